/// The likeliest row of places on the network for a row of places of a trace (Viterbi 1967,
/// doi:10.1109/TIT.1967.1054010; for maps Newson and Krumm 2009, doi:10.1145/1653771.1653818).
///
/// Beside the places on ways every place may be off the network, at a price; so a trace that leaves the extract is
/// matched to nothing there.
struct MatchDecoder {
    let network: WayNetwork
    let model: MatchModel
    var router: BoundedRouter

    /// All candidates, those of an anchor together; the last of each is the place off the network.
    private var states: [Candidate] = []
    private var firstState: [Int] = []
    /// The cost of the best row that ends in a state, and the state before it there.
    private var costs: [Float] = []
    private var before: [Int32] = []

    static let offEdge: Int32 = -1

    init(_ network: WayNetwork, _ model: MatchModel) {
        self.network = network
        self.model = model
        router = BoundedRouter(network)
    }

    /// The state of each anchor in the likeliest row.
    mutating func decode(_ samples: TraceSamples) -> [Candidate] {
        states.removeAll(keepingCapacity: true)
        firstState = [0]
        var found: [Candidate] = []
        for anchor in samples.anchors {
            network.candidates(at: samples.places[anchor], model, into: &found)
            states += found
            states.append(
                Candidate(
                    edge: Self.offEdge, along: 0, offset: .zero, distance: 0, cost: Float(model.offNetworkCost)))
            firstState.append(states.count)
        }
        costs = states.map(\.cost)
        before = [Int32](repeating: -1, count: states.count)
        for step in 1..<max(1, samples.anchors.count) {
            let gap = LocalScale.distance(
                samples.places[samples.anchors[step - 1]], samples.places[samples.anchors[step]])
            advance(step, Float(gap))
        }
        return backtrack(samples.anchors.count)
    }

    private mutating func advance(_ step: Int, _ gap: Float) {
        let old = firstState[step - 1]..<firstState[step]
        let new = firstState[step]..<firstState[step + 1]
        let best = old.reduce(Float.infinity) { min($0, costs[$1]) }
        for state in new { costs[state] = .infinity }
        for previous in old where costs[previous] < best + Float(model.beam) {
            if states[previous].edge == Self.offEdge {
                leaveNothing(previous, new)
            } else {
                leaveWay(previous, new, gap)
            }
        }
        for state in new { costs[state] += states[state].cost }
    }

    /// From off the network to wherever.
    private mutating func leaveNothing(_ previous: Int, _ new: Range<Int>) {
        for state in new {
            let isOff = states[state].edge == Self.offEdge
            relax(state, from: previous, costs[previous] + (isOff ? 0 : Float(model.boundaryCost)))
        }
    }

    private mutating func leaveWay(_ previous: Int, _ new: Range<Int>, _ gap: Float) {
        let from = states[previous]
        let bound = Self.bound(gap)
        router.run(from: Int(from.edge), along: from.along, bound: bound)
        for state in new {
            let to = states[state]
            if to.edge == Self.offEdge {
                relax(state, from: previous, costs[previous] + Float(model.boundaryCost))
            } else if let way = route(from, to), way.metres <= bound {
                relax(state, from: previous, costs[previous] + cost(from, to, way, gap))
            }
        }
    }

    /// Metres that a way between two anchors may be long.
    static func bound(_ gap: Float) -> Float { 2.5 * gap + 60 }

    @inline(__always)
    private mutating func relax(_ state: Int, from previous: Int, _ cost: Float) {
        guard cost < costs[state] else { return }
        costs[state] = cost
        before[state] = Int32(previous)
    }

    private func cost(
        _ from: Candidate, _ to: Candidate, _ way: (metres: Float, turns: Float, end: UInt32?, entersAtEnd: Bool),
        _ gap: Float
    ) -> Float {
        let change = to.offset - from.offset
        let deviation = Float(model.changeDeviation)
        return abs(way.metres - gap) / Float(model.detourScale) + Float(model.turnCost) * way.turns
            + (change.x * change.x + change.y * change.y) / (2 * deviation * deviation)
    }

    /// The way the router found from the place it started at, which was `from`, to `to`: metres, what turns cost, and
    /// the vertex through which it enters the last edge, `nil` where that is the first.
    func route(_ from: Candidate, _ to: Candidate) -> (metres: Float, turns: Float, end: UInt32?, entersAtEnd: Bool)? {
        var best: (metres: Float, turns: Float, end: UInt32?, entersAtEnd: Bool)?
        var bestCost = Float.infinity
        if from.edge == to.edge {
            best = (abs(to.along - from.along), 0, nil, false)
            bestCost = abs(to.along - from.along)
        }
        let edge = Int(to.edge)
        let ends = network.edgeEnds[edge]
        for side in 0...1 {
            let vertex = side == 0 ? ends.x : ends.y
            guard let label = router.label(vertex) else { continue }
            let metres = label.metres + (side == 0 ? to.along : network.edgeLength(edge) - to.along)
            let turns = label.turns + router.turn(from: label.arrival, to: UInt32(edge) << 1 | UInt32(side))
            let cost = metres + BoundedRouter.turnMetres * turns
            if cost < bestCost {
                bestCost = cost
                best = (metres, turns, vertex, side == 1)
            }
        }
        return best
    }

    private func backtrack(_ count: Int) -> [Candidate] {
        guard count > 0 else { return [] }
        var row: [Candidate] = []
        var state = firstState[count - 1]
        for other in firstState[count - 1]..<firstState[count] where costs[other] < costs[state] { state = other }
        for _ in 0..<count {
            row.append(states[state])
            state = Int(before[state])
            if state < 0 { break }
        }
        return row.reversed()
    }
}
