import HeelLoad
import RotationPlanner
import RouteAnalysis
import RouteGeometry
import Testing

@testable import RouteReports

@Suite("Reports on terminals of other widths")
struct NarrowTerminalTests {
    private static func style(_ columns: Int, of base: ReportStyle = .unicode) -> ReportStyle {
        var style = base
        (style.columns, style.tableColumns) = (columns, columns)
        return style
    }

    /// A command is to be copied, and stays whole.
    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).filter { !$0.drop { $0 == " " }.hasPrefix("camber ") }
    }

    @Test(
        "No line is wider than the terminal", arguments: [40, 50, 60, 72, 80, 120, 200], [ReportStyle.unicode, .ascii])
    func fits(columns: Int, base: ReportStyle) throws {
        let style = Self.style(columns, of: base)
        let explanation = try DayExplanation(of: SampleReports.surveys, WeekRequest(), on: .sunday)
        let other = [RuleTable.text(style: style), ExplanationReport(explanation).text(style: style)]
        for text in SampleReports.texts(style) + other {
            for line in Self.lines(text) { #expect(line.columns <= columns, "\(line)") }
        }
    }

    @Test("Names in any script leave the columns of a week's table and of a ranking where they are")
    func scripts() throws {
        let names = [
            "中文路线环湖跑步", "مسار الميناء", "🏃‍♀️ Sunday 👨‍👩‍👧‍👦", "Cafe\u{301} Zu\u{308}rich", "皇居ランニング一周コース",
        ]
        let scores = try zip(SampleReports.surveys, names).map { survey, name in
            var route = survey.route
            route.name = name
            return RouteScore(of: try SurveyedRoute(route, source: name, runner: Runner()), runner: Runner())
        }
        let rows = RankedScores.text(scores, style: .unicode).split(separator: "\n").prefix(names.count + 1)
        #expect(Set(rows.map(\.description.columns)).count == 1, "\(rows)")
    }

    @Test("On a wide terminal more routes stand side by side, on a narrow one fewer")
    func sideBySide() {
        let scores = Array(SampleReports.scores.prefix(6))
        for (columns, count) in [(40, 1), (60, 2), (80, 3), (120, 4), (200, 6)] {
            let text = ComparedScores.text(scores, style: Self.style(columns))
            let distances = text.split(separator: "\n").first { $0.hasPrefix("distance") } ?? ""
            #expect(distances.split(separator: " ").count { $0 == "km" } == count, "\(columns): \(distances)")
        }
    }
}
