/// For every number of runs already planned, the least comfort points with which the rest can bring both doses home
/// together without leaning the same way twice running more often than they may, on a grid of the two doses as they stand.
///
/// The tests of `WeekBounds` look at sums one by one, or at a slanted sum of two; what they let through may still need
/// one run to undo the camber and the bends at once. The grid knows which runs do both, and what they cost. It is
/// dynamic programming backwards over the days, with a choice's doses rounded to whole cells: m choices are off by m/2
/// cells at most, and a look at the grid allows for that. Never asks for too much.
///
/// O(days · cells · distinct choices) to fill: some ten milliseconds, so it is only made for a search that drags on.
struct DoseGrid {
    /// One dose's axis: cells of equal width from `low` on.
    private struct Axis {
        let low: Int
        let width: Int
        let count: Int

        /// Wide enough that `low...high` takes at most `cells`, and not narrower than is of use; with a margin, as rounded
        /// sums may lie beyond the ends.
        init(_ low: Int, _ high: Int, cells: Int, finest: Int, margin: Int) {
            width = max(1, finest, Balance.ceiling(high - low + 1, by: cells))
            self.low = low - margin * width
            count = (high - low) / width + 1 + 2 * margin
        }

        /// The cell that holds a dose; outside `0..<count` where the grid does not reach.
        func cell(_ dose: Int) -> Int { Balance.floor(dose - low, by: width) }

        /// A choice's dose in whole cells, to the nearest.
        func offset(_ dose: Int) -> Int { Balance.floor(2 * dose + width, by: 2 * width) }

        /// The least a dose in a cell can be, either way.
        func nearestToZero(_ cell: Int) -> Int {
            let first = low + cell * width
            return first > 0 ? first : min(0, first + width - 1)
        }
    }

    /// A choice as the grid sees it; the cheapest stands for all.
    private struct Step: Hashable {
        let road: Int
        let turn: Int
        let lean: Int
    }

    /// Cells of one axis at most. With twice as many the grid takes four times as long to fill and prunes little more.
    private static let mostCells = 256
    /// Comfort points that no week has: there is no way to go on. A sum of two fits.
    private static let never: Int16 = 16_000
    /// More streaks than this are as good as any number.
    private static let mostStreaks = 1

    private let road: Axis
    private let turn: Axis
    /// Streaks that are told apart, at least 1; where more are allowed they are not counted at all.
    private let levels: Int
    private let countsStreaks: Bool
    /// For each number of runs planned, streaks left, and lean of the last run: the cells row by row.
    private var least: [Int16]

    /// - Parameters:
    ///   - start: the doses carried into the week.
    ///   - ceilings: the points of balance and the streaks that the week may have.
    init(choices: [[Choice]], start: WeekState, balance: Balance, ceilings: RotationTiers) {
        let most = (
            road: balance.most(road: 1, turn: 0, within: ceilings.balance),
            turn: balance.most(road: 0, turn: 1, within: ceilings.balance)
        )
        road = Self.axis(choices.map { day in day.map(\.roadTilt) }, from: start.road, within: most.road)
        turn = Self.axis(choices.map { day in day.map(\.turn) }, from: start.turn, within: most.turn)
        countsStreaks = ceilings.streaks <= Self.mostStreaks
        levels = countsStreaks ? ceilings.streaks + 1 : 1
        let size = road.count * turn.count
        least = Array(repeating: Self.never, count: (choices.count + 1) * levels * 3 * size)
        for row in 0..<road.count {
            for column in 0..<turn.count {
                let points = balance.points(road: road.nearestToZero(row), turn: turn.nearestToZero(column))
                guard points <= ceilings.balance else { continue }
                for plane in 0..<levels * 3 {
                    least[(choices.count * levels * 3 + plane) * size + row * turn.count + column] = 0
                }
            }
        }
        for run in choices.indices.reversed() { fill(run, choices[run]) }
        for run in choices.indices { widen(run, by: (choices.count - run + 1) / 2) }
    }

    /// The comfort points that the runs after the first `runs` cost at least, with `streaks` more streaks allowed; `nil`
    /// where there is no way to go on.
    func leastComfort(after runs: Int, _ state: WeekState, streaks: Int) -> Int? {
        let (row, column) = (road.cell(state.road), turn.cell(state.turn))
        guard (0..<road.count).contains(row), (0..<turn.count).contains(column) else { return nil }
        let plane = self.plane(runs, level: countsStreaks ? streaks : 0, lean: state.lean)
        let comfort = least[plane + row * turn.count + column]
        return comfort < Self.never ? Int(comfort) : nil
    }

