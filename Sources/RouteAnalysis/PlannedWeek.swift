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
        let usual = planned.map { $0.map { UsualRun($0, request.runner) } }
        days = Weekday.allCases.map { weekday in
            Day(
                weekday: weekday, wish: candidates.template.days.first { $0.weekday == weekday },
                run: planned[weekday.rawValue], reason: reasons.reason(for: weekday),
                usualRoadTilt: usual[weekday.rawValue]?.totals.roadTilt)
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

/// A planned run as a runner of whom nothing is known would run it, over the same distance.
private struct UsualRun {
    let run: PlannedRun
    let traversal: RouteTraversal
    let totals: LoadTotals

    init(_ run: PlannedRun, _ runner: Runner) {
        self.run = run
        var variant = run.survey.usualVariant
        variant.laps = run.load.variant.laps
        traversal = run.survey.traversal(as: variant, runner: runner)
        totals = LoadTotals(of: traversal.segments, model: runner.model)
    }
}

/// A week's sums.
public struct WeekTotals: Sendable {
    /// Metres.
    public let distance: Double
    public let ascent: Double
    public let descent: Double
    /// Mean of the feet, hkm.
    public let load: Double
    public let roadTilt: TiltDose
    public let turn: TiltDose
    /// Metres with the left and with the right foot low under cross-sections.
    public let leftLow: Double
    public let rightLow: Double
    /// Track laps to either side: left is counter-clockwise.
    public let lapsLeft: Int
    public let lapsRight: Int

    init(_ runs: [(run: PlannedRun, totals: LoadTotals, traversal: RouteTraversal)]) {
        distance = runs.reduce(0) { $0 + $1.totals.distance }
        let climbs = runs.compactMap { $0.run.survey.climb(along: $0.traversal) }
        ascent = climbs.reduce(0) { $0 + $1.ascent }
        descent = climbs.reduce(0) { $0 + $1.descent }
        load = runs.reduce(0) { $0 + $1.totals.heel.mean }
        roadTilt = runs.reduce(TiltDose.zero) { $0 + $1.totals.roadTilt }
        turn = runs.reduce(TiltDose.zero) { $0 + $1.totals.turn }
        leftLow = runs.reduce(0) { $0 + $1.traversal.distance(lowFoot: .left) }
        rightLow = runs.reduce(0) { $0 + $1.traversal.distance(lowFoot: .right) }
        func laps(_ side: Side) -> Int {
            runs.reduce(0) { sum, item in
                let isThisWay = item.run.lapDirection(of: item.traversal.variant) == side
                return isThisWay ? sum + item.traversal.variant.laps : sum
            }
        }
        (lapsLeft, lapsRight) = (laps(.left), laps(.right))
    }
}

extension PlannedRun {
    /// The side the laps of a track turn to when run as `variant`: left is counter-clockwise. `nil` off the track.
    public func lapDirection(of variant: Variant) -> Side? {
        survey.laps.map { variant.direction == .asDrawn ? $0.turning : $0.turning.opposite }
    }
}

/// A rule as the week keeps it.
public enum WeekCheck: Sendable, Hashable {
    /// Metres this week, last week, and the most allowed.
    case weekDistance(found: Double, lastWeek: Double, cap: Double)
    /// Metres of the longest run, and the most allowed.
    case longestRun(found: Double, cap: Double)
    /// Flat runs, how many are needed, and how many of those found are flat only if an assumed camber is not there or
    /// ground of unknown elevation is flat.
    case flatRuns(found: Int, needed: Int, unsure: Int)
    /// The steepest known crossfall on a recovery day, the most allowed, and whether some is only assumed.
    case recoveryCrossfall(found: Double, cap: Double, isPartlyUnknown: Bool)
    /// The largest known mean road tilt of an easy or recovery run in degrees, the most allowed, and whether some is
    /// only assumed.
    case meanTilt(found: Double, cap: Double, isPartlyUnknown: Bool)
    /// Known ascent or descent of the run with most, metres, the most allowed, and how many runs have unknown elevation.
    case ascent(found: Double, cap: Double, unknownRuns: Int)
    /// Metres with traffic coming up from behind.
    case trafficBehind(Double)
    /// No hard day follows a hard day.
    case hardDaysApart

    static func all(
        of days: [PlannedWeek.Day], _ totals: WeekTotals, _ candidates: WeekCandidates, _ request: WeekRequest
    ) -> [WeekCheck] {
        let runs = days.compactMap(\.run)
        guard !runs.isEmpty else { return [] }
        let limits = candidates.instance.limits
        var checks: [WeekCheck] = [
            .weekDistance(
                found: totals.distance, lastWeek: candidates.lastWeek.value, cap: Double(limits.weekDistance)),
            .longestRun(found: runs.map(\.distance).max() ?? 0, cap: Double(limits.runDistance)),
            .flatRuns(
                found: runs.count { $0.isFlat }, needed: limits.flatQuota,
                unsure: runs.count { $0.isFlat && ($0.leansByAssumption || $0.hasUnknownElevation) }),
        ]
        func unknown(_ runs: [PlannedRun]) -> Bool { runs.contains { $0.leansByAssumption } }
        let recovery = days.filter { $0.wish?.kind == .recovery }.compactMap(\.run)
        if !recovery.isEmpty {
            checks.append(
                .recoveryCrossfall(
                    found: recovery.map { $0.load.traversal.steepestKnownCrossfall(over: 200) }.max() ?? 0,
                    cap: Double(limits.recoveryCrossfall) / 1000, isPartlyUnknown: unknown(recovery)))
        }
        let easy = days.filter { $0.wish?.kind == .easy || $0.wish?.kind == .recovery }.compactMap(\.run)
        if !easy.isEmpty {
            let tilts = easy.map { $0.load.traversal.knownRoadTilt.mean(over: $0.distance).magnitude }
            checks.append(
                .meanTilt(
                    found: tilts.max() ?? 0, cap: Double(limits.runMeanTilt) / 1000, isPartlyUnknown: unknown(easy)))
        }
        if limits.runAscent < RotationInstance.largestValue {
            checks.append(
                .ascent(
                    found: runs.map { max($0.ascent, $0.descent) }.max() ?? 0, cap: Double(limits.runAscent),
                    unknownRuns: runs.count { $0.hasUnknownElevation }))
        }
        checks.append(.trafficBehind(runs.reduce(0) { $0 + $1.load.traversal.distanceWithTrafficBehind }))
        checks.append(.hardDaysApart)
        return checks
    }
}

/// A day on which no run fits, and the routes that come nearest.
public struct DayMisfit: Sendable {
    public let wish: TemplateDay
    /// Names with metres, nearest first; at most three.
    public let nearest: [(name: String, distance: Double)]

    static func all(in candidates: WeekCandidates) -> [DayMisfit] {
        candidates.template.days.compactMap { wish in
            let runs = candidates.runs.values
            guard !runs.contains(where: { wish.window.contains($0.distance) }) else { return nil }
            var names: Set<String> = []
            let nearest = runs.sorted {
                (abs($0.distance - wish.target), $0.survey.route.name)
                    < (abs($1.distance - wish.target), $1.survey.route.name)
            }.filter { names.insert($0.survey.route.name).inserted }.prefix(3)
            return DayMisfit(wish: wish, nearest: nearest.map { ($0.survey.route.name, $0.distance) })
        }
    }
}
