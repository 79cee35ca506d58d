internal import RouteGeometry

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// How nearly the likeliest row of places had another way at an anchor.
struct MatchDoubt {
    /// Natural logarithms by which the best row through another way, or through none, is less likely.
    var way = Float.infinity
    /// By which the best one over another surface is.
    var surface = Float.infinity
    /// The other way, `nil` for none.
    var otherWay: Int?

    /// How often the way of a row that is this much likelier than those through others is right, 0 to 1; and how often what
    /// lies there is, for the way that was truly run may have the same.
    ///
    /// Costs are only roughly logarithms of likelihoods. So the curves are those of 600 simulated runs of 3,656 km over five
    /// extracts (`simulate_runs.py` of the performance package). On 700 others, 4,200 km, parts that ways are 55, 65, 75, 86,
    /// 93 and 99 % sure of were right 52, 62, 75, 87, 95 and 99 times in 100, and surfaces that are said to be 66, 76, 86, 93
    /// and 99 % sure 59, 68, 84, 94 and 100. `matching` of the performance package says it of any others.
    var wayConfidence: Double { 1 / (1 + exp(-0.7 * Double(way))) }
    var surfaceConfidence: Double { 1 / (1 + exp(-0.5 - 0.5 * Double(surface))) }
}

extension MatchDecoder {
    /// How nearly other rows were as likely as `row`, at each of its anchors: the excess of the best row through each other
    /// place, which is the cost of the best one to there and of the best one on from there.
    func doubts(_ row: [Candidate]) -> [MatchDoubt] {
        let rest = steps.costsToEnd(all)
        return row.indices.map { anchor in
            var doubt = MatchDoubt()
            let range = all.candidates(ofAnchor: anchor)
            func cost(_ candidate: Int) -> Float {
                all.states(of: candidate).reduce(Float.infinity) { min($0, costs[$1] + rest[$1]) }
            }
            let least = range.reduce(Float.infinity) { min($0, cost($1)) }
            let way = self.way(of: row[anchor])
            for candidate in range {
                let excess = cost(candidate) - least
                let other = self.way(of: all.candidates[candidate])
                guard excess < doubt.surface || excess < doubt.way, other != way else { continue }
                if excess < doubt.way { (doubt.way, doubt.otherWay) = (excess, other) }
                if surface(other) != surface(way) { doubt.surface = min(doubt.surface, excess) }
            }
            return doubt
        }
    }

    private func way(of candidate: Candidate) -> Int? {
        candidate.edge == MatchStates.offEdge ? nil : Int(network.edgeWay[Int(candidate.edge)])
    }

    private func surface(_ way: Int?) -> Surface? { way.map { SurfaceOfWay(network.tags(ofWay: $0)).surface } }
}

/// The steps from anchor to anchor that may be part of a row nearly as likely as the likeliest.
struct MatchSteps {
    struct Step {
        let from: Int32
        let to: Int32
        let cost: Float
    }

    private var steps: [Step] = []
    /// The first of each anchor from the second on.
    private var first = [0]

    /// Natural logarithms behind the best at its anchor up to which a step is kept. Ours.
    static let reach: Float = 12

    mutating func removeAll() {
        steps.removeAll(keepingCapacity: true)
        first = [0]
    }

    @inline(__always)
    mutating func add(from: Int, to: Int, _ cost: Float) {
        steps.append(Step(from: Int32(from), to: Int32(to), cost: cost))
    }

    /// Ends those to an anchor, and keeps the likely ones.
    mutating func close(where isLikely: (Step) -> Bool) {
        var kept = first[first.count - 1]
        for index in kept..<steps.count where isLikely(steps[index]) {
            steps[kept] = steps[index]
            kept += 1
        }
        steps.removeLast(steps.count - kept)
        first.append(kept)
    }

    /// The cost of the best row from each state to the last anchor, without the state's own; infinite where none leads
    /// there.
    func costsToEnd(_ all: MatchStates) -> [Float] {
        var costs = [Float](repeating: .infinity, count: all.lines.count)
        for state in all.states(ofAnchor: first.count - 1) { costs[state] = 0 }
        // Of later anchors first.
        for step in steps.reversed() {
            costs[Int(step.from)] = min(costs[Int(step.from)], costs[Int(step.to)] + step.cost)
        }
        return costs
    }
}
