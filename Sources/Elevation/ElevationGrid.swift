import RouteGeometry

/// A modelled recording on the even grid of a profile.
struct ElevationGrid {
    /// Metres between nodes.
    private let spacing: Double
    /// Metres at each node, NaN where unknown.
    let elevations: [Double]
    /// Expected rise over run in each cell, NaN where unknown.
    private let means: [Double]

    init(_ model: ModelledElevation, runs: [ElevationRun], length: Double) {
        let count = Profile.cellCount(length: length)
        spacing = length / Double(count)
        var elevations = [Double](repeating: .nan, count: count + 1)
        var means = [Double](repeating: .nan, count: count)
        let nodes = model.posterior.nodes
        var (node, middle) = (ModelledPlaces(model.nodes.distances), ModelledPlaces(model.nodes.distances))
        var elevationOf = elevations.mutableSpan
        var meanOf = means.mutableSpan
        for range in runs.map({ [spacing] in $0.nodes(spacing: spacing, last: count) }) {
            for place in range.lowerBound...range.upperBound {
                let (i, share, beyond) = node.locate(Double(place) * spacing)
                let (a, b) = (nodes[i - 1], nodes[i])
                // The outermost grades go on to the ends.
                elevationOf[place] = a.height + (b.height - a.height) * share + beyond * (beyond < 0 ? a : b).grade
            }
            for cell in range.lowerBound..<range.upperBound {
                let (i, share, _) = middle.locate((Double(cell) + 0.5) * spacing)
                meanOf[cell] = nodes[i - 1].grade + (nodes[i].grade - nodes[i - 1].grade) * share
            }
        }
        (self.elevations, self.means) = (elevations, means)
    }

    /// Grades that climb and fall as much as is expected, the net climb kept: the means spread about their own mean by
    /// one factor from 1 to 3.
    ///
    /// A mean grade is smoother than any terrain it stands for, and load is convex in grade. Spread, the climbs of all
    /// cells add up to `ascent` and their falls to `descent`; where elevation is unknown, to the known part's share.
    func grades(climbing ascent: Double, falling descent: Double) -> [Double] {
        var (total, known) = (0.0, 0.0)
        for mean in means where !mean.isNaN { (total, known) = (total + mean, known + 1) }
        guard known > 0 else { return means }
        let target = (ascent + descent) / spacing * known / Double(means.count)
        let middle = total / known
        let left = Int(known) % 2 == 0 ? 0 : abs(middle)
        let factor = Self.factor(spreading: offsets(from: middle), about: middle, to: target + left)
        return means.map { middle + factor * ($0 - middle) }
    }

    /// Of known cells, two by two; one left over is beside the middle itself.
    private func offsets(from middle: Double) -> [Pair] {
        var offsets: [Pair] = []
        offsets.reserveCapacity(means.count / 2 + 1)
        var last: Double?
        for mean in means where !mean.isNaN {
            if let other = last {
                offsets.append(Pair(other, mean - middle))
                last = nil
            } else {
                last = mean - middle
            }
        }
        if let last { offsets.append(Pair(last, 0)) }
        return offsets
    }

    /// The factor from 1 to 3 with which ∑ |middle + factor · offset| comes nearest to `target`.
    static func factor(spreading offsets: [Pair], about middle: Double, to target: Double) -> Double {
        // The sum is convex in the factor: Newton's steps from 1 on go beyond the target once and come back to it.
        var factor = 1.0
        let zero = Pair(repeating: 0)
        for _ in 0..<8 {
            var (sums, slopes) = (zero, zero)
            for off in offsets {
                let grade = Pair(repeating: middle) + Pair(repeating: factor) * off
                sums += grade.replaced(by: zero - grade, where: grade, isBelow: 0)
                slopes += off.replaced(by: zero - off, where: grade, isBelow: 0)
            }
            let (sum, slope) = (sums.first + sums.second, slopes.first + slopes.second)
            guard abs(sum - target) > 1e-6 * target else { break }
            guard slope > 1e-9 * target else {
                // Grades of one sign: the sum stays as it is, but for rounding, until one of them turns round, if any does.
                guard factor == 1, sum < target else { return 1 }
                factor = 3
                continue
            }
            let next = min(3, max(1, factor + (target - sum) / slope))
            guard next != factor else { break }
            factor = next
        }
        return factor
    }
}

/// Walks the nodes of a model along the line.
private struct ModelledPlaces {
    private let distances: [Double]
    private var next = 1
    private var (start, end, inverse) = (0.0, 0.0, 0.0)

    init(_ distances: [Double]) {
        self.distances = distances
        look()
    }

    private mutating func look() {
        (start, end) = (distances[next - 1], distances[next])
        inverse = end > start ? 1 / (end - start) : 0
    }

    /// The node at or behind `distance`, the share of the step to it, and metres beyond the first (negative) or the last.
    /// Distances must not fall from call to call.
    mutating func locate(_ distance: Double) -> (index: Int, share: Double, beyond: Double) {
        while end < distance, next < distances.count - 1 {
            next += 1
            look()
        }
        let along = distance - start
        return (next, min(1, max(0, along * inverse)), along < 0 ? along : max(0, distance - end))
    }
}
