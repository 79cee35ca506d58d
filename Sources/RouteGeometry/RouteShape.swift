/// How a route lies on the ground.
public enum RouteShape: Sendable, Hashable {
    case pointToPoint
    /// Ends where it starts.
    case loop
    /// Comes back on itself; the turn-around lies so many metres from the start.
    case outAndBack(turnAround: Double)
    /// A loop at the end of a way run out and back again; that way is so many metres long.
    case lollipop(stem: Double)

    /// Metres from the start to the turn-around of an out-and-back.
    public var turnAround: Double? {
        if case .outAndBack(let turnAround) = self { turnAround } else { nil }
    }

    /// Metres within which two places are one: the width of a road and what one recording drifts against itself. Ours.
    private static let sameWay = 40.0
    /// A lollipop's stem is at least this long, and this share of the route. Ours.
    private static let stem = (metres: 150.0, share: 0.1)

    /// An out-and-back is where nine in ten places of its first half lie within 40 m of the place as far from the end; a
    /// lollipop where all do from the start to a tenth of the route or more, but no farther than the loop.
    init(nodes: [EarthPoint], spacing: Double, isClosed: Bool) {
        let last = nodes.count - 1
        guard isClosed else {
            self = .pointToPoint
            return
        }
        let half = 1..<max(2, last / 2)
        let retraced = half.count { nodes[$0].distance(to: nodes[last - $0]) <= Self.sameWay }
        if last >= 10, Double(retraced) >= 0.9 * Double(half.count) {
            self = .outAndBack(turnAround: Self.turnAround(nodes) * spacing)
            return
        }
        // A loop's own ends part from each other slowly where it is narrow; a stem is the same way, nearer than that.
        let stem = Double(half.first { nodes[$0].distance(to: nodes[last - $0]) > Self.sameWay / 2 } ?? 0) * spacing
        let length = Double(last) * spacing
        self = stem >= max(Self.stem.metres, Self.stem.share * length) ? .lollipop(stem: stem) : .loop
    }

    /// The place, in nodes from the start, about which both ways mirror each other best: half-way, unless another within
    /// a twentieth of the route does so clearly better. A watch stopped late or a short cut moves it.
    private static func turnAround(_ nodes: [EarthPoint]) -> Double {
        let last = nodes.count - 1
        let reach = min(30, last / 4)
        /// Mean distance of the places before `middle`, counted in half nodes, from those behind.
        func mismatch(_ middle: Int) -> Double {
            var sum = 0.0
            for k in 1...reach {
                let before = (middle + 1) / 2 - k
                sum += nodes[before].distance(to: nodes[middle - before])
            }
            return sum / Double(reach)
        }
        var best = (middle: last, mismatch: mismatch(last))
        let usual = 0.5 * best.mismatch - 2
        for offset in 1...max(1, last / 10) {
            for middle in [last - offset, last + offset]
            where (middle + 1) / 2 > reach && middle - (middle + 1) / 2 + reach <= last {
                let found = mismatch(middle)
                if found < min(usual, best.mismatch) { best = (middle, found) }
            }
        }
        return Double(best.middle) / 2
    }

    /// How often a closed line goes round the same loop: the largest number of equal parts of which nine in ten places
    /// lie on the part before. O(n) for each number tried, up to a lap of 150 m.
    static func rounds(nodes: [EarthPoint], spacing: Double) -> Int {
        let last = nodes.count - 1
        let most = min(100, Int(Double(last) * spacing / 150))
        guard most >= 2 else { return 1 }
        return (2...most).last { laps in
            let lap = Double(last) / Double(laps)
            let limit = min(sameWay, lap * spacing / 12)
            let checked = stride(from: 0, through: last - Int(lap.rounded(.up)), by: max(1, last / 400))
            var (same, count) = (0, 0)
            for node in checked {
                let behind = min(last, Int((Double(node) + lap).rounded()))
                count += 1
                if nodes[node].distance(to: nodes[behind]) <= limit { same += 1 }
            }
            return Double(same) >= 0.9 * Double(count)
        } ?? 1
    }
}
