#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A place on the WGS 84 ellipsoid.
public struct Coordinate: Sendable, Hashable {
    /// Degrees north, -90 to 90.
    public var latitude: Double
    /// Degrees east, -180 to 180.
    public var longitude: Double

    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }

    /// Metres from here to `other` along the ellipsoid.
    ///
    /// The chord c between the two points in Earth-centred coordinates, bent to the mean radius R₁:
    ///
    ///     s = 2 R₁ asin(c / 2 R₁)
    ///
    /// Against GeographicLib's geodesic (Karney 2013, doi:10.1007/s00190-012-0578-z): at most 1e-7 off, relatively,
    /// for legs from 0.1 m to 1 km anywhere, poles and antimeridian included; below that the chord's rounding of
    /// about 1e-9 m is what remains. Over 1 000 km it is at most 1.3e-5 off, over 10 000 km 0.13 %, near the
    /// antipode 5 %.
    public func distance(to other: Coordinate) -> Double {
        EarthPoint(self).distance(to: EarthPoint(other))
    }

    /// Metres from here to the nearest place of the leg from `start` to `end`.
    ///
    /// The leg is its chord, which lies up to s²/8R₁ below the ground: 2 m for one of 10 km.
    public func distance(toLegFrom start: Coordinate, to end: Coordinate) -> Double {
        let (place, from) = (EarthPoint(self), EarthPoint(start).vector)
        let leg = EarthPoint(end).vector - from
        let square = (leg * leg).sum()
        let share = square > 0 ? min(1, max(0, ((place.vector - from) * leg).sum() / square)) : 0
        return place.distance(to: EarthPoint(from + share * leg))
    }
}

/// A place in Earth-centred, Earth-fixed metres: x toward 0° N 0° E, z toward the north pole.
package struct EarthPoint: Sendable {
    package var vector: SIMD3<Double>

    init(_ vector: SIMD3<Double>) { self.vector = vector }

    /// On the ellipsoid (height 0): with N = a / √(1 − e² sin²φ),
    ///
    ///     x = N cosφ cosλ,  y = N cosφ sinλ,  z = N (1 − e²) sinφ
    package init(_ place: Coordinate) {
        var angles = NearbyAngles()
        self.init(place.latitude, place.longitude, &angles)
    }

    /// Places that follow each other, which lie near each other as a rule.
    static func along(latitudes: [Double], longitudes: [Double]) -> [EarthPoint] {
        var angles = NearbyAngles()
        return zip(latitudes, longitudes).map { EarthPoint($0, $1, &angles) }
    }

    private init(_ latitude: Double, _ longitude: Double, _ angles: inout NearbyAngles) {
        angles.turn(toDegrees: SIMD2(latitude, longitude))
        let (sin, cos) = (angles.sines, angles.cosines)
        let n = Ellipsoid.a / (1 - Ellipsoid.e2 * sin.x * sin.x).squareRoot()
        vector = SIMD3(n * cos.x * cos.y, n * cos.x * sin.y, n * (1 - Ellipsoid.e2) * sin.x)
    }

    func distance(to other: EarthPoint) -> Double {
        let difference = other.vector - vector
        let chord = (difference * difference).sum().squareRoot()
        // Two antipodes lie up to 0.1 % further apart than 2 R₁.
        return 2 * Ellipsoid.meanRadius * asin(min(1, chord / (2 * Ellipsoid.meanRadius)))
    }

    static let squaredEccentricity = Ellipsoid.e2

    /// The outward normal of the ellipsoid here, not of unit length.
    var up: SIMD3<Double> {
        SIMD3(vector.x, vector.y, vector.z * (1 / (1 - Ellipsoid.e2)))
    }
}

/// WGS 84 (NIMA TR8350.2, 2000).
private enum Ellipsoid {
    /// Equatorial radius, m.
    static let a = 6_378_137.0
    /// Flattening.
    static let f = 1 / 298.257223563
    /// Squared eccentricity.
    static let e2 = f * (2 - f)
    /// R₁ = (2a + b) / 3, m (Moritz 2000, doi:10.1007/s001900050278).
    static let meanRadius = 6_371_008.8
}

extension SIMD3<Double> {
    func dot(_ other: Self) -> Double { x * other.x + y * other.y + z * other.z }

    func cross(_ other: Self) -> Self {
        Self(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
    }
}
