/// How many columns of a terminal text takes.
///
/// Wide is what the Unicode Standard Annex 11, "East Asian Width", calls wide or fullwidth; of pictures those that are
/// shown as such by themselves or by a selector. Terminals differ on joined pictures, such as families: the newer ones draw
/// one picture, and so does this.
enum DisplayWidth {
    static func of(_ text: String) -> Int {
        // Found at once where every byte is a character.
        let isPlain = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
            unsafe bytes.allSatisfy { $0 < 0x80 && $0 != 0x0D }
        }
        return isPlain == true ? text.utf8.count : text.reduce(0) { $0 + of($1) }
    }

    /// 2 for the wide letters of East Asia and for pictures, 0 for what only joins or steers its neighbours, else 1. A
    /// control character counts as what a report shows for it.
    static func of(_ character: Character) -> Int {
        let scalars = character.unicodeScalars
        let isPicture = scalars.contains { $0 == "\u{FE0F}" || $0.properties.isEmojiPresentation }
        return isPicture ? 2 : scalars.reduce(0) { $0 + of($1) }
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        // Vowels and final consonants of Korean that stand in the block of the consonant before them.
        if (0x1160...0x11FF).contains(scalar.value) { return 0 }
        if wide.contains(where: { $0.contains(scalar.value) }) { return 2 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return 1
        }
    }

    /// Unicode 16, EastAsianWidth.txt: W and F, without what is a picture, and with what is not assigned between them.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0xA4CF, 0xA960...0xA97F,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1D300...0x1D376, 0x1F200...0x1F265, 0x20000...0x3FFFD,
    ]
}

extension String {
    /// How many columns of a terminal it takes.
    var columns: Int { DisplayWidth.of(self) }

    /// Filled with spaces on the right up to `width` columns.
    func padded(to width: Int) -> String { self + Self.spaces(width - columns) }

    /// Filled with spaces on the left up to `width` columns.
    func flushRight(to width: Int) -> String { Self.spaces(width - columns) + self }

    /// So many spaces, none where that is below 0; in half of the instructions that appending them one by one takes, as
    /// `String(repeating:count:)` does (x86-64, 2026-11).
    private static func spaces(_ count: Int) -> String {
        count > 0 ? String(decoding: [UInt8](repeating: UInt8(ascii: " "), count: count), as: UTF8.self) : ""
    }

    /// Without the spaces at its end.
    var trimmed: String {
        guard let last = utf8.lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return "" }
        return String(Substring(utf8[...last]))
    }

    /// What fits `width` columns, with an ellipsis where something is cut.
    func cut(to width: Int, _ style: ReportStyle) -> String {
        guard utf8.count > width, columns > width else { return self }
        var (kept, room) = ("", width - 1)
        for character in self {
            room -= DisplayWidth.of(character)
            if room < 0 { break }
            kept.append(character)
        }
        return kept + (style.isUnicode ? "…" : "~")
    }

    /// Broken into lines of at most `width` columns between words; a line begins neither with the unit of a number nor
    /// with a separator.
    func wrapped(to width: Int) -> [String] {
        var lines: [(text: String, columns: Int)] = []
        for phrase in phrases {
            let columns = phrase.columns
            if let last = lines.last, last.columns + 1 + columns <= width {
                lines[lines.count - 1] = (last.text + " " + phrase, last.columns + 1 + columns)
            } else {
                lines.append((phrase, columns))
            }
        }
        return lines.map(\.text)
    }

    /// The same with `lead` before the first line, and the others as far in.
    func wrapped(to width: Int, after lead: String) -> [String] {
        let margin = String(repeating: " ", count: lead.columns)
        return wrapped(to: width - lead.columns).enumerated().map { ($0 == 0 ? lead : margin) + $1 }
    }

    /// The words, each with the units and separators that follow it.
    private var phrases: [String] {
        var phrases: [String] = []
        for word in split(separator: " ") {
            let isUnit = ["km", "m", "%", "hkm", "deg"].contains(word.prefix { $0.isLetter || $0 == "%" })
            let follows = ["|", "·"].contains(word) || isUnit && phrases.last?.last?.isNumber == true
            if follows, let last = phrases.popLast() {
                phrases.append(last + " " + word)
            } else {
                phrases.append(String(word))
            }
        }
        return phrases
    }
}
