/// The recording as the model sees it, one node for about every 20 m: columns of equal length.
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
    /// Passes over the same ground whose heights are averaged (`RepeatedGround`), and the variance of the slow error of their
    /// mean to that of one.
    var passes: [Double] = []
    var shares: [Double] = []
}

extension ElevationNodes {
    /// Metres of line a node speaks for, about.
    static let spacing = 20.0
    /// Metres between nodes beyond which others carry the model across.
    static let longestStep = 60.0
    /// Nodes across one gap, at most: beyond a few hundred metres the model has forgotten both ends.
    private static let mostCarriers = 50.0

    /// Bins `elevations` evenly along the line, so that a line drawn the other way has the same bins; where the recorder's
    /// level jumps, a bin is cut in two.
    init(_ elevations: [Double], at distances: [Double], times: [Double]?) {
        let length = distances.last ?? 0
        let count = max(1, Int((length / Self.spacing).rounded()))
        let clock = times.map(Self.elapsed)
        var leaps = Self.leaps(elevations, at: distances)[...]
        var (bin, sum) = (-1, (height: 0.0, distance: 0.0, time: 0.0, count: 0.0, jump: 0.0))
        var clocks: [Double] = []
        // A line of a few points may be of any length.
        let room = min(count + leaps.count, elevations.count)
        reserveCapacity(room)
        clocks.reserveCapacity(room)
        func close(_ nodes: inout ElevationNodes) {
            guard sum.count > 0 else { return }
            nodes.append(
                sum.height / sum.count, at: sum.distance / sum.count, time: sum.time / sum.count, sum.count, &clocks)
            nodes.jumps[nodes.jumps.count - 1] = sum.jump
        }
        for (i, height) in elevations.enumerated() where !height.isNaN {
            let now = min(count - 1, Int(distances[i] / length * Double(count)))
            let leap = leaps.first.flatMap { $0.index == i ? $0.variance : nil }
            if now != bin || leap != nil {
                close(&self)
                (bin, sum) = (now, (0, 0, 0, 0, leap ?? 0))
                if leap != nil { leaps.removeFirst() }
            }
            sum.height += height
            sum.distance += distances[i]
            sum.time += clock?[i] ?? distances[i] / 3
            sum.count += 1
        }
        close(&self)
        scales = [Double](repeating: 1, count: heights.count)
        (passes, shares) = (scales, scales)
    }

    private mutating func reserveCapacity(_ count: Int) {
        distances.reserveCapacity(count)
        steps.reserveCapacity(count)
        waits.reserveCapacity(count)
        heights.reserveCapacity(count)
        counts.reserveCapacity(count)
        jumps.reserveCapacity(count)
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
        part.passes = Array(passes[range])
        part.shares = Array(shares[range])
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
        jumps.append(0)
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

    /// Heights at which the recorder's level has jumped, and the variance that adds to its error, m²: more than 8 m from
    /// the one before, eight times the usual step and half the distance, and it stays so for `stay` metres.
    private static func leaps(_ elevations: [Double], at distances: [Double]) -> [(index: Int, variance: Double)] {
        let known = elevations.indices.filter { !elevations[$0].isNaN }
        guard known.count > 6 else { return [] }
        let pairs = zip(known, known.dropFirst())
        func rise(_ a: Int, _ b: Int) -> Double { abs(elevations[b] - elevations[a]) }
        let steep = (1..<known.count).filter { k in
            let (a, b) = (known[k - 1], known[k])
            return rise(a, b) > max(8, 0.5 * (distances[b] - distances[a]))
        }
        guard !steep.isEmpty else { return [] }
        let usual = 1.4826 * ElevationRepair.median(pairs.map(rise))
        /// The mean of at least three heights from `start` on, and of all within `stay`.
        func level(from start: Int, ahead: Int) -> Double {
            var (sum, count, k) = (0.0, 0.0, start)
            while known.indices.contains(k), count < 3 || abs(distances[known[k]] - distances[known[start]]) < stay {
                (sum, count, k) = (sum + elevations[known[k]], count + 1, k + ahead)
            }
            return sum / count
        }
        return steep.compactMap { k in
            let height = rise(known[k - 1], known[k])
            guard height > 8 * usual, abs(level(from: k, ahead: 1) - level(from: k - 1, ahead: -1)) > 0.6 * height
            else { return nil }
            return (known[k], height * height)
        }
    }

    /// Metres either way over which levels are compared at a jump. Ours.
    private static let stay = 40.0

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
        let owns = steps.map { max(0.1, $0) }
        let squares = heights.indices.map { i in
            (posterior.grades[i] * posterior.grades[i] + posterior.variances[i]) * owns[i]
        }
        // What lies before each node, then what lies behind it.
        var (square, length) = (0.0, 0.0)
        let before = heights.indices.map { i in
            if i > 0 {
                square = (square + squares[i - 1]) * fades[i]
                length = (length + owns[i - 1]) * fades[i]
            }
            return SIMD2(square, length)
        }
        (square, length) = (0, 0)
        var local = scales
        var scaleOf = local.mutableSpan
        for i in heights.indices.reversed() {
            if i + 1 < heights.count {
                square = (square + squares[i + 1]) * fades[i + 1]
                length = (length + owns[i + 1]) * fades[i + 1]
            }
            let mean = (before[i][0] + square + squares[i]) / (before[i][1] + length + owns[i])
            let scale = mean.squareRoot() / grade
            scaleOf[i] = min(3, max(least, isHasty ? scale * (scale / scales[i]).squareRoot() : scale))
        }
        return local
    }
}
