/// What the bytes of a compressed file hold, in pieces of up to 64 KiB.
struct DecodedBytes: ~Copyable {
    /// `nil` for a file that is not compressed.
    private var decoder: XMLDecoder?
    private var buffer = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    /// Bytes of the file not yet decoded.
    private var encoded = UnsafeRawBufferPointer(start: nil, count: 0)

    /// Whether there is no byte left.
    private(set) var isDrained = false
    /// What ended the bytes early.
    private(set) var failure: XMLDecodingError?

    deinit { buffer.deallocate() }

    /// How many bytes of the file are read and not yet decoded.
    var pending: Int { encoded.count }

    /// Whether the file is compressed.
    var areInUse: Bool { decoder != nil }

    /// - Parameter piece: the piece of the file that has been read.
    mutating func begin(_ decoder: XMLDecoder, with piece: UnsafeRawBufferPointer) {
        self.decoder = decoder
        buffer = .allocate(byteCount: FileBytes.pieceSize, alignment: 16)
        encoded = piece
    }

    /// The next piece behind the first `kept` bytes of the one before, valid until the one after it.
    mutating func next(from file: inout FileBytes, keeping kept: Int) -> UnsafeRawBufferPointer {
        var count = kept
        while count == kept, !isDrained, let decoder {
            if encoded.isEmpty, !file.isDrained { encoded = file.next() }
            let output = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
            do throws(XMLDecodingError) {
                let step = try decoder.decode(encoded, output, file.isDrained)
                encoded = UnsafeRawBufferPointer(rebasing: encoded[step.taken...])
                count += step.made
                isDrained = step.made == 0 && encoded.isEmpty && file.isDrained
            } catch {
                if file.systemError == nil { failure = error }
                isDrained = true
            }
        }
        return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }
}
