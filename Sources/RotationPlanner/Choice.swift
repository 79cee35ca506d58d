/// A candidate on one running day, reduced to the integers that rules and tiers ask for.
struct Choice {
    /// Its place in `RotationInstance.candidates`.
    let candidate: Int
    let route: Int
    let distance: Int
    let ascent: Int
    let load: Int
    let roadTilt: Int
    let turn: Int
    /// What it alone adds to the comfort points; a row of paved runs, a track the same way round and a route used
    /// again depend on other days and come with `WeekState`.
    let comfort: Int
    /// Points of peak.
    let peak: Int
    /// 1 if it leans with the left foot low, −1 with the right, 0 if it is level.
    let lean: Int
    let isHard: Bool
    let isFlat: Bool
    let isSoft: Bool
    let isPaved: Bool
    let isTrack: Bool
    /// On a track 1 clockwise, −1 counter-clockwise, 0 if split; otherwise 0.
    let direction: Int
    /// The pairs that suit, as bits.
    let pairs: Int

    init(_ index: Int, _ candidate: RotationCandidate, on day: RotationDay, rules: RuleBook) {
        let constants = rules.constants
        self.candidate = index
        route = candidate.route
        distance = candidate.distance
        ascent = candidate.ascent
        load = candidate.load
        roadTilt = candidate.roadTilt
        turn = candidate.turn
        comfort = ComfortPoints(of: candidate, age: rules.routes[candidate.route].age, on: day, constants).sum
        peak = Self.peak(of: candidate, on: day, constants)
        lean = Self.sign(of: candidate.roadTilt, over: candidate.distance, constants)
        isHard = rules.isHard(candidate, on: day)
        isFlat = candidate.isFlat
        isSoft = candidate.softShare >= constants.softShare
        isPaved = candidate.hardShare > constants.hardShare
        isTrack = candidate.isTrack
        direction = candidate.isTrack ? Self.sign(of: candidate.turn, over: candidate.distance, constants) : 0
        pairs = rules.suitablePairs(for: candidate, on: day)
    }

    /// The sign of a dose once its mean tilt passes the threshold, else 0.
    private static func sign(of dose: Int, over distance: Int, _ constants: RotationConstants) -> Int {
        1_000 * abs(dose) > constants.sideThreshold * distance ? dose.signum() : 0
    }

    /// min(999, ⌈max(0, 1000·load − peakFree·plan) / (peakStep·plan)⌉)
    private static func peak(
        of candidate: RotationCandidate, on day: RotationDay, _ constants: RotationConstants
    ) -> Int {
        let over = max(0, 1_000 * candidate.load - constants.peakFree * day.plannedLoad)
        return min(999, Balance.ceiling(over, by: constants.peakStep * day.plannedLoad))
    }
}
