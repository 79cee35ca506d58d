import HeelLoad
import RotationPlanner
import RouteGeometry

/// The days, limits and history of a week that is still to be planned, from its first open day on.
struct WeekFrame {
    private let context: PlanningContext
    private let template: WeekTemplate
    private let done: [DoneRun]
    private let pairs: [ShoePair]
    private let firstDay: Int
    /// Heel load of a flat kilometre at the week's pace, hkm.
    private let flatLoad: Double

    init(
        _ context: PlanningContext, _ template: WeekTemplate, _ done: [DoneRun], _ pairs: [ShoePair],
        _ firstOpenDay: Weekday?, speed: Double
    ) {
        self.context = context
        self.template = template
        self.done = done
        self.pairs = pairs
        firstDay = firstOpenDay?.rawValue ?? 7
        flatLoad = context.request.runner.flatLoadPerKilometre(at: speed)
    }

    func instance(
        _ plannable: PlannableRoutes, locks: [(day: Weekday, route: String)]
    ) throws(RotationError) -> RotationInstance {
        var days = days
        for lock in locks where lock.day.rawValue >= firstDay {
            days[lock.day.rawValue - firstDay].lock = RotationDay.Lock(route: lock.route)
        }
        return try RotationInstance(
            name: "week", mode: context.mode, limits: limits, history: history, shoes: shoes, days: days,
            routes: routes(plannable), candidates: candidates(plannable))
    }

    private var days: [RotationDay] {
        (firstDay..<firstDay + 7).map { place in
            guard let day = template.days.first(where: { $0.weekday.rawValue == place }) else { return .rest }
            let quality = day.kind == .quality ? PlannedWeek.qualitySpeedFactor : 1
            return RotationDay(
                kind: day.kind, target: day.target.roundedInteger,
                shortest: Int(day.window.lowerBound.rounded(.up)), longest: Int(day.window.upperBound),
                plannedLoad: max(1, (day.target / 10 * flatLoad * quality).roundedInteger))
        }
    }

    private var shoes: [RotationShoe] {
        let unnamed = ["pair-1", "pair-2"].map { RotationShoe(id: $0) }
        let named = pairs.enumerated().map { i, pair in
            RotationShoe(id: "pair-\(i + 1)", isRetired: pair.isWornOut, isUnfitForLong: pair.isUnfitForLong)
        }
        return named.isEmpty ? unnamed : named
    }

    private var limits: RotationLimits {
        let free = RotationInstance.largestValue
        let (mode, longest) = (context.mode, context.longest.value)
        func floored(_ value: Double?) -> Int {
            // A cap is floored, but 1.1 × 10 000 must not become 10 999.
            value.map { Int(max(0, min(Double(free), ($0 + 1e-6).rounded(.down)))) } ?? free
        }
        func cap(_ number: ModeNumber, times value: Double = 1) -> Int {
            floored(number.value(in: mode).map { $0 * value })
        }
        let balance = RotationLimits.usualBalance(plannedDistance: template.distance.roundedInteger)
        let heaviest = context.request.recent.heaviest.map { $0.value * 100 } ?? longest / 10 * flatLoad
        let runs = done.map(\.run)
        let behind = (
            distance: runs.reduce(0) { $0 + $1.distance }, ascent: runs.reduce(0) { $0 + $1.ascent },
            load: runs.reduce(0) { $0 + $1.load.totals.heel.mean }
        )
        let flat = runs.count { $0.isFlat }
        // What is left is not to be hollow, whatever became of the days behind.
        let open = template.days.filter { $0.weekday.rawValue >= firstDay }
        let fastDaysDone = template.days.count { day in
            day.kind == .quality && done.contains { $0.weekday == day.weekday }
        }
        return RotationLimits(
            weekDistance: floored(context.weekCap.map { $0 - behind.distance }),
            leastWeekDistance: Int(0.75 * open.reduce(0) { $0 + $1.target }),
            runDistance: min(cap(.runGrowth, times: longest), cap(.longRunShare, times: context.usualLongest)),
            runLoad: cap(.runGrowth, times: heaviest), runAscent: floored(context.runAscentCap),
            runDescent: floored(context.runAscentCap),
            weekAscent: floored(context.weekAscentCap.map { $0 - behind.ascent }),
            weekLoad: context.weekLoadCap.map { floored(100 * ($0 - behind.load)) },
            flatQuota: max(0, template.flatQuota(in: mode) - flat),
            softQuota: 0, recoveryCrossfall: cap(.recoveryCrossfall), runMeanTilt: cap(.meanTilt), qualityAscent: 15,
            usesPerRoute: Self.usesPerRoute, allowsHardBackToBack: false,
            qualityDays: max(0, context.qualityDays - fastDaysDone), withTraffic: free,
            roadTolerance: balance.tolerance, roadStep: balance.step, turnTolerance: balance.tolerance,
            turnStep: balance.step)
    }

