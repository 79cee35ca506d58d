#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Places on the plane that touches the Earth at the first of them.
struct TangentPlane {
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
struct StadiumFit {
    var centre: SIMD2<Double>
    /// Radians from the first axis to the straights.
    var angle: Double
    /// Half a straight, and the bends' radius, m.
    var half: Double
    var radius: Double

    var length: Double { 4 * half + 2 * .pi * radius }

    /// Metres: of each straight, of a bend's radius, and of a lap, from lane 1 to the outer edge of lane 9.
    private static let straights = 68.0...112.0
    private static let radii = 29.0...50.0
    private static let lapLengths = 385.0...465.0
    /// Whether straights, bends and the whole are those of a 400 m track in one of its lanes.
    var isTrack: Bool {
        Self.straights.contains(2 * half) && Self.radii.contains(radius) && Self.lapLengths.contains(length)
    }

    /// Metres off the line fitted within which a place is on it: a lane and two standard errors.
    func reach(error: Double) -> Double { AthleticsTrack.laneWidth + 2 * error }

    /// By least squares, from the places' middle and the axis along which they scatter most; `nil` where all are one place.
    init?(to places: [SIMD2<Double>]) {
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
        for _ in 0..<30 { if !improve(places) { break } }
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
    private mutating func improve(_ places: [SIMD2<Double>]) -> Bool {
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
