import RouteGeometry

/// Recorded elevations with what cannot be height taken out.
///
/// Removed (made NaN): heights that are nowhere on Earth's land (the Dead Sea's shore lies at -430 m, Everest's top at
/// 8849 m); exact zeros between heights that lie elsewhere, which recorders write for "no fix"; spikes.
struct ElevationRepair {
    /// Metres, NaN where missing or removed.
    private(set) var elevations: [Double]
    /// Metres the recorder's heights are multiples of, 0 where they are finer than 0.1 m.
    private(set) var resolution = 0.0
    private(set) var removed = 0

    static let possible = -500.0...9000.0

    init(_ column: [Double], along distances: [Double]) {
        elevations = column
        for (i, height) in column.enumerated() where !height.isNaN && !Self.possible.contains(height) { remove(i) }
        removeZeros()
        guard elevations.count(where: { !$0.isNaN }) > 6 else { return }
        if mayHaveSpikes { removeSpikes(distances) }
        findResolution()
    }

    /// Whether any height is far enough from the one before for spikes: six lines between heights that are all near a point's
    /// own lie near it too.
    private var mayHaveSpikes: Bool {
        var last = Double.nan
        for height in elevations where !height.isNaN {
            if abs(height - last) > Self.leastSpike / 3 { return true }
            last = height
        }
        return false
    }

    private mutating func removeSpikes(_ distances: [Double]) {
        let known = elevations.indices.filter { !elevations[$0].isNaN }
        let isDense = distances[known[known.count - 1]] - distances[known[0]] < 10 * Double(known.count)
        if isDense { removeDenseSpikes(known) } else { removeSparseSpikes(known, distances) }
    }

    /// Draws bridges and tunnels straight and says how many. O(n log n).
    mutating func bridge(_ places: RoutePlaces) -> Int {
        let bridges = BridgedStretches(elevations, at: places.distances, advance: places.advance)
        if !bridges.ranges.isEmpty { elevations = bridges.bridged(elevations, at: places.distances) }
        return bridges.ranges.count
    }

    /// Takes out zeros whose nearest other heights on either side are more than 10 m from them.
    private mutating func removeZeros() {
        var isFar = [Bool](repeating: true, count: elevations.count)
        func look(_ order: some Sequence<Int>) {
            var nearest = Double.infinity
            for i in order where !elevations[i].isNaN {
                if elevations[i] == 0 { isFar[i] = isFar[i] && nearest > 10 } else { nearest = abs(elevations[i]) }
            }
        }
        guard elevations.contains(0), elevations.contains(where: { !$0.isNaN && $0 != 0 }) else { return }
        look(elevations.indices)
        look(elevations.indices.reversed())
        for i in elevations.indices where elevations[i] == 0 && isFar[i] { remove(i) }
    }

    private mutating func remove(_ i: Int) {
        if !elevations[i].isNaN { removed += 1 }
        elevations[i] = .nan
    }

    /// Hampel's identifier over 11 samples (Hampel 1974; Davies & Gather 1993, doi:10.2307/2290763), asked only within
    /// five samples of a jump of more than 4 m.
    private mutating func removeDenseSpikes(_ known: [Int]) {
        let heights = known.map { elevations[$0] }
        var suspect = [Bool](repeating: false, count: heights.count)
        for i in heights.indices.dropFirst() where abs(heights[i] - heights[i - 1]) > 4 {
            for j in max(0, i - 6)...min(heights.count - 1, i + 5) { suspect[j] = true }
        }
        for i in heights.indices where suspect[i] {
            let window = heights[max(0, i - 5)...min(heights.count - 1, i + 5)]
            // Where the median is so far off, half of the window is, all to one side; somewhat less makes up for rounding.
            let least = 0.999 * Self.leastDenseSpike
            let (low, high) = (heights[i] - least, heights[i] + least)
            var (below, above) = (0, 0)
            for height in window {
                if height < low { below += 1 }
                if height > high { above += 1 }
            }
            guard 2 * max(below, above) >= window.count else { continue }
            let middle = Self.median(Array(window))
            let spread = 1.4826 * Self.median(window.map { abs($0 - middle) })
            if abs(heights[i] - middle) > max(Self.leastDenseSpike, 6 * spread) { remove(known[i]) }
        }
    }

