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
        let pairs = source.shoes.map { _ in ShoePair(name: "any") }
        var chosen: [RotationCandidate] = []
        var found: [String: PlannedRun] = [:]
        var days = source.days
        for (place, run) in runs.enumerated() {
            guard let run, days[place].kind != .rest else {
                days[place] = .rest
                continue
            }
            let id = "day-\(place)"
            let route = candidates.place(ofRouteNamed: run.survey.route.name) ?? 0
            chosen.append(run.candidate(id, route: route, candidates.context.mode, pairs: pairs))
            found[id] = run
            days[place].lock = RotationDay.Lock(candidate: id)
        }
        var limits = source.limits
        if candidates.context.request.runner.trafficBehind == .never { limits.withTraffic = 0 }
        instance = source.edited(limits: limits, days: days, candidates: chosen) ?? source
        let answer = instance.answer(nodeBudget: 100_000, relaxes: false)
        broken =
            (answer.conflict ?? []).filter { $0 != .lock }
            + zip(runs, source.days).compactMap { run, day in
                guard let run, day.kind != .rest else { return nil }
                return (day.shortest...max(day.shortest, day.longest)).contains(run.distance.roundedInteger)
                    ? nil : .dayWindow
            }.prefix(1)
        peak =
            zip(runs, source.days).map { run, day in
                (run?.load.totals.heel.mean ?? 0) * 100 / Double(max(1, day.plannedLoad))
            }.max() ?? 0
        var (last, rows) = (source.history.lastLowFoot.map { $0 == .left ? Foot.left : .right }, 0)
        for run in runs.compactMap(\.self) {
            if let side = run.side, side == last { rows += 1 }
            last = run.side
        }
        streaks = rows
        let tiers = answer.week?.tiers ?? RotationTiers(balance: 0, peak: 0, streaks: rows, comfort: 0)
        let ids = runs.indices.map { place in found["day-\(place)"].map { _ in "day-\(place)" } }
        week =
            answer.week
            ?? WeekPlan(tiers: tiers, candidates: ids, shoes: ids.map { $0.map { _ in source.shoes[0].id } })
        self.candidates = candidates.replacing(found)
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
