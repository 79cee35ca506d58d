/// Whether a week begun can still be finished: every test here is necessary, and after the last run it is exact, so
/// that a finished week that passes keeps all rules and ceilings.
struct WeekBounds {
    private let rules: RuleBook
    private let balance: Balance
    private let ceilings: RotationTiers
    private let mostRoad: Int
    private let mostTurn: Int
    private let mostSlanted: [Int]
    /// For every number of runs planned, the least comfort points of the rest.
    private let leastComfort: [Int]
    private let reach: ReachTable
    private let chain: ChainTable

    /// - Parameters:
    ///   - choices: for each run its choices, at least one, none of which breaks a ceiling by itself.
    ///   - cheapest: for each run the comfort points of its cheapest choice; together below the ceiling.
    init(problem: WeekProblem, choices: [[Choice]], cheapest: [Int], ceilings: RotationTiers) {
        leastComfort = cheapest.indices.map { cheapest[$0...].reduce(0, +) } + [0]
        let spare = ceilings.comfort - leastComfort[0]
        rules = problem.rules
        balance = problem.balance
        self.ceilings = ceilings
        mostRoad = balance.most(road: 1, turn: 0, within: ceilings.balance)
        mostTurn = balance.most(road: 0, turn: 1, within: ceilings.balance)
        mostSlanted = Reach.slants.map { [balance] slant in
            balance.most(road: abs(slant.road), turn: abs(slant.turn), within: ceilings.balance)
        }
        reach = ReachTable(choices: choices, cheapest: cheapest, spare: spare)
        chain = ChainTable(choices: choices, problem: problem, streaks: ceilings.streaks)
    }

    /// The comfort points that a choice as the run after the first `runs` may have if it is to leave the later ones enough.
    func mostComfort(after state: WeekState, runs: Int) -> Int {
        ceilings.comfort - state.comfort - leastComfort[runs + 1]
    }

    /// The doses that the run after the first `runs` may have if the later ones are to bring both back, `nil` if none.
    func window(after state: WeekState, runs: Int) -> DoseWindow? {
        let spare = ceilings.comfort - state.comfort - leastComfort[runs]
        guard spare >= 0, let reach = reach.reach(after: runs + 1, spare: spare) else { return nil }
        return DoseWindow(
            lowRoad: -mostRoad - state.road - reach.road.high, highRoad: mostRoad - state.road - reach.road.low,
            lowTurn: -mostTurn - state.turn - reach.turn.high, highTurn: mostTurn - state.turn - reach.turn.low
        )
    }

    /// Whether the runs after the first `runs` could bring the week home.
    func canFinish(_ state: WeekState, after runs: Int) -> Bool {
        let comfort = ceilings.comfort - state.comfort
        let spare = comfort - leastComfort[runs]
        guard spare >= 0, state.peak <= ceilings.peak, state.streaks <= ceilings.streaks,
            let reach = reach.reach(after: runs, spare: spare),
            canKeepSums(state, reach), canBalance(state, reach)
        else { return false }
        return chain.allows(state, after: runs, streaks: ceilings.streaks - state.streaks, comfort: comfort)
    }

    private func canKeepSums(_ state: WeekState, _ reach: Reach) -> Bool {
        if let most = rules.mostWeekDistance {
            guard max(state.distance + reach.distance.low, rules.leastWeekDistance) <= most else { return false }
        }
        if let most = rules.mostWeekAscent, state.ascent + reach.leastAscent > most { return false }
        if let most = rules.mostWeekLoad, state.load + reach.leastLoad > most { return false }
        return state.distance + reach.distance.high >= rules.leastWeekDistance
            && state.flatRuns + reach.mostFlat >= rules.flatQuota
            && state.softRuns + reach.mostSoft >= rules.softQuota
    }

    private func canBalance(_ state: WeekState, _ reach: Reach) -> Bool {
        if ceilings.balance == WeekSearch.noCeilings.balance { return true }
        let road = Self.nearestToZero(state.road, reach.road)
        let turn = Self.nearestToZero(state.turn, reach.turn)
        guard balance.points(road: road, turn: turn) <= ceilings.balance else { return false }
        for (index, slant) in Reach.slants.enumerated() {
            let dose = slant.road * state.road + slant.turn * state.turn
            if abs(Self.nearestToZero(dose, reach.slanted[index])) > mostSlanted[index] { return false }
        }
        return true
    }

    private static func nearestToZero(_ dose: Int, _ reach: Reach.Interval) -> Int {
        if dose + reach.low > 0 { return dose + reach.low }
        if dose + reach.high < 0 { return dose + reach.high }
        return 0
    }
}
