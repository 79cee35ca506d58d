/// A week up to some run: its sums, its tiers so far, and what the next run has to know of the last one.
struct WeekState {
    /// Doses with what was carried into the week, degree-metres.
    var road: Int
    var turn: Int
    var distance = 0
    var ascent = 0
    var load = 0
    var flatRuns = 0
    var softRuns = 0

    /// Points of the worst run so far.
    var peak = 0
    /// How often a run leaned like the one before.
    var streaks = 0
    /// Comfort points so far.
    var comfort = 0

    /// How the last run leaned.
    var lean: Int
    /// Whether the last run was hard.
    var wasHard: Bool
    /// The bit of the pair that the last run must have been in, 0 if it could have been in several: with two pairs to
    /// choose from, one of them is always left for the run after.
    var spentPair: Int
    /// Which way round the last track run went.
    var trackDirection: Int
    /// Paved runs in a row.
    var pavedRow: Int

    init(history: RotationHistory) {
        road = history.carriedRoadTilt
        turn = history.carriedTurn
        lean = history.lastLowFoot?.rawValue ?? 0
        wasHard = history.wasHardYesterday
        spentPair = history.shoeWornYesterday.map { 1 << $0 } ?? 0
        trackDirection = history.lastTrackDirection?.rawValue ?? 0
        pavedRow = history.hardStreak
    }

    /// The week with one run more; `nil` if the rules about neighbouring days forbid it.
    ///
    /// - Parameter uses: how often its route has been used in the week before.
    func adding(_ choice: Choice, on run: WeekProblem.Run, uses: Int, rules: RuleBook) -> WeekState? {
        if run.followsRun, rules.separatesHardRuns, wasHard, choice.isHard { return nil }
        let pairs = run.followsRun && rules.restsShoes ? choice.pairs & ~spentPair : choice.pairs
        guard pairs != 0 else { return nil }
        var next = self
        next.spentPair = pairs & (pairs - 1) == 0 ? pairs : 0
        next.wasHard = choice.isHard
        next.addSums(of: choice)
        next.addTiers(of: choice, uses: uses, constants: rules.constants)
        return next
    }

    private mutating func addSums(of choice: Choice) {
        road += choice.roadTilt
        turn += choice.turn
        distance += choice.distance
        ascent += choice.ascent
        load += choice.load
        if choice.isFlat { flatRuns += 1 }
        if choice.isSoft { softRuns += 1 }
    }

    mutating func addTiers(of choice: Choice, uses: Int, constants: RotationConstants) {
        peak = max(peak, choice.peak)
        if choice.lean != 0, choice.lean == lean { streaks += 1 }
        lean = choice.lean
        comfort += choice.comfort + surcharge(for: choice, uses: uses, constants).sum
        pavedRow = choice.isPaved ? pavedRow + 1 : 0
        if choice.isTrack { trackDirection = choice.direction }
    }

    /// Comfort points of a run for those before it.
    struct Surcharge {
        /// For one more paved run in a row.
        let paved: Int
        /// For a track the same way round as before.
        let turning: Int
        /// For a route once more in the week.
        let repetition: Int

        var sum: Int { paved + turning + repetition }
    }

    func surcharge(for choice: Choice, uses: Int, _ constants: RotationConstants) -> Surcharge {
        let isAgain = choice.direction != 0 && choice.direction == trackDirection
        return Surcharge(
            paved: choice.isPaved && pavedRow >= constants.hardStreakFree ? constants.hardStreakPoints : 0,
            turning: isAgain ? constants.sameTrackPoints : 0, repetition: uses > 0 ? constants.repeatPoints : 0)
    }
}
