import HeelLoad
import RotationPlanner
import RouteGeometry

/// What a soft rule or a piece of advice has to say of a week. None of it keeps a week from being planned.
public enum WeekRemark: Sendable, Hashable {
    /// R1: the week's distance or load is more than a tenth over last week's; ratios, `nil` where last week's is unknown.
    case weekGrowth(distance: Double?, load: Double?)
    /// R5: more running days than a returning runner should have.
    case runDays(found: Int, most: Int)
    /// R8: a run climbs or drops more than 1.3 times the most of the last 30 days; metres.
    case climb(found: Double, usual: Double)
    /// R10: more than one thing is turned up at once.
    case dials([Dial])
    /// R12: laps run clockwise, which not every track allows.
    case clockwiseLaps
    /// R13: so many runs in a row on concrete or stone.
    case hardGround(Int)
    /// R14: only one pair is known.
    case onePair(String)
    /// R15: a pair past 480 km, or past 800 km and left out; metres.
    case wornPair(String, distance: Double, isLeftOut: Bool)
    /// R16: how to change cadence, steps a minute from and to.
    case cadence(from: Double, to: Double)
    /// R17: what run-walk would make of the hardest run, hkm, where no run is planned so.
    case runWalkOffered(Weekday, run: Double, runWalk: Double)
    /// R17: the days planned as run-walk; the hardest of them, hkm; whether that is for running aggravates it.
    case runWalkPlanned([Weekday], hardest: Weekday, run: Double, runWalk: Double, isPreferred: Bool)
    /// R18: the stage of a return, and what comes next; whether there was pain in the week, with which it does not.
    case stage(ReturnStage, hurts: Bool)
    /// R21: monotony of the days' load, and two of the hardest days in a row.
    case monotony(Double, hardestInARow: [Weekday])

    static func all(
        of days: [PlannedWeek.Day], _ totals: WeekTotals, _ candidates: WeekCandidates
    ) -> [WeekRemark] {
        let (context, recent) = (candidates.context, candidates.context.request.recent)
        guard days.contains(where: { $0.run != nil }) else { return [] }
        return growth(totals, context) + climb(days, context) + dials(totals, context)
            + ground(days, recent) + shoes(recent.pairs, days) + advice(days, candidates) + spread(days)
    }

    private static func growth(_ totals: WeekTotals, _ context: PlanningContext) -> [WeekRemark] {
        let recent = context.request.recent
        guard let most = ModeNumber.softWeekGrowth.value(in: context.mode) else { return [] }
        func ratio(_ found: Double, _ last: Fact<Double>?) -> Double? {
            last.flatMap { $0.value > 0 && found / $0.value > most + 1e-9 ? found / $0.value : nil }
        }
        let (distance, load) = (ratio(totals.distance, recent.lastWeek), ratio(totals.load, recent.lastWeekLoad))
        return distance == nil && load == nil ? [] : [.weekGrowth(distance: distance, load: load)]
    }

    private static func climb(_ days: [PlannedWeek.Day], _ context: PlanningContext) -> [WeekRemark] {
        guard let most = ModeNumber.softRunAscent.value(in: context.mode) else { return [] }
        let recent = context.request.recent
        let runs = days.flatMap(\.runs)
        let found = [(runs.map(\.ascent).max(), recent.mostAscent), (runs.map(\.descent).max(), recent.mostDescent)]
        return found.compactMap { found, usual in
            guard let found, let usual, found > most * usual.value else { return nil }
            return .climb(found: found, usual: usual.value)
        }
    }

    private static func dials(_ totals: WeekTotals, _ context: PlanningContext) -> [WeekRemark] {
        let (recent, factor) = (context.request.recent, ModeNumber.raise.value(in: context.mode) ?? 1)
        var raised: [Dial] = []
        if let last = recent.lastWeek, totals.distance > factor * last.value { raised.append(.distance) }
        if let last = recent.lastWeekAscent, totals.ascent > max(factor * last.value, totals.distance / 100) {
            raised.append(.ascent)
        }
        let dial = context.request.dial
        if dial != .distance, dial != .ascent { raised.append(dial) }
        var remarks: [WeekRemark] = raised.count > 1 ? [.dials(raised)] : []
        if dial == .cadence, context.mode != .early {
            let cadence = context.request.runner.cadence ?? HeelModel.referenceCadence
            remarks.append(.cadence(from: cadence, to: 1.05 * cadence))
        }
        return remarks
    }

