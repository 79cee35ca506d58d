/// For every number of runs already planned, what the rules and tiers about neighbouring days demand of the rest: the
/// least comfort points, given how the last run leaned, whether it was hard, which pair it used up, and how many
/// streaks are still allowed. Looks at no sums and no routes, so it never asks for too much.
struct ChainTable {
    /// Choices that are the same to their neighbours; the cheapest stands for all.
    private struct Link {
        let lean: Int
        let isHard: Bool
        let pairs: Int

        /// With eight pairs at most.
        static let count = 256 * 2 * 3

        init(_ choice: Choice) { (lean, isHard, pairs) = (choice.lean, choice.isHard, choice.pairs) }

        init(place: Int) { (lean, isHard, pairs) = (place % 3 - 1, place / 3 % 2 == 1, place / 6) }

        var place: Int { (pairs * 2 + (isHard ? 1 : 0)) * 3 + lean + 1 }
    }

    /// More than any week costs: there is no way to go on.
    private static let never = 1 << 60
    /// Hard or not, three ways to lean, no pair used up or one of eight.
    private static let states = 2 * 3 * 9

    /// Streaks that are told apart, at least 1; with more allowed than there are runs they are not counted at all.
    private let levels: Int
    private let countsStreaks: Bool
    private var least: [Int]

    init(choices: [[Choice]], problem: WeekProblem, streaks: Int) {
        let runs = problem.runs
        countsStreaks = streaks < runs.count
        levels = countsStreaks ? streaks + 1 : 1
        least = Array(repeating: Self.never, count: (runs.count + 1) * Self.states * levels)
        for entry in runs.count * Self.states * levels..<least.count { least[entry] = 0 }
        for run in runs.indices.reversed() {
            var links = [Int](repeating: Self.never, count: Link.count)
            for choice in choices[run] {
                let place = Link(choice).place
                links[place] = min(links[place], choice.comfort)
            }
            for (place, comfort) in links.enumerated() where comfort < Self.never {
                let link = Link(place: place)
                fill(run, with: link, comfort: comfort, follows: runs[run].followsRun, rules: problem.rules)
            }
        }
    }

    /// Whether the runs after the first `runs` can keep the rules about neighbours with `streaks` more streaks and
    /// `comfort` more comfort points.
    func allows(_ state: WeekState, after runs: Int, streaks: Int, comfort: Int) -> Bool {
        let level = countsStreaks ? streaks : 0
        guard level >= 0 else { return false }
        let spent = state.spentPair == 0 ? 0 : state.spentPair.trailingZeroBitCount + 1
        let place = Self.place(lean: state.lean, wasHard: state.wasHard, spent: spent)
        let rest = least[(runs * Self.states + place) * levels + level]
        // Without ceilings there are as many comfort points to spare as `never` asks for.
        return rest < Self.never && rest <= comfort
    }

    private static func place(lean: Int, wasHard: Bool, spent: Int) -> Int {
        ((wasHard ? 1 : 0) * 3 + lean + 1) * 9 + spent
    }

    private mutating func fill(_ run: Int, with link: Link, comfort: Int, follows: Bool, rules: RuleBook) {
        for spent in 0...rules.pairs {
            let isSpent = follows && rules.restsShoes && spent > 0
            let pairs = isSpent ? link.pairs & ~(1 << (spent - 1)) : link.pairs
            guard pairs != 0 else { continue }
            let nextSpent = pairs & (pairs - 1) == 0 ? pairs.trailingZeroBitCount + 1 : 0
            let next = Self.place(lean: link.lean, wasHard: link.isHard, spent: nextSpent)
            for wasHard in [false, true] {
                if follows, rules.separatesHardRuns, wasHard, link.isHard { continue }
                for lean in -1...1 {
                    let isStreak = countsStreaks && lean != 0 && lean == link.lean
                    let place = Self.place(lean: lean, wasHard: wasHard, spent: spent)
                    improve(run, place: place, next: next, streaks: isStreak ? 1 : 0, comfort: comfort)
                }
            }
        }
    }

    private mutating func improve(_ run: Int, place: Int, next: Int, streaks: Int, comfort: Int) {
        for level in streaks..<max(streaks, levels) {
            let entry = (run * Self.states + place) * levels + level
            let rest = ((run + 1) * Self.states + next) * levels + level - streaks
            least[entry] = min(least[entry], least[rest] + comfort)
        }
    }
}
