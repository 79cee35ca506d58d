/// A line in the plane that can be asked for the point at any distance along it.
struct PlaneLine: Sendable {
    /// The length, in metres.
    let length: Double

    /// Points at equal distances along the line, about 1 m apart.
    private let points: [PlanePoint]
    private var step: Double { length / Double(points.count - 1) }

    /// The line along `polyline`, enlarged or reduced about its first point to `length` metres.
    init(along polyline: [PlanePoint], length: Double) {
        precondition(polyline.count >= 2, "a line needs two points")
        var distances = [0.0]
        for (start, end) in zip(polyline, polyline.dropFirst()) {
            distances.append(distances[distances.count - 1] + start.distance(to: end))
        }
        let drawn = distances[distances.count - 1]
        let scale = length / drawn
        let count = Int(length.rounded())
        var points: [PlanePoint] = []
        var segment = 0
        for index in 0...count {
            let distance = drawn * Double(index) / Double(count)
            while segment < distances.count - 2, distances[segment + 1] < distance {
                segment += 1
            }
            let share = (distance - distances[segment]) / (distances[segment + 1] - distances[segment])
            let point = polyline[segment] + share * (polyline[segment + 1] - polyline[segment])
            points.append(polyline[0] + scale * (point - polyline[0]))
        }
        self.length = length
        self.points = points
    }

    /// The point `distance` metres along the line; before its start or beyond its end, that end.
    func point(at distance: Double) -> PlanePoint {
        let position = min(max(distance / step, 0), Double(points.count - 1))
        let index = min(Int(position), points.count - 2)
        return points[index] + (position - Double(index)) * (points[index + 1] - points[index])
    }

    /// How sharply the line bends `distance` metres along it: the inverse of the bend's radius, 1/m, 0 or more.
    ///
    /// The sine of the change of heading from the 8 m before to the 8 m after, over 8 m. Zero at the ends.
    func curvature(at distance: Double) -> Double {
        let reach = 8.0
        guard distance > reach, distance < length - reach else { return 0 }
        let here = point(at: distance)
        let before = here - point(at: distance - reach)
        let after = point(at: distance + reach) - here
        return abs(before.east * after.north - before.north * after.east) / (reach * reach * reach)
    }

    /// The line moved to its left by so many metres at each distance, and brought back to its length.
    func moved(closed: Bool, leftBy metres: (Double) -> Double) -> PlaneLine {
        let last = points.count - 1
        let moved = points.indices.map { index in
            let previous = points[index > 0 ? index - 1 : (closed ? last - 1 : 0)]
            let next = points[index < last ? index + 1 : (closed ? 1 : last)]
            let reach = previous.distance(to: next)
            let left = PlanePoint(previous.north - next.north, next.east - previous.east)
            return points[index] + (metres(Double(index) * step) / reach) * left
        }
        return PlaneLine(along: moved, length: length)
    }
}
