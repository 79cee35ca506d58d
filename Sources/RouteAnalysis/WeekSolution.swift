import RotationPlanner

/// What the planner made of a week's candidates: the answer, and the instance as it was answered, locks and relaxation
/// included.
struct WeekSolution {
    let answer: RotationAnswer
    /// The instance whose best week `week` is; the week's own where there is none.
    let instance: RotationInstance
    /// The places of running days, besides the ladder's own, that had to become rest days for a relaxed week to be.
    let restedPlaces: [Int]

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
        let rested = found.instance.rested(found.answer, nodeBudget: nodeBudget)
        let outcome = rested.map { rested in
            RotationAnswer.Outcome.noWeek(
                conflict: found.answer.conflict ?? [], relaxation: rested.answer.relaxation)
        }
        answer = RotationAnswer(
            instance: found.answer.instance,
            isProven: found.answer.isProven && isComplete && rested?.answer.isProven != false,
            outcome: outcome ?? found.answer.outcome)
        restedPlaces = rested?.places ?? []
        let asked = rested?.instance ?? found.instance
        instance = answer.relaxation.flatMap { asked.relaxed(to: $0.step, restDay: $0.day) } ?? asked
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
    /// Where not even the relaxation ladder gives a week: the week with further running days made rest days, as few as
    /// give one, and of as many those with the smallest targets; `nil` where none does, or `answer` needs none.
    ///
    /// A runner who comes back to running asks for more days than a week of theirs has room for, and the ladder rests one.
    fileprivate func rested(
        _ answer: RotationAnswer, nodeBudget: Int
    ) -> (places: [Int], answer: RotationAnswer, instance: RotationInstance)? {
        guard case .noWeek(let conflict, nil) = answer.outcome, !conflict.isEmpty else { return nil }
        let open = days.indices.filter { days[$0].kind != .rest && days[$0].lock == nil }
        // The ladder rests one more, and a week of rest only is none.
        let sets = open.subsets().filter { (1..<max(1, open.count - 1)).contains($0.count) }
        func cost(_ places: [Int]) -> [Int] { [places.count, places.reduce(0) { $0 + days[$1].target }] + places }
        for places in sets.sorted(by: { cost($0).lexicographicallyPrecedes(cost($1)) }) {
            var rested = days
            for place in places { rested[place] = .rest }
            guard let instance = edited(days: rested) else { return nil }
            let answer = instance.answer(nodeBudget: nodeBudget)
            if answer.relaxation != nil { return (places, answer, instance) }
        }
        return nil
    }

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

extension [Int] {
    /// All sets of elements, each in order.
    fileprivate func subsets() -> [[Int]] {
        (0..<1 << count).map { mask in indices.filter { mask >> $0 & 1 == 1 }.map { self[$0] } }
    }
}
