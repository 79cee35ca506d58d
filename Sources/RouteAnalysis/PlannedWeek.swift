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
        public let reason: RunReason?
        /// The road-tilt dose of the same run the usual way; `nil` on a rest day.
        public let usualRoadTilt: TiltDose?
        /// The pair to wear; `nil` where the runner has not named two that are fit.
        public let pair: ShoePair?
        /// How often its route was run before, and how many days before the week's Monday last; `nil` without a history.
        public let past: PastUse?
    }

    /// What a route was run before a week.
    public struct PastUse: Sendable, Hashable {
        public let count: Int
        public let daysSince: Int?
    }

    public enum Outcome: Sendable {
        /// Every rule is kept.
        case planned
        /// No week keeps every rule: those that cannot be kept together, and the step that had to be taken for this one.
        case relaxed(conflict: [RotationRule], step: RotationRelaxation.Step, restDay: Weekday?)
        /// Not even a relaxed week exists. The conflict is empty where there is no route to choose from.
        case none(conflict: [RotationRule])
        /// The search was given up before it was certain whether there is a week.
        case undecided
    }

    /// Seven days, Monday first; all without a run where there is no week.
    public let days: [Day]
    public let outcome: Outcome
    /// Whether no better week exists; `false` only where the search was given up early.
    public let isProven: Bool
    public let tiers: RotationTiers?
    public let request: WeekRequest
    /// What the mode changed of the runner's wishes, in sentences.
    public let changes: [String]
    /// m/s; every route is planned at it.
    public let speed: Fact<Double>
    public let lastWeek: Fact<Double>
    public let longest: Fact<Double>
    public let totals: WeekTotals
    /// The same routes on the same days run the usual way.
    public let usualTotals: WeekTotals
    public let checks: [WeekCheck]
    /// Routes without a safe line in either direction.
    public let unsafeRoutes: [SurveyedRoute]
    /// Camber that is only assumed; `nil` where it is known all week.
    public let assumedCamber: AssumedCamber?
    /// For each running day nothing fits, the routes nearest to it in distance. Only where there is no week.
    public let misfits: [DayMisfit]

    /// How much faster a quality day is run, for what load it is meant to cost. Ours.
    static let qualitySpeedFactor = HeelModel().heelLoad(
        LoadSegment(length: 1000, speed: 1.1 * HeelModel.referenceSpeed)
    ).mean

    /// Plans the week.
    ///
    /// Exact and deterministic; see `RotationInstance.answer(nodeBudget:)`.
    /// - Throws: where the numbers are beyond what a week can be planned with.
    public init(of surveys: [SurveyedRoute], _ request: WeekRequest) throws(RotationError) {
        let candidates = try WeekCandidates(surveys, request)
        let answer = candidates.instance.answer()
        let week = answer.week ?? answer.relaxation?.week
        self.request = request
        changes = candidates.changes
        speed = candidates.speed
        lastWeek = candidates.lastWeek
        longest = candidates.longest
        isProven = answer.isProven
        tiers = week?.tiers
        outcome =
            switch answer.outcome {
            case .week: .planned
            case .undecided: .undecided
            case .noWeek(let conflict, let relaxation?):
                .relaxed(
                    conflict: conflict, step: relaxation.step, restDay: relaxation.day.flatMap(Weekday.init(rawValue:)))
            case .noWeek(let conflict, nil): .none(conflict: conflict)
            }
        let reasons = WeekReasons(candidates, week, isRelaxed: answer.week == nil)
        let planned = Weekday.allCases.map { week?.candidates[$0.rawValue].flatMap { candidates.runs[$0] } }
        let usual = planned.map { $0.map { UsualRun($0, request.runner, request.history) } }
        days = Weekday.allCases.map { weekday in
            let source = planned[weekday.rawValue]?.survey.source
            return Day(
                weekday: weekday, wish: candidates.template.days.first { $0.weekday == weekday },
                run: planned[weekday.rawValue], reason: reasons.reason(for: weekday),
                usualRoadTilt: usual[weekday.rawValue]?.totals.roadTilt,
                pair: request.history?.pair(week?.shoes[weekday.rawValue]),
                past: source.flatMap { source in
                    request.history.map { PastUse(count: $0.count(of: source), daysSince: $0.days(since: source)) }
                })
        }
        let runs = days.compactMap(\.run)
        totals = WeekTotals(runs.map { ($0, $0.load.totals, $0.load.traversal) })
        usualTotals = WeekTotals(usual.compactMap { $0.map { ($0.run, $0.totals, $0.traversal) } })
        checks = WeekCheck.all(of: days, totals, candidates, request)
        unsafeRoutes = surveys.filter { $0.safeVariants(runner: request.runner).isEmpty }
        assumedCamber = AssumedCamber(in: runs)
        misfits = answer.week == nil ? DayMisfit.all(in: candidates) : []
    }
}

/// How much of a week leans only by assumption, and the note that would settle the most of it.
public struct AssumedCamber: Sendable {
    /// Metres.
    public let distance: Double
    /// The run with most of it.
    public let run: PlannedRun
    public let settling: SettlingNote?

    /// `nil` under 50 m.
    init?(in runs: [PlannedRun]) {
        func assumed(_ run: PlannedRun) -> Double {
            let legs = run.load.traversal.legs
            let length = legs.reduce(0) { sum, leg in
                leg.stretch.crossSection.origin == .assumed && leg.tilt.lowFoot != nil ? sum + leg.length : sum
            }
            return length * run.load.traversal.repeats
        }
        distance = runs.reduce(0) { $0 + assumed($1) }
        guard distance >= 50, let most = runs.max(by: { assumed($0) < assumed($1) }) else { return nil }
        run = most
        settling = SettlingNote(for: most.load.traversal, along: most.survey)
    }
}

/// A planned run the way the runner usually runs it, else as one of whom nothing is known would, over the same distance.
private struct UsualRun {
    let run: PlannedRun
    let traversal: RouteTraversal
    let totals: LoadTotals

    init(_ run: PlannedRun, _ runner: Runner, _ history: RunHistory?) {
        self.run = run
        var variant = history?.usualVariant(of: run.survey) ?? run.survey.usualVariant
        variant.laps = run.load.variant.laps
        traversal = run.survey.traversal(as: variant, runner: runner)
        totals = LoadTotals(of: traversal.segments, model: runner.model)
    }
}
