import RouteAnalysis
import RouteGeometry

/// What a week was planned on of the runner's own past, in sentences.
struct HistoryWords {
    private let history: RunHistory
    private let week: PlannedWeek
    private let style: ReportStyle

    init(_ history: RunHistory, _ week: PlannedWeek, _ style: ReportStyle) {
        self.history = history
        self.week = week
        self.style = style
    }

    var sentences: [String] {
        guard let last = history.runs.first else {
            return ["no run of yours is known yet; camber done enters one"] + pain
        }
        var lines: [String] = []
        let ago = history.today - last.day
        let when = ago == 0 ? "today" : ago == 1 ? "yesterday" : "\(ago) days ago"
        lines.append(
            "\(history.runs.count) \(history.runs.count == 1 ? "run" : "runs"), the last one \(when) on \(last.survey.route.name)"
        )
        if history.longest == nil {
            lines.append("none in the last 30 days: --mode return plans a week after a break")
        } else if !week.request.template.isGiven {
            lines.append("days as long as you are used to; --day sets them")
        }
        let carried = history.carried(runner: week.request.runner)
        lines += [("road", carried.road), ("bends", carried.turn)].compactMap { name, dose in
            guard let foot = dose.lowFoot, dose.degreeKilometres >= 0.05 else { return nil }
            return "\(name): the weeks before left the \(foot.rawValue) foot low by "
                + "\(style.number(dose.degreeKilometres, 1)) \(style.isUnicode ? "°" : "deg ")km, which this week takes into account"
        }
        return lines + pain
    }

    private var pain: [String] {
        guard let entry = history.pain.first else { return [] }
        let sides = [("left", entry.left), ("right", entry.right)].compactMap { side, pain in
            pain.map { "\(side) \($0)" }
        }
        return ["morning pain on \(CivilDate(daysSince1970: entry.day)): \(sides.joined(separator: ", ")) of 10"]
    }
}

extension PlannedWeek.PastUse {
    /// What the runner did on the route before the week.
    var words: String {
        guard let daysSince else { return "not run before" }
        let days = "\(daysSince) \(daysSince == 1 ? "day" : "days")"
        return count == 1 ? "run once, \(days) before this week" : "run \(count) times, last \(days) before this week"
    }
}
