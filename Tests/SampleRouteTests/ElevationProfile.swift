/// The heights of a sample route before any recording noise: hills of constant grade with rounded feet and tops.
///
/// Between two knots the height moves from one to the other along a ramp whose grade grows linearly over the first
/// quarter, is constant over the middle half and fades over the last quarter. The steepest grade of a ramp is
/// therefore 4/3 of its mean grade, and the ascent is the sum of the rises between the knots.
struct ElevationProfile: Sendable {
    /// A distance along the line and the height there, both in metres.
    struct Knot: Sendable {
        let distance: Double
        let height: Double
    }

    private let knots: [Knot]

    /// A profile through pairs of distance along the line and height, in metres, the distances growing.
    init(_ knots: [(Double, Double)]) {
        precondition(!knots.isEmpty, "a profile needs a knot")
        self.knots = knots.map { Knot(distance: $0.0, height: $0.1) }
    }

    /// The height `distance` metres along the line; before the first and beyond the last knot, that knot's height.
    func height(at distance: Double) -> Double {
        guard let end = knots.firstIndex(where: { $0.distance > distance }) else {
            return knots[knots.count - 1].height
        }
        guard end > 0 else { return knots[0].height }
        let foot = knots[end - 1]
        let top = knots[end]
        let share = (distance - foot.distance) / (top.distance - foot.distance)
        return foot.height + (top.height - foot.height) * Self.ramp(share)
    }

    private static func ramp(_ t: Double) -> Double {
        let ease = 0.25
        let steepest = 1 / (1 - ease)
        if t < ease {
            return steepest * t * t / (2 * ease)
        }
        if t > 1 - ease {
            return 1 - steepest * (1 - t) * (1 - t) / (2 * ease)
        }
        return steepest * (t - ease / 2)
    }
}
