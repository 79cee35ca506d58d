/// Plans one instance: the week, or the conflict and what would help.
struct WeekPlanner {
    private let instance: RotationInstance
    private let order: [Int]
    private let relaxes: Bool
    private let patience: Int
    private var budget: NodeBudget

    init(instance: RotationInstance, budget: NodeBudget, relaxes: Bool, patience: Int) {
        self.instance = instance
        self.budget = budget
        self.relaxes = relaxes
        self.patience = patience
        order = instance.canonicalOrder
    }

    mutating func answer() -> RotationAnswer {
        var isProven = true
        let outcome = outcome(isProven: &isProven)
        return RotationAnswer(instance: instance.name, isProven: isProven, outcome: outcome)
    }

    private mutating func outcome(isProven: inout Bool) -> RotationAnswer.Outcome {
        if let week = bestWeek(of: instance, isProven: &isProven) { return .week(week) }
        guard isProven else { return .undecided }
        let conflict = conflict(isProven: &isProven)
        return .noWeek(conflict: conflict, relaxation: relaxes ? relaxation(isProven: &isProven) : nil)
    }

    private mutating func bestWeek(of instance: RotationInstance, isProven: inout Bool) -> WeekPlan? {
        let problem = WeekProblem(instance: instance, without: [], order: order)
        var descent = TierDescent(problem: problem, patience: patience)
        descent.run(budget: &budget)
        if !descent.isProven { isProven = false }
        return descent.best.map { found in week(found, problem: problem) }
    }

    private func week(_ found: WeekSearch.Found, problem: WeekProblem) -> WeekPlan {
        var candidates = [String?](repeating: nil, count: instance.days.count)
        var shoes = candidates
        let pairs = ShoeSequence.first(for: found.choices, problem: problem)
        for (place, run) in problem.runs.enumerated() {
            candidates[run.day] = instance.candidates[found.choices[place].candidate].id
            shoes[run.day] = instance.shoes[pairs[place]].id
        }
        return WeekPlan(tiers: found.tiers, candidates: candidates, shoes: shoes)
    }

    /// Switches the rules off one after the other, for good where there is still no week without it; those that nothing
    /// breaks are switched off unasked. What remains cannot be kept together, and is minimal unless the budget runs out.
    private mutating func conflict(isProven: inout Bool) -> [RotationRule] {
        var off = instance.idleRules
        var cache = DeepBounds.Cache(patience: patience)
        do throws(NodeBudgetSpent) {
            for rule in RotationRule.allCases where !off.contains(rule) {
                let problem = WeekProblem(instance: instance, without: off.union([rule]), order: order)
                let week = try WeekSearch.first(
                    in: problem, under: WeekSearch.noCeilings, order: .canonical, budget: &budget,
                    cache: &cache
                )
                if week == nil { off.insert(rule) }
            }
        } catch {
            isProven = false
        }
        return RotationRule.allCases.filter { !off.contains($0) }
    }

    private mutating func relaxation(isProven: inout Bool) -> RotationRelaxation? {
        for relaxed in RelaxationLadder(instance: instance) {
            if let week = bestWeek(of: relaxed.instance, isProven: &isProven) {
                return RotationRelaxation(step: relaxed.step, day: relaxed.day, week: week)
            }
            guard isProven else { return nil }
        }
        return nil
    }
}