    /// Runs on one route in a week, at most. Ours.
    static let usesPerRoute = 2

    /// What the weeks before left, and on top of it the days of this week that are behind the runner.
    private var history: RotationHistory {
        let (recent, last) = (context.request.recent, context.request.recent.lastRun)
        func carried(_ dose: Fact<TiltDose>?, _ key: KeyPath<LoadTotals, TiltDose>) -> Int {
            done.reduce(dose?.value ?? .zero) { $0 + $1.run.load.totals[keyPath: key] }.degreeMetres.roundedInteger
        }
        let yesterday = Weekday(rawValue: firstDay - 1)
        let ranYesterday = done.filter { $0.weekday == yesterday }
        let kind = yesterday.flatMap { day in template.days.first { $0.weekday == day }?.kind } ?? .easy
        let foot = done.last.map { $0.run.side } ?? last.lowFoot
        let turning = done.last(where: \.run.isOnTrack).map(\.trackTurning)
        let isPastDay = firstDay > 0
        let pair = isPastDay ? ranYesterday.last?.pair : last.pairYesterday
        let worn = pair.flatMap { name in pairs.firstIndex { $0.name == name } }
        return RotationHistory(
            carriedRoadTilt: carried(recent.carriedRoadTilt, \.roadTilt),
            carriedTurn: carried(recent.carriedTurn, \.turn), lastLowFoot: foot.map { $0 == .left ? .left : .right },
            wasHardYesterday: isPastDay ? ranYesterday.contains { $0.run.isHard(on: kind) } : last.wasHardYesterday,
            shoeWornYesterday: pairs.count < 2 || pairs[0] == pairs[1] ? nil : worn,
            lastTrackDirection: (turning ?? last.trackTurning).map { $0 == .left ? .counterClockwise : .clockwise },
            hardStreak: done.reduce(last.hardGroundStreak) { $1.run.isOnHardGround ? $0 + 1 : 0 })
    }

    private func routes(_ plannable: PlannableRoutes) -> [RotationRoute] {
        zip(plannable.routes, plannable.names).map { route, name in
            var route = route
            if let day = done.last(where: { $0.run.survey.route.name == name })?.weekday {
                route.daysSinceUsed = max(0, firstDay - day.rawValue)
            } else if let days = route.daysSinceUsed {
                route.daysSinceUsed = min(998, days + firstDay)
            }
            return route
        }
    }

    /// Without the routes that were run as often as a week allows.
    private func candidates(_ plannable: PlannableRoutes) -> [RotationCandidate] {
        plannable.candidates.filter { candidate in
            let name = plannable.names[candidate.route]
            return done.count { $0.run.survey.route.name == name } < Self.usesPerRoute
        }
    }
}

extension Runner {
    /// Heel load of a flat kilometre of asphalt at `speed` (m/s), hkm: 1 at 6:00/km.
    func flatLoadPerKilometre(at speed: Double) -> Double {
        let flat = LoadSegment(length: 1000, speed: speed, cadence: cadence)
        return model.heelLoad(flat).mean
    }
}
