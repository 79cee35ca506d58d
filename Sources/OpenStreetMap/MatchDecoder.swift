#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The likeliest row of places on the network for a row of places of a trace (Viterbi 1967,
/// doi:10.1109/TIT.1967.1054010; for maps Newson and Krumm 2009, doi:10.1145/1653771.1653818).
///
/// On a carriageway the runner keeps a line: an edge, the middle or a footway; on other ways their middle. What is left
/// between that line and the place is the receiver's error e, an Ornstein–Uhlenbeck process; so its changes are scored,
/// and one that stays the same for long counts once. Across the way, t seconds apart, with ρ = exp(−t/τ) and the angle α
/// between the ways,
///
///     e′ = ρ e cos α + a normal error of variance σ² (1 − ρ²) + ρ² σ² sin² α + 2 b²
///
/// where sin² α is for the error along the first way, which no place shows, and b is how far the map is off, where the
/// way changes. What the choices at the junctions between two places cost is added (`JunctionChoice`).
///
/// Beside the places on ways every place may be off the network, at a price; so a trace that leaves the extract is
/// matched to nothing there.
struct MatchDecoder {
    let network: WayNetwork
    let model: MatchModel
    var router: BoundedRouter

    private(set) var all = MatchStates()
    /// The cost of the best row that ends in a state, and the state before it there.
    private(set) var costs: [Float] = []
    private var before: [Int32] = []
    private(set) var steps = MatchSteps()

    init(_ network: WayNetwork, _ model: MatchModel) {
        self.network = network
        self.model = model
        router = BoundedRouter(network, model)
    }

    /// The place of each anchor in the likeliest row, and how nearly another row was as likely there.
    ///
    /// - Parameter times: of each sample in seconds, NaN where it has none; `nil` without any.
    mutating func decode(_ samples: TraceSamples, times: [Double]?) -> (row: [Candidate], doubts: [MatchDoubt]) {
        all.removeAll()
        steps.removeAll()
        var found: [Candidate] = []
        for anchor in samples.anchors {
            network.candidates(at: samples.places[anchor], model, into: &found)
            all.add(found, network, model)
        }
        costs = [Float](repeating: .infinity, count: all.lines.count)
        before = [Int32](repeating: -1, count: all.lines.count)
        guard !samples.anchors.isEmpty else { return ([], []) }
        for candidate in all.candidates(ofAnchor: 0) {
            for state in all.states(of: candidate) {
                costs[state] = entryCost(candidate, state) + all.candidates[candidate].cost
            }
        }
        for anchor in 1..<samples.anchors.count {
            let (from, to) = (samples.anchors[anchor - 1], samples.anchors[anchor])
            let gap = LocalScale.distance(samples.places[from], samples.places[to])
            var seconds = gap / Self.usualSpeed
            if let times, times[to] > times[from] { seconds = times[to] - times[from] }
            advance(to: anchor, Step(gap: Float(gap), correlation: Float(exp(-seconds / model.errorTime))))
        }
        let row = backtrack(samples.anchors.count)
        return (row, doubts(row))
    }

    /// m/s where there are no times.
    private static let usualSpeed = 2.8

    /// What is known of the trace between two anchors.
    private struct Step {
        /// Metres as the crow flies.
        let gap: Float
        /// ρ.
        let correlation: Float

        /// Metres that a way between the two may be long.
        var bound: Float { 2.5 * gap + 60 }
    }

    /// Metres that a way between neighbouring anchors may be long at most.
    var longestWay: Float { Step(gap: Float(4 * model.spacing), correlation: 0).bound }

    /// What it costs to begin on a line: how far the place is from it, and how seldom it is run.
    private func entryCost(_ candidate: Int, _ state: Int) -> Float {
        guard !all.isOff(candidate) else { return 0 }
        let error = (all.candidates[candidate].right - all.lines[state].right) / Float(model.errorDeviation)
        return all.lines[state].cost + improbability(error * error)
    }

    /// The negative logarithm of how likely an error is, from its square over its variance (Student's t).
    private func improbability(_ square: Float) -> Float {
        let ν = Float(model.errorFreedom)
        return (ν + 1) / 2 * log(1 + square / ν)
    }

