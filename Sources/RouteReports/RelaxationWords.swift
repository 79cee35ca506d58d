import RotationPlanner
import RouteAnalysis
import RouteGeometry

/// What a relaxed week gives up, as far as it makes use of it: the ladder's steps stand on each other, and a week that
/// needs the last of them seldom needs all.
struct RelaxationWords {
    let week: PlannedWeek
    let style: ReportStyle

    /// One line for each thing, with the days that have to rest if there are any.
    func lines(restDays: [Weekday]) -> [String] {
        windows + uses + floor + flatRuns + restDays.map { "\($0.shortName) is a rest day" }
    }

    private var windows: [String] {
        week.days.compactMap { day in
            guard let run = day.run, let wish = day.wish, !day.isDone, day.reason?.route != .locked else { return nil }
            // The planner's own metres are whole.
            let window = wish.window.lowerBound - 1...wish.window.upperBound + 1
            guard !window.contains(run.distance) else { return nil }
            return
                "\(day.weekday.shortName) is \(style.kilometres(run.distance)) km, not \(style.kilometres(wish.window.lowerBound))\(style.dash)\(style.kilometres(wish.window.upperBound)) km"
        }
    }

    private var uses: [String] {
        let names = week.days.compactMap { $0.run?.survey.route.name }
        let counts = names.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
        return counts.filter { $0.value > week.terms.limits.usesPerRoute }.sorted { $0.key < $1.key }.map {
            "\($0.key) is run \(RuleWords.times($0.value))"
        }
    }

    private var floor: [String] {
        let open = week.days.filter { !$0.isDone }.compactMap(\.run).reduce(0) { $0 + $1.distance }
        let least = Double(week.terms.limits.leastWeekDistance)
        guard open < least - 1 else { return [] }
        let what = week.days.contains(where: \.isDone) ? "what is left of the week" : "the week"
        return ["\(what) has \(style.kilometres(open)) km, less than \(style.kilometres(least)) km"]
    }

    private var flatRuns: [String] {
        let (found, needed) = (week.days.compactMap(\.run).count { $0.isFlat }, week.terms.flatQuota)
        return found < needed ? ["\(found) flat \(found == 1 ? "run" : "runs"), not \(needed)"] : []
    }
}
