#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The bytes of a document in pieces of up to 64 KiB, checked for what libxml2 would read wrongly.
///
/// libxml2 asks for 4 000 bytes at a time; answering from a larger buffer instead of with a read(2) each is
/// 8 to 9 % faster.
struct ByteSource: ~Copyable {
    /// Bytes read but not yet handed on.
    private var window = UnsafeRawBufferPointer(start: nil, count: 0)
    private var file: FileBytes
    /// What the file's bytes hold, where it is compressed.
    private var content = DecodedBytes()
    private var isWide = false
    private var isDrained = false
    /// How many bytes have been handed on.
    private var served = 0

    /// Whether a NUL byte ended the bytes early.
    private(set) var foundNUL = false
    /// How far white space before the document was skipped: lines, and columns within the last of them.
    private(set) var skipped = XMLPosition(line: 0, column: 0)
    /// Whether a byte order mark settles that the bytes are UTF-8, whatever the XML declaration says.
    private(set) var hasUTF8Mark = false
    /// The encoding that the XML declaration names and the bytes of the declaration themselves rule out.
    private(set) var wrongLabel: String?

    /// The bytes of an input, opened and looked at.
    static func open(_ input: XMLInput, decoder: XMLDecoder?) throws(XMLError) -> ByteSource {
        var source = ByteSource(try FileBytes(input))
        try source.openDocument(decoder)
        return source
    }

    private init(_ file: consuming FileBytes) { self.file = file }

    /// The number of the system's error that ended the bytes early.
    var systemError: Int32? { file.systemError }

    /// What ended the bytes of a compressed file early.
    var decodingError: XMLDecodingError? { content.failure }

    private var failed: Bool { systemError != nil || decodingError != nil }

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
        self.served += served
        return served == 0 && failed ? -1 : served
    }

    /// Which share of the document has been handed on but for the last `ahead` bytes; `nil` where the size of its file is
    /// not known. Of a compressed file it is an estimate.
    func shareServed(butFor ahead: Int) -> Double? {
        guard let size = file.size, size > 0, served > ahead else { return nil }
        let shareRead = Double(file.count - content.pending) / Double(size)
        return shareRead * Double(served - ahead) / Double(served + window.count)
    }

    private mutating func fillAndCheck() {
        if content.areInUse {
            window = content.next(from: &file, keeping: 0)
            isDrained = content.isDrained
        } else {
            window = file.next()
            isDrained = file.isDrained
        }
        if !isWide { cutAtNUL() }
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
    /// At least as many as the longest of the signs by which formats and encodings are known.
    private static let magicLength = 16

    private mutating func openDocument(_ decoder: XMLDecoder?) throws(XMLError) {
        repeat {
            window = file.next(keeping: window)
            isDrained = file.isDrained
        } while !isDrained && window.count < Self.magicLength
        if let systemError { throw .unreadable(systemError) }
        if let decoder, window.starts(with: decoder.format.magic) { try openContent(decoder) }
        try refuseForeignFormats()
        if !isWide {
            cutAtNUL()
            skipMarkAndWhiteSpace()
            if !hasUTF8Mark { wrongLabel = Self.wideLabel(in: window) }
        }
        if window.isEmpty, isDrained, !foundNUL, !failed {
            throw XMLError(.empty, found: "the file is empty", allowed: "an XML document")
        }
    }

    /// From here on the bytes are what the file's bytes hold.
    private mutating func openContent(_ decoder: XMLDecoder) throws(XMLError) {
        content.begin(decoder, with: window)
        window = UnsafeRawBufferPointer(start: nil, count: 0)
        repeat {
            window = content.next(from: &file, keeping: window.count)
            isDrained = content.isDrained
        } while !isDrained && window.count < Self.magicLength
        if let systemError { throw .unreadable(systemError) }
        if window.isEmpty, let decodingError { throw XMLError(decodingError, at: nil) }
    }

    private mutating func refuseForeignFormats() throws(XMLError) {
        if let format = XMLError.Compression.allCases.first(where: { window.starts(with: $0.magic) }) {
            let found = "\(content.areInUse ? "what the file holds" : "the file") is \(format.rawValue)-compressed"
            throw XMLError(.compressed(format), found: found, allowed: "plain XML")
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

    /// The encoding of two or four bytes a character that a declaration of one byte a character names, as writers do that
    /// make text in memory and save it as UTF-8 afterwards; `nil` where it names no such one.
    private static func wideLabel(in bytes: UnsafeRawBufferPointer) -> String? {
        guard bytes.starts(with: "<?xml".utf8), let end = bytes.prefix(256).firstIndex(of: UInt8(ascii: ">")) else {
            return nil
        }
        let between = Array(" \t\r\n=\"'?".utf8)
        let words = bytes[..<end].split(whereSeparator: between.contains)
        guard let word = words.firstIndex(where: { $0.elementsEqual("encoding".utf8) }), word + 1 < words.count else {
            return nil
        }
        let label = String(decoding: words[word + 1], as: UTF8.self)
        let name = label.uppercased()
        let isWide = ["UTF-16", "UTF16", "UTF-32", "UCS-2", "UCS-4", "ISO-10646-UCS"].contains(where: name.hasPrefix)
        return isWide ? label : nil
    }
}
