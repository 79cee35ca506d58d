/// The line through a route's points, measured.
public struct Polyline: Sendable {
    /// Metres from the first point to each point along the line.
    public let distances: [Double]
    private let places: [EarthPoint]

    /// What a recording's errors were found to be; `nil` where the line is as drawn.
    public let estimate: LineEstimate?
    /// The athletics track it goes round; `nil` where it is none. Only lines read with `init(estimating:)` are looked at.
    public let stadium: Stadium?
    /// Where else it goes round one, on the way to somewhere; of the same lines.
    public let trackParts: [TrackPart]

    /// Measures the legs as drawn on the WGS 84 ellipsoid; see `Coordinate.distance(to:)` for the method and its error.
    /// O(n). Empty and one-point lines have length 0.
    public init(_ points: PointColumns) {
        let places = Self.places(of: points)
        self.init(places, Self.distances(along: places))
    }

    /// Takes a recording for the line its errors were made along, a drawn line as it is; see `LineEstimate`. O(n).
    public init(estimating points: PointColumns) {
        let recorded = Self.places(of: points)
        let distances = Self.distances(along: recorded)
        let found = EstimatedLine(recorded, times: points.times, recordedLength: distances.last ?? 0)
        let stadium = Stadium(along: recorded, error: found?.estimate.positionError ?? 0)
        guard let found else {
            let parts = stadium == nil ? TrackPart.parts(of: recorded, at: distances, error: 0) : []
            self.init(recorded, distances, nil, stadium, parts)
            return
        }
        // Round after round the track's own length is surer than that of the steps: errors even out.
        let scale = stadium.map { $0.laps * $0.lapLength / (found.distances.last ?? 1) } ?? 1
        let measured = scale == 1 ? found.distances : found.distances.map { $0 * scale }
        let error = found.estimate.positionError
        let parts = stadium == nil ? TrackPart.parts(of: recorded, at: measured, error: error) : []
        self.init(found.places, measured, found.estimate, stadium, parts)
    }

    private init(
        _ places: [EarthPoint], _ distances: [Double], _ estimate: LineEstimate? = nil, _ stadium: Stadium? = nil,
        _ trackParts: [TrackPart] = []
    ) {
        self.places = places
        self.distances = distances
        self.estimate = estimate
        self.stadium = stadium
        self.trackParts = trackParts
    }

    private static func places(of points: PointColumns) -> [EarthPoint] {
        EarthPoint.along(latitudes: points.latitudes, longitudes: points.longitudes)
    }

    static func distances(along places: [EarthPoint]) -> [Double] {
        var total = 0.0
        var distances: [Double] = []
        distances.reserveCapacity(places.count)
        for (index, place) in places.enumerated() {
            if index > 0 { total += places[index - 1].distance(to: place) }
            distances.append(total)
        }
        return distances
    }

    /// Metres with the errors of a recording in them.
    public var recordedLength: Double { estimate?.recordedLength ?? length }

    /// The line through a few of a longer line's points, its distances stretched to that line's length.
    package init(_ points: PointColumns, stretchedTo length: Double) {
        let line = Polyline(points)
        let distances = line.length > 0 ? line.distances.map { $0 / line.length * length } : line.distances
        self.init(line.places, distances)
    }

    /// Metres.
    public var length: Double { distances.last ?? 0 }

    /// Metres from the last point straight to the first.
    public var gap: Double {
        guard let first = places.first, let last = places.last else { return 0 }
        return first.distance(to: last)
    }

    /// Metres straight from the first point to that of `other`; 0 where either has none.
    public func distance(toStartOf other: Polyline) -> Double {
        guard let first = places.first, let start = other.places.first else { return 0 }
        return first.distance(to: start)
    }

    /// Whether it ends where it starts: within 30 m (ours: a road's width and two GPS errors) and a tenth of its length.
    public var isClosed: Bool { length > 0 && gap <= min(30, length / 10) }

    /// The places at `count` + 1 even steps from start to end. O(n + count).
    func places(dividedInto count: Int) -> [EarthPoint] {
        let length = self.length
        let distances = self.distances.span
        let places = self.places.span
        var even: [EarthPoint] = []
        even.reserveCapacity(count + 1)
        var leg = 1
        for step in 0...count {
            let target = length * Double(step) / Double(count)
            while leg < places.count - 1, distances[leg] < target { leg += 1 }
            let (start, end) = (distances[leg - 1], distances[leg])
            let share = end > start ? min(1, max(0, (target - start) / (end - start))) : 0
            let from = places[leg - 1].vector
            even.append(EarthPoint(from + (places[leg].vector - from) * share))
        }
        return even
    }
}
