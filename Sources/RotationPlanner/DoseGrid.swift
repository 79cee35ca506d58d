/// For every number of runs already planned, the least comfort points with which the rest can bring both doses home
/// together without leaning the same way twice running more often than they may, on a grid of the two doses as they stand.
/// The points for the track the same way round again count, for the way that undoes the bends carried: where those are
/// many, tracks are what undoes them, and it is the points for going round again that decide.
///
/// The tests of `WeekBounds` look at sums one by one, or at a slanted sum of two; what they let through may still need
/// one run to undo the camber and the bends at once. The grid knows which runs do both, and what they cost. It is
/// dynamic programming backwards over the days, with a choice's doses rounded to whole cells: m choices are off by m/2
/// cells at most, and a look at the grid allows for that where an axis says so. Never asks for too much.
///
/// O(days · cells · distinct choices) to fill: some ten milliseconds, so it is only made for a search that drags on.
struct DoseGrid {
    /// A choice as the grid sees it; the cheapest stands for all.
    private struct Step: Hashable {
        let road: Int
        let turn: Int
        let lean: Int
        let lap: Lap
    }

    /// What a run does about the way round that undoes the bends.
    private enum Lap {
        /// Not on a track: the last track run stays the last.
        case none
        /// That way round on a track.
        case undoing
        /// On a track, the other way round or both.
        case other

        init(_ choice: Choice, undoing: Int) {
            self = !choice.isTrack ? .none : choice.direction == undoing ? .undoing : .other
        }
    }

    /// Cells of one axis; where bends take fewer, camber gets more. With twice as many the grid takes four times as long
    /// to fill and prunes little more.
    private static let side = 256
    /// Comfort points that no week has: there is no way to go on. A sum of two fits.
    private static let never: Int16 = 16_000
    /// More streaks than this are as good as any number.
    private static let mostStreaks = 1

    private let road: DoseAxis
    private let turn: DoseAxis
    /// Streaks that are told apart, at least 1; where more are allowed they are not counted at all.
    private let levels: Int
    private let countsStreaks: Bool
    /// The way round a track that undoes the bends carried, as `Choice.direction`; `nil` where nobody could go it.
    private let undoing: Int?
    private let pointsAgain: Int
    /// For each number of runs planned, streaks left, lean of the last run, and where it matters whether the last track
    /// run went the undoing way: the cells row by row.
    private var least: [Int16]
    /// How many there are for a number of runs planned.
    private let planes: Int

    /// - Parameters:
    ///   - start: the doses carried into the week.
    ///   - ceilings: the points of balance and the streaks that the week may have.
    ///   - pointsAgain: comfort points for a track the same way round as before.
    init(choices: [[Choice]], start: WeekState, balance: Balance, ceilings: RotationTiers, pointsAgain: Int) {
        let most = (
            road: balance.most(road: 1, turn: 0, within: ceilings.balance),
            turn: balance.most(road: 0, turn: 1, within: ceilings.balance)
        )
        let side = Self.side
        turn = DoseAxis(choices.map { $0.map(\.turn) }, from: start.turn, within: most.turn, cells: side)
        let cells = max(side, side * side / turn.count)
        road = DoseAxis(choices.map { $0.map(\.roadTilt) }, from: start.road, within: most.road, cells: cells)
        countsStreaks = ceilings.streaks <= Self.mostStreaks
        levels = countsStreaks ? ceilings.streaks + 1 : 1
        let way = -start.turn.signum()
        let isGone = pointsAgain > 0 && way != 0 && choices.joined().contains { $0.direction == way }
        undoing = isGone ? way : nil
        self.pointsAgain = pointsAgain
        planes = levels * 3 * (isGone ? 2 : 1)
        let size = road.count * turn.count
        least = Array(repeating: Self.never, count: (choices.count + 1) * planes * size)
        for row in 0..<road.count {
            for column in 0..<turn.count {
                let points = balance.points(road: road.nearestToZero(row), turn: turn.nearestToZero(column))
                guard points <= ceilings.balance else { continue }
                for plane in 0..<planes {
                    least[(choices.count * planes + plane) * size + row * turn.count + column] = 0
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
        let plane = self.plane(
            runs, level: countsStreaks ? streaks : 0, lean: state.lean, wentUndoing: state.trackDirection == undoing)
        let comfort = least[plane + row * turn.count + column]
        return comfort < Self.never ? Int(comfort) : nil
    }

    /// Where the cells of a state begin.
    private func plane(_ runs: Int, level: Int, lean: Int, wentUndoing: Bool) -> Int {
        let place = (wentUndoing ? levels + level : level) * 3 + lean + 1
        return (runs * planes + place) * road.count * turn.count
    }

    /// Adds a day: first what each lean of its run leads to, into the place of the lean before that it may follow, then
    /// from there into the others.
    private mutating func fill(_ run: Int, _ choices: [Choice]) {
        let steps = steps(choices)
        for wentUndoing in undoing == nil ? [false] : [false, true] {
            for level in 0..<levels {
                for lean in -1...1 {
                    let steps = steps.filter { $0.key.lean == lean }
                    let onward = onward(run, steps, level: level, wentUndoing: wentUndoing)
                    for before in -1...1 {
                        let isStreak = countsStreaks && lean != 0 && lean == before
                        if isStreak, level + 1 == levels { continue }
                        let level = isStreak ? level + 1 : level
                        let plane = plane(run, level: level, lean: before, wentUndoing: wentUndoing)
                        Self.join(onward, into: &least, at: plane)
                    }
                }
            }
        }
    }

    /// The choices as the grid sees them, and what the cheapest of each costs.
    private func steps(_ choices: [Choice]) -> [Step: Int] {
        var steps: [Step: Int] = [:]
        for choice in choices {
            let step = Step(
                road: road.offset(choice.roadTilt), turn: turn.offset(choice.turn), lean: choice.lean,
                lap: undoing.map { Lap(choice, undoing: $0) } ?? .none)
            steps[step] = min(steps[step] ?? .max, choice.comfort)
        }
        return steps
    }

    /// The cells before a run that is one of `steps`, all of one lean.
    private func onward(_ run: Int, _ steps: [Step: Int], level: Int, wentUndoing: Bool) -> [Int16] {
        var cells = [Int16](repeating: Self.never, count: road.count * turn.count)
        for (step, comfort) in steps {
            let isAgain = wentUndoing && step.lap == .undoing
            let goesUndoing = step.lap == .none ? wentUndoing : step.lap == .undoing
            let plane = plane(run + 1, level: level, lean: step.lean, wentUndoing: goesUndoing)
            add(step, comfort + (isAgain ? pointsAgain : 0), from: plane, to: &cells)
        }
        return cells
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
        let shifts = (turn.isRounded ? [1] : []) + (road.isRounded ? [columns] : [])
        guard !shifts.isEmpty else { return }
        for place in 0..<planes {
            let start = (run * planes + place) * rows * columns
            for _ in 0..<reach {
                // A step along a row that leaves it comes to the end of a neighbouring row: that asks for less. Along the
                // second axis from where the first has led, as both may be off at once.
                for shift in shifts {
                    let cells = Array(least[start..<start + rows * columns])
                    Self.join(Array(cells.dropFirst(shift)), into: &least, at: start)
                    Self.join(Array(cells.dropLast(shift)), into: &least, at: start + shift)
                }
            }
        }
    }
}
