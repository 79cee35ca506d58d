internal import CLibXML2

/// What libxml2 carries through a parse as its user data.
struct SessionState: ~Copyable {
    /// The consumer's own state. Stays the first field: `XMLSession.consumer` reads it in place.
    let consumer: UnsafeMutableRawPointer
    /// Where libxml2 counts lines and columns. Stay the second and third field: `XMLSession.markOfText` reads them in
    /// place.
    private var line, column: UnsafePointer<Int32>?
    /// Where libxml2 looks up whom it hands text and white space to, and who that is by rights. Stay the fourth to sixth
    /// field: `XMLSession.handOver` writes through them.
    private var texts, whiteSpace: UnsafeMutablePointer<XMLCharacters?>?
    private var textHandler: XMLCharacters?
    var source: ByteSource
    private(set) var context: xmlParserCtxtPtr?
    var failure: XMLError?
    var wasStopped = false
    var notices: [XMLNotice] = []

    init(consumer: UnsafeMutableRawPointer, source: consuming ByteSource) {
        self.consumer = consumer
        self.source = source
    }

    /// Takes the parser, before it begins. A document has one input: what would open another one is refused.
    mutating func begin(_ context: xmlParserCtxtPtr) {
        self.context = context
        func counter(_ field: PartialKeyPath<xmlParserInput>) -> UnsafePointer<Int32>? {
            guard let input = context.pointee.input, let offset = MemoryLayout<xmlParserInput>.offset(of: field) else {
                return nil
            }
            return (UnsafeRawPointer(input) + offset).assumingMemoryBound(to: Int32.self)
        }
        (line, column) = (counter(\.line), counter(\.col))
        func handler(_ field: PartialKeyPath<xmlSAXHandler>) -> UnsafeMutablePointer<XMLCharacters?>? {
            guard let table = context.pointee.sax, let offset = MemoryLayout<xmlSAXHandler>.offset(of: field) else {
                return nil
            }
            return (UnsafeMutableRawPointer(table) + offset).assumingMemoryBound(to: XMLCharacters?.self)
        }
        (texts, whiteSpace) = (handler(\.characters), handler(\.ignorableWhitespace))
        textHandler = texts?.pointee
    }

    /// Where the parser stands.
    var position: XMLPosition {
        guard let input = context?.pointee.input else { return XMLPosition(line: 1, column: 1) }
        return inFile(XMLPosition(line: Int(input.pointee.line), column: Int(input.pointee.col)))
    }

    /// Which share of the document lies behind the parser's place.
    var shareRead: Double? {
        guard let input = context?.pointee.input, let place = input.pointee.cur else { return nil }
        return source.shareServed(butFor: max(0, input.pointee.end - place))
    }

    /// Where `byte` of the tag or text being handed over lies.
    ///
    /// Counts back from where the parser stands. A value that libxml2 had to unescape or that is not ASCII lies
    /// outside its buffer; the start of its tag stands in for it.
    func position(of byte: UnsafePointer<UInt8>) -> XMLPosition {
        guard let input = context?.pointee.input, let base = input.pointee.base, let end = input.pointee.cur,
            base <= byte, byte <= end
        else { return positionOfTag() }
        let between = UnsafeBufferPointer(start: byte, count: end - byte)
        let lines = between.count { $0 == 0x0A }
        let line = Int(input.pointee.line) - lines
        if lines == 0 {
            return inFile(XMLPosition(line: line, column: Int(input.pointee.col) - Self.characters(in: between)))
        }
        var start = byte
        while start > base, start[-1] != 0x0A { start -= 1 }
        let before = Self.characters(in: UnsafeBufferPointer(start: start, count: byte - start))
        return inFile(XMLPosition(line: line, column: before + 1))
    }

    /// Where the `<` before the parser's place lies. No other `<` can stand inside a tag.
    func positionOfTag() -> XMLPosition {
        guard let input = context?.pointee.input, let base = input.pointee.base, var place = input.pointee.cur
        else { return position }
        while place > base, place[-1] != UInt8(ascii: "<") { place -= 1 }
        return place > base ? position(of: place - 1) : position
    }

    /// Whether the parser stands on the `>` or `/>` of a start tag.
    var tagIsWhole: Bool {
        guard let input = context?.pointee.input, let place = input.pointee.cur, place < input.pointee.end else {
            return false
        }
        return place.pointee == UInt8(ascii: ">") || place.pointee == UInt8(ascii: "/")
    }

    private static func characters(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        bytes.count { $0 & 0xC0 != 0x80 }
    }

    /// Adds the white space that the source skipped before the document.
    func inFile(_ place: XMLPosition) -> XMLPosition {
        let skipped = source.skipped
        return XMLPosition(
            line: place.line + skipped.line, column: place.column + (place.line == 1 ? skipped.column : 0))
    }

