/// For every number of runs already planned, and every number of comfort points still to spare, how far the remaining
/// runs can reach.
///
/// A choice's excess is what it costs above the cheapest choice of its day. The row for `runs` planned runs holds, at
/// column s, the reach of all ways to go on whose excesses sum to at most s: a knapsack over days. An open table's last
/// column stands for any excess whatever. O(days · columns²) to fill.
struct ReachTable {
    /// Beyond this many columns a finer answer is not worth the time to fill the table.
    private static let mostColumns = 256

    private let columns: Int
    private let isOpen: Bool
    private var reaches: [Reach?]

    /// - Parameters:
    ///   - choices: for each run its choices, none without any.
    ///   - cheapest: for each run the comfort points of its cheapest choice.
    ///   - spare: comfort points to spare at the start, 0 or more.
    init(choices: [[Choice]], cheapest: [Int], spare: Int) {
        let dearest = choices.indices.reduce(0) { sum, run in
            sum + (choices[run].lazy.map(\.comfort).max() ?? 0) - cheapest[run]
        }
        isOpen = spare >= min(dearest, Self.mostColumns)
        columns = spare >= dearest ? 1 : min(spare + 1, Self.mostColumns)
        reaches = Array(repeating: nil, count: (choices.count + 1) * columns)
        for column in 0..<columns { reaches[choices.count * columns + column] = .nothing }
        for run in choices.indices.reversed() {
            fill(run, from: byExcess(choices[run], cheapest: cheapest[run]))
        }
    }

    /// How far the runs after the first `runs` can reach with at most `spare` excess; `nil` if they cannot do with it.
    func reach(after runs: Int, spare: Int) -> Reach? {
        reaches[runs * columns + min(spare, columns - 1)]
    }

    /// The choices of one day, joined where their excess is the same; the last column takes all beyond it.
    private func byExcess(_ choices: [Choice], cheapest: Int) -> [Reach?] {
        var result = [Reach?](repeating: nil, count: columns)
        for choice in choices {
            let column = min(choice.comfort - cheapest, columns - 1)
            if result[column] == nil {
                result[column] = Reach(choice)
            } else {
                result[column]?.join(Reach(choice))
            }
        }
        return result
    }

    private mutating func fill(_ run: Int, from day: [Reach?]) {
        for (excess, first) in day.enumerated() {
            guard let first else { continue }
            for column in excess..<columns {
                let rest = isOpen && column == columns - 1 ? column : column - excess
                guard let further = reaches[(run + 1) * columns + rest] else { continue }
                let entry = run * columns + column
                let both = first.followed(by: further)
                if reaches[entry] == nil { reaches[entry] = both } else { reaches[entry]?.join(both) }
            }
        }
    }
}
