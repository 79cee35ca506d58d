/// A JSON value whose object keys keep their order: the schema comes first, and what follows reads as it was written.
public enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// Written with at most the given decimals, without trailing zeros; null where it is no number.
    case number(Double, decimals: Int)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])

    static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    static func texts(_ texts: some Sequence<String>) -> JSONValue { .array(texts.map { .string($0) }) }

    static func value(_ value: Double?, decimals: Int) -> JSONValue {
        value.map { .number($0, decimals: decimals) } ?? .null
    }

    static func value(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }

    /// On one line, without spaces.
    public var compact: String {
        var text = ""
        write(to: &text, indent: nil)
        return text
    }

    /// Indented by two spaces, ending in a newline.
    public var pretty: String {
        var text = ""
        write(to: &text, indent: 0)
        return text + "\n"
    }

    private func write(to text: inout String, indent: Int?) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value, let decimals): text += Self.literal(value, decimals)
        case .string(let value): Self.write(value, to: &text)
        case .array(let values):
            Self.write(values.count, "[", "]", to: &text, indent: indent) { i, text, inner in
                values[i].write(to: &text, indent: inner)
            }
        case .object(let members):
            Self.write(members.count, "{", "}", to: &text, indent: indent) { i, text, inner in
                Self.write(members[i].key, to: &text)
                text += inner == nil ? ":" : ": "
                members[i].value.write(to: &text, indent: inner)
            }
        }
    }

    private static func write(
        _ count: Int, _ open: String, _ close: String, to text: inout String, indent: Int?,
        element: (Int, inout String, Int?) -> Void
    ) {
        let inner = indent.map { $0 + 2 }
        text += open
        for i in 0..<count {
            if i > 0 { text += "," }
            if let inner { text += "\n" + String(repeating: " ", count: inner) }
            element(i, &text, inner)
        }
        if let indent, count > 0 { text += "\n" + String(repeating: " ", count: indent) }
        text += close
    }

    private static func literal(_ value: Double, _ decimals: Int) -> String {
        guard value.isFinite else { return "null" }
        var text = value.fixed(decimals)
        if text.contains("."), !text.contains("e") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return text
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}":
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
