import Foundation

/// The shapes the sample routes are drawn with, each a fine polyline in the plane.
enum Shape: Sendable {
    /// One counter-clockwise lap of a running track, from the end of the home straight.
    ///
    /// The standard track has straights of 84.39 m and a running line of radius 36.80 m (World Athletics 2019,
    /// Track and Field Facilities Manual, 2.2.1), which makes 400.001 m.
    case track(finish: PlanePoint, straight: Double, radius: Double)
    /// A road or path through its guide points.
    ///
    /// A uniform Catmull–Rom spline (Catmull and Rom 1974, doi:10.1016/B978-0-12-079050-0.50020-5), which heads at
    /// each guide point from the one before toward the one after.
    case curve(guides: [PlanePoint], closed: Bool)
    /// A closed walk through a street grid: straight streets, every corner rounded over `cut` metres on either side.
    ///
    /// The first point has to lie between two corners.
    case streets(corners: [PlanePoint], cut: Double)

    /// Whether the shape ends where it starts.
    var isClosed: Bool {
        switch self {
        case .track, .streets: true
        case .curve(_, let closed): closed
        }
    }

    /// The shape as a polyline; a closed one repeats its first point at the end.
    func polyline() -> [PlanePoint] {
        switch self {
        case .track(let finish, let straight, let radius):
            Self.lap(from: finish, straight: straight, radius: radius)
        case .curve(let guides, let closed):
            Self.spline(guides: guides, closed: closed)
        case .streets(let corners, let cut):
            Self.rounded(corners: corners, cut: cut)
        }
    }

    private static func lap(from finish: PlanePoint, straight: Double, radius: Double) -> [PlanePoint] {
        let firstCentre = finish + PlanePoint(0, radius)
        let secondCentre = firstCentre - PlanePoint(straight, 0)
        return bend(around: firstCentre, radius: radius, from: -.pi / 2)
            + bend(around: secondCentre, radius: radius, from: .pi / 2) + [finish]
    }

    private static func bend(around centre: PlanePoint, radius: Double, from start: Double) -> [PlanePoint] {
        let steps = 720
        return (0...steps).map { step in
            let angle = start + .pi * Double(step) / Double(steps)
            return centre + radius * PlanePoint(cos(angle), sin(angle))
        }
    }

    private static func spline(guides: [PlanePoint], closed: Bool) -> [PlanePoint] {
        precondition(guides.count >= 4, "a curve needs at least four guide points")
        let last = guides.count - 1
        let controls =
            if closed {
                [guides[last]] + guides + guides[..<2]
            } else {
                [2 * guides[0] - guides[1]] + guides + [2 * guides[last] - guides[last - 1]]
            }
        let steps = 200
        var polyline: [PlanePoint] = []
        for first in 0..<(controls.count - 3) {
            for step in 0..<steps {
                polyline.append(blend(controls[first..<(first + 4)], at: Double(step) / Double(steps)))
            }
        }
        polyline.append(controls[controls.count - 2])
        return polyline
    }

    /// The point a share `t` of the way from the second to the third of four control points.
    private static func blend(_ controls: ArraySlice<PlanePoint>, at t: Double) -> PlanePoint {
        let weights = [
            (-t + 2 * t * t - t * t * t) / 2,
            (2 - 5 * t * t + 3 * t * t * t) / 2,
            (t + 4 * t * t - 3 * t * t * t) / 2,
            (-t * t + t * t * t) / 2,
        ]
        return zip(weights, controls).reduce(PlanePoint(0, 0)) { sum, term in sum + term.0 * term.1 }
    }

    /// Each corner becomes a parabola that leaves one street and joins the next `cut` metres from the corner.
    private static func rounded(corners: [PlanePoint], cut: Double) -> [PlanePoint] {
        var polyline = [corners[0]]
        for index in 1..<corners.count {
            let corner = corners[index]
            let entry = point(cut, from: corner, toward: corners[index - 1])
            let exit = point(cut, from: corner, toward: corners[(index + 1) % corners.count])
            for step in 0...24 {
                let t = Double(step) / 24
                let s = 1 - t
                polyline.append(s * s * entry + (2 * s * t) * corner + (t * t) * exit)
            }
        }
        return polyline + [corners[0]]
    }

    private static func point(_ distance: Double, from start: PlanePoint, toward end: PlanePoint) -> PlanePoint {
        start + distance / start.distance(to: end) * (end - start)
    }
}
