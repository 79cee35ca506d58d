#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// An athletics track recognised from the shape of a line alone, and how often the line goes round it.
///
/// Two straights joined by half circles are fitted to the recorded places by least squares of their distances from it
/// (five unknowns, Gauss–Newton). It is a track where straights, bends and the whole are those of a 400 m track in any
/// of its lanes, where the places lie round it no farther than errors of position explain, bin by bin of its
/// circumference, and where the line goes round without turning back. Limits are ours, but for those of the standard
/// (World Athletics, Track and Field Facilities Manual 2019, 2.2.1: straights of 80 to 98.5 m).
public struct Stadium: Sendable, Hashable {
    /// Metres of each straight.
    public let straight: Double
    /// Radius of the bends along the line run, m.
    public let radius: Double
    /// How many laps, more than 0; parts of a lap count.
    public let laps: Double
    /// The side the laps turn to: left is counter-clockwise.
    public let turning: Side
    /// The share of the places that lie within a lane and two standard errors of the line fitted, 0 to 1.
    public let confidence: Double

    /// Metres of one lap along the line run.
    public var lapLength: Double { 2 * straight + 2 * .pi * radius }

    /// Metres: of each straight, of a bend's radius, and of a lap, from lane 1 to the outer edge of lane 9.
    private static let straights = 68.0...112.0
    private static let radii = 29.0...50.0
    private static let lapLengths = 385.0...465.0
    /// Laps below which nothing is said.
    private static let fewestLaps = 0.9
    /// Metres by which a bin's mean may lie off the line without errors: a lane.
    private static let slack = 1.3

    /// `nil` where it is no track. O(n) for a route no longer or wider than a track, O(1) for others.
    ///
    /// - Parameter error: standard deviation of a place along each axis, m.
    init?(along places: [EarthPoint], error: Double) {
        guard let plane = TangentPlane(places, within: 130) else { return nil }
        guard var fit = StadiumFit(plane.places) else { return nil }
        for _ in 0..<30 { if !fit.improve(plane.places) { break } }
        let lap = fit.length
        guard Self.straights.contains(2 * fit.half), Self.radii.contains(fit.radius), Self.lapLengths.contains(lap)
        else { return nil }
        let round = StadiumRound(plane.places, fit, error: error)
        laps = abs(round.progress) / lap
        confidence = Double(round.close) / Double(plane.places.count)
        guard laps >= Self.fewestLaps, abs(round.progress) >= 0.8 * round.travelled, let spread = round.spread,
            spread <= Self.slack + error / laps.squareRoot(), confidence >= 0.75
        else { return nil }
        (straight, radius) = (2 * fit.half, fit.radius)
        turning = round.progress > 0 ? .left : .right
    }
}

/// How places follow a track fitted to them.
private struct StadiumRound {
    /// Metres counter-clockwise, less those clockwise.
    private(set) var progress = 0.0
    /// Metres there and back as well, but not where one place lies by its error before or behind another.
    private(set) var travelled = 0.0
    /// How many places lie within a lane and two standard errors of the line fitted.
    private(set) var close = 0
    /// Root mean square of how far the places lie outside in the mean, bin by bin of the circumference, m; `nil` where a
    /// bin has none.
    let spread: Double?

    private static let bins = 16
    /// Metres on or back that count as run, errors apart.
    private static let stride = 10.0

    init(_ places: [SIMD2<Double>], _ fit: StadiumFit, error: Double) {
        let lap = fit.length
        var sums = [Double](repeating: 0, count: Self.bins)
        var counts = [Double](repeating: 0, count: Self.bins)
        var mark = 0.0
        var last: Double?
        for place in places {
            let (along, off) = fit.position(of: place)
            progress += remainder(along - (last ?? along), lap)
            if abs(progress - mark) >= Self.stride + 4 * error {
                travelled += abs(progress - mark)
                mark = progress
            }
            last = along
            if abs(off) <= AthleticsTrack.laneWidth + 2 * error { close += 1 }
            let bin = min(Self.bins - 1, max(0, Int(along / lap * Double(Self.bins))))
            sums[bin] += off
            counts[bin] += 1
        }
        let squares = zip(sums, counts).map { ($0 / $1) * ($0 / $1) }
        spread = counts.contains(0) ? nil : (squares.reduce(0, +) / Double(Self.bins)).squareRoot()
    }
}

/// Places on the plane that touches the Earth at the first of them.
private struct TangentPlane {
    let places: [SIMD2<Double>]

