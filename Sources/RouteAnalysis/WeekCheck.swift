import HeelLoad
import RotationPlanner
import RouteGeometry

/// A rule as the week keeps it.
public enum WeekCheck: Sendable, Hashable {
    /// Metres this week, last week, and the most allowed.
    case weekDistance(found: Double, lastWeek: Double, cap: Double)
    /// Load this week, and the most allowed, hkm; only where last week's is known.
    case weekLoad(found: Double, cap: Double)
    /// Metres climbed this week, and the most allowed; only where last week's are known.
    case weekAscent(found: Double, cap: Double)
    /// Metres of the longest run, and the most allowed.
    case longestRun(found: Double, cap: Double)
    /// Load of the hardest run and the most allowed, hkm; whether the latter is only assumed.
    case hardestRun(found: Double, cap: Double, isAssumed: Bool)
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
    /// No pair is worn on two days running.
    case pairsRest

    static func all(
        of days: [PlannedWeek.Day], _ totals: WeekTotals, _ candidates: WeekCandidates
    ) -> [WeekCheck] {
        let runs = days.flatMap(\.runs)
        guard !runs.isEmpty else { return [] }
        let limits = candidates.instance.limits
        var checks: [WeekCheck] = [
            .weekDistance(
                found: totals.distance, lastWeek: candidates.context.lastWeek.value,
                cap: candidates.context.weekCap ?? .infinity),
            .longestRun(found: runs.map(\.distance).max() ?? 0, cap: Double(limits.runDistance)),
            .hardestRun(
                found: runs.map(\.load.totals.heel.mean).max() ?? 0, cap: Double(limits.runLoad) / 100,
                isAssumed: candidates.context.request.recent.heaviest == nil),
            .flatRuns(
                found: runs.count { $0.isFlat }, needed: candidates.flatQuota,
                unsure: runs.count { $0.isFlat && ($0.leansByAssumption || $0.hasUnknownElevation) }),
        ]
        if let cap = candidates.context.weekLoadCap {
            checks.insert(.weekLoad(found: totals.load, cap: cap), at: 1)
        }
        if let cap = candidates.context.weekAscentCap {
            checks.append(.weekAscent(found: totals.ascent, cap: cap))
        }
        checks += evenness(of: days, limits)
        if limits.runAscent < RotationInstance.largestValue {
            checks.append(
                .ascent(
                    found: runs.map { max($0.ascent, $0.descent) }.max() ?? 0, cap: Double(limits.runAscent),
                    unknownRuns: runs.count { $0.hasUnknownElevation }))
        }
        let planned = days.filter { !$0.isDone }.compactMap(\.run)
        checks.append(.trafficBehind(planned.reduce(0) { $0 + $1.load.traversal.distanceWithTrafficBehind }))
        checks.append(.hardDaysApart)
        if candidates.pairs.count > 1, candidates.pairs[0] != candidates.pairs[1] { checks.append(.pairsRest) }
        return checks
    }

    /// How the ground of recovery and easy runs may lean.
    private static func evenness(of days: [PlannedWeek.Day], _ limits: RotationLimits) -> [WeekCheck] {
        var checks: [WeekCheck] = []
        func unknown(_ runs: [PlannedRun]) -> Bool { runs.contains { $0.leansByAssumption } }
        let recovery = days.filter { $0.wish?.kind == .recovery }.flatMap(\.runs)
        if !recovery.isEmpty {
            checks.append(
                .recoveryCrossfall(
                    found: recovery.map { $0.load.traversal.steepestKnownCrossfall }.max() ?? 0,
                    cap: Double(limits.recoveryCrossfall) / 1000, isPartlyUnknown: unknown(recovery)))
        }
        let easy = days.filter { $0.wish?.kind == .easy || $0.wish?.kind == .recovery }.flatMap(\.runs)
        if !easy.isEmpty {
            let tilts = easy.map { $0.load.traversal.knownRoadTilt.mean(over: $0.distance).magnitude }
            checks.append(
                .meanTilt(
                    found: tilts.max() ?? 0, cap: Double(limits.runMeanTilt) / 1000, isPartlyUnknown: unknown(easy)))
        }
        return checks
    }
}
