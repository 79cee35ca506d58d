import HeelLoad
import RotationPlanner
import RouteGeometry

/// Weeks in a row, each planned with what the one before leaves.
public struct RollingWeeks: Sendable {
    public let weeks: [PlannedWeek]

    /// Plans `count` weeks; fewer where one of them cannot be planned, which is then the last.
    public init(of surveys: [SurveyedRoute], _ request: WeekRequest, count: Int) throws(AnalysisError) {
        var (weeks, request) = ([PlannedWeek](), request)
        for _ in 0..<max(1, count) {
            let week = try PlannedWeek(of: surveys, request)
            weeks.append(week)
            guard case .planned = week.outcome else { break }
            request = request.following(week, weeks)
        }
        self.weeks = weeks
    }
}

extension WeekRequest {
    /// The request for the week after `week`, run as planned. `all` has the weeks so far, `week` the last of them.
    func following(_ week: PlannedWeek, _ all: [PlannedWeek]) -> WeekRequest {
        var next = self
        next.today = nil
        next.recent = recent.following(week, all)
        next.mode = week.mode
        next.used = used.mapValues { min(998, $0 + 7) }
        next.pain = PainReport()
        next.weeksBack = (weeksBack ?? stage.usualWeeks) + 1
        (next.done, next.ran, next.restsDone) = ([], [], [])
        return next
    }
}

extension RecentRunning {
    /// What is recent after `week`, run as planned. The usual week stays what it was.
    func following(_ week: PlannedWeek, _ all: [PlannedWeek]) -> RecentRunning {
        var next = self
        let runs = week.days.flatMap { day in day.runs.map { (day: day, run: $0) } }
        next.base = base ?? week.lastWeek
        next.runDays = runDays ?? Fact(week.request.template.days.count, .assumed)
        next.lastWeek = Fact(week.totals.distance, .inferred)
        next.lastWeekLoad = Fact(week.totals.load, .inferred)
        next.lastWeekAscent = Fact(week.totals.ascent, .inferred)
        next.carriedRoadTilt = Fact(week.carriedAfter.roadTilt, .inferred)
        next.carriedTurn = Fact(week.carriedAfter.turn, .inferred)
        // The last 30 days are four weeks; in pain half of the usual longest stays half of the usual.
        if week.mode == .early {
            next.longest = longest ?? week.longest
        } else if all.count >= 4 {
            let lately = all.suffix(4).flatMap { $0.days.flatMap(\.runs) }
            next.longest = lately.map(\.distance).max().map { Fact($0, .inferred) } ?? longest
            next.heaviest = lately.map(\.load.totals.heel.mean).max().map { Fact($0, .inferred) } ?? heaviest
        } else {
            let most = max(week.longest.value, runs.map(\.run.distance).max() ?? 0)
            next.longest = Fact(most, most > week.longest.value ? .inferred : week.longest.origin)
        }
        for (name, days) in daysSinceRun { next.daysSinceRun[name] = min(998, days + 7) }
        for item in runs { next.daysSinceRun[item.run.survey.route.name] = 7 - item.day.weekday.rawValue }
        next.lastRun = lastRun.following(runs)
        next.past = nil
        next.pairs = pairs.map { pair in
            var worn = pair
            let metres = runs.reduce(0) { $1.day.pair?.name == pair.name ? $0 + $1.run.distance : $0 }
            worn.distance = pair.distance.map { $0 + metres } ?? (metres > 0 ? metres : nil)
            return worn
        }
        return next
    }
}

extension RecentRunning.LastRun {
    /// What the last of a week's runs leave to heed; unchanged by a week without a run but for yesterday.
    fileprivate func following(_ runs: [(day: PlannedWeek.Day, run: PlannedRun)]) -> RecentRunning.LastRun {
        let sunday = runs.last { $0.day.weekday == .sunday }
        return RecentRunning.LastRun(
            lowFoot: runs.last.map { $0.run.side } ?? lowFoot,
            wasHardYesterday: sunday.map { $0.run.isHard(on: $0.day.wish?.kind ?? .easy) } ?? false,
            pairYesterday: sunday?.day.pair?.name,
            trackTurning: runs.last(where: \.run.isOnTrack).map(\.run.trackTurning) ?? trackTurning,
            hardGroundStreak: runs.reduce(hardGroundStreak) { $1.run.isOnHardGround ? $0 + 1 : 0 })
    }
}
