import RouteGeometry

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Where a route comes over the same ground again: out and back, in laps, up and down one hill. A receiver errs another
/// way each time, so the mean of all passes says more of the ground than one does.
///
/// A node's other passes are the places of the line within `reach` of it and more than `apart` metres from it along the
/// line, of each stretch of line the nearest. They count where both go on side by side for `least` metres and more, not
/// where ways cross or a hairpin turns, and where heights agree as well as their errors let them: a road above another is
/// no pass of it.
///
/// Numbers are ours: a recording strays 3 to 6 m and two from each other by 5 to 9 m in the median; a reach of 15 and of 35 m
/// gave the same climbs.
struct RepeatedGround: Sendable {
    /// A place of another pass: `share` of the way from `node` to the next one.
    private struct Place {
        let node: Int
        let share: Double
    }

    /// For each node its places on other passes; empty where the route has none.
    private let places: [[Place]]

    private static let (reach, apart, least) = (25.0, 200.0, 150.0)
    /// Metres of line without a near node after which another pass begins.
    private static let gap = 120.0
    /// Other passes, and near nodes, of one node that are looked at.
    private static let (mostPasses, mostNear) = (3, 24)
    /// A longer route, of some 200 km, is not looked at: on a track every node is near every other.
    private static let mostNodes = 10_000
    /// Times its expectation that the square of the difference of two passes' heights may have in the mean.
    private static let mostDiscord = 4.0

    /// - Parameters:
    ///   - coordinate: where the line is at a distance along it.
    ///   - variance: of one height's error, m².
    init(of nodes: ElevationNodes, at coordinate: (_ distance: Double) -> Coordinate, variance: Double) {
        guard nodes.heights.count <= Self.mostNodes else {
            places = []
            return
        }
        let points = nodes.distances.map { EarthPoint(coordinate($0)).vector }
        let near = Self.near(points, nodes.distances)
        guard near.contains(where: { !$0.isEmpty }) else {
            places = []
            return
        }
        let passes = near.indices.map { Self.passes(of: $0, near: near[$0], points, nodes.distances) }
        let (courses, course) = Self.courses(of: passes, nodes)
        let most = Self.mostDiscord * 2 * variance
        places = zip(passes, course).map { passes, course in
            let kept = zip(passes, course).filter { courses[$1].isRepeated(least: Self.least, most: most) }
            return kept.prefix(Self.mostPasses).map(\.0)
        }
    }

    /// `nodes` with the mean height of all passes in the place of one.
    ///
    /// Errors of k passes whose correlations with this one add up to r have a mean of (1 + r)/k times the variance of one,
    /// and independent errors one of 1/k.
    func averaged(_ nodes: ElevationNodes, under model: ElevationModel) -> ElevationNodes {
        guard !places.isEmpty else { return nodes }
        var averaged = nodes
        var clock = 0.0
        let clocks = nodes.waits.map { wait in
            clock += wait
            return clock
        }
        for (node, others) in places.enumerated() where !nodes.heights[node].isNaN {
            var (height, inverse, correlation, passes) = (nodes.heights[node], 1 / nodes.counts[node], 0.0, 1.0)
            for other in others {
                let otherHeight = Self.height(of: other, nodes)
                guard !otherHeight.isNaN else { continue }
                (height, passes) = (height + otherHeight, passes + 1)
                inverse += 1 / nodes.counts[other.node]
                correlation += exp(-abs(clocks[node] - clocks[other.node]) / model.memory)
            }
            averaged.heights[node] = height / passes
            averaged.counts[node] = passes * passes / inverse
            (averaged.passes[node], averaged.parts[node]) = (passes, passes)
            averaged.shares[node] = (1 + correlation) / passes
        }
        return averaged
    }
}

