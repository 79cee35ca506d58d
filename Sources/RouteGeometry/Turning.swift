/// How much a line turns in each of its even cells.
///
/// Heading is that of the chord from `reach` before a node to `reach` behind it, and turning the angle between the
/// headings of neighbouring nodes about the local vertical, so nothing depends on north: poles and the antimeridian
/// are ordinary places. A closed line is taken round its end, so its turnings sum to its winding number times 2π
/// whatever its shape. Local curvature is never used, for noise would decide it.
///
/// A turn-round, where the line comes back on itself, counts 0: to which side the runner turned about is arbitrary.
/// It is where the places 20, 30, 40 and 50 m before and behind lie within 15 m of each other; a hairpin that narrow
/// is taken for one. Reach and limits are ours.
struct Turning {
    /// Metres to either side of a node over which its heading is taken.
    static let reach = 15.0
    /// Metres before and behind a node at which a turn-round meets itself.
    static let retraceDistances = [20.0, 30, 40, 50]
    /// Metres within which it does.
    static let retraceTolerance = 15.0

    /// Radians for each cell, positive turning left.
    let cells: [Double]

    init(nodes: [EarthPoint], spacing: Double, isClosed: Bool) {
        let walk = Walk(nodes: nodes, spacing: spacing, isClosed: isClosed)
        let count = nodes.count - 1
        var cells = [Double](repeating: 0, count: count)
        // Places at which a turn-round meets itself lie that far from those a heading is taken between: most of a line is
        // told by the length of its headings.
        let longest = Self.retraceTolerance + 2 * (Self.retraceDistances[0] - Self.reach)
        var suspects: [Int] = []
        var u = walk.heading(at: 0)
        for cell in 0..<count {
            if u.dot(u) <= longest * longest { suspects.append(cell) }
            let w = walk.heading(at: cell + 1)
            let up = nodes[cell].up
            cells[cell] = angle(up.dot(u.cross(w)), up.dot(up).squareRoot() * u.dot(w))
            u = w
        }
        if u.dot(u) <= longest * longest { suspects.append(count) }
        // Headings are mixed up to `reach` from the turn-round itself, and it lies within a cell of the node found.
        let margin = Int((Self.reach / spacing).rounded(.up)) + 1
        for node in suspects where walk.retraces(at: node) {
            for cell in (node - margin)..<(node + margin) {
                if isClosed {
                    cells[((cell % count) + count) % count] = 0
                } else if cells.indices.contains(cell) {
                    cells[cell] = 0
                }
            }
        }
        self.cells = cells
    }
}

/// The nodes of a line as a path that can be asked for any distance: round its end where it is closed, no further
/// than its ends where it is open.
private struct Walk {
    let nodes: [EarthPoint]
    let spacing: Double
    let isClosed: Bool
    private var length: Double { Double(nodes.count - 1) * spacing }
    /// Whole nodes to `Turning.reach`, and the share of a step behind them.
    private let reach: (steps: Int, share: Double)

    init(nodes: [EarthPoint], spacing: Double, isClosed: Bool) {
        self.nodes = nodes
        self.spacing = spacing
        self.isClosed = isClosed
        let steps = Turning.reach / spacing
        reach = (Int(steps), steps - steps.rounded(.down))
    }

    /// From the place `Turning.reach` behind a node to that as far ahead: what `place(at:)` gives for either, without
    /// finding its step anew.
    @inline(__always) func heading(at node: Int) -> SIMD3<Double> {
        let (behind, ahead) = (node - reach.steps - 1, node + reach.steps)
        if behind < 0 || ahead >= nodes.count - 1 {
            return place(onStep: ahead, reach.share) - place(onStep: behind, 1 - reach.share)
        }
        // The share is that of the step ahead and of the one behind, seen from the node.
        let near = nodes[ahead].vector - nodes[behind + 1].vector
        let far = nodes[ahead + 1].vector - nodes[behind].vector
        return near * (1 - reach.share) + far * reach.share
    }

    /// The place on the step that begins at a node, round the end of a closed line and no further than the ends of an open
    /// one.
    private func place(onStep start: Int, _ share: Double) -> SIMD3<Double> {
        let last = nodes.count - 1
        // The end is not quite the start: a step begins at any node but the last.
        let start = isClosed ? ((start % last) + last) % last : start
        if start < 0 || start >= last { return nodes[start < 0 ? 0 : last].vector }
        let (a, b) = (nodes[start].vector, nodes[start + 1].vector)
        return a + (b - a) * share
    }

    func place(at distance: Double) -> SIMD3<Double> {
        var along = distance
        if isClosed {
            along = distance.truncatingRemainder(dividingBy: length)
            if along < 0 { along += length }
        }
        let position = min(max(along / spacing, 0), Double(nodes.count - 1))
        let node = min(Int(position), nodes.count - 2)
        let (a, b) = (nodes[node].vector, nodes[node + 1].vector)
        return a + (b - a) * (position - Double(node))
    }

    func retraces(at node: Int) -> Bool {
        let distance = Double(node) * spacing
        return Turning.retraceDistances.allSatisfy { d in
            guard isClosed ? length > 2 * d : distance >= d && distance + d <= length else { return false }
            let apart = place(at: distance + d) - place(at: distance - d)
            return apart.dot(apart).squareRoot() <= Turning.retraceTolerance
        }
    }
}
