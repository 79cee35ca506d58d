/// A place in a document, counted from 1; the column counts characters.
public struct XMLPosition: Sendable, Hashable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// Why a document could not be read to its end.
public struct XMLError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// Breaks a rule of XML 1.0; `code` is libxml2's `xmlParserErrors` value.
        case notWellFormed(code: Int32)
        /// Ends before its root element does.
        case truncated
        /// Holds a document type declaration, which is refused: its entities can multiply without limit, its
        /// attribute defaults put values into elements that do not have them, and neither serves data files.
        case doctype
        /// Goes beyond a limit on depth, name length, attribute length or attributes in one tag.
        case limit
        /// Starts with the magic number of a compressed file.
        case compressed(Compression)
        /// Is compressed, and what it holds ends in an error of its decoder.
        case undecodable
        /// Is in an encoding that cannot be read.
        case encoding
        /// Holds a NUL byte, as files do that a device was writing when it lost power.
        case nulByte
        /// Could not be opened or read; the system's error number.
        case unreadable(errno: Int32)
        /// Holds nothing but white space.
        case empty
    }

    /// A compressed format, recognised by its first bytes.
    public enum Compression: String, Sendable, Hashable, CaseIterable {
        case gzip, zip, bzip2, xz

        var magic: [UInt8] {
            switch self {
            case .gzip: [0x1F, 0x8B]
            case .zip: [0x50, 0x4B, 0x03, 0x04]
            case .bzip2: [0x42, 0x5A, 0x68]
            case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
            }
        }
    }

    public let kind: Kind
    /// `nil` where the file as a whole is at fault.
    public let position: XMLPosition?
    /// What was found, as the start of a sentence.
    public let found: String
    /// What would have been read, as the end of a sentence that starts with "expected".
    public let allowed: String

    init(_ kind: Kind, at position: XMLPosition? = nil, found: String, allowed: String) {
        self.kind = kind
        self.position = position
        self.found = found
        self.allowed = allowed
    }

    init(_ error: XMLDecodingError, at position: XMLPosition?) {
        self.init(.undecodable, at: position, found: error.found, allowed: error.allowed)
    }

    public var description: String {
        let place = position.map { "\($0.line):\($0.column): " } ?? ""
        return "\(place)\(found); expected \(allowed)"
    }
}

/// Something odd that does not keep a document from being read, such as a prefix nobody declared.
public struct XMLNotice: Sendable, Hashable {
    /// libxml2's `xmlParserErrors` value.
    public let code: Int32
    /// Whether it breaks a rule of Namespaces in XML.
    public let isAboutNamespaces: Bool
    /// What libxml2 says of the first one.
    public let message: String
    /// Where the first one is.
    public let position: XMLPosition
    /// How many there are.
    public internal(set) var count: Int
}
