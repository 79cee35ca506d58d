/// One angle after the other, most of which lie near the one before, each from a vector that points that way.
///
/// With m a vector kept from before and its angle α, the tangent of the angle between is t = (m × v) / (m · v), and
///
///     α + t (1 − t²/3 + t⁴/5)
///
/// is that of v where |t| ≤ 1/128, for the first term left out, t⁷/7, is less than 3e-16. An arctangent is asked for only
/// where it lies farther.
struct NearbyArctangent {
    private var kept = (x: 1.0, y: 0.0, angle: 0.0)

    /// atan2(`y`, `x`), radians; near ±π it may go on beyond.
    mutating func angle(_ y: Double, _ x: Double) -> Double {
        let (along, across) = (kept.x * x + kept.y * y, kept.x * y - kept.y * x)
        // Of no direction, too, is asked anew.
        guard abs(across) * 128 < along else {
            kept = (x, y, RouteGeometry.angle(y, x))
            return kept.angle
        }
        let t = across / along
        let square = t * t
        return kept.angle + t * (1 - square * (1.0 / 3 - square * (1.0 / 5)))
    }
}
