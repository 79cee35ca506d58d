/// A line as places at even steps along it: enough to tell whether another line is the same way, and small to keep.
public struct LineShape: Sendable {
    /// Metres between places at most on lines up to 50 km; longer lines have longer steps. Ours: the 25 m within which two
    /// lines are the same.
    public static let step = 25.0
    private static let mostSteps = 2000

    /// Metres along the line as it was measured, not along the places.
    public let length: Double
    let places: [SIMD3<Double>]
    /// The mean of the places, in whole metres from the centre of the Earth: x toward 0° N 0° E, z toward the north pole.
    ///
    /// Lines that match lie within `centreTolerance` of each other in each coordinate, anywhere on Earth.
    public let centre: (x: Int, y: Int, z: Int)

    private init(_ places: [SIMD3<Double>], length: Double) {
        self.length = length
        self.places = places
        let mean = places.reduce(SIMD3(repeating: 0), +) / Double(places.count)
        centre = (Int(mean.x.rounded()), Int(mean.y.rounded()), Int(mean.z.rounded()))
    }

    /// - Parameter line: longer than 0 m. O(points + steps).
    public init(of line: Polyline) {
        precondition(line.length > 0, "a shape needs a line of more than 0 m")
        let count = min(Self.mostSteps, max(4, Int((line.length / Self.step).rounded(.up))))
        self.init(line.places(dividedInto: count).map(\.vector), length: line.length)
    }

    /// Metres between neighbouring places along the line.
    var spacing: Double { length / Double(places.count - 1) }

    /// Metres of the longest way straight from one place to the next, or from the last to the first where it is round.
    var longestStep: Double {
        let gap = isRound ? (places[places.count - 1] - places[0]).magnitude : 0
        return zip(places, places.dropFirst()).reduce(gap) { max($0, ($1.1 - $1.0).magnitude) }
    }

    /// Whether it may be begun anywhere: it ends within 100 m, and within a twentieth of its length, of its start. Ours;
    /// wider than `Polyline.isClosed`, for recordings of a loop are begun late and ended early.
    var isRound: Bool {
        (places[places.count - 1] - places[0]).magnitude <= min(100, length / 20)
    }

    /// Metres straight from its middle to another's, to the metre.
    public func distance(to other: LineShape) -> Double {
        let apart = SIMD3(
            Double(other.centre.x - centre.x), Double(other.centre.y - centre.y), Double(other.centre.z - centre.z))
        return apart.magnitude
    }

    /// Metres by which the centres of two lines that match may differ.
    ///
    /// Up to 25 m everywhere; a twentieth of the length may stray by a fortieth of it; and where lengths differ by up to a
    /// twentieth from part to part a straight line's mean moves by 1/80 of it.
    public var centreTolerance: Int { Int((50 + 0.02 * length).rounded(.up)) }

    /// Lengths of lines that may match.
    public var matchingLengths: ClosedRange<Double> { length * LineMatch.lengthShare...length / LineMatch.lengthShare }
}

extension LineShape {
    /// Degrees of a stored unit: 1.1 m of latitude.
    private static let unit = 1e-5

    /// Latitudes and longitudes in 1/100 000 of a degree, each less the one before; some 80 bytes a kilometre.
    public var encoded: [UInt8] {
        var numbers: [Int] = []
        numbers.reserveCapacity(2 * places.count)
        var (latitude, longitude) = (0, 0)
        var arctangents = NearbyArctangents()
        for place in places {
            // On the ellipsoid tan φ = z / (p (1 − e²)); chords between places lie less than a metre below it.
            let p = (place.x * place.x + place.y * place.y).squareRoot()
            let (y, x) = (SIMD2(place.z, place.y), SIMD2(p * (1 - EarthPoint.squaredEccentricity), place.x))
            let angles = arctangents.angles(y, x) * Self.unitsInRadian
            let nextLatitude = Self.rounded(angles.x)
            let nextLongitude = Self.wrapped(Self.rounded(angles.y))
            numbers.append(nextLatitude - latitude)
            // The shorter way round, across the antimeridian too.
            numbers.append(Self.wrapped(nextLongitude - longitude))
            (latitude, longitude) = (nextLatitude, nextLongitude)
        }
        return CompactNumbers.bytes(of: numbers)
    }

    /// - Parameter length: metres of the line as it was measured, more than 0.
    /// - Returns: `nil` where the bytes are not those of at least two places.
    public init?(encoded: [UInt8], length: Double) {
        guard let points = Self.points(encoded: encoded), length > 0 else { return nil }
        let places = EarthPoint.along(latitudes: points.latitudes, longitudes: points.longitudes)
        self.init(places.map(\.vector), length: length)
    }

    /// The places of encoded bytes as points, and the line through them; `nil` where `init(encoded:length:)` is.
    package static func line(encoded: [UInt8], length: Double) -> (points: PointColumns, line: Polyline)? {
        guard length > 0 else { return nil }
        return points(encoded: encoded).map { ($0, Polyline($0, stretchedTo: length)) }
    }

    private static func points(encoded: [UInt8]) -> PointColumns? {
        var reader = CompactNumbers.Reader(encoded)
        var points = PointColumns()
        var (latitude, longitude) = (0, 0)
        while !reader.isAtEnd {
            guard let north = reader.next(), let east = reader.next() else { return nil }
            (latitude, longitude) = (latitude &+ north, wrapped(longitude &+ east))
            guard (-9_000_000...9_000_000).contains(latitude) else { return nil }
            points.append(latitude: Double(latitude) * unit, longitude: Double(longitude) * unit)
        }
        return points.count >= 2 ? points : nil
    }

    /// Into −180° to 180°.
    private static func wrapped(_ longitude: Int) -> Int {
        longitude > 18_000_000 ? longitude - 36_000_000 : longitude < -18_000_000 ? longitude + 36_000_000 : longitude
    }

    private static let unitsInRadian = 180 / .pi / unit

    /// Half away from zero, without a call of the C library for each number as `rounded()` is.
    private static func rounded(_ units: Double) -> Int { Int(units + (units < 0 ? -0.5 : 0.5)) }
}

extension SIMD3<Double> {
    var magnitude: Double { dot(self).squareRoot() }
}