    /// `nil` where any place lies farther than `reach` metres from their middle: no track is so large.
    init?(_ earth: [EarthPoint], within reach: Double) {
        guard earth.count >= 16, let first = earth.first else { return nil }
        var (low, high) = (first.vector, first.vector)
        for place in earth {
            low = low.replacing(with: place.vector, where: place.vector .< low)
            high = high.replacing(with: place.vector, where: place.vector .> high)
            let size = high - low
            if !(size.max() <= 2 * reach) { return nil }
        }
        let up = first.up / first.up.dot(first.up).squareRoot()
        // Any direction along the ground will do for the first axis; the one least along `up` is safe everywhere.
        let axis = abs(up.z) < 0.7 ? SIMD3<Double>(0, 0, 1) : SIMD3<Double>(1, 0, 0)
        let across = axis.cross(up)
        let east = across / across.dot(across).squareRoot()
        let north = up.cross(east)
        places = earth.map { place in
            let off = place.vector - first.vector
            return SIMD2(off.dot(east), off.dot(north))
        }
    }
}

/// Two straights joined by half circles, somewhere on a plane.
private struct StadiumFit {
    var centre: SIMD2<Double>
    /// Radians from the first axis to the straights.
    var angle: Double
    /// Half a straight, and the bends' radius, m.
    var half: Double
    var radius: Double

    var length: Double { 4 * half + 2 * .pi * radius }

    /// Begins from the places' middle and the axis along which they scatter most.
    init?(_ places: [SIMD2<Double>]) {
        let middle = places.reduce(.zero, +) / Double(places.count)
        var (xx, xy, yy) = (0.0, 0.0, 0.0)
        for place in places {
            let off = place - middle
            xx += off.x * off.x
            xy += off.x * off.y
            yy += off.y * off.y
        }
        guard xx + yy > 0 else { return nil }
        centre = middle
        angle = atan2(2 * xy, xx - yy) / 2
        (half, radius) = (AthleticsTrack.straight / 2, AthleticsTrack.radius(lane: 1))
    }

    /// A place in the track's own axes: along the straights, and across.
    private func local(_ place: SIMD2<Double>) -> (x: Double, y: Double) {
        let (c, s) = (cos(angle), sin(angle))
        let off = place - centre
        return (off.x * c + off.y * s, off.y * c - off.x * s)
    }

    /// One Gauss–Newton step; whether it moved anything by more than a millimetre.
    ///
    /// With e the place's offset from the nearest place on the middle line between the bends' centres, the residual is
    /// |e| − r, and its gradient the direction of e.
    mutating func improve(_ places: [SIMD2<Double>]) -> Bool {
        var normal = [Double](repeating: 0, count: 30)
        let (c, s) = (cos(angle), sin(angle))
        for place in places {
            let off = place - centre
            let (x, y) = (off.x * c + off.y * s, off.y * c - off.x * s)
            let beyond = x > half ? x - half : x < -half ? x + half : 0
            let distance = (beyond * beyond + y * y).squareRoot()
            guard distance > 1 else { continue }
            let (ux, uy) = (beyond / distance, y / distance)
            // ∂/∂centre, ∂/∂angle, ∂/∂half, ∂/∂radius
            let gradient = [
                -(ux * c - uy * s), -(ux * s + uy * c), ux * y - uy * x, beyond > 0 ? -ux : beyond < 0 ? ux : 0, -1,
            ]
            let residual = distance - radius
            for i in 0..<5 {
                for j in 0..<5 { normal[i * 6 + j] += gradient[i] * gradient[j] }
                normal[i * 6 + 5] -= gradient[i] * residual
            }
        }
        guard LinearSystem.solve(&normal, size: 5) else { return false }
        let step = (0..<5).map { normal[$0 * 6 + 5] }
        centre += SIMD2(step[0], step[1])
        angle += step[2]
        half = max(1, half + step[3])
        radius = max(1, radius + step[4])
        return step.contains { abs($0) > 1e-3 }
    }

    /// How far along the track the place is, counter-clockwise from the middle of a straight, and how far outside, m.
    func position(of place: SIMD2<Double>) -> (along: Double, off: Double) {
        let (x, y) = local(place)
        let bend = .pi * radius
        if abs(x) <= half {
            let along = y < 0 ? x : 2 * half + bend - x
            return ((along + length).truncatingRemainder(dividingBy: length), abs(y) - radius)
        }
        let beyond = x > 0 ? x - half : x + half
        let distance = (beyond * beyond + y * y).squareRoot()
        // On the right bend from below (−π/2) upward, on the left one from above downward.
        let turned = x > 0 ? atan2(y, beyond) + .pi / 2 : atan2(-y, -beyond) + .pi / 2
        let start = x > 0 ? half : 3 * half + bend
        return ((start + turned * radius).truncatingRemainder(dividingBy: length), distance - radius)
    }
}
