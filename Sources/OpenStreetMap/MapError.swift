/// Why a file gave no map: where, what was found, what is allowed.
public struct MapError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// Is no OpenStreetMap file that can be read.
        case foreign
        /// Breaks a rule of its format.
        case damaged
        /// Ends too early.
        case truncated
        /// Needs something of its format that is not read, such as a compression.
        case unsupported
        /// Could not be opened or read; the system's error number.
        case unreadable(errno: Int32)
        /// Holds no way a runner can use.
        case empty
    }

    /// Where in the file: nothing, a byte's number, or a line and column.
    public enum Place: Sendable, Hashable {
        case file
        /// Bytes before it.
        case byte(Int)
        case line(Int, column: Int)
    }

    public let kind: Kind
    public let place: Place
    /// What was found, as the start of a sentence.
    public let found: String
    /// What would have been read, as the end of a sentence that starts with "expected".
    public let allowed: String

    init(_ kind: Kind, at place: Place = .file, found: String, allowed: String) {
        self.kind = kind
        self.place = place
        self.found = found
        self.allowed = allowed
    }

    /// One line, such as `map.osm.pbf: byte 4711: error: the file breaks off; expected the rest of a block`.
    public func description(source: String) -> String {
        let prefix =
            switch place {
            case .file: source
            case .byte(let number): "\(source): byte \(number)"
            case .line(let line, let column): "\(source):\(line):\(column)"
            }
        return "\(prefix): error: \(found); expected \(allowed)"
    }

    public var description: String { description(source: "map") }
}
