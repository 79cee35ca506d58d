import RotationPlanner

/// What the planner made of a week's candidates: the answer, and the instance as it was answered, locks and relaxation
/// included.
struct WeekSolution {
    let answer: RotationAnswer
    /// The instance whose best week `week` is; the week's own where there is none.
    let instance: RotationInstance

    var week: WeekPlan? { answer.week ?? answer.relaxation?.week }

    /// Ways to keep several locks that are tried, at most; more leave the answer unproven.
    private static let mostLockings = 256

    /// Solves the week once for each way to keep the locks, and takes the best.
    init(_ candidates: WeekCandidates, nodeBudget: Int = RotationInstance.usualNodeBudget) {
        let open = candidates.lockChoices.compactMap { choice in
            candidates.place(of: choice.day).map { (place: $0, candidates: choice.candidates) }
        }
        var lockings: [[Int: String]] = [[:]]
        var isComplete = true
        for choice in open {
            lockings = lockings.flatMap { locking in
                choice.candidates.map { id in locking.merging([choice.place: id]) { $1 } }
            }
            if lockings.count > Self.mostLockings {
                lockings = Array(lockings.prefix(Self.mostLockings))
                isComplete = false
            }
        }
        let solved = lockings.compactMap { locking -> (answer: RotationAnswer, instance: RotationInstance)? in
            var days = candidates.instance.days
            for (place, id) in locking { days[place].lock?.candidate = id }
            let instance = locking.isEmpty ? candidates.instance : candidates.instance.edited(days: days)
            return instance.map { ($0.answer(nodeBudget: nodeBudget), $0) }
        }
        let best = solved.enumerated().min { a, b in
            Self.rank(a.element.answer, a.offset).lexicographicallyPrecedes(Self.rank(b.element.answer, b.offset))
        }?.element
        let found = best ?? (candidates.instance.answer(nodeBudget: nodeBudget), candidates.instance)
        answer = RotationAnswer(
            instance: found.answer.instance, isProven: found.answer.isProven && isComplete,
            outcome: found.answer.outcome)
        let relaxed = found.answer.relaxation.flatMap { found.instance.relaxed(to: $0.step, restDay: $0.day) }
        instance = relaxed ?? found.instance
    }

    /// Smaller is better: a week before a relaxed one before none, then the step, the tiers, and the order tried.
    private static func rank(_ answer: RotationAnswer, _ number: Int) -> [Int] {
        let relaxation = answer.relaxation
        let step = relaxation.flatMap { RotationRelaxation.Step.allCases.firstIndex(of: $0.step) } ?? 99
        let kind = answer.week != nil ? 0 : relaxation != nil ? 1 : 2
        let tiers = (answer.week ?? relaxation?.week)?.tiers
        return [kind, answer.week != nil ? 0 : step]
            + [tiers?.balance, tiers?.peak, tiers?.streaks, tiers?.comfort].map { $0 ?? 0 } + [number]
    }
}

extension RotationInstance {
    /// The same week with something else in it; `nil` where that is more than a week may hold.
    func edited(
        limits: RotationLimits? = nil, days: [RotationDay]? = nil, routes: [RotationRoute]? = nil,
        candidates: [RotationCandidate]? = nil
    ) -> RotationInstance? {
        do throws(RotationError) {
            return try RotationInstance(
                name: name, mode: mode, limits: limits ?? self.limits, constants: constants, history: history,
                shoes: shoes, days: days ?? self.days, routes: routes ?? self.routes,
                candidates: candidates ?? self.candidates)
        } catch {
            return nil
        }
    }
}
