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
            if state.edge == Self.offEdge {
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
        return Self.joined(pieces)
    }

    /// Adds the way from one anchor to the next.
    private mutating func addWay(to pieces: inout [Piece], from: Candidate, to: Candidate, _ anchor: Int) {
        router.run(from: Int(from.edge), along: from.along, bound: Self.bound(4 * Float(model.spacing)))
        guard let way = route(from, to), let end = way.end else {
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

    /// Pieces along one edge as one visit, and another where it turns round.
    private static func joined(_ pieces: [Piece]) -> [Visit] {
        var visits: [Visit] = []
        /// How far the open visit has come, and the anchor there.
        var turn: (along: Float, anchor: Int) = (0, 0)
        for piece in pieces {
            if var visit = visits.last, visit.edge == piece.edge, abs(visit.end - piece.from) < 0.01 {
                let isAgainst = turn.along < visit.start
                if isAgainst ? piece.to <= turn.along : piece.to >= turn.along { turn = (piece.to, piece.anchor) }
                if abs(turn.along - visit.start) < Visit.turnRound,
                    abs(piece.to - visit.start) >= abs(turn.along - visit.start)
                {
                    turn = (piece.to, piece.anchor)
                }
                visit.end = piece.to
                visit.lastAnchor = piece.anchor
                if abs(piece.to - turn.along) >= Visit.turnRound {
                    visit.end = turn.along
                    visit.lastAnchor = turn.anchor
                    visits[visits.count - 1] = visit
                    visit = Visit(
                        edge: piece.edge, start: turn.along, end: piece.to, firstAnchor: turn.anchor,
                        lastAnchor: piece.anchor)
                    visits.append(visit)
                    turn = (piece.to, piece.anchor)
                } else {
                    visits[visits.count - 1] = visit
                }
            } else {
                visits.append(
                    Visit(
                        edge: piece.edge, start: piece.from, end: piece.to, firstAnchor: max(0, piece.anchor - 1),
                        lastAnchor: piece.anchor))
                turn = (piece.to, piece.anchor)
            }
        }
        return visits
    }
}
