#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension WayNetwork {
    /// Metres from one in which an edge's bearing is taken: digitised corners are cut closer than that.
    private static let bearingReach: Float = 12

    /// Fills the columns that follow from the places.
    func measure() {
        for edge in 0..<edgeCount {
            let range = points(of: edge)
            let scale = LocalScale(latitude: places[(range.lowerBound + range.upperBound) / 2].latitude)
            var total = 0.0
            for point in range {
                if point > range.lowerBound { total += scale.vector(places[point - 1], places[point]).length }
                pointDistance[point] = Float(total)
                pointEdge[point] = UInt32(edge)
            }
            edgeBearings[edge] = SIMD2(
                bearing(from: range.lowerBound, in: range, step: 1),
                bearing(from: range.upperBound - 1, in: range, step: -1))
        }
    }

    private func bearing(from start: Int, in range: Range<Int>, step: Int) -> UInt8 {
        var point = start + step
        while range.contains(point + step), abs(pointDistance[point] - pointDistance[start]) < Self.bearingReach {
            point += step
        }
        let vector = LocalScale(latitude: places[start].latitude).vector(places[start], places[point])
        return UInt8(truncatingIfNeeded: Int((atan2(vector.y, vector.x) / (2 * .pi) * 256).rounded()))
    }

    /// Lists the edges at each vertex.
    func connect() {
        for ends in edgeEnds {
            vertexFirst[Int(ends.x) + 1] += 1
            vertexFirst[Int(ends.y) + 1] += 1
        }
        for vertex in 1..<vertexFirst.count { vertexFirst[vertex] += vertexFirst[vertex - 1] }
        var next = Array(vertexFirst)
        for (edge, ends) in edgeEnds.enumerated() {
            for (vertex, side) in [(Int(ends.x), UInt32(0)), (Int(ends.y), 1)] {
                vertexEdges[Int(next[vertex])] = UInt32(edge) << 1 | side
                next[vertex] += 1
            }
        }
    }
}
