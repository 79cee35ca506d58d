import HeelLoad
import RotationPlanner
import RouteGeometry

/// Policies side by side over a season with the runner's own routes: the same wishes every week, each run as planned.
public struct PolicyComparison: Sendable {
    public let results: [PolicyResult]

    /// Plans `weeks` weeks under each policy. Deterministic; no policy draws at random.
    public init(of surveys: [SurveyedRoute], _ request: WeekRequest, weeks: Int) throws(AnalysisError) {
        var results: [PolicyResult] = []
        let first = try WeekCandidates(surveys, request)
        for policy in WeekPolicy.allCases {
            var season = PolicySeason(policy, surveys, request, first)
            for number in 0..<weeks { try season.run(week: number) }
            results.append(season.result)
        }
        self.results = results
    }
}

/// A season in the making.
private struct PolicySeason {
    private let policy: WeekPolicy
    private let surveys: [SurveyedRoute]
    private var request: WeekRequest
    private var totals: [WeekTotals] = []
    private var peak = 0.0
    private var streaks = 0
    private var broken: [[RotationRule]] = []
    private var trafficBehind = 0.0
    /// How many runs there were: where round robin goes on.
    private var count = 0
    private var planned: [PlannedWeek] = []

    private let first: WeekCandidates

    init(_ policy: WeekPolicy, _ surveys: [SurveyedRoute], _ request: WeekRequest, _ first: WeekCandidates) {
        (self.policy, self.surveys, self.request, self.first) = (policy, surveys, request, first)
    }

    var result: PolicyResult {
        func mean(_ dose: KeyPath<WeekTotals, TiltDose>) -> Double {
            let means = totals.map { $0[keyPath: dose].mean(over: $0.distance).magnitude }
            return means.isEmpty ? 0 : means.reduce(0, +) / Double(means.count)
        }
        func season(_ dose: KeyPath<WeekTotals, TiltDose>) -> Double {
            totals.reduce(TiltDose.zero) { $0 + $1[keyPath: dose] }
                .mean(over: totals.reduce(0) { $0 + $1.distance }).magnitude
        }
        let rules = broken.flatMap(\.self)
        let order = RotationRule.allCases.filter(rules.contains).sorted { a, b in
            rules.count { $0 == a } > rules.count { $0 == b }
        }
        return PolicyResult(
            policy: policy, weeklyRoadTilt: mean(\.roadTilt), weeklyTurn: mean(\.turn),
            seasonRoadTilt: season(\.roadTilt), seasonTurn: season(\.turn), peak: peak, streaks: streaks,
            brokenWeeks: broken.count { !$0.isEmpty }, brokenRules: order, weeks: broken.count,
            trafficBehind: trafficBehind)
    }

    mutating func run(week number: Int) throws(AnalysisError) {
        let candidates = try WeekCandidates(surveys, request, after: first)
        let runs = policy == .camber ? planned(candidates) : chosen(candidates)
        let check = PolicyCheck(runs, candidates)
        totals.append(WeekTotals(runs.compactMap { $0.map { ($0, $0.load.totals, $0.load.traversal) } }))
        peak = max(peak, check.peak)
        streaks += check.streaks
        broken.append(check.broken)
        trafficBehind += runs.reduce(0) { $0 + ($1?.load.traversal.distanceWithTrafficBehind ?? 0) }
        // What a policy heeds of the weeks before is what its own runs left.
        let solution = WeekSolution(fixed: check.week, instance: check.instance)
        let week = PlannedWeek(check.candidates, solution, [], request, explains: false)
        planned.append(week)
        request = request.following(week, planned)
    }

    private func planned(_ candidates: WeekCandidates) -> [PlannedRun?] {
        let week = WeekSolution(candidates).week
        return Weekday.allCases.map { candidates.run(on: $0, of: week) }
    }

    private mutating func chosen(_ candidates: WeekCandidates) -> [PlannedRun?] {
        var (road, turn) = (request.recent.carriedRoadTilt?.value ?? .zero, request.recent.carriedTurn?.value ?? .zero)
        let runs = candidates.instance.candidates.compactMap { candidates.runs[$0.id] }
        return Weekday.allCases.map { weekday in
            guard let wish = candidates.template.days.first(where: { $0.weekday == weekday }), !runs.isEmpty else {
                return nil
            }
            let fitting = runs.filter { wish.window.contains($0.distance) }
            let run = choice(for: wish, of: fitting.isEmpty ? runs : fitting, road, turn)
            count += 1
            (road, turn) = (road + run.load.totals.roadTilt, turn + run.load.totals.turn)
            return run
        }
    }

    /// - Parameter runs: at least one, in a fixed order.
    private func choice(
        for wish: TemplateDay, of runs: [PlannedRun], _ road: TiltDose, _ turn: TiltDose
    ) -> PlannedRun {
        func miss(_ run: PlannedRun) -> Double { abs(run.distance - wish.target) }
        func left(_ run: PlannedRun) -> Double {
            (road + run.load.totals.roadTilt).degreeKilometres + (turn + run.load.totals.turn).degreeKilometres
        }
        let nearest = runs.min { miss($0) < miss($1) } ?? runs[0]
        switch policy {
        case .camber, .favourite: return usual(nearest, isOtherSide: false)
        case .roundRobin, .alternateSides:
            var names: [String] = []
            for run in runs where !names.contains(run.survey.route.name) { names.append(run.survey.route.name) }
            let name = names[count % names.count]
            let own = runs.filter { $0.survey.route.name == name }
            let run = own.min { miss($0) < miss($1) } ?? nearest
            return usual(run, isOtherSide: policy == .alternateSides && count % 2 == 1)
        case .greedyBalance: return runs.min { (left($0), miss($0)) < (left($1), miss($1)) } ?? nearest
        }
    }

    private func usual(_ run: PlannedRun, isOtherSide: Bool) -> PlannedRun {
        let other = OtherRun(run, request, isOtherSide: isOtherSide)
        return PlannedRun(run.survey, VariantLoad(other.traversal, request.runner))
    }
}
