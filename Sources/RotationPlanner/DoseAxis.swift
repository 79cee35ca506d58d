/// One dose's axis of a `DoseGrid`: cells of equal width.
///
/// Bends come in whole turns, and where all of a dose's choices are near multiples of one width, that is the width to
/// take: their rounding errors never add up to a cell, so that none is ever mistaken for its neighbour.
struct DoseAxis {
    let count: Int
    /// Whether rounding may take a dose into a neighbouring cell.
    let isRounded: Bool
    private let low: Int
    private let width: Int
    /// What a dose in a cell may lie above its lower end.
    private let inside: ClosedRange<Int>

    /// - Parameters:
    ///   - doses: for each run the doses of its choices.
    ///   - start: the dose carried into the week.
    ///   - most: the dose that a week may end with, either way.
    ///   - cells: how many there may be, but for a margin: rounded sums may lie beyond the ends.
    init(_ doses: [[Int]], from start: Int, within most: Int, cells: Int) {
        let (low, high) = Self.reach(doses, from: start, within: most)
        let margin = (doses.count + 1) / 2
        let narrowest = max(1, Balance.ceiling(high - low + 1, by: cells))
        let days = doses.map { Array(Set($0)) }
        let found = Self.widths(from: narrowest).compactMap { width in
            Self.errors(of: days, width: width).map { (width: width, errors: $0) }
        }
        let best = found.min { ($0.errors.count, -$0.width) < ($1.errors.count, -$1.width) }
        width = best?.width ?? max(narrowest, most / 8)
        isRounded = best == nil
        // With the errors in the middle of a cell.
        let place = best.map { ($0.width - $0.errors.count) / 2 - $0.errors.lowerBound } ?? 0
        inside = best.map { $0.errors.lowerBound + place...$0.errors.upperBound + place } ?? 0...width - 1
        let before = Balance.ceiling(start - low, by: width) + margin
        self.low = start - place - before * width
        count = before + Balance.ceiling(high - start, by: width) + 1 + margin
    }

    /// The cell that holds a dose; outside `0..<count` where the grid does not reach.
    func cell(_ dose: Int) -> Int { Balance.floor(dose - low, by: width) }

    /// A choice's dose in whole cells, to the nearest.
    func offset(_ dose: Int) -> Int { Balance.floor(2 * dose + width, by: 2 * width) }

    /// The least a dose in a cell can be, either way.
    func nearestToZero(_ cell: Int) -> Int {
        let (first, last) = (low + cell * width + inside.lowerBound, low + cell * width + inside.upperBound)
        return first > 0 ? first : min(0, last)
    }

    /// Where the dose may be on some day, so that it can be reached from the start and can still be brought home.
    private static func reach(_ doses: [[Int]], from start: Int, within most: Int) -> (low: Int, high: Int) {
        let reach = doses.map { day in (low: day.min() ?? 0, high: day.max() ?? 0) }
        var (low, high) = (start, start)
        for runs in 0...reach.count {
            let before = reach[..<runs].reduce((start, start)) { ($0.0 + $1.low, $0.1 + $1.high) }
            let after = reach[runs...].reduce((0, 0)) { ($0.0 + $1.low, $0.1 + $1.high) }
            low = min(low, max(before.0, -most - after.1))
            high = max(high, min(before.1, most - after.0))
        }
        return (low, high)
    }

    /// Those worth a try: twelve times as wide is too coarse to be of use.
    private static func widths(from narrowest: Int) -> Range<Int> { narrowest..<12 * narrowest }

    /// What the rounding errors of a week's doses may add up to, on any day; `nil` where that is a cell or more.
    private static func errors(of days: [[Int]], width: Int) -> ClosedRange<Int>? {
        var (low, high) = (0, 0)
        for day in days {
            var (least, most) = (0, 0)
            for dose in day {
                let error = dose - width * Balance.floor(2 * dose + width, by: 2 * width)
                (least, most) = (min(least, error), max(most, error))
                if high + most - low - least >= width { return nil }
            }
            (low, high) = (low + least, high + most)
        }
        return low...high
    }
}
