internal import CZlib

/// Decompresses gzip data (RFC 1952) as a stream, in constant memory (zlib's 40 kB).
///
/// Members that follow each other are one stream, as for gzip(1); so are members without content. The check of every
/// member is tested. Unlike gzip(1), nothing is passed over behind the last member, zeros included.
public struct Inflater: ~Copyable {
    /// zlib's state points back to it, so it may not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private let limit: ExpansionLimit
    /// Bytes taken and made in all members; the library's own counts start again with each.
    private var taken = 0
    private var made = 0
    /// How many bytes come before the member being read.
    private var memberStart = 0
    private var isBetweenMembers = false
    private var failure: GzipError?

    public init(limit: ExpansionLimit = .standard) {
        self.limit = limit
        stream = .allocate(capacity: 1)
        // inflateInit2: "The fields next_in, avail_in, zalloc, zfree and opaque must be initialized before by the
        // caller"; zeros choose the default allocation. "windowBits can also be greater than 15 for optional gzip
        // decoding … add 16 to decode only the gzip format". "returns Z_OK if success, Z_MEM_ERROR if there was not
        // enough memory, Z_VERSION_ERROR if the zlib library version is incompatible".
        stream.initialize(to: z_stream())
        let status = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "zlib cannot start: out of memory, or another version than at build time")
    }

    deinit {
        // inflateEnd: "All dynamically allocated data structures for this stream are freed."
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Takes bytes from the start of `input` and puts what they give at the start of `output`, until either is used up.
    ///
    /// - Parameter isLast: whether nothing follows `input`.
    /// - Returns: how many bytes were taken and made. With `isLast`, nothing made in a non-empty `output` is the end.
    /// - Throws: only where nothing was made: all that comes before an error has been handed out. Then again each time.
    public mutating func inflate(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, isLast: Bool
    ) throws(GzipError) -> (taken: Int, made: Int) {
        var (used, given) = (0, 0)
        while failure == nil, given < output.count {
            let rest = UnsafeRawBufferPointer(rebasing: input[used...])
            if isBetweenMembers {
                if rest.isEmpty { break }
                startMember()
            }
            let step = inflateMember(rest, into: UnsafeMutableRawBufferPointer(rebasing: output[given...]), isLast)
            used += step.taken
            given += step.made
            if step == (0, 0) { break }
        }
        if given == 0, let failure { throw failure }
        return (used, given)
    }

    private mutating func startMember() {
        // inflateReset: "equivalent to inflateEnd followed by inflateInit, but does not free and reallocate the
        // internal decompression state".
        inflateReset(stream)
        memberStart = taken
        isBetweenMembers = false
    }

    /// Inflates within one member.
    private mutating func inflateMember(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer, _ isLast: Bool
    ) -> (taken: Int, made: Int) {
        let (offered, room) = (UInt32(clamping: input.count), UInt32(clamping: output.count))
        stream.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_in = offered
        stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.pointee.avail_out = room
        // inflate: "decompresses as much data as possible, and stops when the input buffer becomes empty or the output
        // buffer becomes full". Z_NULL as next_in is Z_STREAM_ERROR unless avail_in is 0.
        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        let step = (taken: Int(offered - stream.pointee.avail_in), made: Int(room - stream.pointee.avail_out))
        taken += step.taken
        made += step.made
        settle(status, atEnd: isLast && step.taken == input.count && stream.pointee.avail_out > 0)
        return step
    }

    /// Takes what `inflate` returned.
    ///
    /// "inflate() returns Z_OK if some progress has been made …, Z_STREAM_END if the end of the compressed data has been
    /// reached and all uncompressed output has been produced, Z_NEED_DICT if a preset dictionary is needed at this
    /// point, Z_DATA_ERROR if the input data was corrupted …, Z_STREAM_ERROR if the stream structure was inconsistent …,
    /// Z_MEM_ERROR if there was not enough memory, Z_BUF_ERROR if no progress was possible … Note that Z_BUF_ERROR is
    /// not fatal". Gzip data have no preset dictionary.
    private mutating func settle(_ status: Int32, atEnd: Bool) {
        switch status {
        case Z_STREAM_END: isBetweenMembers = true
        case Z_OK, Z_BUF_ERROR: if atEnd { failure = brokenOff() }
        case Z_MEM_ERROR: preconditionFailure("out of memory while inflating")
        default: failure = dataError()
        }
        if failure == nil, limit.forbids(made, from: taken) {
            failure = GzipError(
                .expansion, at: taken, found: "gzip data that expand more than \(limit.ratio) times",
                allowed: "at most that beyond the first \(limit.allowance >> 20) MiB")
        }
    }

    private func brokenOff() -> GzipError {
        // A lone byte cannot be told from the start of a member.
        if memberStart > 0, taken - memberStart < 2 { return garbage() }
        return GzipError(.truncated, at: taken, found: "the gzip data break off", allowed: "the rest of them")
    }

    private func dataError() -> GzipError {
        // z_stream.msg: "last error message, NULL if no error".
        let message = stream.pointee.msg.map { String(cString: $0) } ?? "invalid data"
        switch message {
        case "incorrect header check" where memberStart > 0: return garbage()
        case "incorrect header check":
            return GzipError(.notGzip, at: 0, found: "no gzip data", allowed: "the bytes 1F 8B")
        case "incorrect data check":
            return GzipError(
                .checkFailed, at: taken, found: "gzip data that do not match their CRC-32", allowed: "undamaged data")
        case "incorrect length check":
            return GzipError(
                .checkFailed, at: taken, found: "gzip data that do not match their length", allowed: "undamaged data")
        default:
            return GzipError(
                .damaged, at: taken, found: "damaged gzip data (\(message))", allowed: "undamaged data")
        }
    }

    private func garbage() -> GzipError {
        GzipError(
            .trailingGarbage, at: memberStart, found: "something else follows the gzip data",
            allowed: "their end or more of them")
    }
}

extension Inflater {
    /// The content of gzip data in memory.
    ///
    /// - Parameter size: the most bytes that the content may have.
    public static func content(
        of data: [UInt8], atMost size: Int, limit: ExpansionLimit = .standard
    ) throws(GzipError) -> [UInt8] {
        // Within the allowance the limit has nothing to say, however the data expand on the way.
        if let content = GzipMember.content(of: data, atMost: min(size, limit.allowance)) { return content }
        var inflater = Inflater(limit: limit)
        var (content, used) = ([UInt8](), 0)
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let step = try data[used...].withUnsafeBufferPointer { data throws(GzipError) in
                try piece.withUnsafeMutableBufferPointer { piece throws(GzipError) in
                    try inflater.inflate(
                        UnsafeRawBufferPointer(data), into: UnsafeMutableRawBufferPointer(piece), isLast: true)
                }
            }
            if step.made == 0 { return content }
            used += step.taken
            if content.count + step.made > size {
                throw GzipError(
                    .expansion, at: used, found: "more than \(size) bytes of content", allowed: "at most that")
            }
            content += piece[..<step.made]
        }
    }
}
