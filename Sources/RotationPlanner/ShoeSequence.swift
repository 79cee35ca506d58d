/// The pairs for a week whose runs are settled.
enum ShoeSequence {
    /// The lexicographically first sequence of places in `RotationInstance.shoes`, one for each run. The week has one,
    /// as `WeekState` followed the pairs.
    static func first(for choices: [Choice], problem: WeekProblem) -> [Int] {
        var allowed = choices.map(\.pairs)
        let linked = problem.runs.map { $0.followsRun && problem.rules.restsShoes }
        if let first = allowed.first, linked[0] { allowed[0] = first & ~problem.start.spentPair }
        // Backwards: if only one pair is possible on a run, the run before it cannot have it.
        for run in allowed.indices.dropFirst().reversed() where linked[run] {
            if allowed[run] & (allowed[run] - 1) == 0 { allowed[run - 1] &= ~allowed[run] }
        }
        var worn: [Int] = []
        for run in allowed.indices {
            var pairs = allowed[run]
            if let last = worn.last, linked[run] { pairs &= ~(1 << last) }
            worn.append(pairs.trailingZeroBitCount)
        }
        return worn
    }
}
