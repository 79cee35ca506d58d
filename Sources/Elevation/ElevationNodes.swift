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
    /// Passes over the same ground whose heights are averaged (`GroundOnce`), and the variance of the slow error of their
    /// mean to that of one.
    var passes: [Double] = []
    var shares: [Double] = []
    /// Heights averaged whose independent errors do not average out over their samples: one for each pass, or for each node of
    /// those merged (`CoarseNodes`).
    var parts: [Double] = []
}

extension ElevationNodes {
    /// Metres of line a node speaks for, about.
    static let spacing = 20.0
    /// Metres between nodes beyond which others carry the model across.
    static let longestStep = 60.0
    /// Metres of line a node may speak for where those before it are left out (`GroundOnce`). Ours.
    static let widestNode = 120.0
    /// Nodes across one gap, at most: beyond a few hundred metres the model has forgotten both ends.
    private static let mostCarriers = 50.0

    /// Heights that make one node.
    struct Bin {
        var height = 0.0
        var distance = 0.0
        var time = 0.0
        var count = 0.0
        var jump = 0.0

        /// With means in the place of sums.
        var averaged: Bin {
            Bin(height: height / count, distance: distance / count, time: time / count, count: count, jump: jump)
        }
    }

    /// Bins `elevations` evenly along the line, so that a line drawn the other way has the same bins; where the recorder's
    /// level jumps, a bin is cut in two.
    init(_ elevations: [Double], at distances: [Double], times: [Double]?) {
        let length = distances.last ?? 0
        let count = max(1, Int((length / Self.spacing).rounded()))
        let clock = times.map(Self.elapsed) ?? distances.map { $0 / 3 }
        let leaps = Self.leaps(elevations, at: distances)
        var (bins, bin, last, leap) = ([Bin](), Bin(), -1, 0)
        // A line of a few points may be of any length.
        bins.reserveCapacity(min(count + leaps.count, elevations.count))
        for (i, height) in elevations.enumerated() where !height.isNaN {
            let now = min(count - 1, Int(distances[i] / length * Double(count)))
            let isLeap = leap < leaps.count && leaps[leap].index == i
            if now != last || isLeap {
                if bin.count > 0 { bins.append(bin.averaged) }
                (bin, last) = (Bin(), now)
                if isLeap { (bin.jump, leap) = (leaps[leap].variance, leap + 1) }
            }
            bin.height += height
            bin.distance += distances[i]
            bin.time += clock[i]
            bin.count += 1
        }
        if bin.count > 0 { bins.append(bin.averaged) }
        self.init(Self.bridged(bins))
    }

    init(_ bins: [Bin]) {
        distances = bins.map(\.distance)
        heights = bins.map(\.height)
        counts = bins.map(\.count)
        jumps = bins.map(\.jump)
        var before = bins.first ?? Bin()
        steps = bins.map { bin in
            defer { before.distance = bin.distance }
            return bin.distance - before.distance
        }
        waits = bins.map { bin in
            defer { before.time = bin.time }
            return max(0, bin.time - before.time)
        }
        scales = [Double](repeating: 1, count: bins.count)
        (passes, shares, parts) = (scales, scales, scales)
    }

    /// With bins of no height where others lie far apart.
    private static func bridged(_ bins: [Bin]) -> [Bin] {
        let steps = zip(bins, bins.dropFirst())
        guard steps.contains(where: { $1.distance - $0.distance > longestStep }) else { return bins }
        var bridged: [Bin] = []
        for bin in bins {
            if let last = bridged.last, bin.distance - last.distance > longestStep {
                let (distance, time) = (bin.distance - last.distance, bin.time - last.time)
                let parts = Int(min(mostCarriers, distance / 30))
                for part in 1..<max(2, parts) {
                    let share = Double(part) / Double(parts)
                    bridged.append(
                        Bin(
                            height: .nan, distance: last.distance + distance * share, time: last.time + time * share,
                            count: 1))
                }
            }
            bridged.append(bin)
        }
        return bridged
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
        part.parts = Array(parts[range])
        return part
    }

    /// Nodes `chosen` alone, in their order, with the line and the time between them.
    func picked(_ chosen: [Int]) -> ElevationNodes {
        var picked = ElevationNodes()
        func those(_ column: [Double]) -> [Double] { chosen.map { column[$0] } }
        func between(_ column: [Double]) -> [Double] {
            var next = 0
            return chosen.map { node in
                defer { next = node + 1 }
                return column[next...node].reduce(0, +)
            }
        }
        picked.distances = those(distances)
        (picked.steps, picked.waits, picked.jumps) = (between(steps), between(waits), between(jumps))
        (picked.heights, picked.counts, picked.scales) = (those(heights), those(counts), those(scales))
        (picked.passes, picked.shares, picked.parts) = (those(passes), those(shares), those(parts))
        return picked
    }

    /// Seconds since the first point, never backwards; a line drawn against its recording runs on all the same.
    private static func elapsed(_ times: [Double]) -> [Double] {
        let sign = times.last { !$0.isNaN } ?? 0 < times.first { !$0.isNaN } ?? 0 ? -1.0 : 1
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
        guard isSteepSomewhere(elevations, at: distances) else { return [] }
        let known = elevations.indices.filter { !elevations[$0].isNaN }
        guard known.count > 6 else { return [] }
        let pairs = zip(known, known.dropFirst())
        func rise(_ a: Int, _ b: Int) -> Double { abs(elevations[b] - elevations[a]) }
        let steep = (1..<known.count).filter { k in
            rise(known[k - 1], known[k]) > mostRise(over: distances[known[k]] - distances[known[k - 1]])
        }
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

    /// Metres that no jump is less than, over so many metres of line.
    private static func mostRise(over distance: Double) -> Double { max(8, 0.5 * distance) }

    private static func isSteepSomewhere(_ elevations: [Double], at distances: [Double]) -> Bool {
        var (last, lastDistance) = (Double.nan, 0.0)
        for (elevation, distance) in zip(elevations, distances) where !elevation.isNaN {
            if abs(elevation - last) > mostRise(over: distance - lastDistance) { return true }
            (last, lastDistance) = (elevation, distance)
        }
        return false
    }
}
