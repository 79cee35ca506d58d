#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Where a document's bytes come from.
public enum XMLInput {
    /// A file, opened and closed by the scanner.
    case path(String)
    /// An open file descriptor such as standard input, read from where it stands and left open.
    case fileDescriptor(Int32)
    /// Bytes in memory, which must outlive the scanner.
    case bytes(UnsafeRawBufferPointer)
}

/// The bytes of a document in pieces of up to 128 KiB, checked for what libxml2 would read wrongly.
///
/// libxml2 asks for 4 000 bytes at a time; answering from a larger buffer instead of with a read(2) each is
/// 8 to 9 % faster.
struct ByteSource: ~Copyable {
    /// Bytes read but not yet handed on.
    private var window = UnsafeRawBufferPointer(start: nil, count: 0)
    /// What is left of bytes in memory.
    private var memory = UnsafeRawBufferPointer(start: nil, count: 0)
    /// Holds what a descriptor gives; `nil` for bytes in memory.
    private var buffer: UnsafeMutableRawBufferPointer?
    private var descriptor: Int32 = -1
    private var closesDescriptor = false
    private var isWide = false
    private var isDrained = false

    /// The number of the system's error that ended the bytes early.
    private(set) var systemError: Int32?
    /// Whether a NUL byte ended the bytes early.
    private(set) var foundNUL = false
    /// How far white space before the document was skipped: lines, and columns within the last of them.
    private(set) var skipped = XMLPosition(line: 0, column: 0)
    /// Whether a byte order mark settles that the bytes are UTF-8, whatever the XML declaration says.
    private(set) var hasUTF8Mark = false

    private static let pieceSize = 128 * 1024

    init(_ input: XMLInput) throws(XMLError) {
        switch input {
        case .bytes(let bytes): memory = bytes
        case .fileDescriptor(let open): descriptor = open
        case .path(let path):
            // open(2): "On success, open() returns the new file descriptor … On error, -1 is returned and errno is set".
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            if descriptor < 0 { throw .unreadable(errno) }
            closesDescriptor = true
        }
        if descriptor >= 0 { buffer = .allocate(byteCount: Self.pieceSize, alignment: 16) }
        try openDocument()
    }

    deinit {
        buffer?.deallocate()
        if closesDescriptor { close(descriptor) }
    }

    /// Whether the last byte has been handed on.
    var isAtEnd: Bool { isDrained && window.isEmpty }

    /// Hands on `count` bytes, fewer only at the end; −1 after a system error.
    ///
    /// libxml2 looks ahead as far as it asked for: a short answer in the middle of a name reads as the document's end.
    mutating func serve(_ destination: UnsafeMutableRawPointer, _ count: Int) -> Int {
        var served = 0
        while served < count {
            if window.isEmpty, !isDrained { fillAndCheck() }
            guard let start = window.baseAddress, !window.isEmpty else { break }
            let share = min(count - served, window.count)
            (destination + served).copyMemory(from: start, byteCount: share)
            window = UnsafeRawBufferPointer(rebasing: window[share...])
            served += share
        }
        return served == 0 && systemError != nil ? -1 : served
    }

    private mutating func fillAndCheck() {
        fill(keeping: 0)
        if !isWide { cutAtNUL() }
    }

    /// Replaces the window with the next piece, behind the first `kept` bytes of the buffer.
    private mutating func fill(keeping kept: Int) {
        let fresh: UnsafeRawBufferPointer
        if let buffer {
            let count = Self.read(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: buffer[kept...]))
            if count < 0 { systemError = errno }
            fresh = UnsafeRawBufferPointer(rebasing: buffer[kept..<kept + max(0, count)])
            window = UnsafeRawBufferPointer(rebasing: buffer[..<(kept + fresh.count)])
        } else {
            let count = min(Self.pieceSize, memory.count)
            fresh = UnsafeRawBufferPointer(rebasing: memory[..<count])
            memory = UnsafeRawBufferPointer(rebasing: memory[count...])
            window = fresh
        }
        isDrained = fresh.isEmpty
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

    /// Ends the bytes before the first NUL. libxml2 takes one for the end of its buffer: it loses all that follows, and
    /// says nothing of those behind the root element.
    private mutating func cutAtNUL() {
        // memchr(3): "return a pointer to the matching byte or NULL if the character does not occur".
        guard let start = window.baseAddress, let nul = memchr(start, 0, window.count) else { return }
        window = UnsafeRawBufferPointer(start: start, count: UnsafeRawPointer(nul) - start)
        foundNUL = true
        isDrained = true
    }
}

// The document's first bytes.
extension ByteSource {
    private mutating func openDocument() throws(XMLError) {
        repeat {
            fill(keeping: buffer == nil ? 0 : window.count)
        } while !isDrained && window.count < 16 && buffer != nil
        if let systemError { throw .unreadable(systemError) }
        try refuseForeignFormats()
        if !isWide {
            cutAtNUL()
            skipMarkAndWhiteSpace()
        }
        if window.isEmpty, isDrained, !foundNUL {
            throw XMLError(.empty, found: "the file is empty", allowed: "an XML document")
        }
    }

    private mutating func refuseForeignFormats() throws(XMLError) {
        let magic: [(XMLError.Compression, [UInt8])] = [
            (.gzip, [0x1F, 0x8B]), (.zip, [0x50, 0x4B, 0x03, 0x04]), (.bzip2, [0x42, 0x5A, 0x68]),
            (.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
        ]
        if let (format, _) = magic.first(where: { window.starts(with: $0.1) }) {
            throw XMLError(
                .compressed(format), found: "the file is \(format.rawValue)-compressed", allowed: "plain XML")
        }
        let utf32: [[UInt8]] = [[0, 0, 0xFE, 0xFF], [0xFF, 0xFE, 0, 0], [0, 0, 0, 0x3C], [0x3C, 0, 0, 0]]
        if utf32.contains(where: { window.starts(with: $0) }) {
            throw XMLError(.encoding, found: "the file is in UTF-32", allowed: "UTF-8, UTF-16 or a declared encoding")
        }
        let utf16: [[UInt8]] = [[0xFE, 0xFF], [0xFF, 0xFE], [0, 0x3C], [0x3C, 0]]
        isWide = utf16.contains { window.starts(with: $0) }
    }

    /// An XML declaration must be the first thing in a document; some writers put a blank line before it.
    private mutating func skipMarkAndWhiteSpace() {
        if window.starts(with: [0xEF, 0xBB, 0xBF]) {
            hasUTF8Mark = true
            window = UnsafeRawBufferPointer(rebasing: window[3...])
        }
        while true {
            let blanks = window.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
            for byte in blanks {
                skipped =
                    byte == 0x0A
                    ? XMLPosition(line: skipped.line + 1, column: 0)
                    : XMLPosition(line: skipped.line, column: skipped.column + 1)
            }
            window = UnsafeRawBufferPointer(rebasing: window[blanks.endIndex...])
            if !window.isEmpty || isDrained { return }
            fillAndCheck()
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
