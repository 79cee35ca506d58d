/// The line through a route's points, measured.
public struct Polyline: Sendable {
    /// Metres from the first point to each point along the line.
    public let distances: [Double]
    private let places: [EarthPoint]

    /// Measures the legs on the WGS 84 ellipsoid; see `Coordinate.distance(to:)` for the method and its error.
    /// O(n). Empty and one-point lines have length 0.
    public init(_ points: PointColumns) {
        places = points.latitudes.indices.map { EarthPoint(points.coordinate(at: $0)) }
        var total = 0.0
        var distances: [Double] = []
        distances.reserveCapacity(places.count)
        for (index, place) in places.enumerated() {
            if index > 0 { total += places[index - 1].distance(to: place) }
            distances.append(total)
        }
        self.distances = distances
    }

    /// The line through a few of a longer line's points, its distances stretched to that line's length.
    package init(_ points: PointColumns, stretchedTo length: Double) {
        let line = Polyline(points)
        places = line.places
        distances = line.length > 0 ? line.distances.map { $0 / line.length * length } : line.distances
    }

    /// Metres.
    public var length: Double { distances.last ?? 0 }

    /// Metres from the last point straight to the first.
    public var gap: Double {
        guard let first = places.first, let last = places.last else { return 0 }
        return first.distance(to: last)
    }

    /// Whether it ends where it starts: within 30 m (ours: a road's width and two GPS errors) and a tenth of its length.
    public var isClosed: Bool { length > 0 && gap <= min(30, length / 10) }

    /// The places at `count` + 1 even steps from start to end. O(n + count).
    func places(dividedInto count: Int) -> [EarthPoint] {
        var leg = 1
        return (0...count).map { step in
            let target = length * Double(step) / Double(count)
            while leg < places.count - 1, distances[leg] < target { leg += 1 }
            return place(at: target, onLeg: leg)
        }
    }

    private func place(at distance: Double, onLeg leg: Int) -> EarthPoint {
        let (start, end) = (distances[leg - 1], distances[leg])
        let share = end > start ? min(1, max(0, (distance - start) / (end - start))) : 0
        return EarthPoint(places[leg - 1].vector + (places[leg].vector - places[leg - 1].vector) * share)
    }
}