extension RepeatedGround {
    /// Nodes within `reach` and half a step of each node but more than `apart` along the line, in order.
    ///
    /// Looked for along the axis along which the line reaches farthest: O(n log n) where little of the ground is repeated.
    private static func near(_ points: [SIMD3<Double>], _ distances: [Double]) -> [[Int]] {
        let low = points.reduce(SIMD3(repeating: .infinity)) { pointwiseMin($0, $1) }
        let extent = points.reduce(SIMD3(repeating: -.infinity)) { pointwiseMax($0, $1) } - low
        let axis = (0..<3).max { extent[$0] < extent[$1] } ?? 0
        let order = points.indices.sorted { (points[$0][axis], $0) < (points[$1][axis], $1) }
        let limit = reach + ElevationNodes.spacing / 2
        var near = [[Int]](repeating: [], count: points.count)
        for (k, i) in order.enumerated() {
            for j in order[(k + 1)...] {
                let difference = points[j] - points[i]
                guard difference[axis] <= limit else { break }
                guard abs(distances[j] - distances[i]) > apart, (difference * difference).sum() < limit * limit
                else { continue }
                if near[i].count < mostNear { near[i].append(j) }
                if near[j].count < mostNear { near[j].append(i) }
            }
        }
        return near.map { $0.sorted() }
    }

    /// Of each stretch of line that `near` lies on, the place nearest to `node`.
    private static func passes(of node: Int, near: [Int], _ points: [SIMD3<Double>], _ distances: [Double]) -> [Place] {
        var passes: [Place] = []
        var rest = near[...]
        while let first = rest.first {
            var last = first
            while let next = rest.first, distances[next] - distances[last] < gap {
                last = next
                rest.removeFirst()
            }
            var best: (place: Place, square: Double)?
            for start in max(0, first - 1)..<min(points.count - 1, last + 1) {
                let (leg, way) = (points[start + 1] - points[start], points[node] - points[start])
                let length = (leg * leg).sum()
                let along = length > 0 ? (way * leg).sum() / length : 0
                // Half a step before its first node and behind its last the line is at its end.
                guard along > -0.5 || start > 0, along < 1.5 || start + 2 < points.count else { continue }
                let share = min(1, max(0, along))
                let off = way - share * leg
                let square = (off * off).sum()
                if square < best?.square ?? reach * reach { best = (Place(node: start, share: share), square) }
            }
            if let best { passes.append(best.place) }
        }
        return passes
    }

    /// Passes that go on from node to node, and which of them each pass of each node belongs to.
    private static func courses(of passes: [[Place]], _ nodes: ElevationNodes) -> ([Course], [[Int]]) {
        var courses: [Course] = []
        var before: [(course: Int, place: Double)] = []
        let course = passes.enumerated().map { node, places in
            before = places.map { place in
                let distance = nodes.distances[place.node]
                let step = place.node + 1 < nodes.steps.count ? nodes.steps[place.node + 1] : 0
                let here = distance + place.share * step
                let last = before.min { abs($0.place - here) < abs($1.place - here) }
                var course = courses.count
                if let last, abs(last.place - here) < 3 * nodes.steps[node] + 10 {
                    course = last.course
                } else {
                    courses.append(Course(from: nodes.distances[node], beside: here))
                }
                let difference = nodes.heights[node] - height(of: place, nodes)
                courses[course].goOn(to: nodes.distances[node], beside: here, difference: difference)
                return (course, here)
            }
            return before.map(\.course)
        }
        return (courses, course)
    }

    /// NaN where it is not known or a jump of the recorder's level lies beside.
    private static func height(of place: Place, _ nodes: ElevationNodes) -> Double {
        let next = place.node + 1
        guard next < nodes.heights.count, nodes.jumps[next] == 0 else { return .nan }
        return nodes.heights[place.node] + place.share * (nodes.heights[next] - nodes.heights[place.node])
    }
}

/// A stretch of line beside another stretch of it: metres along the line from where to where, and how heights differ.
private struct Course {
    private let (start, otherStart): (Double, Double)
    private var (end, otherEnd): (Double, Double)
    private var (squares, count) = (0.0, 0.0)

    init(from start: Double, beside other: Double) {
        (self.start, otherStart) = (start, other)
        (end, otherEnd) = (start, other)
    }

    mutating func goOn(to distance: Double, beside other: Double, difference: Double) {
        (end, otherEnd) = (distance, other)
        guard !difference.isNaN else { return }
        (squares, count) = (squares + difference * difference, count + 1)
    }

    /// Whether both are long, about as long as each other, and at one height.
    func isRepeated(least: Double, most: Double) -> Bool {
        let (length, other) = (end - start, abs(otherEnd - otherStart))
        return length >= least && other > length / 2 && other < 2 * length && squares < most * count
    }
}