    private mutating func advance(to anchor: Int, _ step: Step) {
        let (old, new) = (all.candidates(ofAnchor: anchor - 1), all.candidates(ofAnchor: anchor))
        let best = all.states(ofAnchor: anchor - 1).reduce(Float.infinity) { min($0, costs[$1]) }
        let most = best + Float(model.beam)
        for previous in old where all.states(of: previous).contains(where: { costs[$0] < most }) {
            if all.isOff(previous) {
                leaveNothing(all.states(of: previous).lowerBound, new)
            } else {
                leaveWay(previous, new, step, most)
            }
        }
        let least = all.states(ofAnchor: anchor).reduce(Float.infinity) { min($0, costs[$1]) }
        steps.close { costs[Int($0.from)] + $0.cost <= least + MatchSteps.reach }
    }

    /// From off the network to wherever.
    private mutating func leaveNothing(_ previous: Int, _ new: Range<Int>) {
        for candidate in new {
            let boundary = all.candidates[candidate].cost + (all.isOff(candidate) ? 0 : Float(model.boundaryCost))
            for state in all.states(of: candidate) {
                relax(state, from: previous, boundary + entryCost(candidate, state))
            }
        }
    }

    private mutating func leaveWay(_ previous: Int, _ new: Range<Int>, _ step: Step, _ most: Float) {
        let from = all.candidates[previous]
        router.run(from: Int(from.edge), along: from.along, bound: step.bound)
        for candidate in new {
            if all.isOff(candidate) {
                let step = Float(model.boundaryCost) + all.candidates[candidate].cost
                for state in all.states(of: previous) {
                    relax(all.states(of: candidate).lowerBound, from: state, step)
                }
            } else if let way = router.route(from, to: all.candidates[candidate]), way.metres <= step.bound {
                follow(way, from: previous, to: candidate, step, most)
            }
        }
    }

    @inline(__always)
    private mutating func relax(_ state: Int, from previous: Int, _ step: Float) {
        steps.add(from: previous, to: state, step)
        let cost = costs[previous] + step
        guard cost < costs[state] else { return }
        costs[state] = cost
        before[state] = Int32(previous)
    }

    /// From the lines of one candidate to those of another.
    private mutating func follow(
        _ way: BoundedRouter.Route, from previous: Int, to candidate: Int, _ step: Step, _ most: Float
    ) {
        let (from, to) = (all.candidates[previous], all.candidates[candidate])
        let isSameWay = network.edgeWay[Int(from.edge)] == network.edgeWay[Int(to.edge)]
        let (σ, b, ρ) = (Float(model.errorDeviation), Float(model.mapDeviation), step.correlation)
        let cosine = (from.normal * to.normal).sum()
        // Half a square metre for what lines of maps and runners are rounded by; ours.
        let straight = σ * σ * (1 - ρ * ρ) + 0.5
        let variance = straight + ρ * ρ * σ * σ * max(0, 1 - cosine * cosine) + (isSameWay ? 0 : 2 * b * b)
        let basic =
            to.cost + abs(way.metres - step.gap) / Float(model.detourScale) + way.choices
            + log(variance / straight) / 2
        for old in all.states(of: previous) where costs[old] < most {
            let expected = ρ * cosine * (from.right - all.lines[old].right)
            for new in all.states(of: candidate) {
                let error = to.right - all.lines[new].right - expected
                let change = all.lines[old].change(to: all.lines[new], isTurned: way.isTurned, model)
                relax(new, from: old, basic + change + improbability(error * error / variance))
            }
        }
    }

    private func backtrack(_ count: Int) -> [Candidate] {
        var row: [Candidate] = []
        let last = all.states(ofAnchor: count - 1)
        var state = last.lowerBound
        for other in last where costs[other] < costs[state] { state = other }
        for anchor in (0..<count).reversed() {
            guard state >= 0, let candidate = all.candidate(of: state, atAnchor: anchor) else { break }
            row.append(candidate)
            state = Int(before[state])
        }
        return row.reversed()
    }
}
