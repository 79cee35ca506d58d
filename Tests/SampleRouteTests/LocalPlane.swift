/// Lays the plane of the sample routes onto the WGS 84 ellipsoid around the town's market square.
///
///     φ = φ₀ + north / M(φ₀)        λ = λ₀ + east / (N(φ) cos φ)
///
/// M and N are the ellipsoid's radii of curvature in the meridian and in the prime vertical (Snyder 1987,
/// USGS Professional Paper 1395, p. 24 f.). M changes by 2·10⁻⁵ over the 10 km used here, so lengths in the plane
/// are lengths on the ellipsoid to that accuracy.
enum LocalPlane {
    /// The market square of Kestrelford, a town that does not exist: 48.4° N 9.0° E.
    private static let squareLatitude = 48.4
    private static let squareLongitude = 9.0

    /// The latitude and longitude of `point`, in degrees.
    static func coordinate(of point: PlanePoint) -> (latitude: Double, longitude: Double) {
        let metresPerDegreeNorth = WGS84.metresPerDegree(atLatitude: squareLatitude).north
        let latitude = squareLatitude + point.north / metresPerDegreeNorth
        let metresPerDegreeEast = WGS84.metresPerDegree(atLatitude: latitude).east
        return (latitude, squareLongitude + point.east / metresPerDegreeEast)
    }
}