    /// Metres by which a spike of a dense line stands out, at least. Ours.
    private static let leastDenseSpike = 6.0

    /// A point is a spike where six lines between its neighbours agree that it lies far from them, and it is higher or
    /// lower than what is before and behind it: a shoulder of a mountain is neither.
    private mutating func removeSparseSpikes(_ known: [Int], _ distances: [Double]) {
        let heights = known.map { elevations[$0] }
        let mayStandOut = heights.indices.contains { i in
            heights[max(0, i - 3)...min(heights.count - 1, i + 3)].contains { abs($0 - heights[i]) > Self.leastSpike }
        }
        guard mayStandOut else { return }
        var residuals = [Double](repeating: 0, count: heights.count)
        for i in heights.indices {
            var lines: [Double] = []
            for (before, behind) in [(1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1)] {
                guard i >= before, i + behind < heights.count else { continue }
                let (a, b) = (i - before, i + behind)
                let span = distances[known[b]] - distances[known[a]]
                let share = span > 0 ? (distances[known[i]] - distances[known[a]]) / span : 0.5
                lines.append(heights[a] + (heights[b] - heights[a]) * share)
            }
            if lines.count >= 3 { residuals[i] = heights[i] - Self.median(lines) }
        }
        let spread = 1.4826 * Self.median(residuals.map(abs))
        for i in heights.indices.dropFirst().dropLast() {
            let span = distances[known[i + 1]] - distances[known[i - 1]]
            let limit = max(Self.leastSpike, 6 * spread, 0.06 * span)
            guard abs(residuals[i]) > limit, Self.standsOut(i, of: heights, by: limit / 2) else { continue }
            remove(known[i])
        }
    }

    /// Metres by which a spike of a sparse line stands out, at least. Ours.
    private static let leastSpike = 8.0

    /// Whether height `i` is above, or below, one of the two before it and one of the two behind it by `least` metres.
    private static func standsOut(_ i: Int, of heights: [Double], by least: Double) -> Bool {
        let before = heights[max(0, i - 2)..<i].map { heights[i] - $0 }
        let behind = heights[(i + 1)...min(heights.count - 1, i + 2)].map { heights[i] - $0 }
        func stands(_ sign: Double) -> Bool {
            before.contains { sign * $0 > least } && behind.contains { sign * $0 > least }
        }
        return stands(1) || stands(-1)
    }

    private mutating func findResolution() {
        let known = elevations.count { !$0.isNaN }
        guard known > 0 else { return }
        /// More than 98 in 100 are multiples; soon refuted where they are not.
        func isMultiple(of step: Double) -> Bool {
            var others = 0
            return elevations.allSatisfy { height in
                if height.isNaN { return true }
                let multiple = ((height / step + Self.rounder) - Self.rounder) * step
                if abs(multiple - height) >= 1e-6 { others += 1 }
                return Double(known - others) > 0.98 * Double(known)
            }
        }
        if let step = [1.0, 0.5, 0.2, 0.1].first(where: isMultiple) { resolution = step }
    }

    /// 1.5 · 2⁵²: what is added to it is rounded to a whole number.
    private static let rounder = 6_755_399_441_055_744.0

    /// Whether heights are rounded to 0.1 m or less, and most lie within that of the line between the sample before and
    /// the one behind: those of a terrain model do, a receiver's own noise is 0.5 m and more. `false` where fewer than 50
    /// samples lie so close, 15 m between three, that terrain itself hardly bends between them.
    func isFineAndSmooth(at distances: [Double]) -> Bool {
        guard resolution <= 0.1 else { return false }
        var (near, all) = (0, 0)
        for i in elevations.indices.dropFirst(2) {
            let length = distances[i] - distances[i - 2]
            guard length > 0, length < 15 else { continue }
            let share = (distances[i - 1] - distances[i - 2]) / length
            let bend = (1 - share) * elevations[i - 2] - elevations[i - 1] + share * elevations[i]
            guard !bend.isNaN else { continue }
            all += 1
            if abs(bend) < 0.055 { near += 1 }
        }
        return all >= 50 && 2 * near >= all
    }

    static func median(_ values: [Double]) -> Double { Rank.median(of: values) ?? .nan }
}
