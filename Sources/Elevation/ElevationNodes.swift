/// The recording as the model sees it, one node for about every 15 m: columns of equal length.
struct ElevationNodes: Sendable {
    /// Metres along the line.
    var distances: [Double] = []
    /// Metres since the node before; 0 where the runner stood.
    var steps: [Double] = []
    /// Seconds since the node before; metres where there are no times.
    var waits: [Double] = []
    /// Mean of the recorded elevations, NaN where the node only carries the model across a gap.
    var heights: [Double] = []
    /// Recorded elevations averaged.
    var counts: [Double] = []
    /// Variance a jump of the recorder's level adds to its error, m².
    var jumps: [Double] = []
    /// The grade's local scale, a factor on its standard deviation.
    var scales: [Double] = []
}

extension ElevationNodes {
    /// Metres of line a node speaks for, about.
    static let spacing = 15.0
    /// Metres between nodes beyond which others carry the model across.
    static let longestStep = 60.0
    /// Nodes across one gap, at most: beyond a few hundred metres the model has forgotten both ends.
    private static let mostCarriers = 50.0

    /// Bins `elevations` evenly along the line, so that a line drawn the other way has the same bins.
    init(_ elevations: [Double], at distances: [Double], times: [Double]?) {
        let length = distances.last ?? 0
        let count = max(1, Int((length / Self.spacing).rounded()))
        let clock = times.map(Self.elapsed)
        var (bin, sum) = (-1, (height: 0.0, distance: 0.0, time: 0.0, count: 0.0))
        var clocks: [Double] = []
        func close(_ nodes: inout ElevationNodes) {
            guard sum.count > 0 else { return }
            nodes.append(
                sum.height / sum.count, at: sum.distance / sum.count, time: sum.time / sum.count, sum.count, &clocks)
        }
        for (i, height) in elevations.enumerated() where !height.isNaN {
            let now = min(count - 1, Int(distances[i] / length * Double(count)))
            if now != bin {
                close(&self)
                (bin, sum) = (now, (0, 0, 0, 0))
            }
            sum.height += height
            sum.distance += distances[i]
            sum.time += clock?[i] ?? distances[i] / 3
            sum.count += 1
        }
        close(&self)
        jumps = [Double](repeating: 0, count: heights.count)
        scales = [Double](repeating: 1, count: heights.count)
    }

    /// Nodes `range` alone.
    func part(_ range: Range<Int>) -> ElevationNodes {
        guard range != heights.indices else { return self }
        var part = ElevationNodes()
        part.distances = Array(distances[range])
        part.steps = Array(steps[range])
        part.waits = Array(waits[range])
        part.heights = Array(heights[range])
        part.counts = Array(counts[range])
        part.jumps = Array(jumps[range])
        part.scales = Array(scales[range])
        return part
    }

    private mutating func append(
        _ height: Double, at distance: Double, time: Double, _ count: Double, _ clocks: inout [Double]
    ) {
        if let last = distances.last, let before = clocks.last, distance - last > Self.longestStep {
            let parts = Int(min(Self.mostCarriers, (distance - last) / 30))
            for part in 1..<max(2, parts) {
                let share = Double(part) / Double(parts)
                push(.nan, last + (distance - last) * share, before + (time - before) * share, 1, &clocks)
            }
        }
        push(height, distance, time, count, &clocks)
    }

    private mutating func push(
        _ height: Double, _ distance: Double, _ time: Double, _ count: Double, _ clocks: inout [Double]
    ) {
        steps.append(distances.last.map { distance - $0 } ?? 0)
        waits.append(clocks.last.map { max(0, time - $0) } ?? 0)
        heights.append(height)
        distances.append(distance)
        counts.append(count)
        clocks.append(time)
    }

    /// Seconds since the first point, never backwards; a line drawn against its recording runs on all the same.
    private static func elapsed(_ times: [Double]) -> [Double] {
        let known = times.filter { !$0.isNaN }
        let sign = (known.last ?? 0) < (known.first ?? 0) ? -1.0 : 1
        var (last, total) = (Double.nan, 0.0)
        return times.map { time in
            guard !time.isNaN else { return total }
            if !last.isNaN { total += max(0, sign * (time - last)) }
            last = time
            return total
        }
    }

    /// Adds to the error what a jump of the recorder's level does: one over more than 8 m, eight times the usual step
    /// and half the distance, that stays.
    mutating func findJumps() {
        let known = heights.indices.filter { !heights[$0].isNaN }
        guard known.count > 6 else { return }
        let rises = zip(known, known.dropFirst()).map { heights[$1] - heights[$0] }
        let spread = 1.4826 * ElevationRepair.median(rises.map(abs))
        func mean(_ range: Range<Int>) -> Double {
            range.reduce(0) { $0 + heights[known[$1]] } / Double(range.count)
        }
        for (k, rise) in rises.enumerated() {
            let run = distances[known[k + 1]] - distances[known[k]]
            guard abs(rise) > max(8, 8 * spread, 0.5 * run) else { continue }
            let before = mean(max(0, k - 2)..<(k + 1))
            let behind = mean((k + 1)..<min(known.count, k + 4))
            if abs(behind - before) > 0.6 * abs(rise) { jumps[known[k + 1]] += rise * rise }
        }
    }

    /// Where the terrain is rougher or smoother than all along: the expected square of the grade near it both
    /// ways, against the model's, from `least` to 3.
    ///
    /// - Parameters:
    ///   - fades: exp(-step / reach) for each step.
    ///   - isHasty: whether to go half as far again from the scales there are, in the logarithm; rounds of expectation and
    ///     maximisation take short steps.
    func localScales(_ posterior: ElevationPosterior, grade: Double, fades: [Double], least: Double, isHasty: Bool)
        -> [Double]
    {
        let count = heights.count
        var squares = [Double](repeating: 0, count: count)
        var lengths = squares
        func pass(_ order: some Sequence<Int>, ahead: Int) {
            var (square, length) = (0.0, 0.0)
            for i in order {
                squares[i] += square
                lengths[i] += length
                let own = max(0.1, steps[i])
                square += (posterior.grades[i] * posterior.grades[i] + posterior.variances[i]) * own
                length += own
                let next = i + ahead
                guard next >= 0, next < count else { break }
                let fade = fades[ahead > 0 ? next : i]
                square *= fade
                length *= fade
            }
        }
        pass(0..<count, ahead: 1)
        pass((0..<count).reversed(), ahead: -1)
        return (0..<count).map { i in
            let own = max(0.1, steps[i])
            let e2 = posterior.grades[i] * posterior.grades[i] + posterior.variances[i]
            let mean = (squares[i] + e2 * own) / (lengths[i] + own)
            let scale = mean.squareRoot() / grade
            return min(3, max(least, isHasty ? scale * (scale / scales[i]).squareRoot() : scale))
        }
    }
}
