#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The bytes of an input as they stand there, in pieces of up to 64 KiB.
struct FileBytes: ~Copyable {
    /// What is left of bytes in memory.
    private var memory = UnsafeRawBufferPointer(start: nil, count: 0)
    /// Holds what a descriptor gives; `nil` for bytes in memory.
    private var buffer: UnsafeMutableRawBufferPointer?
    private var descriptor: Int32 = -1
    private var closesDescriptor = false

    /// Whether there is no byte left.
    private(set) var isDrained = false
    /// How many bytes have been read, and how many there are; `nil` where that shows only at the end, as with a pipe.
    private(set) var count = 0
    let size: Int?
    /// The number of the system's error that ended the bytes early.
    private(set) var systemError: Int32?

    /// Small enough to stay in a processor's own cache from read(2) to libxml2: twice as large costs 1 % more.
    static let pieceSize = 64 * 1024

    /// Of the buffer that read(2) fills: a page. Large blocks start 16 bytes into one otherwise, and some processors' block
    /// copy takes five times as long from the start of a page to there: 9 instead of 2 ms for 20 MB, a tenth of reading
    /// them (AMD EPYC, 2026-11).
    private static let alignment = 4096

    init(_ input: XMLInput) throws(XMLError) {
        switch input {
        case .bytes(let bytes): (memory, size) = (bytes, bytes.count)
        case .fileDescriptor(let open): (descriptor, size) = (open, Self.size(of: open))
        case .path(let path):
            // open(2): "On success, open() returns the new file descriptor … On error, -1 is returned and errno is set".
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            if descriptor < 0 { throw .unreadable(errno) }
            size = Self.size(of: descriptor)
            closesDescriptor = true
        }
        if descriptor >= 0 { buffer = .allocate(byteCount: Self.pieceSize, alignment: Self.alignment) }
    }

    deinit {
        buffer?.deallocate()
        if closesDescriptor { close(descriptor) }
    }

    /// The next piece, valid until the one after it; empty at the end.
    mutating func next() -> UnsafeRawBufferPointer {
        guard let buffer else {
            let piece = UnsafeRawBufferPointer(rebasing: memory.prefix(Self.pieceSize))
            memory = UnsafeRawBufferPointer(rebasing: memory[piece.count...])
            count += piece.count
            isDrained = piece.isEmpty
            return piece
        }
        return more(behind: 0, in: buffer)
    }

    /// The piece before with the next one behind it, so that the first bytes come together however few a pipe gives at
    /// a time.
    mutating func next(keeping piece: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard let buffer else {
            if piece.isEmpty { return next() }
            isDrained = memory.isEmpty
            return piece
        }
        return more(behind: piece.count, in: buffer)
    }

    private mutating func more(behind kept: Int, in buffer: UnsafeMutableRawBufferPointer) -> UnsafeRawBufferPointer {
        let more = Self.read(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: buffer[kept...]))
        if more < 0 { systemError = errno }
        isDrained = more <= 0
        count += max(0, more)
        return UnsafeRawBufferPointer(rebasing: buffer[..<(kept + max(0, more))])
    }

    /// fstat(2): "return information about a file … On success, zero is returned"; `st_size` counts the bytes of a regular
    /// file.
    private static func size(of descriptor: Int32) -> Int? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// read(2): "On success, the number of bytes read is returned (zero indicates end of file) … On error, -1 is
    /// returned, and errno is set"; a signal may end it with EINTR before it read anything.
    private static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            #if canImport(Darwin)
                let count = Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #elseif canImport(Musl)
                let count = Musl.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
            if count >= 0 || errno != EINTR { return count }
        }
    }
}

extension XMLError {
    static func unreadable(_ number: Int32) -> XMLError {
        // strerror(3): "returns a pointer to a string that describes the error code"; thread-safe for known numbers.
        let reason = strerror(number).map { String(cString: $0) } ?? "error \(number)"
        return XMLError(.unreadable(errno: number), found: reason, allowed: "a readable file")
    }
}
