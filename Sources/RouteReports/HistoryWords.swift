import RouteAnalysis
import RouteGeometry

/// What a week was planned on of the runner's own past, in sentences.
struct HistoryWords {
    private let past: PastRunning
    private let week: PlannedWeek
    private let style: ReportStyle

    init(_ past: PastRunning, _ week: PlannedWeek, _ style: ReportStyle) {
        self.past = past
        self.week = week
        self.style = style
    }

    var sentences: [String] {
        guard let lastDay = past.lastDay, let route = past.lastRoute else {
            return ["no run of yours is known yet; camber done enters one"] + pain
        }
        let ago = past.today - lastDay
        let when = ago == 0 ? "today" : ago == 1 ? "yesterday" : "\(ago) days ago"
        let runs = "\(past.runCount) \(past.runCount == 1 ? "run" : "runs")"
        var lines = ["\(runs), the last one \(when) on \(route)"]
        if week.longest.origin == .assumed {
            lines.append("none in the 30 days before the week: --mode return plans a week after a break")
        } else if !week.request.template.isGiven {
            lines.append("days as long as you are used to; --day sets them")
        }
        return lines + weekSoFar + carried + pain
    }

    private var weekSoFar: [String] {
        let ran = week.request.ran
        guard !ran.isEmpty else { return [] }
        let weekdays = Weekday.allCases.filter { day in ran.contains { $0.weekday == day } }
        let days = weekdays.map(\.shortName).joined(separator: ", ")
        let unknown = week.days.filter(\.isDone).flatMap(\.runs).contains { !$0.isLeanKnown }
        return ["\(days): done already; what is not entered of the days before counts as rest (camber done)"]
            + (unknown
                ? ["where the side of the road or the part run is not known, neither foot counts (camber done --run)"]
                : [])
    }

    private var carried: [String] {
        let doses = [("road", week.carriedBefore.roadTilt), ("bends", week.carriedBefore.turn)]
        return doses.compactMap { name, dose in
            guard let foot = dose.lowFoot, dose.degreeKilometres >= 0.05 else { return nil }
            let size = "\(style.number(dose.degreeKilometres, 1)) \(style.isUnicode ? "°" : "deg ")km"
            return
                "\(name): the weeks before left the \(foot.rawValue) foot low by \(size), which this week takes into account"
        }
    }

    private var pain: [String] {
        guard let entry = past.pain else { return [] }
        let sides = [("left", entry.left), ("right", entry.right)].compactMap { side, pain in
            pain.map { "\(side) \($0)" }
        }
        let hurts = max(entry.left ?? 0, entry.right ?? 0) > 0
        return ["morning pain on \(CivilDate(daysSince1970: entry.day)): \(sides.joined(separator: ", ")) of 10"]
            + (hurts ? [PainReport.noShift] : [])
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
