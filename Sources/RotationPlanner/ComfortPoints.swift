/// Where comfort points come from. All together are the fourth tier.
public struct ComfortPoints: Hashable, Sendable {
    /// What costs comfort points.
    public enum Term: String, CaseIterable, Sendable {
        case distance, load, lean, novelty, crossings, laps, paved, turning, repetition
    }

    /// Runs further from their day's distance than is free.
    public private(set) var distance = 0
    /// Runs heavier than their day is meant to be.
    public private(set) var load = 0
    /// Runs that lean or turn one way, each by itself.
    public private(set) var lean = 0
    /// Routes run lately.
    public private(set) var novelty = 0
    /// Changes of the side of the road.
    public private(set) var crossings = 0
    /// Laps beyond the first.
    public private(set) var laps = 0
    /// Paved runs in a row.
    public private(set) var paved = 0
    /// A track the same way round as before.
    public private(set) var turning = 0
    /// A route more than once in the week.
    public private(set) var repetition = 0

    fileprivate init() {}

    /// What a run costs by itself.
    init(of candidate: RotationCandidate, age: Int, on day: RotationDay, _ constants: RotationConstants) {
        let missed = min(100, 100 * abs(candidate.distance - day.target) / day.target)
        let over = min(100, 100 * max(0, candidate.load - day.plannedLoad) / day.plannedLoad)
        let threshold = constants.sideThreshold * candidate.distance
        let lopsided = 1_000 * abs(candidate.roadTilt) / threshold + 1_000 * abs(candidate.turn) / threshold
        distance = constants.missPoints * max(0, missed - constants.missFree)
        load = constants.loadPoints * over
        lean = constants.tiltPoints * lopsided
        novelty = constants.novelty.first { age <= $0.days }?.points ?? 0
        crossings = constants.switchPoints * candidate.sideSwitches
        laps = (candidate.laps - 1) / constants.lapsPerPoint
    }

    public subscript(term: Term) -> Int {
        switch term {
        case .distance: distance
        case .load: load
        case .lean: lean
        case .novelty: novelty
        case .crossings: crossings
        case .laps: laps
        case .paved: paved
        case .turning: turning
        case .repetition: repetition
        }
    }

    public var sum: Int { distance + load + lean + novelty + crossings + laps + paved + turning + repetition }

    /// What decides where `other` has fewer points in all: the largest difference, the first of equal ones; `nil` where
    /// nothing costs more than there.
    public func largestExcess(over other: ComfortPoints) -> Term? {
        let excesses = Term.allCases.map { (term: $0, points: self[$0] - other[$0]) }
        let most = excesses.map(\.points).max() ?? 0
        return most > 0 ? excesses.first { $0.points == most }?.term : nil
    }

    fileprivate mutating func add(_ other: ComfortPoints) {
        distance += other.distance
        load += other.load
        lean += other.lean
        novelty += other.novelty
        crossings += other.crossings
        laps += other.laps
        paved += other.paved
        turning += other.turning
        repetition += other.repetition
    }

    /// Adds what a run costs for those before it.
    fileprivate mutating func add(_ surcharge: WeekState.Surcharge) {
        paved += surcharge.paved
        turning += surcharge.turning
        repetition += surcharge.repetition
    }
}

extension RotationInstance {
    /// Where the comfort points of one of this instance's weeks come from. O(days · candidates).
    public func comfortPoints(of week: WeekPlan) -> ComfortPoints {
        comfortPointsByDay(of: week).reduce(into: ComfortPoints()) { $0.add($1) }
    }

    /// The same for each of the seven days; a run has the points that it costs for those before it.
    public func comfortPointsByDay(of week: WeekPlan) -> [ComfortPoints] {
        var state = WeekState(history: history)
        var uses: [Int: Int] = [:]
        let rules = RuleBook(instance: self, without: [])
        return zip(days, week.candidates).map { day, id in
            guard let place = candidates.firstIndex(where: { $0.id == id }) else { return ComfortPoints() }
            let candidate = candidates[place]
            let used = uses[candidate.route, default: 0]
            let choice = Choice(place, candidate, on: day, rules: rules)
            var points = ComfortPoints(of: candidate, age: routes[candidate.route].age, on: day, constants)
            points.add(state.surcharge(for: choice, uses: used, constants))
            state.addTiers(of: choice, uses: used, constants: constants)
            uses[candidate.route] = used + 1
            return points
        }
    }
}
