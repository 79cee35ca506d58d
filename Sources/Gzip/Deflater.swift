internal import CZlib

/// Compresses a stream of bytes into one gzip member (RFC 1952) without a name or a time, so that the same bytes and
/// level give the same data.
public struct Deflater: ~Copyable {
    /// zlib's state points back to it, so it may not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isFinished = false

    /// - Parameter level: from 1, fastest, to 9, smallest; 0 stores.
    public init(level: Int = 6) {
        precondition((0...9).contains(level), "a level of compression is 0 to 9, not \(level)")
        stream = .allocate(capacity: 1)
        // deflateInit2: "Add 16 to windowBits to write a simple gzip header and trailer around the compressed data …
        // no file name, no extra data, no comment, no modification time (set to zero)". "memLevel=8" is the default.
        // "returns Z_OK if success, Z_MEM_ERROR if there was not enough memory".
        stream.initialize(to: z_stream())
        let status = deflateInit2_(
            stream, Int32(level), Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "zlib cannot start: out of memory, or another version than at build time")
    }

    deinit {
        // deflateEnd: "All dynamically allocated data structures for this stream are freed."
        deflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Takes bytes from the start of `input` and puts compressed ones at the start of `output`, until either is used up.
    ///
    /// - Parameter isLast: whether nothing follows `input`; once said, it stays so.
    /// - Returns: how many bytes were taken and made. With `isLast`, nothing made in a non-empty `output` is the end.
    public mutating func deflate(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
    ) -> (taken: Int, made: Int) {
        // deflate: "If the parameter flush is set to Z_FINISH, pending input is processed, pending output is flushed and
        // deflate returns with Z_STREAM_END if there was enough output space … After deflate has returned Z_STREAM_END,
        // the only possible operations on the stream are deflateReset or deflateEnd." Z_BUF_ERROR, no progress, is
        // "not fatal".
        if isFinished || output.isEmpty { return (0, 0) }
        let (offered, room) = (UInt32(clamping: input.count), UInt32(clamping: output.count))
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = offered
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = room
        let isWhole = isLast && Int(offered) == input.count
        isFinished = CZlib.deflate(stream, isWhole ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_END
        return (Int(offered - stream.pointee.avail_in), Int(room - stream.pointee.avail_out))
    }

    /// The gzip data of bytes in memory.
    public static func data(of content: [UInt8], level: Int = 6) -> [UInt8] {
        var deflater = Deflater(level: level)
        var (data, used) = ([UInt8](), 0)
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let step = content.withUnsafeBytes { content in
                piece.withUnsafeMutableBytes { piece in
                    deflater.deflate(UnsafeRawBufferPointer(rebasing: content[used...]), into: piece, isLast: true)
                }
            }
            if step.made == 0 { return data }
            used += step.taken
            data += piece[..<step.made]
        }
    }
}
