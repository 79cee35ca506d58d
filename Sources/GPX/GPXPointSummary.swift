public import RouteGeometry

/// What the points of a file amount to, gathered while they pass by, in constant memory.
public struct GPXPointSummary: Sendable {
    /// Where and when a point is.
    public struct Place: Sendable, Hashable {
        public var coordinate: Coordinate
        /// Metres, `nil` where the point has none.
        public var elevation: Double?
        /// Seconds since 1970-01-01T00:00:00Z, `nil` where the point has none.
        public var time: Double?
    }

    public private(set) var count = 0
    public private(set) var first: Place?
    public private(set) var last: Place?
    /// Degrees north.
    public private(set) var latitudes: ClosedRange<Double>?
    /// Degrees east. A file that crosses the antimeridian reaches from nearly -180 to nearly 180.
    public private(set) var longitudes: ClosedRange<Double>?
    /// Metres; `nil` where no point has an elevation, as all that follows from elevations and times is.
    public private(set) var elevations: ClosedRange<Double>?
    /// Seconds since 1970-01-01T00:00:00Z, the earliest and the latest.
    public private(set) var times: ClosedRange<Double>?
    /// Sums of every rise and of every fall from one elevation to the next along each segment or route, in metres; noise
    /// included.
    /// Points without an elevation are passed over.
    public private(set) var rawAscent = 0.0
    public private(set) var rawDescent = 0.0

    /// Metres from the end of each segment straight to the start of the next one of its line: where nothing was recorded.
    public private(set) var gapLength = 0.0

    private var line = LineLength()
    private var lastOnLine: Coordinate?
    private var gapStart: Coordinate?
    private var lastElevation: Double?
    private var sensorCounts = [Int](repeating: 0, count: GPXQuantity.allCases.count)

    public init() {}

    /// Metres along all lines: the segments of tracks, or routes; of waypoints from each to the next.
    public var length: Double { line.metres }

    /// How many points have it.
    public func count(of quantity: GPXQuantity) -> Int { sensorCounts[Int(quantity.rawValue)] }

    /// Ends the line: the next point begins another track or route.
    mutating func lift() {
        split()
        (lastOnLine, gapStart) = (nil, nil)
    }

    /// Ends a segment: the next point begins another one of the same line.
    mutating func split() {
        line.lift()
        lastElevation = nil
        gapStart = lastOnLine
    }

    private mutating func measureGap(from start: Coordinate, to end: Coordinate) {
        var gap = LineLength()
        gap.draw(to: start)
        gap.draw(to: end)
        gapLength += gap.metres
        gapStart = nil
    }

    /// Adds the next point; NaN stands for an absent elevation or time.
    mutating func add(latitude: Double, longitude: Double, elevation: Double, time: Double) {
        let place = Place(
            coordinate: Coordinate(latitude: latitude, longitude: longitude), elevation: Self.value(elevation),
            time: Self.value(time))
        count += 1
        if first == nil { first = place }
        last = place
        line.draw(to: place.coordinate)
        if let gapStart { measureGap(from: gapStart, to: place.coordinate) }
        lastOnLine = place.coordinate
        Self.extend(&latitudes, to: latitude)
        Self.extend(&longitudes, to: longitude)
        if let time = place.time { Self.extend(&times, to: time) }
        guard let elevation = place.elevation else { return }
        Self.extend(&elevations, to: elevation)
        if let lastElevation {
            rawAscent += max(0, elevation - lastElevation)
            rawDescent += max(0, lastElevation - elevation)
        }
        lastElevation = elevation
    }

    /// Adds points that have a value of a quantity.
    mutating func add(_ points: Int, with quantity: GPXQuantity) { sensorCounts[Int(quantity.rawValue)] += points }

    private static func value(_ value: Double) -> Double? { value.isNaN ? nil : value }

    private static func extend(_ range: inout ClosedRange<Double>?, to value: Double) {
        range = range.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
    }
}

extension GPXPointSummary {
    /// Sums up columns of which `lines` are the tracks, each with its segments, or the routes.
    init(_ points: PointColumns, _ sensors: GPXSensors, lines: [[Range<Int>]]) {
        for line in lines {
            lift()
            for segment in line {
                split()
                for i in segment {
                    add(
                        latitude: points.latitudes[i], longitude: points.longitudes[i],
                        elevation: points.elevations?[i] ?? .nan, time: points.times?[i] ?? .nan)
                }
            }
        }
        for quantity in GPXQuantity.allCases { add(sensors.count(of: quantity), with: quantity) }
    }
}
