import RouteAnalysis

/// Weeks in a row.
struct RollingReport {
    private let rolling: RollingWeeks
    private let calendar: ISOWeek?
    private let warnings: [String]

    /// - Parameter calendar: the first week's dates.
    init(_ rolling: RollingWeeks, calendar: ISOWeek?, warnings: [String]) {
        self.rolling = rolling
        self.calendar = calendar
        self.warnings = warnings
    }

    /// The first week in full, of the others the table.
    func text(style: ReportStyle) -> String {
        let weeks = rolling.weeks.enumerated().map { number, week in
            let text = WeekText(week, calendar: calendar?.advanced(by: number), style: style)
            return "Week \(number + 1) of \(rolling.weeks.count)\n" + (number == 0 ? text.text : text.brief)
        }
        return weeks.joined(separator: "\n")
    }

    /// One for each week.
    func json(style: ReportStyle) -> [JSONValue] {
        rolling.weeks.enumerated().map { number, week in
            WeekJSON.value(week, calendar: calendar?.advanced(by: number), warnings: warnings, style: style)
        }
    }
}
