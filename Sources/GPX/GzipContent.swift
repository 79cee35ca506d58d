internal import Gzip
internal import StreamingXML

extension XMLDecoder {
    /// Reads gzip as what it holds. For one document.
    static func gzip(_ content: GzipContent = GzipContent()) -> XMLDecoder {
        XMLDecoder(for: .gzip) { input, output, isLast throws(XMLDecodingError) in
            try content.next(input, output, isLast)
        }
    }
}

/// The decompressor of one document, made when the document turns out to be compressed.
final class GzipContent {
    private var inflater: Inflater?
    /// Whether the document turned out to be compressed.
    private(set) var isInUse = false

    func next(
        _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, _ isLast: Bool
    ) throws(XMLDecodingError) -> (taken: Int, made: Int) {
        if inflater == nil { inflater = Inflater() }
        isInUse = true
        do throws(GzipError) {
            return try inflater!.inflate(input, into: output, isLast: isLast)
        } catch {
            throw XMLDecodingError(found: "\(error.found) (byte \(error.position))", allowed: error.allowed)
        }
    }
}
