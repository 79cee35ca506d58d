/// How a line lies on another that goes the same way.
///
/// Two lines are the same way where their lengths differ by at most a twentieth and 95 % of the places of each lie within
/// 25 m of the other, in the same order: near where they are expected by their share of the length, and heading the same
/// way. So sixteen laps one way round are not sixteen laps the other way, and a loop is not the same ground run out and
/// back. The limits are ours.
public struct LineMatch: Sendable, Hashable {
    /// The shorter length over the longer, at least.
    public static let lengthShare = 1 / 1.05
    /// Metres between lines that are the same way.
    public static let tolerance = 25.0
    /// The share of places that must lie within it.
    public static let share = 0.95

    /// Which way the other line goes along the route as drawn.
    public let direction: TravelDirection
    /// Metres along the route as drawn at which the other line begins; not 0 only on a loop begun elsewhere, or reversed.
    public let start: Double

    /// `nil` where `other` is not the same way as `drawn`.
    ///
    /// O(steps) where they match, O(steps × 5 %) window where they do not; given up as soon as too many places stray.
    public init?(of other: LineShape, along drawn: LineShape) {
        guard drawn.matchingLengths.contains(other.length) else { return nil }
        for direction in TravelDirection.allCases {
            for start in Self.starts(of: other, along: drawn, direction) {
                let alignment = Alignment(start: start, direction: direction, drawn: drawn, other: other)
                if alignment.holds {
                    self.direction = direction
                    self.start = start
                    return
                }
            }
        }
        return nil
    }

    /// Where along `drawn` the other line may begin: its own end, and on a loop every place where it comes by.
    private static func starts(
        of other: LineShape, along drawn: LineShape, _ direction: TravelDirection
    ) -> [Double] {
        let end = direction == .asDrawn ? 0 : drawn.length
        guard drawn.isRound, other.isRound else { return [end] }
        let first = other.places[0]
        let distances = drawn.places.map { ($0 - first).magnitude }
        // A recording's first points are often the worst.
        let near = 2 * tolerance + drawn.spacing
        let passes = distances.indices.filter { i in
            distances[i] <= near && (i == 0 || distances[i] <= distances[i - 1])
                && (i == distances.count - 1 || distances[i] < distances[i + 1])
        }
        return [end] + passes.sorted { distances[$0] < distances[$1] }.prefix(8).map { Double($0) * drawn.spacing }
    }
}

/// A guess of how two lines lie on each other.
private struct Alignment {
    let start: Double
    let direction: TravelDirection
    let drawn: LineShape
    let other: LineShape

    private var sign: Double { direction == .asDrawn ? 1 : -1 }

    /// Whether enough of each line lies along the other.
    var holds: Bool {
        let ratio = drawn.length / other.length
        return follows(other, drawn) { start + sign * $0 * ratio }
            && follows(drawn, other) { sign * ($0 - start) / ratio }
    }

    /// Whether enough places of `line` lie within the tolerance of `target`, near `expected` metres along it and with the
    /// heading that the direction asks for.
    private func follows(_ line: LineShape, _ target: LineShape, expected: (Double) -> Double) -> Bool {
        let count = line.places.count
        let mostStray = Int(Double(count) * (1 - LineMatch.share))
        var stray = 0
        var drift = 0
        let window = Int(((0.05 * target.length + 2 * LineMatch.tolerance) / target.spacing).rounded(.up))
        let isRound = line.isRound && target.isRound
        // No segment of the window lies farther from its middle, with a metre for rounding. Of lines that are not the same
        // way nearly all places do; to compare those with each segment took 25× (x86-64, 2026-11).
        let reach = LineMatch.tolerance + Double(window + 1) * target.longestStep + 1
        for i in 0..<count {
            let middle = Int((expected(Double(i) * line.spacing) / target.spacing).rounded(.down))
            let heading = line.places[min(i + 1, count - 1)] - line.places[max(i - 1, 0)]
            let centre = segment(middle, of: target, isRound) ?? (middle < 0 ? 0 : target.places.count - 1)
            if (line.places[i] - target.places[centre]).magnitude <= reach,
                let found = offset(
                    from: drift, within: window,
                    where: { offset in
                        segment(middle + offset, of: target, isRound).map {
                            isNear(line.places[i], heading, target, $0)
                        } ?? false
                    })
            {
                drift = found
            } else {
                stray += 1
                if stray > mostStray { return false }
            }
        }
        return true
    }

    /// The first offset that fits, tried from `first` outward and never further than `window` from 0: recordings drift
    /// apart slowly, so that the last place's offset is the best guess of the next one's.
    private func offset(from first: Int, within window: Int, where fits: (Int) -> Bool) -> Int? {
        for step in 0...(2 * (window + abs(first))) {
            let offset = first + (step % 2 == 0 ? step / 2 : -(step + 1) / 2)
            if abs(offset) <= window, fits(offset) { return offset }
        }
        return nil
    }

    /// The index of a segment, round the end of a loop; `nil` off the ends of another line.
    private func segment(_ index: Int, of target: LineShape, _ isRound: Bool) -> Int? {
        let count = target.places.count - 1
        if isRound { return ((index % count) + count) % count }
        return (0..<count).contains(index) ? index : nil
    }

    private func isNear(
        _ place: SIMD3<Double>, _ heading: SIMD3<Double>, _ target: LineShape, _ segment: Int
    ) -> Bool {
        let (a, b) = (target.places[segment], target.places[segment + 1])
        let along = b - a
        let squared = along.dot(along)
        let share = squared > 0 ? min(1, max(0, (place - a).dot(along) / squared)) : 0
        let apart = place - (a + along * share)
        return apart.dot(apart) <= LineMatch.tolerance * LineMatch.tolerance && sign * heading.dot(along) >= 0
    }
}
