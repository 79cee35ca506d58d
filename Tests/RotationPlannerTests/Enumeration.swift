import RotationPlanner

/// All plans of a small week, one after the other, judged straight from the text of the problem. Shares nothing with
/// the planner but the input types.
struct Enumeration {
    let instance: RotationInstance
    private let runningDays: [Int]
    private let plans: [[Int]]

    init(_ instance: RotationInstance) {
        self.instance = instance
        let running = instance.days.indices.filter { instance.days[$0].kind != .rest }
        runningDays = running
        plans = running.reduce([[]]) { plans, _ in
            plans.flatMap { plan in instance.candidates.indices.map { plan + [$0] } }
        }
    }

    /// The best plan's tiers, candidates and shoes, `nil` if no plan keeps all rules.
    func best() -> RecordedBest? {
        let on = Set(RotationRule.allCases)
        let ranked = plans.filter { keeps(on, $0) }.map { (tiers: tiers($0), plan: $0) }
        guard let first = ranked.min(by: { isBefore($0, $1) }) else { return nil }
        var plan = [String?](repeating: nil, count: 7)
        var shoes = plan
        let pairs = shoeSequences(first.plan, fit: true, rest: true).first ?? []
        for (place, day) in runningDays.enumerated() {
            plan[day] = instance.candidates[first.plan[place]].id
            shoes[day] = instance.shoes[pairs[place]].id
        }
        return RecordedBest(tiers: first.tiers, plan: plan, shoes: shoes)
    }

    /// Whether some plan keeps these rules, all others being off.
    func isFeasible(_ on: Set<RotationRule>) -> Bool {
        plans.contains { keeps(on, $0) }
    }

    /// What the deletion filter leaves, names spelled out in the problem's order.
    func conflict() -> [String] {
        let names = [
            "withTraffic", "shoeFit", "shoeRest", "qualityDays", "runCap", "runLoadCap", "runAscentCap",
            "runDescentCap", "recoveryCrossfall", "runMeanTilt", "qualityGround", "hardBackToBack", "weekCap",
            "weekLoadCap", "weekAscentCap", "dayMinutes", "lock", "weekFloor", "flatQuota", "softQuota", "routeUses",
            "dayWindow",
        ]
        var on = Set(names.compactMap(RotationRule.init))
        for rule in names.compactMap(RotationRule.init) where !isFeasible(on.subtracting([rule])) {
            on.remove(rule)
        }
        return names.filter { name in on.contains { $0.rawValue == name } }
    }

    private func isBefore(_ first: (tiers: [Int], plan: [Int]), _ second: (tiers: [Int], plan: [Int])) -> Bool {
        if first.tiers != second.tiers { return first.tiers.lexicographicallyPrecedes(second.tiers) }
        for (left, right) in zip(first.plan, second.plan) where left != right {
            let (one, other) = (instance.candidates[left], instance.candidates[right])
            let ages = [one, other].map { instance.routes[$0.route].daysSinceUsed ?? 999 }
            if ages[0] != ages[1] { return ages[0] > ages[1] }
            let routes = [one, other].map { Array(instance.routes[$0.route].id.utf8) }
            if routes[0] != routes[1] { return routes[0].lexicographicallyPrecedes(routes[1]) }
            return Array(one.id.utf8).lexicographicallyPrecedes(Array(other.id.utf8))
        }
        return false
    }

    private func keeps(_ on: Set<RotationRule>, _ plan: [Int]) -> Bool {
        for (place, day) in runningDays.enumerated() {
            let broken = brokenAlone(instance.candidates[plan[place]], instance.days[day], hasLock: on.contains(.lock))
            guard broken.isDisjoint(with: on) else { return false }
        }
        return brokenTogether(plan).isDisjoint(with: on)
            && !shoeSequences(plan, fit: on.contains(.shoeFit), rest: on.contains(.shoeRest)).isEmpty
    }