    /// xmlStopParser: "Blocks further parser processing". It frees the input buffer, so no pointer that was handed
    /// over is valid any more.
    func stopParser() {
        xmlStopParser(context)
    }
}

// What libxml2 reports.
extension SessionState {
    /// Takes an error of the parse.
    mutating func record(_ error: xmlError) {
        guard error.level == XML_ERR_FATAL else { return note(error) }
        if failure == nil, !wasStopped { failure = fatalError(error) }
        // Without this 2.9.14 scans the rest of the document and still calls `characters`.
        stopParser()
    }

    /// Takes an error of a part of libxml2 that knows nothing of the parse. The bytes end where they cannot be decoded.
    mutating func recordElsewhere(_ error: xmlError) {
        guard failure == nil, error.code == Int32(XML_I18N_CONV_FAILED.rawValue) else { return }
        failure = XMLError(
            .notWellFormed(code: error.code), at: position, found: "bytes that are not in the document's encoding",
            allowed: "one encoding throughout")
    }

    /// Takes a declaration whose encoding is not the document's.
    mutating func noteLabel(_ label: String) {
        notices.append(
            XMLNotice(
                code: Int32(XML_ERR_INVALID_ENCODING.rawValue), isAboutNamespaces: false,
                message: "labelled \(label.prefix(40)), but not in it", position: position, count: 1))
    }

    private mutating func note(_ error: xmlError) {
        if let known = notices.firstIndex(where: { $0.code == error.code }) {
            notices[known].count += 1
            return
        }
        let isAboutNamespaces = error.domain == Int32(XML_FROM_NAMESPACE.rawValue)
        notices.append(
            XMLNotice(
                code: error.code, isAboutNamespaces: isAboutNamespaces, message: Self.message(error),
                position: position, count: 1))
    }

    private func fatalError(_ error: xmlError) -> XMLError {
        let message = Self.message(error)
        let code = xmlParserErrors(UInt32(error.code))
        if message.contains("xcessive depth") {
            return XMLError(
                .limit, at: position, found: "elements within elements", allowed: "at most 256 levels of them")
        }
        if Self.limitMessages.contains(where: message.contains) {
            return XMLError(.limit, at: position, found: message, allowed: "names of 50 kB and values of 10 MB at most")
        }
        if code == XML_ERR_UNSUPPORTED_ENCODING || code == XML_ERR_UNKNOWN_ENCODING {
            return XMLError(.encoding, at: position, found: message, allowed: "a known encoding such as UTF-8")
        }
        if breaksOff(code) {
            return XMLError(.truncated, at: position, found: message, allowed: "the rest of the document")
        }
        let found =
            switch code {
            case XML_ERR_NAME_REQUIRED where message == "no name": "an & that starts no entity (it is written &amp;)"
            case XML_ERR_INVALID_CHAR where message.hasPrefix("input is not proper"): "bytes that are not UTF-8"
            default: message
            }
        return XMLError(.notWellFormed(code: error.code), at: position, found: found, allowed: "well-formed XML")
    }

    /// Whether an error is no more than the end of the bytes in the middle of something.
    private func breaksOff(_ code: xmlParserErrors) -> Bool {
        if code == XML_ERR_TAG_NOT_FINISHED { return true }
        guard source.isAtEnd, let input = context?.pointee.input, let place = input.pointee.cur else { return false }
        let rest = UnsafeBufferPointer(start: place, count: max(0, input.pointee.end - place))
        switch code {
        case XML_ERR_TAG_NAME_MISMATCH, XML_ERR_DOCUMENT_END: return false
        case XML_ERR_DOCUMENT_EMPTY: return rest.isEmpty
        // Half a character in UTF-8 has at most three bytes.
        case XML_ERR_INVALID_CHAR: return rest.count < 4
        default: return !rest.contains(UInt8(ascii: ">"))
        }
    }

    /// How libxml2 2.9 to 2.14 name what goes beyond their limits without `XML_PARSE_HUGE`.
    private static let limitMessages = ["too long", "too big", "Huge input", "Buffer size limit"]

    /// One line of up to 160 characters, without the name of the function of libxml2 that it starts with at times.
    private static func message(_ error: xmlError) -> String {
        guard let text = error.message else { return "error \(error.code)" }
        var line =
            String(cString: text).split(whereSeparator: \.isNewline).first.map(String.init) ?? "error \(error.code)"
        if line.hasPrefix("xmlParse"), let colon = line.firstIndex(of: ":") {
            line = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        let word = line.prefix { $0 != " " }
        if word.dropFirst().allSatisfy(\.isLowercase), let first = word.first {
            line = first.lowercased() + line.dropFirst()
        }
        // It may hold names of up to 50 kB and values with characters that move a terminal's cursor.
        let shown = line.prefix(160).map {
            $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : $0
        }
        return String(shown) + (line.count > 160 ? "…" : "")
    }
}
