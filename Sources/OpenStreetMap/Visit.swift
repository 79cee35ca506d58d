/// A run along one edge of the network, one way.
struct Visit: Hashable {
    let edge: Int
    /// Metres from the edge's start where it began and ended.
    var start: Float
    var end: Float
    /// The anchors between which it lies.
    var firstAnchor: Int
    var lastAnchor: Int

    /// Whether it ran against the way as the map draws it.
    var isAgainst: Bool { end < start }

    var length: Float { abs(end - start) }

    /// Metres one must run back along an edge to have turned round: what an error may move a place. Ours.
    static let turnRound: Float = 15
}

/// Part of the way between two neighbouring anchors, along one edge.
private struct Piece {
    let edge: Int
    let from: Float
    let to: Float
    /// The anchor it leads to.
    let anchor: Int
}

extension MatchDecoder {
    /// What the row of states runs along, edge by edge.
    mutating func visits(_ row: [Candidate]) -> [Visit] {
        var pieces: [Piece] = []
        var isOn = false
        for (anchor, state) in row.enumerated() {
            if state.edge == MatchStates.offEdge {
                isOn = false
                continue
            }
            if isOn {
                addWay(to: &pieces, from: row[anchor - 1], to: state, anchor)
            } else {
                pieces.append(Piece(edge: Int(state.edge), from: state.along, to: state.along, anchor: anchor))
            }
            isOn = true
        }
        var joiner = VisitJoiner()
        for piece in pieces { joiner.add(piece) }
        return joiner.visits
    }

    /// Adds the way from one anchor to the next.
    private mutating func addWay(to pieces: inout [Piece], from: Candidate, to: Candidate, _ anchor: Int) {
        router.run(from: Int(from.edge), along: from.along, bound: longestWay)
        guard let way = router.route(from, to: to), let end = way.end else {
            pieces.append(Piece(edge: Int(to.edge), from: from.along, to: to.along, anchor: anchor))
            return
        }
        // Back from the last vertex to the first.
        var arrivals: [UInt32] = []
        var vertex = end
        while let label = router.label(vertex) {
            arrivals.append(label.arrival)
            if label.previous == BoundedRouter.none { break }
            vertex = label.previous
        }
        for (index, arrival) in arrivals.reversed().enumerated() {
            let edge = Int(arrival >> 1)
            let (near, far) = arrival & 1 == 0 ? (0, network.edgeLength(edge)) : (network.edgeLength(edge), 0)
            pieces.append(Piece(edge: edge, from: index == 0 ? from.along : near, to: far, anchor: anchor))
        }
        let start = way.entersAtEnd ? network.edgeLength(Int(to.edge)) : 0
        pieces.append(Piece(edge: Int(to.edge), from: start, to: to.along, anchor: anchor))
    }
}

/// Makes visits of pieces: those along one edge are one visit, and another where it turns round.
private struct VisitJoiner {
    private(set) var visits: [Visit] = []
    /// How far along its edge the open visit has come, and the anchor there.
    private var farthest: (along: Float, anchor: Int) = (0, 0)

    mutating func add(_ piece: Piece) {
        if let last = visits.last, last.edge == piece.edge, abs(last.end - piece.from) < 0.01 {
            extend(last, by: piece)
        } else {
            begin(piece, at: piece.from, firstAnchor: max(0, piece.anchor - 1))
        }
    }

    private mutating func begin(_ piece: Piece, at start: Float, firstAnchor: Int) {
        visits.append(
            Visit(
                edge: piece.edge, start: start, end: piece.to, firstAnchor: firstAnchor, lastAnchor: piece.anchor))
        farthest = (piece.to, piece.anchor)
    }

    private mutating func extend(_ visit: Visit, by piece: Piece) {
        let isFarther = farthest.along < visit.start ? piece.to <= farthest.along : piece.to >= farthest.along
        let reach = abs(farthest.along - visit.start)
        // Which way it goes is open until it has come as far as an error may move a place.
        if isFarther || reach < Visit.turnRound && abs(piece.to - visit.start) >= reach {
            farthest = (piece.to, piece.anchor)
        }
        let hasTurned = abs(piece.to - farthest.along) >= Visit.turnRound
        visits[visits.count - 1].end = hasTurned ? farthest.along : piece.to
        visits[visits.count - 1].lastAnchor = hasTurned ? farthest.anchor : piece.anchor
        if hasTurned { begin(piece, at: farthest.along, firstAnchor: farthest.anchor) }
    }
}
