#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Metres in a step of 10⁻⁷ degrees at one latitude: the plane a few hundred metres around a place.
///
/// Series of the meridian's and the parallel's degree on WGS 84 (coefficients from its radii of curvature); a
/// leg of 1 km is at most 0.02 % off up to 75° of latitude, through the change of scale along it.
struct LocalScale {
    let east: Double
    let north: Double

    init(latitude: Int32) {
        let φ = Double(latitude) / MapPlace.perDegree * .pi / 180
        north = (111_132.95 - 559.85 * cos(2 * φ) + 1.17 * cos(4 * φ)) / MapPlace.perDegree
        east = max(1e-9, (111_412.88 * cos(φ) - 93.50 * cos(3 * φ) + 0.12 * cos(5 * φ)) / MapPlace.perDegree)
    }

    /// Metres east and north from `a` to `b`, the short way round.
    @inline(__always)
    func vector(_ a: MapPlace, _ b: MapPlace) -> SIMD2<Double> {
        var longitude = Int64(b.longitude) - Int64(a.longitude)
        if longitude > 1_800_000_000 { longitude -= 3_600_000_000 }
        if longitude < -1_800_000_000 { longitude += 3_600_000_000 }
        return SIMD2(Double(longitude) * east, Double(Int64(b.latitude) - Int64(a.latitude)) * north)
    }

    static func distance(_ a: MapPlace, _ b: MapPlace) -> Double {
        LocalScale(latitude: Int32((Int64(a.latitude) + Int64(b.latitude)) / 2)).vector(a, b).length
    }
}

extension SIMD2<Double> {
    @inline(__always) var length: Double { (x * x + y * y).squareRoot() }
    @inline(__always) func dot(_ other: Self) -> Double { x * other.x + y * other.y }
    /// Positive where `other` lies to the left.
    @inline(__always) func cross(_ other: Self) -> Double { x * other.y - y * other.x }
}
