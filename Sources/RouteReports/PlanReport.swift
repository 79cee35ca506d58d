public import RouteAnalysis
import RotationPlanner

/// What `camber plan` shows: a week or several, why a day is as it is, or policies side by side.
public struct PlanReport {
    public enum Aspect: Sendable, Hashable {
        case weeks(Int)
        case explanation(Weekday)
        case comparison(weeks: Int)
    }

    private enum Content {
        case weeks(RollingReport, [PlannedWeek])
        case explanation(ExplanationReport)
        case comparison(ComparisonReport)
    }

    private let content: Content
    private let calendar: ISOWeek?

    /// Plans what is asked for. With a red flag no week is planned, whatever is asked.
    public init(
        of surveys: [SurveyedRoute], _ request: WeekRequest, _ aspect: Aspect, calendar: ISOWeek?, warnings: [String]
    ) throws(AnalysisError) {
        self.calendar = calendar
        switch request.pain.redFlags.isEmpty ? aspect : .weeks(1) {
        case .weeks(let count):
            let rolling = try RollingWeeks(of: surveys, request, count: count)
            content = .weeks(RollingReport(rolling, calendar: calendar, warnings: warnings), rolling.weeks)
        case .explanation(let day):
            content = .explanation(ExplanationReport(try DayExplanation(of: surveys, request, on: day)))
        case .comparison(let weeks):
            content = .comparison(ComparisonReport(try PolicyComparison(of: surveys, request, weeks: weeks)))
        }
    }

    /// Whether no week had to be relaxed or could not be planned.
    public var isPlanned: Bool {
        guard case .weeks(_, let weeks) = content else { return true }
        return weeks.allSatisfy { if case .planned = $0.outcome { true } else { false } }
    }

    public func text(style: ReportStyle) -> String {
        switch content {
        case .weeks(_, let weeks) where weeks.count == 1:
            WeekText(weeks[0], calendar: calendar, style: style).text
        case .weeks(let report, _): report.text(style: style)
        case .explanation(let report): report.text(style: style)
        case .comparison(let report): report.text(style: style)
        }
    }

    /// One value, or one for each of several weeks.
    public var json: [JSONValue] {
        switch content {
        case .weeks(let report, _): report.json(style: .plain)
        case .explanation(let report): [report.json]
        case .comparison(let report): [report.json]
        }
    }
}
