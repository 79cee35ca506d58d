/// The ground a line has come over so far.
///
/// A node is on ground known already where a step between two earlier nodes, themselves on new ground, lies within
/// `reach` of it, runs along with it or against it, and has its height to within `agreement`. Numbers are ours.
struct KnownGround: Sendable {
    /// A place on new ground: `share` of the way from `node` to the next one, run in the same direction or against it.
    struct Place: Sendable {
        let node: Int
        let share: Double
        let isReversed: Bool

        /// There, of what is known at the nodes.
        func value(of column: [Double]) -> Double { column[node] + share * (column[node + 1] - column[node]) }
    }

    private let points: [SIMD3<Double>]
    private let distances: [Double]
    private let heights: [Double]
    /// The axis along which the line reaches farthest, and the steps on new ground by where their middle lies along it.
    private let axis: Int
    private var steps: [(middle: Double, node: Int)] = []
    private var isLastNew = false
    /// Where the line goes; where it turns round a step may have no length.
    private var way = SIMD3<Double>(0, 0, 0)

    /// How far from a step it is the same ground, and how much another height; metres.
    private let (reach, agreement): (Double, Double)

    /// Cosine of the angle between lines that run along each other, at least; and metres of a step at most.
    private static let (along, longest) = (0.8, 120.0)
    /// Metres of line after which ground run over in the same direction is known, and not just what was left.
    private static let apart = 60.0

    init(
        _ nodes: ElevationNodes, within reach: Double, agreement: Double,
        at point: (_ distance: Double) -> SIMD3<Double>
    ) {
        (self.reach, self.agreement) = (reach, agreement)
        (distances, heights) = (nodes.distances, nodes.heights)
        points = nodes.distances.map(point)
        let low = points.reduce(SIMD3(repeating: .infinity)) { pointwiseMin($0, $1) }
        let extent = points.reduce(SIMD3(repeating: -.infinity)) { pointwiseMax($0, $1) } - low
        axis = (0..<3).max { extent[$0] < extent[$1] } ?? 0
    }

    /// Where the ground at a node is known from; where it is not, it is from now on. Nodes come in their order.
    mutating func visit(_ node: Int) -> Place? {
        let step = points[node] - points[max(0, node - 1)]
        if (step * step).sum() > 1 { way = step }
        let place = place(of: node)
        if place == nil, isLastNew { insert(stepFrom: node - 1) }
        isLastNew = place == nil
        return place
    }

    private mutating func insert(stepFrom node: Int) {
        let leg = points[node + 1] - points[node]
        guard (leg * leg).sum() <= Self.longest * Self.longest else { return }
        let middle = (points[node][axis] + points[node + 1][axis]) / 2
        steps.insert((middle, node), at: firstStep(from: middle))
    }

    /// The first step whose middle lies at `place` along the axis or beyond. O(log n).
    private func firstStep(from place: Double) -> Int {
        var (low, high) = (0, steps.count)
        while low < high {
            let half = (low + high) / 2
            if steps[half].middle < place { low = half + 1 } else { high = half }
        }
        return low
    }

    private func place(of node: Int) -> Place? {
        let here = points[node]
        let limit = reach + Self.longest / 2
        var best: (place: Place, stray: Double)?
        for step in steps[firstStep(from: here[axis] - limit)...] {
            guard step.middle <= here[axis] + limit else { break }
            let leg = points[step.node + 1] - points[step.node]
            let (square, dot) = ((leg * leg).sum(), (leg * way).sum())
            guard dot * dot >= Self.along * Self.along * square * (way * way).sum(),
                dot < 0 || distances[node] - distances[step.node] > Self.apart
            else { continue }
            let share = min(1, max(0, ((here - points[step.node]) * leg).sum() / square))
            let off = here - points[step.node] - share * leg
            let stray = (off * off).sum()
            let height = heights[step.node] + share * (heights[step.node + 1] - heights[step.node])
            // Without a height, at the node or beside it, the place alone must do.
            guard stray < best?.stray ?? (reach * reach),
                !(abs(height - heights[node]) > agreement)
            else { continue }
            best = (Place(node: step.node, share: share, isReversed: dot < 0), stray)
        }
        return best?.place
    }
}