    private func brokenAlone(_ run: RotationCandidate, _ day: RotationDay, hasLock: Bool) -> Set<RotationRule> {
        let limits = instance.limits
        var broken: Set<RotationRule> = []
        if run.withTraffic > limits.withTraffic { broken.insert(.withTraffic) }
        if run.distance > limits.runDistance { broken.insert(.runCap) }
        if run.load > limits.runLoad { broken.insert(.runLoadCap) }
        if run.ascent > limits.runAscent { broken.insert(.runAscentCap) }
        if run.descent > limits.runDescent { broken.insert(.runDescentCap) }
        if day.kind == .recovery, run.steepestCrossfall > limits.recoveryCrossfall { broken.insert(.recoveryCrossfall) }
        if day.kind == .easy || day.kind == .recovery {
            for dose in [run.roadTilt, run.turn] where 1_000 * abs(dose) > limits.runMeanTilt * run.distance {
                broken.insert(.runMeanTilt)
            }
        }
        if let lock = day.lock, hasLock {
            if let route = lock.route, route != instance.routes[run.route].id { broken.insert(.lock) }
            if let candidate = lock.candidate, candidate != run.id { broken.insert(.lock) }
            return broken
        }
        if run.distance < day.shortest || run.distance > day.longest { broken.insert(.dayWindow) }
        if let most = day.mostMinutes, run.minutes > most { broken.insert(.dayMinutes) }
        if day.kind == .quality, 1_000 * run.ascent > limits.qualityAscent * run.distance {
            broken.insert(.qualityGround)
        }
        return broken
    }

    private func brokenTogether(_ plan: [Int]) -> Set<RotationRule> {
        let limits = instance.limits
        let runs = plan.map { instance.candidates[$0] }
        var broken: Set<RotationRule> = []
        let metres = runs.map(\.distance).reduce(0, +)
        if metres > limits.weekDistance { broken.insert(.weekCap) }
        if let most = limits.weekLoad, runs.map(\.load).reduce(0, +) > most { broken.insert(.weekLoadCap) }
        if metres < limits.leastWeekDistance { broken.insert(.weekFloor) }
        if runs.map(\.ascent).reduce(0, +) > limits.weekAscent { broken.insert(.weekAscentCap) }
        if runs.filter(\.isFlat).count < limits.flatQuota { broken.insert(.flatQuota) }
        let soft = runs.filter { $0.softShare >= instance.constants.softShare }
        if soft.count < limits.softQuota { broken.insert(.softQuota) }
        if instance.days.filter({ $0.kind == .quality }).count > limits.qualityDays { broken.insert(.qualityDays) }
        for route in Set(runs.map(\.route)) where runs.filter({ $0.route == route }).count > limits.usesPerRoute {
            broken.insert(.routeUses)
        }
        var hardDays: Set<Int> = instance.history.wasHardYesterday ? [-1] : []
        for (run, day) in zip(runs, runningDays) {
            let kind = instance.days[day].kind
            if kind == .quality || kind == .long || run.ascent >= instance.constants.hardAscent { hardDays.insert(day) }
        }
        if !limits.allowsHardBackToBack, hardDays.contains(where: { hardDays.contains($0 + 1) }) {
            broken.insert(.hardBackToBack)
        }
        return broken
    }

    /// All allowed sequences of pairs, the lexicographically first one first.
    private func shoeSequences(_ plan: [Int], fit: Bool, rest: Bool) -> [[Int]] {
        var sequences: [[Int]] = [[]]
        for (place, day) in runningDays.enumerated() {
            let run = instance.candidates[plan[place]]
            sequences = sequences.flatMap { worn in
                instance.shoes.indices.filter { pair in
                    let shoe = instance.shoes[pair]
                    let isLong = instance.days[day].kind == .long
                    let suits = !shoe.isRetired && !(isLong && shoe.isUnfitForLong) && (run.shoeMask >> pair) & 1 == 1
                    if fit, !suits { return false }
                    return !rest || pair != wornTheDayBefore(day, worn)
                }.map { worn + [$0] }
            }
        }
        return sequences
    }