    private static func ground(_ days: [PlannedWeek.Day], _ recent: RecentRunning) -> [WeekRemark] {
        var (row, most) = (recent.lastRun.hardGroundStreak, 0)
        for run in days.flatMap(\.runs) {
            row = run.isOnHardGround ? row + 1 : 0
            most = max(most, row)
        }
        let isClockwise = days.flatMap(\.runs).contains {
            $0.lapDirection(of: $0.load.variant) == .right || $0.load.variant.turn == .afterHalf
        }
        let allowed = Int(ModeNumber.hardGroundStreak.healthy ?? 2)
        return (isClockwise ? [.clockwiseLaps] : []) + (most > allowed ? [.hardGround(most)] : [])
    }

    private static func shoes(_ pairs: [ShoePair], _ days: [PlannedWeek.Day]) -> [WeekRemark] {
        let worn = pairs.compactMap { pair -> WeekRemark? in
            guard let distance = pair.distance, distance > ShoePair.warningDistance, !pair.isRetired else { return nil }
            return .wornPair(pair.name, distance: distance, isLeftOut: pair.isWornOut)
        }
        return (pairs.count == 1 ? [.onePair(pairs[0].name)] : []) + worn
    }

    private static func advice(_ days: [PlannedWeek.Day], _ candidates: WeekCandidates) -> [WeekRemark] {
        let context = candidates.context
        var remarks = runWalk(days, context)
        if context.mode == .returning {
            let pain = context.request.pain
            remarks.append(.stage(context.stage, hurts: max(pain.morning ?? 0, pain.running ?? 0) > 0))
            let usual = context.request.recent.runDays?.value ?? candidates.template.days.count
            let count = days.count { $0.run != nil }
            if let most = ModeNumber.mostRunDays.early.map({ min(usual - 1, Int($0)) }), count > max(1, most) {
                remarks.append(.runDays(found: count, most: max(1, most)))
            }
        }
        return remarks
    }

    private static func runWalk(_ days: [PlannedWeek.Day], _ context: PlanningContext) -> [WeekRemark] {
        let ahead = days.compactMap { day in day.isDone ? nil : day.run.map { (day: day.weekday, run: $0) } }
        let walked = ahead.filter { $0.run.load.variant.rhythm == .runWalk }
        let heel = { (run: PlannedRun) in run.load.totals.heel.mean }
        guard context.mode != .healthy || !walked.isEmpty,
            let hardest = (walked.isEmpty ? ahead : walked).max(by: { heel($0.run) < heel($1.run) })
        else { return [] }
        var variant = hardest.run.load.variant
        variant.rhythm = walked.isEmpty ? .runWalk : .running
        let runner = context.request.runner
        let other = VariantLoad(hardest.run.survey.traversal(as: variant, runner: runner), runner).totals.heel.mean
        guard !walked.isEmpty else {
            return [.runWalkOffered(hardest.day, run: heel(hardest.run), runWalk: other)]
        }
        return [
            .runWalkPlanned(
                walked.map(\.day), hardest: hardest.day, run: other, runWalk: heel(hardest.run),
                isPreferred: context.gate.prefersRunWalk)
        ]
    }

    /// Monotony after Foster: the mean of the seven days' load, 0 at rest, over their standard deviation.
    private static func spread(_ days: [PlannedWeek.Day]) -> [WeekRemark] {
        let loads = days.map { $0.runs.reduce(0) { $0 + $1.load.totals.heel.mean } }
        let mean = loads.reduce(0, +) / 7
        let variance = loads.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 7
        guard variance > 0 else { return [] }
        let ranked = loads.indices.filter { loads[$0] > 0 }.sorted { (loads[$0], $1) > (loads[$1], $0) }
        let hardest = Set(ranked.prefix((ranked.count + 2) / 3))
        let row = hardest.sorted().first { hardest.contains($0 + 1) }
        return [
            .monotony(
                mean / variance.squareRoot(),
                hardestInARow: row.map { [Weekday.allCases[$0], .allCases[$0 + 1]] } ?? [])
        ]
    }
}
