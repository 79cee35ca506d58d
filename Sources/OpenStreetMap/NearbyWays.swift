/// A place on the network: how far along which edge.
struct Candidate {
    var edge: Int32
    /// Metres from the edge's start.
    var along: Float
    /// From the way to the place that is matched, metres east and north.
    var offset: SIMD2<Float>
    /// Metres.
    var distance: Float
    /// Cost of the place itself.
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
        let (reachNorth, reachEast) = (Int64(radius / scale.north) + 1, Int64(radius / scale.east) + 1)
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
            let candidate = Candidate(
                edge: edge, along: along, offset: SIMD2(Float(offset.x), Float(offset.y)), distance: distance, cost: 0)
            if let known = found.firstIndex(where: { $0.edge == edge }) {
                if distance < found[known].distance { found[known] = candidate }
            } else {
                found.append(candidate)
            }
        }
        for index in found.indices {
            let tags = wayTags[Int(edgeWay[Int(found[index].edge)])]
            let free = Float(model.freeShare * tags.halfWidth)
            let excess = max(0, found[index].distance - free) / Float(model.offsetDeviation)
            found[index].cost = excess * excess / 2
        }
        // Ties by edge, so that the order of reading does not show.
        found.sort { ($0.cost, $0.distance, $0.edge) < ($1.cost, $1.distance, $1.edge) }
        if found.count > model.candidateLimit { found.removeLast(found.count - model.candidateLimit) }
    }
}
