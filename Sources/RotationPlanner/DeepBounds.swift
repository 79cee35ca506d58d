/// What `WeekBounds` cannot see, for a search that drags on: which sums of a dose there are, and which of both together.
struct DeepBounds {
    /// Choices a search usually tries before these bounds are made: they take as long as a million choices.
    static let usualPatience = 300_000

    private let balance: Balance
    private let ceilings: RotationTiers
    private let grid: DoseGrid
    private let road: DoseLattice?
    private let turn: DoseLattice?
    private let twins: RouteTwins

    /// - Parameter choices: for each run its choices in canonical order, at least one, none of which breaks the ceiling of
    ///   the peak.
    init(problem: WeekProblem, choices: [[Choice]], ceilings: RotationTiers) {
        balance = problem.balance
        self.ceilings = ceilings
        grid = DoseGrid(
            choices: choices, start: problem.start, balance: balance, ceilings: ceilings,
            pointsAgain: problem.rules.constants.sameTrackPoints)
        road = DoseLattice(doses: choices.map { $0.map(\.roadTilt) })
        turn = DoseLattice(doses: choices.map { $0.map(\.turn) })
        twins = RouteTwins(choices: choices)
    }

    /// Whether a route not used before may be chosen.
    func allows(_ choice: Choice, after chosen: [Choice]) -> Bool { !twins.skipsElder(choice, after: chosen) }

    /// Whether the runs after the first `runs` could bring both doses home for at most `comfort` points.
    func allows(_ state: WeekState, after runs: Int, comfort: Int) -> Bool {
        let streaks = ceilings.streaks - state.streaks
        guard let least = grid.leastComfort(after: runs, state, streaks: streaks), least <= comfort else {
            return false
        }
        let roadLeft = road?.nearest(after: runs, to: state.road) ?? 0
        let turnLeft = turn?.nearest(after: runs, to: state.turn) ?? 0
        return balance.points(road: roadLeft, turn: turnLeft) <= ceilings.balance
    }
}

extension DeepBounds {
    /// The bounds made last: of the searches for one week many ask for the same.
    struct Cache {
        /// Choices a search tries before it asks for them.
        let patience: Int
        private var ceilings = WeekSearch.noCeilings
        private var bounds: DeepBounds?

        init(patience: Int) { self.patience = patience }

        /// The bounds under these ceilings if they have been made.
        func ready(under ceilings: RotationTiers) -> DeepBounds? { Self.key(ceilings) == self.ceilings ? bounds : nil }

        /// The bounds under these ceilings, whatever the comfort points; `nil` where balance does not matter.
        mutating func bounds(for problem: WeekProblem, under ceilings: RotationTiers) -> DeepBounds? {
            guard ceilings.balance < WeekSearch.noCeilings.balance else { return nil }
            if let bounds = ready(under: ceilings) { return bounds }
            let choices = problem.choices.map { day in day.filter { $0.peak <= ceilings.peak } }
            self.ceilings = Self.key(ceilings)
            bounds = DeepBounds(problem: problem, choices: choices, ceilings: ceilings)
            return bounds
        }

        private static func key(_ ceilings: RotationTiers) -> RotationTiers {
            var key = ceilings
            key.comfort = WeekSearch.noCeilings.comfort
            return key
        }
    }
}
