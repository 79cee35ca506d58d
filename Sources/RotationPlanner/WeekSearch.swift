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
    private let finalRun: FinalRun
    private let sieves: [Sieve]
    private let ceilings: RotationTiers
    private var deepBounds: DeepBounds?
    private var cache: DeepBounds.Cache
    private var patience: Int
    private var chosen: [Choice] = []
    private var last: WeekState

    /// No tier of a checked instance comes near: each dose of a week is below 10⁹ degree-metres.
    static let noCeilings = RotationTiers(balance: 1 << 31, peak: 999, streaks: 7, comfort: 1 << 60)

    /// The first week under the ceilings, `nil` if there is none.
    static func first(
        in problem: WeekProblem, under ceilings: RotationTiers, order: Order, budget: inout NodeBudget,
        cache: inout DeepBounds.Cache
    ) throws(NodeBudgetSpent) -> Found? {
        guard problem.isTemplateAllowed,
            var search = WeekSearch(problem: problem, ceilings: ceilings, order: order, cache: cache)
        else { return nil }
        let isFound = try search.extend(problem.start, budget: &budget)
        cache = search.cache
        return isFound ? search.found : nil
    }

    /// Leaves out every choice that breaks a ceiling by itself; `nil` if a run is left without any, or at first sight the
    /// week cannot be finished: what only a search needs is made after that.
    private init?(problem: WeekProblem, ceilings: RotationTiers, order: Order, cache: DeepBounds.Cache) {
        var choices = problem.choices
        if ceilings.peak < Self.noCeilings.peak {
            choices = choices.map { day in day.filter { $0.peak <= ceilings.peak } }
        }
        guard choices.allSatisfy({ !$0.isEmpty }) else { return nil }
        let cheapest = choices.map { day in day.lazy.map(\.comfort).min() ?? 0 }
        let spare = ceilings.comfort - cheapest.reduce(0, +)
        guard spare >= 0 else { return nil }
        for run in choices.indices where ceilings.comfort < Self.noCeilings.comfort {
            choices[run].removeAll { $0.comfort - cheapest[run] > spare }
        }
        bounds = WeekBounds(problem: problem, choices: choices, cheapest: cheapest, ceilings: ceilings)
        supply = RouteSupply(choices: choices, mostUses: problem.rules.usesPerRoute)
        guard bounds.canFinish(problem.start, after: 0), supply?.canServe(after: []) ?? true else { return nil }
        for run in choices.indices {
            if order == .cheapestFirst { Self.sortByComfort(&choices[run]) }
        }
        self.problem = problem
        self.ceilings = ceilings
        self.cache = cache
        patience = cache.patience
        self.choices = choices
        self.order = order
        sieves = choices.map { Sieve($0) }
        finalRun = FinalRun(choices.last ?? [])
        deepBounds = cache.ready(under: ceilings)
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
        let run = chosen.count
        guard run < choices.count else {
            last = state
            return true
        }
        guard let window = bounds.window(after: state, runs: run) else { return false }
        let mostComfort = bounds.mostComfort(after: state, runs: run)
        let few = run == choices.count - 1 ? finalRun.few(in: window) : nil
        for place in 0..<(few?.count ?? choices[run].count) {
            try spend(&budget)
            let index = few?[place] ?? place
            if sieves[run].comfort[index] > mostComfort {
                if order == .cheapestFirst { break }
                continue
            }
            guard window.contains(road: Int(sieves[run].road[index]), turn: Int(sieves[run].turn[index])) else {
                continue
            }
            if try extend(state, by: choices[run][index], budget: &budget) { return true }
        }
        return false
    }

    private mutating func extend(
        _ state: WeekState, by choice: Choice, budget: inout NodeBudget
    ) throws(NodeBudgetSpent) -> Bool {
        let run = chosen.count
        let uses = chosen.count { $0.route == choice.route }
        if let most = problem.rules.usesPerRoute, uses >= most { return false }
        if uses == 0, let deepBounds, !deepBounds.allows(choice, after: chosen) { return false }
        guard let next = state.adding(choice, on: problem.runs[run], uses: uses, rules: problem.rules),
            bounds.canFinish(next, after: run + 1),
            deepBounds?.allows(next, after: run + 1, comfort: ceilings.comfort - next.comfort) ?? true
        else { return false }
        chosen.append(choice)
        if supply?.canServe(after: chosen) ?? true, try extend(next, budget: &budget) { return true }
        chosen.removeLast()
        return false
    }

    /// Counts a choice, and looks deeper once the search has dragged on.
    private mutating func spend(_ budget: inout NodeBudget) throws(NodeBudgetSpent) {
        try budget.spend()
        patience -= 1
        if patience == 0 { deepBounds = cache.bounds(for: problem, under: ceilings) }
    }

    /// What most choices are turned down for, in columns that fit the processor's cache. Comfort points beyond them only
    /// turn up where they do not count, with a rule switched off to find a conflict.
    private struct Sieve {
        let comfort: [Int32]
        let road: [Int32]
        let turn: [Int32]

        init(_ choices: [Choice]) {
            comfort = choices.map { Int32(clamping: $0.comfort) }
            road = choices.map { Int32($0.roadTilt) }
            turn = choices.map { Int32($0.turn) }
        }
    }
}