    /// Where the cells of a state begin.
    private func plane(_ runs: Int, level: Int, lean: Int) -> Int {
        ((runs * levels + level) * 3 + lean + 1) * road.count * turn.count
    }

    /// Where the dose may be on some day, so that it can be reached from the start and can still be brought home.
    private static func axis(_ doses: [[Int]], from start: Int, within most: Int) -> Axis {
        let reach = doses.map { day in (low: day.min() ?? 0, high: day.max() ?? 0) }
        var (low, high) = (-most, most)
        for runs in reach.indices {
            let before = reach[..<runs].reduce((start, start)) { ($0.0 + $1.low, $0.1 + $1.high) }
            let after = reach[runs...].reduce((0, 0)) { ($0.0 + $1.low, $0.1 + $1.high) }
            low = min(low, max(before.0, -most - after.1))
            high = max(high, min(before.1, most - after.0))
        }
        return Axis(low, high, cells: mostCells, finest: most / 8, margin: (doses.count + 1) / 2)
    }

    /// Adds a day: first what each lean of its run leads to, into the place of the lean before that it may follow, then
    /// from there into the others.
    private mutating func fill(_ run: Int, _ choices: [Choice]) {
        var steps: [Step: Int] = [:]
        for choice in choices {
            let step = Step(road: road.offset(choice.roadTilt), turn: turn.offset(choice.turn), lean: choice.lean)
            steps[step] = min(steps[step] ?? .max, choice.comfort)
        }
        let size = road.count * turn.count
        for level in 0..<levels {
            for lean in -1...1 {
                var onward = [Int16](repeating: Self.never, count: size)
                for (step, comfort) in steps where step.lean == lean {
                    add(step, comfort, from: plane(run + 1, level: level, lean: lean), to: &onward)
                }
                for before in -1...1 {
                    let isStreak = countsStreaks && lean != 0 && lean == before
                    if isStreak, level + 1 == levels { continue }
                    Self.join(onward, into: &least, at: plane(run, level: isStreak ? level + 1 : level, lean: before))
                }
            }
        }
    }

    private func add(_ step: Step, _ comfort: Int, from plane: Int, to onward: inout [Int16]) {
        let (rows, columns, cost) = (road.count, turn.count, Int16(clamping: comfort))
        let shared = max(0, -step.turn)..<max(0, -step.turn, min(columns, columns - step.turn))
        unsafe least.withUnsafeBufferPointer { least in
            unsafe onward.withUnsafeMutableBufferPointer { onward in
                for row in max(0, -step.road)..<max(0, -step.road, min(rows, rows - step.road)) {
                    let (target, source) = (row * columns, plane + (row + step.road) * columns + step.turn)
                    // Eight at a time where both stay plain; 16 000 and 8 191 make no overflow.
                    for column in shared {
                        let other = unsafe least[source &+ column] &+ cost
                        unsafe onward[target &+ column] = unsafe min(onward[target &+ column], other)
                    }
                }
            }
        }
    }

    private static func join(_ cells: [Int16], into all: inout [Int16], at start: Int) {
        unsafe all.withUnsafeMutableBufferPointer { all in
            for (place, cell) in cells.enumerated() {
                unsafe all[start &+ place] = unsafe min(all[start &+ place], cell)
            }
        }
    }

    /// Gives every cell the least of those up to `reach` away along both axes.
    private mutating func widen(_ run: Int, by reach: Int) {
        let (rows, columns) = (road.count, turn.count)
        for level in 0..<levels {
            for lean in -1...1 {
                let start = plane(run, level: level, lean: lean)
                for _ in 0..<reach {
                    let cells = Array(least[start..<start + rows * columns])
                    // A step along a row that leaves it comes to the end of a neighbouring row: that asks for less.
                    for shift in [1, columns] {
                        Self.join(Array(cells.dropFirst(shift)), into: &least, at: start)
                        Self.join(Array(cells.dropLast(shift)), into: &least, at: start + shift)
                    }
                }
            }
        }
    }
}
