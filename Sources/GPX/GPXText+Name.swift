internal import StreamingXML

extension GPXText {
    /// Names the file's only line; does nothing where it draws another number of lines.
    ///
    /// The text of its `<name>` is replaced, or one is put first, where the schema wants it. All else stays as it was.
    public mutating func rename(_ name: String) {
        guard lines.count == 1 else { return }
        var text = XMLText()
        text.characters(name)
        let escaped = text.takeBytes()
        root.change(at: lines[0]) { line in
            let tag = Array((line.prefix.isEmpty ? "name" : "\(line.prefix):name").utf8)
            let open = [UInt8(ascii: "<")] + tag + [UInt8(ascii: ">")]
            let close = Array("</".utf8) + tag
            // What stands before the first point or segment is one piece of markup.
            if case .markup(let markup)? = line.content.first, let start = markup.firstRange(of: open),
                let end = markup[start.upperBound...].firstRange(of: close)
            {
                let named = markup[..<start.upperBound] + escaped + markup[end.lowerBound...]
                line.content[0] = .markup(Array(named))
            } else {
                line.content.insert(.markup(open + escaped + close + [UInt8(ascii: ">")]), at: 0)
            }
        }
    }
}
