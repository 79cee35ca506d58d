import HeelLoad
public import RotationPlanner
public import RouteGeometry

/// A week of runs, why each is there, and what it amounts to; or why there is none.
public struct PlannedWeek: Sendable {
    /// One day of the seven.
    public struct Day: Sendable {
        public let weekday: Weekday
        /// The wish after what the mode changed of it; `nil` on a rest day.
        public let wish: TemplateDay?
        /// `nil` on a rest day, and on a day that had to become one.
        public let run: PlannedRun?
        /// Other runs of a day that is behind the runner, the first ones of it.
        public let earlierRuns: [PlannedRun]
        /// Whether the run is behind the runner.
        public let isDone: Bool
        /// Whether the day itself is, with or without a run.
        public let isPast: Bool
        /// The pair to run in, or that was worn; `nil` where none is known.
        public let pair: ShoePair?
        public let reason: RunReason?
        /// The road-tilt dose of the same run the usual way; `nil` on a rest day.
        public let usualRoadTilt: TiltDose?
        /// How often its route was run before; `nil` on a rest day and where no library knows it.
        public let past: PastUse?

        /// All of the day's runs.
        public var runs: [PlannedRun] { earlierRuns + (run.map { [$0] } ?? []) }
    }

    /// What a route was run before a week.
    public struct PastUse: Sendable, Hashable {
        public let count: Int
        /// Days from the last run to the week's Monday; `nil` without one.
        public let daysSince: Int?
    }

    public enum Outcome: Sendable {
        /// Every rule is kept.
        case planned
        /// No week keeps every rule: those that cannot be kept together, and the step that had to be taken for this one.
        case relaxed(conflict: [RotationRule], step: RotationRelaxation.Step, restDays: [Weekday])
        /// Not even a relaxed week exists. The conflict is empty where there is no route to choose from.
        case none(conflict: [RotationRule])
        /// The search was given up before it was certain whether there is a week.
        case undecided
        /// Nothing was planned, for signs with which to see a clinician first.
        case stopped([RedFlag])
    }

    /// Seven days, Monday first; all without a run where there is no week.
    public let days: [Day]
    public let outcome: Outcome
    /// Whether no better week exists; `false` only where the search was given up early.
    public let isProven: Bool
    public let tiers: RotationTiers?
    public let request: WeekRequest
    /// The mode it is planned in: what was asked for, unless pain says otherwise.
    public let mode: RotationMode
    /// What the mode changed of the runner's wishes, in sentences.
    public let changes: [String]
    /// m/s; every route is planned at it.
    public let speed: Fact<Double>
    public let lastWeek: Fact<Double>
    public let longest: Fact<Double>
    public let terms: WeekTerms
    public let totals: WeekTotals
    /// The same routes on the same days run the usual way.
    public let usualTotals: WeekTotals
    /// The same, with every other run on the other side of the road or the other way round the track.
    public let alternatingTotals: WeekTotals
    /// Metres of `alternatingTotals` with traffic coming up from behind.
    public let alternatingTrafficBehind: Double
    /// What the weeks before left, and what this week leaves to the next.
    public let carriedBefore: CarriedDoses
    public let carriedAfter: CarriedDoses
    public let checks: [WeekCheck]
    /// What soft rules and advice have to say.
    public let remarks: [WeekRemark]
    /// Routes without a safe line in either direction.
    public let unsafeRoutes: [SurveyedRoute]
    /// Routes that climb or drop more a kilometre than the mode allows, whichever way they are run.
    public let steepRoutes: [SurveyedRoute]
    /// Where the week is run, and the names of the routes that start too far from there.
    public let neighbourhood: Neighbourhood
    public let farRoutes: [String]
    /// Camber that is only assumed; `nil` where it is known all week.
    public let assumedCamber: AssumedCamber?
    /// For each running day nothing fits, the routes nearest to it in distance. Only where there is no week.
    public let misfits: [DayMisfit]
    /// What keeps the week from being better; `nil` where nothing was found to.
    public let binding: WeekBinding?

    /// How much faster a quality day is run, for what load it is meant to cost. Ours.
    static let qualitySpeedFactor = HeelModel().heelLoad(
        LoadSegment(length: 1000, speed: 1.1 * HeelModel.referenceSpeed)
    ).mean

    /// Plans the week.
    ///
    /// Exact and deterministic; see `RotationInstance.answer(nodeBudget:)`. With a red flag nothing is planned.
    /// - Parameter explains: whether to find out why each run is where it is, and what keeps the week from being better.
    /// - Throws: where a route that was named is not there, or numbers are beyond what a week can be planned with.
    public init(of surveys: [SurveyedRoute], _ request: WeekRequest, explains: Bool = true) throws(AnalysisError) {
        let flags = RedFlag.allCases.filter { request.pain.redFlags.contains($0) }
        let surveys = flags.isEmpty ? surveys : []
        let candidates = try WeekCandidates(surveys, flags.isEmpty ? request : WeekRequest())
        self.init(candidates, WeekSolution(candidates), surveys, request, flags, explains: explains)
    }

