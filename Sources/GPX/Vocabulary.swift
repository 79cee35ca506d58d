/// Whose words an element in extensions uses, by its namespace.
struct Vocabulary: OptionSet {
    let rawValue: UInt8

    /// GPX itself, no namespace, or a prefix that was never declared.
    static let plain = Vocabulary(rawValue: 1)
    static let garmin = Vocabulary(rawValue: 2)
    static let cluetrust = Vocabulary(rawValue: 4)
    static let openTracks = Vocabulary(rawValue: 8)
    static let brouter = Vocabulary(rawValue: 16)
    static let other = Vocabulary(rawValue: 32)

    static let known: Vocabulary = [.plain, .garmin, .cluetrust, .openTracks]
    static let any: Vocabulary = [.known, .other]

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// By what the URI holds, for it is misspelt in some files: `xmlschemes` for `xmlschemas`, the schema's address for
    /// the namespace, another version.
    init(uri: String) {
        let uri = uri.lowercased()
        let marks: [(String, Vocabulary)] = [
            ("trackpointextension", .garmin), ("powerextension", .garmin), ("garmin.com", .garmin),
            ("cluetrust", .cluetrust), ("gpxdata", .cluetrust), ("opentracks", .openTracks),
            ("not yet documented", .brouter), ("brouter", .brouter), ("topografix.com/gpx/1", .plain),
        ]
        self = marks.first { uri.contains($0.0) }?.1 ?? .other
    }
}
