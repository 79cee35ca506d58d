import HeelLoad
import RotationPlanner
import RouteGeometry

/// A season in the making.
struct PolicySeason {
    private let policy: WeekPolicy
    private let surveys: [SurveyedRoute]
    private let first: WeekCandidates
    private var request: WeekRequest
    /// How many runs there were: where round robin goes on.
    private var count = 0
    private var planned: [PlannedWeek] = []
    private var dice: Dice

    static func weeks(
        _ count: Int, _ policy: WeekPolicy, _ surveys: [SurveyedRoute], _ request: WeekRequest,
        _ first: WeekCandidates, _ seed: UInt64
    ) -> Result<[PolicyWeek], AnalysisError> {
        var season = PolicySeason(
            policy: policy, surveys: surveys, first: first, request: request, dice: Dice(state: seed))
        var weeks: [PolicyWeek] = []
        do throws(AnalysisError) {
            for _ in 0..<count { weeks.append(try season.next()) }
        } catch {
            return .failure(error)
        }
        return .success(weeks)
    }

    private init(
        policy: WeekPolicy, surveys: [SurveyedRoute], first: WeekCandidates, request: WeekRequest, dice: Dice
    ) {
        (self.policy, self.surveys, self.first, self.request, self.dice) = (policy, surveys, first, request, dice)
    }

    private mutating func next() throws(AnalysisError) -> PolicyWeek {
        let candidates = try WeekCandidates(surveys, request, after: first)
        let solution = policy == .camber ? WeekSolution(candidates) : nil
        let runs =
            solution.map { solution in Weekday.allCases.map { candidates.run(on: $0, of: solution.week) } }
            ?? chosen(candidates)
        let check = PolicyCheck(runs, candidates)
        // What a policy heeds of the weeks before is what its own runs left.
        let fixed = WeekSolution(fixed: check.week, instance: check.instance)
        let week = PlannedWeek(check.candidates, fixed, [], request, explains: false)
        planned.append(week)
        request = request.following(week, planned)
        let totals = week.totals
        return PolicyWeek(
            distance: totals.distance, wished: candidates.template.distance, roadTilt: totals.roadTilt,
            turn: totals.turn, carriedRoadTilt: week.carriedBefore.roadTilt + totals.roadTilt,
            carriedTurn: week.carriedBefore.turn + totals.turn, peak: check.peak, streaks: check.streaks,
            broken: check.broken,
            trafficBehind: runs.reduce(0) { $0 + ($1?.load.traversal.distanceWithTrafficBehind ?? 0) },
            isBest: solution?.answer.isProven ?? false)
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
    private mutating func choice(
        for wish: TemplateDay, of runs: [PlannedRun], _ road: TiltDose, _ turn: TiltDose
    ) -> PlannedRun {
        func miss(_ run: PlannedRun) -> Double { abs(run.distance - wish.target) }
        func left(_ run: PlannedRun) -> Double {
            (road + run.load.totals.roadTilt).degreeKilometres + (turn + run.load.totals.turn).degreeKilometres
        }
        let nearest = runs.min { miss($0) < miss($1) } ?? runs[0]
        func usual(ofRoute number: Int, isOtherSide: Bool = false) -> PlannedRun {
            var names: [String] = []
            for run in runs where !names.contains(run.survey.route.name) { names.append(run.survey.route.name) }
            let own = runs.filter { $0.survey.route.name == names[number % names.count] }
            return self.usual(own.min { miss($0) < miss($1) } ?? nearest, isOtherSide: isOtherSide)
        }
        switch policy {
        case .camber, .favourite: return self.usual(nearest, isOtherSide: false)
        case .roundRobin: return usual(ofRoute: count)
        case .random: return usual(ofRoute: dice.next())
        case .alternateSides: return usual(ofRoute: count, isOtherSide: count % 2 == 1)
        case .greedyBalance: return runs.min { (left($0), miss($0)) < (left($1), miss($1)) } ?? nearest
        }
    }

    private func usual(_ run: PlannedRun, isOtherSide: Bool) -> PlannedRun {
        let other = OtherRun(run, request, isOtherSide: isOtherSide)
        return PlannedRun(run.survey, VariantLoad(other.traversal, request.runner))
    }
}

/// Numbers that look drawn at random and follow from a seed: Knuth's linear congruential generator for MMIX (The Art of
/// Computer Programming 2, section 3.3.4, table 1, line 26).
private struct Dice {
    var state: UInt64

    /// The upper 31 bits, which are the good ones.
    mutating func next() -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33)
    }
}
