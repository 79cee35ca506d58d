/// The attributes of a `camber:stretch` note.
struct Note: Equatable, Sendable {
    enum Attribute: String, CaseIterable, Sendable {
        case surface
        case crossSection = "cross-section"
        case crossfall
        case falls
        case footways
        case traffic
        case oneway
        case unsafeEdge = "unsafe-edge"
    }

    /// The value that ends what an earlier note said.
    static let unknown = "unknown"

    /// What the note says, in the words of the file.
    private(set) var values: [Attribute: String] = [:]

    /// Everything there is to say about `ground`.
    init(_ ground: Ground) {
        values[.surface] = ground.surface?.rawValue
        values[.footways] = ground.footways?.rawValue
        values[.traffic] = ground.traffic?.rawValue
        values[.oneway] = ground.oneway?.rawValue
        values[.unsafeEdge] = ground.unsafeEdge?.rawValue
        switch ground.crossSection {
        case .level:
            values[.crossSection] = "level"
        case .crowned(let crossfall):
            values[.crossSection] = "crowned"
            values[.crossfall] = "\(crossfall)"
        case .banked(let crossfall, let falls):
            values[.crossSection] = "banked"
            values[.crossfall] = "\(crossfall)"
            values[.falls] = falls.rawValue
        case nil:
            break
        }
    }

    /// What changes where `ground` follows on `previous`: attributes hold until they change, and end with `unknown`.
    init(from previous: Ground, to ground: Ground) {
        let before = Note(previous).values
        let after = Note(ground).values
        for attribute in Attribute.allCases where before[attribute] != after[attribute] {
            values[attribute] = after[attribute] ?? Self.unknown
        }
    }

    /// The note without what it says about the surface, for files that carry the surface in another way.
    func withoutSurface() -> Note {
        var note = self
        note.values[.surface] = nil
        return note
    }

    /// The note as an XML element, or `nil` where it says nothing.
    var element: String? {
        guard !values.isEmpty else { return nil }
        let attributes = Attribute.allCases.compactMap { attribute in
            values[attribute].map { " \(attribute.rawValue)=\"\($0)\"" }
        }
        return "<camber:stretch\(attributes.joined())/>"
    }
}