    private func wornTheDayBefore(_ day: Int, _ worn: [Int]) -> Int? {
        if day == 0 { return instance.history.shoeWornYesterday }
        guard let place = runningDays.firstIndex(of: day - 1) else { return nil }
        return worn[place]
    }

    private func tiers(_ plan: [Int]) -> [Int] {
        let runs = zip(plan, runningDays).map { (instance.candidates[$0], instance.days[$1]) }
        return [balance(runs), runs.map(peak).max() ?? 0, streaks(runs), comfort(runs)]
    }

    private func balance(_ runs: [(RotationCandidate, RotationDay)]) -> Int {
        let (limits, history) = (instance.limits, instance.history)
        let road = abs(history.carriedRoadTilt + runs.map(\.0.roadTilt).reduce(0, +)) - limits.roadTolerance
        let turn = abs(history.carriedTurn + runs.map(\.0.turn).reduce(0, +)) - limits.turnTolerance
        return (max(0, road) + limits.roadStep - 1) / limits.roadStep
            + (max(0, turn) + limits.turnStep - 1) / limits.turnStep
    }

    private func peak(_ run: RotationCandidate, _ day: RotationDay) -> Int {
        let constants = instance.constants
        let step = constants.peakStep * day.plannedLoad
        return min(999, (max(0, 1_000 * run.load - constants.peakFree * day.plannedLoad) + step - 1) / step)
    }

    private func lean(_ dose: Int, _ distance: Int) -> Int {
        if 1_000 * dose > instance.constants.sideThreshold * distance { return 1 }
        return -1_000 * dose > instance.constants.sideThreshold * distance ? -1 : 0
    }

    private func streaks(_ runs: [(RotationCandidate, RotationDay)]) -> Int {
        let sides = [instance.history.lastLowFoot?.rawValue ?? 0] + runs.map { lean($0.0.roadTilt, $0.0.distance) }
        return zip(sides, sides.dropFirst()).filter { $0 == $1 && $1 != 0 }.count
    }

    private func comfort(_ runs: [(RotationCandidate, RotationDay)]) -> Int {
        let constants = instance.constants
        var points = runs.map(comfortAlone).reduce(0, +)
        var row = instance.history.hardStreak
        var direction = instance.history.lastTrackDirection?.rawValue ?? 0
        for (run, _) in runs {
            row = run.hardShare > constants.hardShare ? row + 1 : 0
            points += row > constants.hardStreakFree ? constants.hardStreakPoints : 0
            guard run.isTrack else { continue }
            let now = lean(run.turn, run.distance)
            points += now != 0 && now == direction ? constants.sameTrackPoints : 0
            direction = now
        }
        for route in Set(runs.map(\.0.route)) {
            points += constants.repeatPoints * (runs.filter { $0.0.route == route }.count - 1)
        }
        return points
    }

    private func comfortAlone(_ run: RotationCandidate, _ day: RotationDay) -> Int {
        let constants = instance.constants
        let miss = min(100, 100 * abs(run.distance - day.target) / day.target)
        var points = constants.missPoints * max(0, miss - constants.missFree)
        points += constants.loadPoints * min(100, 100 * max(0, run.load - day.plannedLoad) / day.plannedLoad)
        for dose in [run.roadTilt, run.turn] {
            points += constants.tiltPoints * (1_000 * abs(dose) / (constants.sideThreshold * run.distance))
        }
        let age = instance.routes[run.route].daysSinceUsed ?? 999
        for row in constants.novelty where age <= row.days {
            points += row.points
            break
        }
        return points + constants.switchPoints * run.sideSwitches + (run.laps - 1) / constants.lapsPerPoint
    }
}

/// What the enumeration found best.
struct RecordedBest: Equatable {
    let tiers: [Int]
    let plan: [String?]
    let shoes: [String?]
}
