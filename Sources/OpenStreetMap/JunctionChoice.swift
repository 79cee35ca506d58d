#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// How likely runners leave a junction by each of its edges.
///
/// A logit (McFadden 1974, Conditional logit analysis of qualitative choice behavior, in Frontiers in Econometrics,
/// p. 105): of the edges k at a vertex, where the way run turns by the angle θₖ and edge k is or is not of another way,
///
///     p(k) = wₖ / Σ w,  wₖ = exp(−turnCost θₖ − (leavingCost on another way))
///
/// All that can be chosen sums to 1. So a bend or a new way costs little where turning back is all else there is, and a
/// row of places that goes to and fro between a road and its footways pays for each of the choices that needs.
struct JunctionChoice {
    private let network: WayNetwork
    /// −ln of the factor that w has on another way, and that factor.
    private let leaving: Float
    private let other: Float
    /// −ln w and w by the angle between the edge that was run, seen back, and the one to run: 0 turns back, 128 is straight
    /// on.
    private let costs: [Float]
    private let weights: [Float]

    init(_ network: WayNetwork, _ model: MatchModel) {
        self.network = network
        leaving = Float(model.leavingCost)
        other = exp(-leaving)
        costs = (0...128).map { Float(model.turnCost * .pi) * (1 - Float($0) / 128) }
        weights = costs.map { exp(-$0) }
    }

    /// ln Σ w of all edges at `vertex`, at which `arrival` ends.
    ///
    /// - Parameter arrival: the edge run doubled, plus 1 where it was run against its direction; as departures are.
    @inline(__always)
    func scale(at vertex: UInt32, from arrival: UInt32) -> Float {
        let edges = Int(network.vertexFirst[Int(vertex)])..<Int(network.vertexFirst[Int(vertex) + 1])
        var sum: Float = 0
        for index in edges {
            let departure = network.vertexEdges[index]
            sum += weights[opening(arrival, departure)] * (leavesWay(arrival, departure) ? other : 1)
        }
        return log(sum)
    }

    /// −ln p of leaving by `departure`.
    @inline(__always)
    func cost(from arrival: UInt32, to departure: UInt32, scale: Float) -> Float {
        let cost = costs[opening(arrival, departure)] + (leavesWay(arrival, departure) ? leaving : 0)
        return max(0, scale + cost)
    }

    /// Whether the way is another, or the same one back.
    @inline(__always)
    private func leavesWay(_ arrival: UInt32, _ departure: UInt32) -> Bool {
        arrival ^ 1 == departure || network.edgeWay[Int(arrival >> 1)] != network.edgeWay[Int(departure >> 1)]
    }

    /// In 1/256 of a turn.
    @inline(__always)
    private func opening(_ arrival: UInt32, _ departure: UInt32) -> Int {
        // The bearing back along the edge run, and the one out along the next: opposite where the way goes straight on.
        let back = network.edgeBearings[Int(arrival >> 1)][arrival & 1 == 0 ? 1 : 0]
        let out = network.edgeBearings[Int(departure >> 1)][departure & 1 == 0 ? 0 : 1]
        let difference = Int(back &- out)
        return min(difference, 256 - difference)
    }
}
