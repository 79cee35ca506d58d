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
        for row in south...north {
            for column in west...east {
                guard let points = cell(row, Int32(column % GridColumns.columnCount)) else { continue }
                for index in points {
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

    private func cell(_ row: Int, _ column: Int32) -> Range<Int>? {
        var (low, high) = (Int(rowFirst[row]), Int(rowFirst[row + 1]))
        let end = high
        while low < high {
            let middle = (low + high) / 2
            if cellColumn[middle] < column { low = middle + 1 } else { high = middle }
        }
        guard low < end, cellColumn[low] == column else { return nil }
        return Int(cellFirst[low])..<Int(cellFirst[low + 1])
    }

    /// The nearest place on each edge near `place`, the likeliest first, at most the model's limit.
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
            if let known = found.firstIndex(where: { $0.edge == edge }) {
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
