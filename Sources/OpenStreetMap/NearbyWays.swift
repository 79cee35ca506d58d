internal import RouteGeometry

/// A place on the network: how far along which edge.
struct Candidate {
    var edge: Int32
    /// Metres from the edge's start.
    var along: Float
    /// The unit vector to the right of the way as drawn, there.
    var normal: SIMD2<Float>
    /// Metres from the way to the place that is matched, positive to the right as drawn.
    var right: Float
    /// Metres.
    var distance: Float
    /// Cost of the place itself, whichever line of the way it belongs to.
    var cost: Float

    /// Whether another place on the edge is only a worse one of the same passing by. Along a straight way two places are at
    /// most as far apart as both are from what is matched, along an arc around it π/2 times as far.
    @inline(__always)
    func isSameBranch(as other: Candidate) -> Bool {
        edge == other.edge && abs(along - other.along) <= 2 * (distance + other.distance)
    }
}

extension WayNetwork {
    /// Calls `body` with the nearest place on each segment near `place`: the segment's first point, the share of it, and
    /// the vector from there to `place` in metres. A segment may come more than once.
    @inline(__always)
    func forSegments(
        near place: MapPlace, within radius: Double, _ scale: LocalScale,
        _ body: (_ point: Int, _ share: Double, _ offset: SIMD2<Double>, _ squared: Double) -> Void
    ) {
        // At a pole a metre to the east is further than half way round.
        let reachEast = Int64(min(1_800_000_000, radius / scale.east)) + 1
        let reachNorth = Int64(radius / scale.north) + 1
        let firstRow = image.layout.firstRow
        let south = max(0, GridColumns.row(Int64(place.latitude) - reachNorth) - firstRow)
        let north = min(rowFirst.count - 2, GridColumns.row(Int64(place.latitude) + reachNorth) - firstRow)
        guard south <= north else { return }
        let west = GridColumns.column(Int64(place.longitude) - reachEast + 3_600_000_000)
        let east = GridColumns.column(Int64(place.longitude) + reachEast + 3_600_000_000)
        let columns = GridColumns.columns(west, east)
        for row in south...north {
            for part in columns {
                for index in points(row, part) {
                    let point = Int(cellPoints[index])
                    let start = scale.vector(place, places[point])
                    let leg = scale.vector(place, places[point + 1]) - start
                    let square = leg.dot(leg)
                    let share = square > 0 ? min(1, max(0, -start.dot(leg) / square)) : 0
                    let offset = -(start + leg * share)
                    let squared = offset.dot(offset)
                    if squared <= radius * radius { body(point, share, offset, squared) }
                }
            }
        }
    }

    /// The entries of `cellPoints` in a row's cells of these columns, which lie side by side.
    @inline(__always)
    private func points(_ row: Int, _ columns: Range<Int32>) -> Range<Int> {
        let cells = Int(rowFirst[row])..<Int(rowFirst[row + 1])
        let first = cells.partitioningIndex { cellColumn[$0] >= columns.lowerBound }
        let end = (first..<cells.upperBound).partitioningIndex { cellColumn[$0] >= columns.upperBound }
        return first < end ? Int(cellFirst[first])..<Int(cellFirst[end]) : 0..<0
    }

    /// The nearest place on each edge near `place`, the likeliest first, at most the model's limit; more than one on an edge
    /// that comes by more than once, as in hairpin bends and where a way crosses itself.
    func candidates(at place: MapPlace, _ model: MatchModel, into found: inout [Candidate]) {
        found.removeAll(keepingCapacity: true)
        let scale = LocalScale(latitude: place.latitude)
        forSegments(near: place, within: model.radius, scale) { point, share, offset, squared in
            let edge = Int32(pointEdge[point])
            let distance = Float(squared.squareRoot())
            let along = pointDistance[point] + Float(share) * (pointDistance[point + 1] - pointDistance[point])
            let leg = scale.vector(places[point], places[point + 1])
            let length = max(1e-6, leg.length)
            let normal = SIMD2(leg.y, -leg.x) / length
            let candidate = Candidate(
                edge: edge, along: along, normal: SIMD2(Float(normal.x), Float(normal.y)),
                right: Float(normal.dot(offset)), distance: distance, cost: 0)
            if let known = found.firstIndex(where: { $0.isSameBranch(as: candidate) }) {
                if distance < found[known].distance { found[known] = candidate }
            } else {
                found.append(candidate)
            }
        }
        for index in found.indices {
            let tags = wayTags[Int(edgeWay[Int(found[index].edge)])]
            let excess = max(0, found[index].distance - Float(tags.halfWidth)) / Float(model.errorDeviation)
            found[index].cost = excess * excess / 2
        }
        // Ties by edge, so that the order of reading does not show.
        found.sort { ($0.cost, $0.distance, $0.edge) < ($1.cost, $1.distance, $1.edge) }
        if found.count > model.candidateLimit { found.removeLast(found.count - model.candidateLimit) }
        for index in found.indices {
            // What the distance has along the way, at its end.
            let beyond = max(0, found[index].distance * found[index].distance - found[index].right * found[index].right)
            found[index].cost = beyond / Float(2 * model.endDeviation * model.endDeviation)
        }
    }
}
