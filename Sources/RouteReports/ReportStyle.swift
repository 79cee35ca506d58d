import RouteLibrary

/// Which characters a text report may use.
public struct ReportStyle: Sendable, Hashable {
    /// Whether it draws with blocks, arrows, degrees and the like; otherwise with ASCII.
    public let isUnicode: Bool
    /// Whether names keep their letters, whatever the drawing is made of.
    public let keepsNames: Bool
    /// What a line of a week's table may be wide, 40 or more.
    public var columns = 80
    /// What a line of any table may be wide; `nil` where rows stay whole, for other programs.
    public var tableColumns: Int?

    /// For a terminal.
    public static let unicode = ReportStyle(isUnicode: true, keepsNames: true)
    /// For a file or another program: drawn in ASCII, with names as they are.
    public static let plain = ReportStyle(isUnicode: false, keepsNames: true)
    /// Nothing but ASCII.
    public static let ascii = ReportStyle(isUnicode: false, keepsNames: false)

    /// What a line of text may be wide.
    var width: Int { min(80, columns) }

    var separator: String { isUnicode ? " · " : " | " }
    var up: String { isUnicode ? "↑" : "up " }
    var down: String { isUnicode ? "↓" : "down " }
    var degree: String { isUnicode ? "°" : " deg" }
    var minus: String { isUnicode ? "−" : "-" }
    var range: String { isUnicode ? "…" : " to " }
    var dash: String { isUnicode ? "–" : "-" }
    var rule: String { isUnicode ? "─" : "-" }
    var bar: String { isUnicode ? "█" : "#" }
    var centre: String { isUnicode ? "┃" : "|" }
    var none: String { isUnicode ? "·" : "." }

    /// From least to most.
    var levels: [Character] { Array(isUnicode ? "▁▂▃▄▅▆▇█" : "_.-:=+*#") }

    /// A number with fixed decimals and this style's minus sign.
    func number(_ value: Double, _ decimals: Int) -> String {
        let text = value.fixed(decimals)
        return text.hasPrefix("-") ? minus + text.dropFirst() : text
    }

    /// The same with a plus sign where it is not negative.
    func signed(_ value: Double, _ decimals: Int) -> String {
        let text = number(value, decimals)
        return text.hasPrefix(minus) ? text : "+" + text
    }

    /// Metres as kilometres.
    public func kilometres(_ metres: Double, decimals: Int = 1) -> String { (metres / 1000).fixed(decimals) }

    /// With its unit: `4.1 km`, and metres below 100, which as kilometres would be none or twice as many.
    func distance(_ metres: Double) -> String {
        metres < 99.5 ? "\(metres.fixed(0)) m" : "\(kilometres(metres)) km"
    }

    /// A ratio in percent.
    func percent(_ ratio: Double, _ decimals: Int = 0) -> String { "\(number(ratio * 100, decimals)) %" }

    /// A finished report with what this style must not show replaced, character by character: control characters other
    /// than the ends of lines, which a file's names may hold, those that turn the direction of writing, which would move
    /// left and right about, and where only ASCII may stand whatever is not. Columns stay what they are.
    func cleaned(_ report: String) -> String {
        // Most reports need nothing, and classing every character costs as much as writing the report.
        let isPlain = unsafe report.utf8.withContiguousStorageIfAvailable {
            unsafe $0.allSatisfy { $0 == UInt8(ascii: "\n") || (0x20..<0x7F).contains($0) }
        }
        if isPlain == true { return report }
        var text = ""
        for character in report {
            if character == "\n" {
                text.append(character)
            } else if character.unicodeScalars.contains(where: \.movesOthers) {
                text += "?"
            } else if keepsNames {
                text.append(character)
            } else {
                let unknown = String(repeating: "?", count: DisplayWidth.of(character))
                text += character.withoutMarks.map { String($0) } ?? unknown
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    /// Whether a terminal does not show it but moves its cursor, or turns the direction in which others are written.
    fileprivate var movesOthers: Bool {
        properties.generalCategory == .control || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}

extension Double {
    /// Decimal digits with a fixed number of decimals, rounded half away from zero; `?` for what is no number. Depends on
    /// no locale, and never shows -0.
    func fixed(_ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let scaled = (self * scale).rounded(.toNearestOrAwayFromZero)
        guard scaled.isFinite, abs(scaled) < 9e15 else { return isFinite ? "\(self)" : "?" }
        let (whole, rest) = Int64(abs(scaled)).quotientAndRemainder(dividingBy: Int64(scale))
        let number = (scaled < 0 ? "-" : "") + String(whole)
        guard decimals > 0 else { return number }
        let digits = String(rest)
        return number + "." + String(repeating: "0", count: decimals - digits.utf8.count) + digits
    }
}
