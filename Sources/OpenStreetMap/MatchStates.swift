/// What a trace may be on at each of its anchors: the candidates, each with the lines a runner may keep there.
struct MatchStates {
    /// Those of an anchor together; the last of each is the place off the network.
    private(set) var candidates: [Candidate] = []
    private var firstCandidate = [0]
    /// The states: each candidate's lines together.
    private(set) var lines: [RunnersLine] = []
    private var firstLine = [0]

    static let offEdge: Int32 = -1

    init() {}

    mutating func removeAll() {
        candidates.removeAll(keepingCapacity: true)
        lines.removeAll(keepingCapacity: true)
        firstCandidate.removeAll(keepingCapacity: true)
        firstCandidate.append(0)
        firstLine.removeAll(keepingCapacity: true)
        firstLine.append(0)
    }

    /// The candidates of an anchor.
    @inline(__always)
    func candidates(ofAnchor anchor: Int) -> Range<Int> { firstCandidate[anchor]..<firstCandidate[anchor + 1] }

    /// The states of a candidate.
    @inline(__always)
    func states(of candidate: Int) -> Range<Int> { firstLine[candidate]..<firstLine[candidate + 1] }

    /// The states of an anchor.
    func states(ofAnchor anchor: Int) -> Range<Int> {
        firstLine[firstCandidate[anchor]]..<firstLine[firstCandidate[anchor + 1]]
    }

    /// The candidate among those of an anchor that has a state.
    func candidate(of state: Int, atAnchor anchor: Int) -> Candidate? {
        candidates(ofAnchor: anchor).first { states(of: $0).contains(state) }.map { candidates[$0] }
    }

    func isOff(_ candidate: Int) -> Bool { candidates[candidate].edge == Self.offEdge }

    /// Adds the next anchor with its candidates.
    mutating func add(_ found: [Candidate], _ network: WayNetwork, _ model: MatchModel) {
        for candidate in found {
            let first = lines.count
            RunnersLine.add(to: &lines, network.tags(of: candidate), model)
            removeMappedFootways(from: first, of: candidate, found, network)
            close(candidate)
        }
        lines.append(.only)
        close(
            Candidate(
                edge: Self.offEdge, along: 0, normal: .zero, right: 0, distance: 0, cost: Float(model.offNetworkCost)))
        firstCandidate.append(candidates.count)
    }

    private mutating func close(_ candidate: Candidate) {
        candidates.append(candidate)
        firstLine.append(lines.count)
    }

    /// Metres beside a carriageway's footway within which a parallel footpath is that footway, mapped once more. Ours.
    private static let sameFootway: Float = 4

    /// Takes out the footways of a carriageway that are ways of their own there: the runner is on one or the other.
    private mutating func removeMappedFootways(
        from first: Int, of road: Candidate, _ others: [Candidate], _ network: WayNetwork
    ) {
        for line in (first..<lines.count).reversed() where lines[line].isFootway {
            let isMapped = others.contains { other in
                let cosine = (road.normal * other.normal).sum()
                let beside = road.right - cosine * other.right
                return abs(cosine) > 0.9 && abs(beside - lines[line].right) < Self.sameFootway
                    && !network.tags(of: other).wayClass.isCarriageway
            }
            if isMapped { lines.remove(at: line) }
        }
    }
}

extension WayNetwork {
    @inline(__always)
    fileprivate func tags(of candidate: Candidate) -> WayTags { wayTags[Int(edgeWay[Int(candidate.edge)])] }
}
