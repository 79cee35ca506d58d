/// Finds the best week: the least of the first tier, then of the second with the first held there, and so on; then the
/// canonical one among all that are as good.
struct TierDescent {
    private let problem: WeekProblem
    /// The best week so far, `nil` before any is found.
    private(set) var best: WeekSearch.Found?
    /// False once a search was given up.
    private(set) var isProven = true
    private var ceilings = WeekSearch.noCeilings
    private var cache: DeepBounds.Cache

    /// - Parameter patience: choices a search tries before it looks deeper.
    init(problem: WeekProblem, patience: Int) {
        self.problem = problem
        cache = DeepBounds.Cache(patience: patience)
    }

    /// Leaves the best week in `best`, or `nil` if there is none. If the budget runs out, `best` is the best found.
    mutating func run(budget: inout NodeBudget) {
        best = first(under: ceilings, order: .cheapestFirst, budget: &budget)
        for tier in [\RotationTiers.balance, \.peak, \.streaks, \.comfort] {
            lower(tier, budget: &budget)
        }
        guard best != nil else { return }
        best = first(under: ceilings, order: .canonical, budget: &budget) ?? best
    }

    /// Lowers one ceiling as far as it goes. Steps up from 0, twice as far each time, until there is a week, and then
    /// halves what is left between the last failure and the best week. A search that used up its share of the budget
    /// counts as a failure, so that one hard question leaves some for the others.
    private mutating func lower(_ tier: WritableKeyPath<RotationTiers, Int>, budget: inout NodeBudget) {
        guard var most = best?.tiers[keyPath: tier] else { return }
        var least = 0
        var step = 0
        var isBracketed = false
        while least < most {
            ceilings[keyPath: tier] = min(least + step, most - 1)
            var share = budget.takeShare()
            if let found = first(under: ceilings, order: .cheapestFirst, budget: &share) {
                best = found
                most = found.tiers[keyPath: tier]
                isBracketed = true
            } else {
                least = ceilings[keyPath: tier] + 1
            }
            budget.giveBack(share)
            step = isBracketed ? (most - least) / 2 : 2 * step + 1
        }
        ceilings[keyPath: tier] = most
    }

    private mutating func first(
        under ceilings: RotationTiers, order: WeekSearch.Order, budget: inout NodeBudget
    ) -> WeekSearch.Found? {
        do throws(NodeBudgetSpent) {
            return try WeekSearch.first(in: problem, under: ceilings, order: order, budget: &budget, cache: &cache)
        } catch {
            isProven = false
            return nil
        }
    }
}
