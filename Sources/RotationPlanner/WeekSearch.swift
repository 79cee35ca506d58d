/// Finds the first week, in a given order of choices, that keeps the rules and stays under ceilings for all tiers.
///
/// Depth first, one running day after the other; a branch is left as soon as `WeekBounds` says that it cannot be
/// finished.
struct WeekSearch {
    /// In which order the choices of a day are tried.
    enum Order {
        /// As the canonical plan asks for it.
        case canonical
        /// Fewest comfort points first, so that good weeks turn up early.
        case cheapestFirst
    }

    /// A week that was found.
    struct Found {
        let choices: [Choice]
        let tiers: RotationTiers
    }

    private let problem: WeekProblem
    private let bounds: WeekBounds
    private let supply: RouteSupply?
    private let choices: [[Choice]]
    private let order: Order
    private var chosen: [Choice] = []
    private var last: WeekState

    /// No tier of a checked instance comes near: each dose of a week is below 10⁹ degree-metres.
    static let noCeilings = RotationTiers(balance: 1 << 31, peak: 999, streaks: 7, comfort: 1 << 60)

    /// The first week under the ceilings, `nil` if there is none.
    static func first(
        in problem: WeekProblem, under ceilings: RotationTiers, order: Order, budget: inout NodeBudget
    ) throws(NodeBudgetSpent) -> Found? {
        guard problem.isTemplateAllowed,
            var search = WeekSearch(problem: problem, ceilings: ceilings, order: order),
            search.bounds.canFinish(problem.start, after: 0), search.supply?.canServe(after: []) ?? true,
            try search.extend(problem.start, budget: &budget)
        else { return nil }
        return search.found
    }

    /// Leaves out every choice that breaks a ceiling by itself; `nil` if a run is left without any.
    private init?(problem: WeekProblem, ceilings: RotationTiers, order: Order) {
        var choices = problem.choices.map { day in day.filter { $0.peak <= ceilings.peak } }
        guard choices.allSatisfy({ !$0.isEmpty }) else { return nil }
        let cheapest = choices.map { day in day.lazy.map(\.comfort).min() ?? 0 }
        let spare = ceilings.comfort - cheapest.reduce(0, +)
        guard spare >= 0 else { return nil }
        for run in choices.indices {
            choices[run].removeAll { $0.comfort - cheapest[run] > spare }
            if order == .cheapestFirst { Self.sortByComfort(&choices[run]) }
        }
        self.problem = problem
        bounds = WeekBounds(problem: problem, choices: choices, cheapest: cheapest, ceilings: ceilings)
        supply = RouteSupply(choices: choices, mostUses: problem.rules.usesPerRoute)
        self.choices = choices
        self.order = order
        last = problem.start
    }

    private var found: Found {
        Found(
            choices: chosen,
            tiers: RotationTiers(
                balance: problem.balance.points(road: last.road, turn: last.turn), peak: last.peak,
                streaks: last.streaks, comfort: last.comfort
            )
        )
    }

    /// Equal ones keep their canonical order.
    private static func sortByComfort(_ choices: inout [Choice]) {
        let order = choices.indices.sorted { (choices[$0].comfort, $0) < (choices[$1].comfort, $1) }
        choices = order.map { [choices] in choices[$0] }
    }

    private mutating func extend(_ state: WeekState, budget: inout NodeBudget) throws(NodeBudgetSpent) -> Bool {
        guard chosen.count < choices.count else {
            last = state
            return true
        }
        let run = chosen.count
        guard let window = bounds.window(after: state, runs: run) else { return false }
        for index in choices[run].indices {
            try budget.spend()
            let choice = choices[run][index]
            if !bounds.canAfford(choice, after: state, runs: run) {
                if order == .cheapestFirst { break }
                continue
            }
            guard window.contains(choice) else { continue }
            let uses = chosen.count { $0.route == choice.route }
            if let most = problem.rules.usesPerRoute, uses >= most { continue }
            guard let next = state.adding(choice, on: problem.runs[run], uses: uses, rules: problem.rules),
                bounds.canFinish(next, after: run + 1)
            else { continue }
            chosen.append(choice)
            if supply?.canServe(after: chosen) ?? true, try extend(next, budget: &budget) { return true }
            chosen.removeLast()
        }
        return false
    }
}