    init(
        _ candidates: WeekCandidates, _ solution: WeekSolution, _ surveys: [SurveyedRoute], _ request: WeekRequest,
        _ flags: [RedFlag] = [], explains: Bool
    ) {
        let week = flags.isEmpty ? solution.week : nil
        self.request = request
        (mode, changes, speed) = (candidates.context.mode, candidates.changes, candidates.speed)
        (lastWeek, longest) = (candidates.context.lastWeek, candidates.context.longest)
        terms = WeekTerms(candidates)
        (isProven, tiers) = (solution.answer.isProven, week?.tiers)
        outcome = flags.isEmpty ? Outcome(solution, candidates) : .stopped(flags)
        let runs = Weekday.allCases.map { weekday in
            let done = candidates.done.filter { $0.weekday == weekday }.map(\.run)
            return done.isEmpty ? candidates.run(on: weekday, of: week).map { [$0] } ?? [] : done
        }
        let comparison = WeekComparison(runs, request)
        let reasons = explains ? WeekReasons(candidates, solution) : nil
        days = Weekday.allCases.map { weekday in
            Day(
                weekday, runs[weekday.rawValue], candidates, week, reason: reasons?.reason(for: weekday),
                usualRoadTilt: comparison.usualRoadTilt[weekday.rawValue])
        }
        let planned = days.flatMap(\.runs)
        totals = WeekTotals(planned.map { ($0, $0.load.totals, $0.load.traversal) })
        (usualTotals, alternatingTotals) = (comparison.usual, comparison.alternating)
        alternatingTrafficBehind = comparison.alternatingTrafficBehind
        carriedBefore = CarriedDoses(request.recent)
        carriedAfter = carriedBefore.after(totals)
        checks = WeekCheck.all(of: days, totals, candidates)
        remarks = WeekRemark.all(of: days, totals, candidates)
        neighbourhood = candidates.neighbourhood
        let (near, far) = candidates.neighbourhood.parted(surveys)
        farRoutes = far.map(\.route.name)
        unsafeRoutes = near.filter { !$0.hasSafeVariant(runner: request.runner) }
        steepRoutes = surveys.indices.filter(candidates.hasNoWay).map { surveys[$0] }
            .filter { $0.hasSafeVariant(runner: request.runner) }
        assumedCamber = AssumedCamber(in: planned)
        misfits = solution.answer.week == nil && flags.isEmpty ? DayMisfit.all(in: candidates) : []
        binding = explains ? WeekBinding(candidates, solution) : nil
    }
}

extension PlannedWeek.Day {
    /// - Parameter runs: of the day, the last one of them its own.
    fileprivate init(
        _ weekday: Weekday, _ runs: [PlannedRun], _ candidates: WeekCandidates, _ week: WeekPlan?, reason: RunReason?,
        usualRoadTilt: TiltDose?
    ) {
        self.weekday = weekday
        wish = candidates.template.days.first { $0.weekday == weekday }
        (run, earlierRuns) = (runs.last, runs.dropLast())
        isPast = candidates.place(of: weekday) == nil
        isDone = isPast && run != nil
        pair = candidates.pair(on: weekday, of: week)
        (self.reason, self.usualRoadTilt) = (reason, usualRoadTilt)
        past = run.flatMap { PlannedWeek.PastUse(of: $0.survey.route.name, candidates.context.request.recent) }
    }
}

extension PlannedWeek.PastUse {
    fileprivate init?(of route: String, _ recent: RecentRunning) {
        guard let past = recent.past else { return nil }
        count = past.timesRun[route] ?? 0
        daysSince = recent.daysSinceRun[route]
    }
}

extension PlannedWeek.Outcome {
    fileprivate init(_ solution: WeekSolution, _ candidates: WeekCandidates) {
        switch solution.answer.outcome {
        case .week: self = .planned
        case .undecided: self = .undecided
        case .noWeek(let conflict, let relaxation?):
            let first = candidates.firstOpenDay?.rawValue ?? 0
            let places = solution.restedPlaces + (relaxation.day.map { [$0] } ?? [])
            self = .relaxed(
                conflict: conflict, step: relaxation.step,
                restDays: places.sorted().compactMap { Weekday(rawValue: $0 + first) })
        case .noWeek(let conflict, nil): self = .none(conflict: conflict)
        }
    }
}
