internal import Gzip
internal import StreamingXML

extension XMLDecoder {
    /// Reads gzip as what it holds. For one document.
    static func gzip() -> XMLDecoder {
        let content = GzipMap()
        return XMLDecoder(for: .gzip) { input, output, isLast throws(XMLDecodingError) in
            try content.next(input, output, isLast)
        }
    }
}

/// The decompressor of one document, made when the document turns out to be compressed.
private final class GzipMap {
    private var inflater: Inflater?

    func next(
        _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer, _ isLast: Bool
    ) throws(XMLDecodingError) -> (taken: Int, made: Int) {
        if inflater == nil { inflater = Inflater() }
        do throws(GzipError) {
            return try inflater!.inflate(input, into: output, isLast: isLast)
        } catch {
            throw XMLDecodingError(found: "\(error.found) (byte \(error.position))", allowed: error.allowed)
        }
    }
}
