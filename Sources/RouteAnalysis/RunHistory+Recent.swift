import RotationPlanner
import RouteGeometry

extension RunHistory {
    /// Weeks that are looked back for a usual one, and how many of those without pain count, at least and at most. One
    /// week alone is no custom. Ours.
    private static let (weeksBack, usualCount) = (12, 2...4)

    /// The runs as the rules of a week ask for them.
    func recent(runner: Runner) -> RecentRunning {
        func known<Value>(_ value: Value?) -> Fact<Value>? { value.map { Fact($0, .file) } }
        let (week, month) = (runs(inLast: 7), runs(inLast: Self.recentDays).map { RunLean($0, runner) })
        let weekLeans = month.prefix(week.count)
        let carried = carried(runner: runner)
        let painless = painlessWeeks
        let usual = painless.prefix(Self.usualCount.upperBound)
        func distance(_ week: [PastRun]) -> Double { week.reduce(0) { $0 + $1.distance } }
        func longest(_ week: [PastRun]) -> Double { week.map(\.distance).max() ?? 0 }
        var recent = RecentRunning(
            base: known(Rank.median(of: usual.map(distance))),
            runDays: known(Rank.median(of: usual.map { Double(Set($0.map(\.day)).count) }).map { Int($0.rounded()) }),
            lastWeek: known(lastWeek), longest: known(self.longest), heaviest: known(month.map(\.load).max()),
            mostAscent: known(month.compactMap(\.climb?.ascent).max()),
            mostDescent: known(month.compactMap(\.climb?.descent).max()),
            carriedRoadTilt: known(runs.isEmpty ? nil : carried.road),
            carriedTurn: known(runs.isEmpty ? nil : carried.turn), lastRun: lastRun(runner), pairs: fitPairs)
        if !week.isEmpty {
            recent.lastWeekLoad = known(weekLeans.reduce(0) { $0 + $1.load })
            let climbs = weekLeans.compactMap(\.climb?.ascent)
            if climbs.count == week.count { recent.lastWeekAscent = known(climbs.reduce(0, +)) }
        }
        recent.usualLongest = known(Rank.median(of: usual.map(longest)))
        recent.full = painless.map(distance).max().map { week in
            RecentRunning.FullWeek(week: week, longest: painless.map(longest).max() ?? 0)
        }
        let own = Dictionary(grouping: runs, by: \.survey.source)
        for run in runs where recent.daysSinceRun[run.survey.route.name] == nil {
            let name = run.survey.route.name
            recent.daysSinceRun[name] = min(998, monday - run.day)
            recent.usualWays[name] = own[run.survey.source].flatMap(Self.usualVariant)
        }
        for run in runs(inLast: Self.recentDays) { recent.runsLately[run.survey.route.name, default: 0] += 1 }
        recent.past = past
        return recent
    }

    /// Seven days each, back from the first day that has not been: those with a run and no pain, the latest first; none
    /// where they are too few.
    private var painlessWeeks: [[PastRun]] {
        let weeks = (1...Self.weeksBack).compactMap { week -> [PastRun]? in
            let days = (end - 7 * week)..<(end - 7 * (week - 1))
            let hurts = pain.contains { days.contains($0.day) && $0.worst > 0 }
            let own = runs.filter { days.contains($0.day) }
            return hurts || own.isEmpty ? nil : own
        }
        return weeks.count < Self.usualCount.lowerBound ? [] : weeks
    }

    /// The eight fit pairs worn least, in their order.
    private var fitPairs: [ShoePair] {
        let fit = pairs.indices.filter { !pairs[$0].isWornOut }
        let least = fit.sorted { (pairs[$0].distance ?? 0, $0) < (pairs[$1].distance ?? 0, $1) }.prefix(8)
        return least.sorted().map { pairs[$0] }
    }

    private func lastRun(_ runner: Runner) -> RecentRunning.LastRun {
        let yesterday = runs.first { $0.day == monday - 1 }
        return RecentRunning.LastRun(
            lowFoot: runs.first.flatMap { RunLean($0, runner).lowFoot(over: $0.distance) },
            wasHardYesterday: yesterday.map { isHard($0, runner) } ?? false,
            pairYesterday: yesterday?.pair.map { pairs[$0].name }.flatMap { worn in
                // One that is put away rests anyway.
                fitPairs.contains { $0.name == worn } ? worn : nil
            },
            trackTurning: runs.first(where: \.isOnTrack)?.trackTurning,
            hardGroundStreak: runs.prefix { $0.isPaved }.count)
    }

