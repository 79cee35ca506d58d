internal import StreamingXML

/// Why a file could not be read as GPX at all.
public struct GPXError: Error, Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// The root element is not `gpx`.
        case notGPX
        /// Not well-formed XML, or cut off, before the first point was whole.
        case notWellFormed, truncated
        /// A document type declaration, refused wherever it stands.
        case doctype
        /// Beyond the XML parser's limits before the first point was whole.
        case limit
        /// Compressed in another way than gzip; the command that decompresses to standard output.
        case compressed(decompressor: String)
        /// Compressed, and broken in it before the first point was whole.
        case compressionDamaged
        case encoding
        case empty
        /// Could not be opened or read; the system's error number.
        case unreadable(errno: Int32)
        /// A track, or a part of one, that the file does not have.
        case noSuchPart
    }

    public let kind: Kind
    /// `nil` where the file as a whole is at fault.
    public let line: Int?
    public let column: Int?
    public let found: String
    /// What would have been read, to follow "expected".
    public let allowed: String

    init(_ kind: Kind, line: Int?, column: Int?, found: String, allowed: String) {
        self.kind = kind
        self.line = line
        self.column = column
        self.found = found
        self.allowed = allowed
    }

    /// One line, such as `map.kml:2:1: error: the root element is <kml>; expected <gpx>`.
    ///
    /// - Parameter source: what the reader of the line knows the file as.
    public func description(source: String) -> String {
        let place = if let line, let column { "\(source):\(line):\(column)" } else { source }
        switch kind {
        case .compressed(let decompressor):
            let command = "\(decompressor) \(source.asShellWord) | camber score -"
            return "\(place): error: \(found); decompress it first: \(command)"
        // ENOENT is 2 everywhere. A byte that is no UTF-8 has become U+FFFD, and no file has that name.
        case .unreadable(errno: 2) where source.unicodeScalars.contains("\u{FFFD}"):
            return "\(place): error: cannot be read: the name is not UTF-8; rename it"
        case .unreadable: return "\(place): error: cannot be read: \(found)"
        default: return "\(place): error: \(found); expected \(allowed)"
        }
    }
}

extension GPXError {
    init(_ error: XMLError) {
        let (found, allowed) = (error.found, error.allowed)
        let (line, column) = (error.position?.line, error.position?.column)
        switch error.kind {
        case .notWellFormed:
            self.init(.notWellFormed, line: line, column: column, found: "not XML: \(found)", allowed: allowed)
        case .nulByte: self.init(.notWellFormed, line: line, column: column, found: found, allowed: allowed)
        case .truncated:
            self.init(
                .truncated, line: line, column: column, found: "the file breaks off here, before its first point ends",
                allowed: "a whole GPX file")
        case .doctype:
            self.init(.doctype, line: line, column: column, found: found, allowed: "a GPX file without one")
        case .limit: self.init(.limit, line: line, column: column, found: found, allowed: allowed)
        case .compressed(let format):
            self.init(
                .compressed(decompressor: format.decompressor), line: nil, column: nil, found: found, allowed: allowed)
        case .undecodable:
            self.init(.compressionDamaged, line: line, column: column, found: found, allowed: allowed)
        case .encoding: self.init(.encoding, line: line, column: column, found: found, allowed: allowed)
        case .empty: self.init(.empty, line: nil, column: nil, found: found, allowed: "a GPX file")
        case .unreadable(let errno):
            self.init(.unreadable(errno: errno), line: nil, column: nil, found: found, allowed: allowed)
        }
    }
}

extension XMLError.Compression {
    /// The command that writes the content of such a file to standard output.
    fileprivate var decompressor: String {
        switch self {
        case .gzip: "gunzip -c"
        case .zip: "unzip -p"
        case .bzip2: "bunzip2 -c"
        case .xz: "xz -dc"
        }
    }
}
