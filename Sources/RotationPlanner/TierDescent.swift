/// Finds the best week: the least of the first tier, then of the second with the first held there, and so on; then the
/// canonical one among all that are as good.
struct TierDescent {
    private let problem: WeekProblem
    /// The best week so far, `nil` before any is found.
    private(set) var best: WeekSearch.Found?
    private var ceilings = WeekSearch.noCeilings

    init(problem: WeekProblem) {
        self.problem = problem
    }

    /// Leaves the best week in `best`, or `nil` if there is none. If the budget runs out, `best` is the best found.
    mutating func run(budget: inout NodeBudget) throws(NodeBudgetSpent) {
        for tier in [\RotationTiers.balance, \.peak, \.streaks, \.comfort] {
            try lower(tier, budget: &budget)
            guard best != nil else { return }
        }
        best = try WeekSearch.first(in: problem, under: ceilings, order: .canonical, budget: &budget) ?? best
    }

    /// Lowers one ceiling as far as it goes. Steps up from 0, twice as far each time, until there is a week, and then
    /// halves what is left between the last failure and the best week.
    private mutating func lower(
        _ tier: WritableKeyPath<RotationTiers, Int>, budget: inout NodeBudget
    ) throws(NodeBudgetSpent) {
        var least = 0
        var step = 0
        var isBracketed = false
        while best.map({ least < $0.tiers[keyPath: tier] }) ?? (least <= ceilings[keyPath: tier]) {
            let most = best.map { $0.tiers[keyPath: tier] - 1 } ?? ceilings[keyPath: tier]
            var lowered = ceilings
            lowered[keyPath: tier] = min(least + step, most)
            if let found = try WeekSearch.first(in: problem, under: lowered, order: .cheapestFirst, budget: &budget) {
                best = found
                isBracketed = true
            } else {
                least = lowered[keyPath: tier] + 1
                step = 2 * step + 1
            }
            if isBracketed, let best { step = (best.tiers[keyPath: tier] - least) / 2 }
        }
        if let best { ceilings[keyPath: tier] = best.tiers[keyPath: tier] }
    }
}
