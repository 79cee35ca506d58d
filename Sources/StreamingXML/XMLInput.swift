/// Where a document's bytes come from.
public enum XMLInput {
    /// A file, opened and closed by the scanner.
    case path(String)
    /// An open file descriptor such as standard input, read from where it stands and left open.
    case fileDescriptor(Int32)
    /// Bytes in memory, which must outlive the scanner.
    case bytes(UnsafeRawBufferPointer)
}

/// What a consumer puts before the scanner so that compressed input is read as what it holds.
public struct XMLDecoder {
    /// Takes bytes from the start of `input`, puts what they give at the start of `output`, and says how many of each.
    ///
    /// Called for pieces of 64 KiB, so that its cost hardly shows. No pointer it is lent may outlive the call.
    /// - `isLast`: whether nothing follows `input`. Then nothing made is the end.
    /// - Throws: only where nothing was made; what it gave before is read.
    public typealias Decode = (
        _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, _ isLast: Bool
    ) throws(XMLDecodingError) -> (taken: Int, made: Int)

    /// The format it reads, recognised by its first bytes.
    public let format: XMLError.Compression
    let decode: Decode

    public init(for format: XMLError.Compression, _ decode: @escaping Decode) {
        self.format = format
        self.decode = decode
    }
}

/// Why a decoder cannot go on.
public struct XMLDecodingError: Error, Sendable, Hashable {
    /// What was found, as the start of a sentence.
    public var found: String
    /// What would have been read, as the end of a sentence that starts with "expected".
    public var allowed: String

    public init(found: String, allowed: String) {
        self.found = found
        self.allowed = allowed
    }
}
