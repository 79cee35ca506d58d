import Testing

@testable import RouteReports

@Suite("The layout of reports")
struct LayoutTests {
    @Test("Columns are as wide as their widest cell, two spaces apart, with nothing after the last cell")
    func table() {
        var table = Table([.left, .right, .left])
        table.add(["ROUTE", "KM", "HOW"])
        table.add(["a", "10.5", ""])
        table.add(["longer name", "9.2", "reversed"])
        table.add(["rest"])
        #expect(
            table.lines == [
                "ROUTE          KM  HOW", "a            10.5", "longer name   9.2  reversed", "rest",
            ])
    }

    @Test(
        "Text takes the columns that a terminal gives it",
        arguments: [
            ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("Zu\u{308}rich", 6), ("中文", 4), ("한강", 4), ("皇居ラン", 8),
            ("مسار", 4), ("ถนนสุขุมวิท", 8), ("a\u{200B}b", 2), ("🏃", 2), ("🏃‍♀️", 2), ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2),
            ("❤️", 2), ("ｗｉｄｅ", 8), ("↑…°█", 4), ("\u{9B}x", 2),
        ])
    func columns(text: String, columns: Int) {
        #expect(text.columns == columns)
        #expect(text.padded(to: 10).columns == 10 && text.flushRight(to: 10).columns == 10)
        #expect(text.cut(to: 3, .unicode).columns <= 3)
    }

    @Test("Columns stand below each other whatever letters names have")
    func wideNames() {
        var table = Table([.left, .right])
        for (name, value) in [("ROUTE", "KM"), ("皇居ラン", "5.0"), ("Cafe\u{301}", "10.0"), ("🏃 run", "7.5")] {
            table.add([name, value])
        }
        #expect(table.lines.allSatisfy { $0.columns == 14 }, "\(table.lines)")
    }

    @Test(
        "Spaces at the end of a line go, and nothing else",
        arguments: [
            ("a  b  ", "a  b"), ("", ""), ("   ", ""), ("é ", "é"), ("山 \u{301}", "山 \u{301}"), ("  x", "  x"),
            ("x\t", "x\t"),
        ])
    func trimmed(text: String, left: String) { #expect(text.trimmed == left) }

    @Test("Where a row is wider than the terminal its last columns stand below the others")
    func folded() {
        var table = Table([.right, .left, .right, .left])
        table.add(["ID", "NAME", "KM", "SURFACE"])
        table.add(["1", "harbour-road", "9.2", "asphalt"])
        table.add(["12", "park", "5.0", ""])
        let folded = "ID  NAME           KM\n    SURFACE\n 1  harbour-road  9.2\n    asphalt\n12  park          5.0\n"
        #expect(table.text(within: 24) == folded)
        #expect(table.blocks(within: 24).map(\.count) == [2, 2, 1])
        #expect(table.text(within: 30) == table.text && table.text == table.text(within: nil))
    }

    /// A mark stands at the 40th parts of the length that are behind it: 2 km of 9.2 at ⌊8.7⌋.
    @Test(
        "The marks under a chart are at most six, in whole kilometres from a step of 1 km on, with the length at the end",
        arguments: [
            (400.0, "0.0 km    0.1       0.2       0.3    0.4"), (2000, "0.0 km    0.5       1.0       1.5    2.0"),
            (5000, "0 km    1       2       3       4    5.0"), (9200, "0 km    2        4        6       8  9.2"),
            (42_195, "0 km     10       20        30      42.2"),
        ])
    func axis(metres: Double, marks: String) {
        #expect(Chart.axis(width: 40, metres: metres, .ascii) == marks)
    }

    @Test("A chart goes from the lowest to the highest level and leaves unknown values blank")
    func chart() {
        #expect(Chart.line([0, 1, 2, 3, 4, 5, 6, 7, 8], from: 0, to: 8, .unicode) == "▁▂▃▄▅▆▇██")
        #expect(Chart.line([0, 1, 2, 3, 4, 5, 6, 7, 8], from: 0, to: 8, .ascii) == "_.-:=+*##")
        #expect(Chart.line([-5, .nan, 99], from: 0, to: 8, .unicode) == "▁ █")
        #expect(Chart.line([3, 3], from: 3, to: 3, .ascii) == "==")
    }

    @Test(
        "The axis begins at 0 km, ends with the length at the right edge, and its marks never touch",
        arguments: [60, 100, 399, 1000, 2345, 5678, 9_999, 10_900, 42_195, 110_000, 333_200, 999_999, 4_200_100])
    func axis(metres: Double) {
        let axis = Chart.axis(width: 48, metres: metres, .ascii)
        let end = ReportStyle.ascii.kilometres(metres)
        #expect(axis.count == 48)
        #expect(axis.hasSuffix(" " + end), "\(axis)")
        #expect(axis.hasPrefix("0"))
        let marks = axis.split(separator: " ").filter { $0 != "km" }.compactMap { Double($0) }
        #expect(marks == marks.sorted() && Set(marks).count == marks.count, "\(axis)")
        // On a narrow terminal marks give way and never touch: words in it are numbers and one unit.
        let narrow = Chart.axis(width: 12, metres: metres, .ascii)
        #expect(narrow.count == 12 && narrow.split(separator: " ").allSatisfy { $0 == "km" || Double($0) != nil })
    }

    @Test(
        "Text breaks between words, and never before a unit or a separator",
        arguments: [
            ("one two three", 7, ["one two", "three"]), ("", 10, []), ("overlong word", 4, ["overlong", "word"]),
            ("about 150 m average", 9, ["about", "150 m", "average"]),
            ("left 9.2 km, or so", 8, ["left", "9.2 km,", "or so"]),
            ("one | two | three", 6, ["one |", "two |", "three"]), ("one · two", 6, ["one ·", "two"]),
            ("to +1 % at", 5, ["to", "+1 %", "at"]), ("where m is", 7, ["where m", "is"]),
        ])
    func wrapping(text: String, width: Int, expected: [String]) {
        #expect(text.wrapped(to: width) == expected)
    }

    @Test("Text is padded, flushed right and cut to a width in characters")
    func widths() {
        #expect("é".padded(to: 3) == "é  ")
        #expect("ab".flushRight(to: 4) == "  ab")
        #expect("abcd".flushRight(to: 2) == "abcd")
        #expect("abcdef".cut(to: 4, .unicode) == "abc…")
        #expect("abcdef".cut(to: 4, .ascii) == "abc~")
        #expect("abcd".cut(to: 4, .ascii) == "abcd")
    }

    @Test("In a file names keep their letters, but nothing that would move a cursor")
    func keepsNames() {
        #expect(ReportStyle.plain.cleaned("Große Runde · 皇居 \u{1B}[2J") == "Große Runde · 皇居 ?[2J")
        #expect(ReportStyle.plain.separator == ReportStyle.ascii.separator)
    }

    @Test(
        "ASCII keeps the letters under their marks and the number of columns",
        arguments: [
            ("Dérouillage", "Derouillage"), ("Ålesund Øst", "Alesund Ost"), ("Łódź", "Lodz"), ("e\u{301}a", "ea"),
            ("Weg 💥 北", "Weg ?? ??"), ("a\u{200B}b", "ab"), ("a\u{9B}b\tc", "a?b?c"), ("two\nlines", "two\nlines"),
        ])
    func ascii(text: String, expected: String) {
        #expect(ReportStyle.ascii.cleaned(text) == expected)
        #expect(ReportStyle.ascii.cleaned(text).columns == text.columns)
    }

    @Test("A terminal gets every character of a name except controls")
    func unicode() {
        #expect(ReportStyle.unicode.cleaned("Dérouillage 💥\n") == "Dérouillage 💥\n")
        #expect(ReportStyle.unicode.cleaned("a\u{9B}31m\u{1B}[0m") == "a?31m?[0m")
        // What turns the direction of writing would move left and right about.
        #expect(ReportStyle.unicode.cleaned("\u{202E}left\u{2066}") == "?left?")
    }

    @Test("Kinds of characters follow the style")
    func styles() {
        let ascii = ReportStyle.ascii
        let all = [
            ascii.separator, ascii.up, ascii.down, ascii.degree, ascii.minus, ascii.range, ascii.dash, ascii.rule,
            ascii.bar, ascii.centre, ascii.none, String(ascii.levels),
        ]
        #expect(all.allSatisfy { $0.allSatisfy(\.isASCII) })
        #expect(ascii.levels.count == ReportStyle.unicode.levels.count)
        #expect(Set(ascii.levels).count == ascii.levels.count)
    }
}
