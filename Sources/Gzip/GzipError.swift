/// Why gzip data could not be decompressed to their end.
public struct GzipError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// Does not start as gzip data do.
        case notGzip
        /// Breaks a rule of the format.
        case damaged
        /// A member's CRC-32 or length is not that of what it holds. All it holds has been handed out.
        case checkFailed
        /// Ends inside a member.
        case truncated
        /// Something else follows the last member. All members have been handed out.
        case trailingGarbage
        /// Expands beyond an `ExpansionLimit`, or beyond what the caller has room for.
        case expansion
    }

    public let kind: Kind
    /// How many bytes come before what was found.
    public let position: Int
    /// What was found, as the start of a sentence.
    public let found: String
    /// What would have been read, as the end of a sentence that starts with "expected".
    public let allowed: String

    init(_ kind: Kind, at position: Int, found: String, allowed: String) {
        self.kind = kind
        self.position = position
        self.found = found
        self.allowed = allowed
    }

    /// One line, such as `byte 4711: the gzip data break off; expected the rest of them`.
    public var description: String { "byte \(position): \(found); expected \(allowed)" }
}
