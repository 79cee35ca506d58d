import HeelLoad
public import RotationPlanner
import RouteGeometry

/// Each route that could have been run on a day, and the rule or tier that decided against it.
public struct DayExplanation: Sendable {
    /// What became of a route.
    public enum Verdict: Sendable, Hashable {
        case chosen
        /// No line is known to be safe, or in this mode every way to run it climbs too much.
        case noWay
        /// It starts too far from where the week is run.
        case far
        /// No way to run it is within the day's distances; metres of the nearest.
        case window(nearest: Double)
        /// With it the week breaks these rules, whatever the other days have.
        case rules([RotationRule])
        /// The best week with it is worse: the first tier that differs, with what it would be and what it is.
        case tier(Tier, with: Int, chosen: Int)
        /// The same where only comfort points differ, and what most of the difference is for.
        case comfort(ComfortPoints.Term, with: Int, chosen: Int)
        /// The best week with it is as good; the route not seen for longest goes first.
        case asGood
        /// The search was given up.
        case undecided
    }

    /// What a week is judged by before comfort; the first that differs decides.
    public enum Tier: String, Sendable, CaseIterable {
        case balance, peak, streaks

        func value(of tiers: RotationTiers) -> Int {
            switch self {
            case .balance: tiers.balance
            case .peak: tiers.peak
            case .streaks: tiers.streaks
            }
        }
    }

    /// A route with its verdict.
    public struct Entry: Sendable {
        public let route: String
        /// The way it would be run; `nil` where there is none.
        public let run: PlannedRun?
        public let verdict: Verdict
    }

    public let weekday: Weekday
    public let wish: TemplateDay
    public let terms: WeekTerms
    public let neighbourhood: Neighbourhood
    /// The chosen one first, then those that came nearest.
    public let entries: [Entry]

    /// Choices tried for one way to run a route. Ours.
    private static let nodeBudget = 300_000

    /// Plans the week once more for every way to run every route on `weekday`.
    ///
    /// - Throws: where the day has no run to explain, and as `PlannedWeek`.
    public init(of surveys: [SurveyedRoute], _ request: WeekRequest, on weekday: Weekday) throws(AnalysisError) {
        let candidates = try WeekCandidates(surveys, request)
        let solution = WeekSolution(candidates)
        guard let place = candidates.place(of: weekday),
            let wish = candidates.template.days.first(where: { $0.weekday == weekday })
        else {
            throw AnalysisError(
                .nothingFound, option: "--explain", value: weekday.shortName,
                sentence: "\(weekday.shortName) has no run to plan")
        }
        self.weekday = weekday
        self.wish = wish
        terms = WeekTerms(candidates)
        neighbourhood = candidates.neighbourhood
        let ids = Identifiers.unique(for: surveys.map(\.route.name))
        // Of a day that had to become one of rest what was asked for says why nothing fitted.
        let isRested = solution.instance.days[place].kind == .rest
        let search = ExplanationSearch(
            candidates: candidates, instance: isRested ? candidates.instance : solution.instance,
            week: isRested ? nil : solution.week, place: place)
        let found = SideBySide.map(Array(surveys.indices)) { i in
            if candidates.neighbourhood.far.contains(i) {
                return Entry(route: surveys[i].route.name, run: nil, verdict: .far)
            }
            let verdict = search.verdict(on: ids[i], nodeBudget: Self.nodeBudget)
            return Entry(route: surveys[i].route.name, run: verdict.run, verdict: verdict.verdict)
        }
        entries = found.enumerated().sorted {
            ($0.element.verdict.rank, $0.offset) < ($1.element.verdict.rank, $1.offset)
        }.map(\.element)
    }
}

extension DayExplanation.Verdict {
    /// Nearest to being chosen first.
    fileprivate var rank: Int {
        switch self {
        case .chosen: 0
        case .asGood: 1
        case .comfort(_, let with, _): 10 + min(with, 10_000)
        case .tier(.streaks, _, _): 20_000
        case .tier(.peak, _, _): 30_000
        case .tier(.balance, _, _): 40_000
        case .undecided: 50_000
        case .rules: 60_000
        case .window: 70_000
        case .noWay: 80_000
        case .far: 90_000
        }
    }
}

/// A week planned again with one day settled.
private struct ExplanationSearch {
    let candidates: WeekCandidates
    let instance: RotationInstance
    let week: WeekPlan?
    let place: Int

    func verdict(on route: String, nodeBudget: Int) -> (run: PlannedRun?, verdict: DayExplanation.Verdict) {
        let own = instance.candidates.filter { instance.routes[$0.route].id == route }
        guard !own.isEmpty else { return (nil, .noWay) }
        if let id = week?.candidates[place], own.contains(where: { $0.id == id }) {
            return (candidates.runs[id], .chosen)
        }
        let day = instance.days[place]
        let fitting = own.filter {
            day.lock != nil || (day.shortest...max(day.shortest, day.longest)).contains($0.distance)
        }
        guard !fitting.isEmpty else {
            let nearest = own.min { abs($0.distance - day.target) < abs($1.distance - day.target) }
            let run = nearest.flatMap { candidates.runs[$0.id] }
            return (run, .window(nearest: run?.distance ?? 0))
        }
        let answers = fitting.compactMap { candidate in
            instance.locking(candidate.id, at: place).map {
                (run: candidates.runs[candidate.id], answer: $0.answer(nodeBudget: nodeBudget, relaxes: false))
            }
        }
        let weeks = answers.compactMap { item in item.answer.week.map { (run: item.run, week: $0) } }
        if let best = weeks.min(by: { $0.week.tiers < $1.week.tiers }) { return (best.run, verdict(of: best.week)) }
        guard let first = answers.first(where: { $0.answer.conflict != nil }), let conflict = first.answer.conflict
        else {
            return (answers.first?.run, .undecided)
        }
        return (first.run, .rules(conflict.filter { $0 != .lock }))
    }

    private func verdict(of other: WeekPlan) -> DayExplanation.Verdict {
        guard let week else { return .undecided }
        for tier in DayExplanation.Tier.allCases where tier.value(of: other.tiers) != tier.value(of: week.tiers) {
            return .tier(tier, with: tier.value(of: other.tiers), chosen: tier.value(of: week.tiers))
        }
        let points = instance.comfortPoints(of: other)
        return points.largestExcess(over: instance.comfortPoints(of: week)).flatMap { term in
            other.tiers.comfort > week.tiers.comfort
                ? .comfort(term, with: other.tiers.comfort, chosen: week.tiers.comfort) : nil
        } ?? .asGood
    }
}
