import Foundation

/// The ellipsoid of GPX coordinates.
enum WGS84 {
    /// Metres along the meridian and along the parallel for one degree, at a latitude in degrees.
    ///
    ///     M = a (1 − e²) / (1 − e² sin² φ)^(3/2)        N = a / √(1 − e² sin² φ)
    static func metresPerDegree(atLatitude latitude: Double) -> (north: Double, east: Double) {
        let a = 6_378_137.0
        let flattening = 1 / 298.257223563
        let e2 = flattening * (2 - flattening)
        let radiansPerDegree = Double.pi / 180
        let phi = latitude * radiansPerDegree
        let w2 = 1 - e2 * sin(phi) * sin(phi)
        let m = a * (1 - e2) / (w2 * w2.squareRoot())
        let n = a / w2.squareRoot()
        return (m * radiansPerDegree, n * cos(phi) * radiansPerDegree)
    }
}