    /// Whether it was nearly as long as the longest of late, or climbed as much as makes any run hard. Ours.
    private func isHard(_ run: PastRun, _ runner: Runner) -> Bool {
        let ascent = RunLean(run, runner).climb?.ascent ?? 0
        return run.distance >= 0.9 * (longest ?? .infinity) || ascent >= Double(RotationConstants().hardAscent)
    }

    private var past: PastRunning {
        let last = weekSoFar.last ?? runs.first
        return PastRunning(
            today: today, runCount: runs.count + weekSoFar.count, lastDay: last?.day,
            lastRoute: last?.survey.route.name,
            timesRun: runs.reduce(into: [:]) { $0[$1.survey.route.name, default: 0] += 1 }, pain: pain.first)
    }

    /// The diary of the last seven days, as far as the runner said nothing else: its worst morning counts.
    func completing(_ report: PainReport) -> PainReport {
        let week = pain.filter { $0.day > today - 7 }
        guard report.morning == nil, let worst = week.map(\.worst).max() else { return report }
        var report = report
        report.morning = worst
        let hurts = (left: week.contains { ($0.left ?? 0) > 0 }, right: week.contains { ($0.right ?? 0) > 0 })
        if report.heels == nil, hurts.left || hurts.right {
            report.heels = hurts.left && hurts.right ? .both : hurts.left ? .left : .right
        }
        return report
    }
}

extension WeekRequest {
    /// The request with what a history knows wherever the runner said nothing.
    public func completed(from history: RunHistory) -> WeekRequest {
        var request = self
        request.recent = recent.completed(from: history.recent(runner: runner))
        request.pain = history.completing(pain)
        request.template = template.fitted(to: request.recent, PainGate(request.pain, mode).mode)
        request.take(history)
        return request
    }

    /// Takes the runs of the week so far, but for days of which the runner says what was done. With a run in it the days
    /// before today that have none were days of rest; without one nobody knows.
    private mutating func take(_ history: RunHistory) {
        let (runs, monday) = (history.weekSoFar, history.monday)
        guard !runs.isEmpty else { return }
        let said = Set(done.map(\.weekday)).union(restsDone)
        ran = runs.compactMap { run in
            guard let day = Weekday(rawValue: run.day - monday), !said.contains(day) else { return nil }
            return (day, run, run.pair.map { history.pairs[$0].name })
        }
        let runDays = Set(ran.map(\.weekday)).union(said)
        restsDone.formUnion(Weekday.allCases.filter { monday + $0.rawValue < history.today && !runDays.contains($0) })
    }
}

extension WeekTemplate {
    /// What stands in where the runner names no day, as long in all and in its longest run as the runner is used to.
    ///
    /// That is the usual week, and not the last one: a week cut short would else be the measure of all that follow, and in
    /// heel pain each would be cut once more, for there the mode cuts it. Otherwise it is at most a tenth over last week's,
    /// and so is its longest run on return, which leads back to the longest week that did not hurt.
    func fitted(to recent: RecentRunning, _ mode: RotationMode) -> WeekTemplate {
        guard !isGiven, let last = recent.lastWeek?.value, let lately = recent.longest?.value else { return self }
        let growth = ModeNumber.softWeekGrowth.value(in: mode) ?? 1
        let (week, longest): (Double, Double) =
            switch mode {
            case .healthy: (min(recent.base?.value ?? last, growth * last), lately)
            case .early: (recent.base?.value ?? last, recent.usualLongest?.value ?? lately)
            case .returning:
                (min(recent.full?.week ?? last, growth * last), min(recent.full?.longest ?? lately, growth * lately))
            }
        let share = min(week / distance, longest / self.longest)
        var copy = self
        copy.days = days.map { TemplateDay($0.weekday, $0.kind, target: max(1000, $0.target * share)) }
        return copy
    }
}

extension MorningPain {
    /// Of the heel that hurts more.
    fileprivate var worst: Int { max(left ?? 0, right ?? 0) }
}
