/// XML as it is written: UTF-8, event by event, so that canonical XML is that of the document the events came from.
///
/// What canonical XML does not show may change: white space inside tags, quotes, entities for characters, CR LF as LF.
/// An element without content is written as an empty tag.
public struct XMLText: Sendable {
    private var written: [UInt8] = []
    /// Whether the last start tag still wants its `>`.
    private var hasOpenTag = false

    public init() {}

    public var isEmpty: Bool { written.isEmpty }

    /// Gives away what has been written and begins anew.
    public mutating func takeBytes() -> [UInt8] {
        closeTag()
        defer { written = [] }
        return written
    }

    /// The declaration that a document begins with.
    public mutating func declaration() {
        raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }

    // MARK: As a handler is lent them

    /// - Parameters: as those of `XMLStartElement`.
    public mutating func start(
        _ localName: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ namespaceCount: Int32,
        _ namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ attributeCount: Int32,
        _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) {
        closeTag()
        written.append(UInt8(ascii: "<"))
        name(localName, prefix)
        for index in 0..<Int(namespaceCount) {
            let (prefix, uri) = (namespaces?[2 * index], namespaces?[2 * index + 1])
            raw(prefix == nil ? " xmlns" : " xmlns:")
            if let prefix { raw(prefix) }
            // No URI undeclares the default namespace.
            value(UnsafeBufferPointer(start: uri, count: uri.map(Self.length) ?? 0))
        }
        for index in 0..<Int(attributeCount) {
            guard let attributes, let local = attributes[5 * index] else { continue }
            written.append(UInt8(ascii: " "))
            name(local, attributes[5 * index + 1])
            let (start, end) = (attributes[5 * index + 3], attributes[5 * index + 4])
            value(UnsafeBufferPointer(start: start, count: start.flatMap { first in end.map { $0 - first } } ?? 0))
        }
        hasOpenTag = true
    }

    public mutating func end(_ localName: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?) {
        if endEmpty() { return }
        raw("</")
        name(localName, prefix)
        written.append(UInt8(ascii: ">"))
    }

    public mutating func characters(_ text: UnsafeBufferPointer<UInt8>) {
        if text.isEmpty { return }
        closeTag()
        var plain = text.startIndex
        for index in text.indices {
            let escape: StaticString
            switch text[index] {
            case UInt8(ascii: "&"): escape = "&amp;"
            case UInt8(ascii: "<"): escape = "&lt;"
            // Only `]]>` must not stand in text; canonical XML writes every one so.
            case UInt8(ascii: ">"): escape = "&gt;"
            // A bare one would be read as a line end.
            case 0x0D: escape = "&#13;"
            default: continue
            }
            written += text[plain..<index]
            raw(escape)
            plain = index + 1
        }
        written += text[plain...]
    }

    public mutating func cdata(_ text: UnsafeBufferPointer<UInt8>) {
        closeTag()
        raw("<![CDATA[")
        written += text
        raw("]]>")
    }

    public mutating func comment(_ text: UnsafePointer<UInt8>) {
        closeTag()
        raw("<!--")
        raw(text)
        raw("-->")
    }

    public mutating func processingInstruction(_ target: UnsafePointer<UInt8>, _ data: UnsafePointer<UInt8>?) {
        closeTag()
        raw("<?")
        raw(target)
        if let data {
            written.append(UInt8(ascii: " "))
            raw(data)
        }
        raw("?>")
    }

    // MARK: From strings

    /// A start tag. Names are written as they are: prefix and local name; the prefix "" declares the default namespace.
    public mutating func start(
        _ name: String, namespaces: [(prefix: String, uri: String)] = [],
        attributes: [(name: String, value: String)] = []
    ) {
        closeTag()
        raw("<")
        raw(name)
        for (prefix, uri) in namespaces { attribute(prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)", uri) }
        for (name, value) in attributes { attribute(name, value) }
        hasOpenTag = true
    }

    private mutating func attribute(_ name: String, _ text: String) {
        raw(" ")
        raw(name)
        // As the parser lends it: an ampersand as its reference, so that one rule writes both.
        var text = text.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&#38;")
        text.withUTF8 { value($0) }
    }

    public mutating func end(_ name: String) {
        if !endEmpty() { raw("</\(name)>") }
    }

    public mutating func characters(_ text: String) {
        var text = text
        text.withUTF8 { characters($0) }
    }

    /// An element with nothing but text in it.
    public mutating func element(_ name: String, _ text: String) {
        start(name)
        characters(text)
        end(name)
    }

    /// Bytes that are XML already.
    public mutating func markup(_ bytes: [UInt8]) {
        if bytes.isEmpty { return }
        closeTag()
        written += bytes
    }

    // MARK: Parts of tags

    private mutating func closeTag() {
        if hasOpenTag { written.append(UInt8(ascii: ">")) }
        hasOpenTag = false
    }

    private mutating func endEmpty() -> Bool {
        guard hasOpenTag else { return false }
        raw("/>")
        hasOpenTag = false
        return true
    }

    private mutating func name(_ localName: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?) {
        if let prefix {
            raw(prefix)
            written.append(UInt8(ascii: ":"))
        }
        raw(localName)
    }

    /// An attribute's value with its quotes. The parser hands every ampersand over as `&#38;` and white space that was
    /// not written as a reference as spaces.
    private mutating func value(_ text: UnsafeBufferPointer<UInt8>) {
        raw("=\"")
        var skipped = 0
        for byte in text {
            if skipped > 0 {
                skipped -= 1
                continue
            }
            switch byte {
            case UInt8(ascii: "&"):
                raw("&amp;")
                skipped = "#38;".utf8.count
            case UInt8(ascii: "<"): raw("&lt;")
            case UInt8(ascii: "\""): raw("&quot;")
            case 0x09: raw("&#9;")
            case 0x0A: raw("&#10;")
            case 0x0D: raw("&#13;")
            default: written.append(byte)
            }
        }
        raw("\"")
    }

    private mutating func raw(_ text: StaticString) { text.withUTF8Buffer { written += $0 } }

    private mutating func raw(_ text: String) { written += text.utf8 }

    private mutating func raw(_ text: UnsafePointer<UInt8>) {
        written += UnsafeBufferPointer(start: text, count: Self.length(text))
    }

    /// Bytes before the NUL.
    private static func length(_ text: UnsafePointer<UInt8>) -> Int {
        var end = text
        while end.pointee != 0 { end += 1 }
        return end - text
    }
}
