import RotationPlanner

/// A week of two easy runs on days 0 and 1 and the two level routes that fit them; no rule binds. Tests change one
/// thing about it.
struct SmallWeek {
    var name = "small"
    var mode = RotationMode.healthy
    var limits = RotationLimits(
        weekDistance: 100_000, leastWeekDistance: 0, runDistance: 100_000, runLoad: 100_000, runAscent: 10_000,
        runDescent: 10_000, weekAscent: 10_000, flatQuota: 0, softQuota: 0, recoveryCrossfall: 1_000,
        runMeanTilt: 10_000, qualityAscent: 1_000, usesPerRoute: 7, allowsHardBackToBack: true, qualityDays: 7,
        withTraffic: 100_000, roadTolerance: 500, roadStep: 500, turnTolerance: 500, turnStep: 500
    )
    var constants = RotationConstants()
    var history = RotationHistory()
    var shoes = [RotationShoe(id: "A"), RotationShoe(id: "B")]
    var days = [Self.run, Self.run] + Array(repeating: RotationDay.rest, count: 5)
    var routes = [RotationRoute(id: "park"), RotationRoute(id: "shore")]
    var candidates = [
        RotationCandidate(id: "park.0", route: 0, distance: 8_000, load: 800, minutes: 48),
        RotationCandidate(id: "shore.0", route: 1, distance: 8_000, load: 800, minutes: 48),
    ]

    static let run = RotationDay(kind: .easy, target: 8_000, shortest: 7_000, longest: 9_000, plannedLoad: 800)

    func instance() throws(RotationError) -> RotationInstance {
        try RotationInstance(
            name: name, mode: mode, limits: limits, constants: constants, history: history, shoes: shoes, days: days,
            routes: routes, candidates: candidates
        )
    }

    /// The small week with one thing changed.
    static func with(_ change: (inout SmallWeek) -> Void) -> SmallWeek {
        var week = SmallWeek()
        change(&week)
        return week
    }
}
