import HeelLoad
import RotationPlanner
import RouteGeometry

/// A week that was chosen somehow, held against the rules and tiers of the problem it should have answered.
struct PolicyCheck {
    /// The same week with nothing but what was chosen.
    let candidates: WeekCandidates
    let instance: RotationInstance
    /// What was chosen, as the planner would answer it.
    let week: WeekPlan
    let peak: Double
    let streaks: Int
    /// The rules it breaks.
    let broken: [RotationRule]

    /// - Parameter runs: seven, Monday first; no day may be behind the runner.
    init(_ runs: [PlannedRun?], _ candidates: WeekCandidates) {
        let source = candidates.instance
        let days = zip(runs, source.days).map { run, day in (run: day.kind == .rest ? nil : run, day: day) }
        instance = Self.instance(days, candidates)
        let answer = instance.answer(nodeBudget: 100_000, relaxes: false)
        let isOutside = days.contains { run, day in
            guard let run else { return false }
            return !(day.shortest...max(day.shortest, day.longest)).contains(run.distance.roundedInteger)
        }
        broken = (answer.conflict ?? []).filter { $0 != .lock } + (isOutside ? [.dayWindow] : [])
        peak = days.map { ($0.run?.load.totals.heel.mean ?? 0) * 100 / Double(max(1, $0.day.plannedLoad)) }.max() ?? 0
        let last = source.history.lastLowFoot.map { $0 == .left ? Foot.left : .right }
        let sides = [last] + days.compactMap(\.run).map(\.side)
        streaks = zip(sides, sides.dropFirst()).count { $0 != nil && $0 == $1 }
        let ids = days.enumerated().map { place, chosen in chosen.run.map { _ in Self.id(ofDay: place) } }
        week =
            answer.week
            ?? WeekPlan(
                tiers: RotationTiers(balance: 0, peak: 0, streaks: streaks, comfort: 0), candidates: ids,
                shoes: ids.map { $0.map { _ in source.shoes[0].id } })
        let found = days.enumerated().compactMap { place, chosen in chosen.run.map { (Self.id(ofDay: place), $0) } }
        self.candidates = candidates.replacing(Dictionary(uniqueKeysWithValues: found))
    }

    private static func id(ofDay place: Int) -> String { "day-\(place)" }

    /// The problem with each day's run as its only choice, and no day for those without.
    private static func instance(
        _ days: [(run: PlannedRun?, day: RotationDay)], _ candidates: WeekCandidates
    ) -> RotationInstance {
        let source = candidates.instance
        let pairs = source.shoes.map { _ in ShoePair(name: "any") }
        var limits = source.limits
        if candidates.context.request.runner.trafficBehind == .never { limits.withTraffic = 0 }
        var chosen: [RotationCandidate] = []
        let edited = days.enumerated().map { place, wish in
            guard let run = wish.run else { return RotationDay.rest }
            let route = candidates.place(ofRouteNamed: run.survey.route.name) ?? 0
            chosen.append(run.candidate(id(ofDay: place), route: route, candidates.context.mode, pairs: pairs))
            var day = wish.day
            day.lock = RotationDay.Lock(candidate: id(ofDay: place))
            return day
        }
        return source.edited(limits: limits, days: edited, candidates: chosen) ?? source
    }
}

extension WeekSolution {
    /// A week that was not searched for.
    init(fixed week: WeekPlan, instance: RotationInstance) {
        answer = RotationAnswer(instance: instance.name, isProven: false, outcome: .week(week))
        self.instance = instance
        restedPlaces = []
    }
}
