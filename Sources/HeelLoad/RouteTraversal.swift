public import RouteGeometry

/// The runner as the model sees one.
public struct Gait: Sendable, Hashable {
    /// m/s, more than 0.
    public var speed: Double
    /// Steps of both feet a minute, `nil` for the model's own.
    public var cadence: Double?

    public init(speed: Double = HeelModel.referenceSpeed, cadence: Double? = nil) {
        precondition(speed > 0, "a runner moves")
        self.speed = speed
        self.cadence = cadence
    }
}

/// A route run as a variant, piece by piece.
public struct RouteTraversal: Sendable {
    /// A part of the route with one line and one stretch.
    public struct Leg: Sendable {
        public let stretch: Stretch
        /// Metres along the route as drawn.
        public let range: Range<Double>
        /// The line the variant wants there.
        public let wanted: Line
        /// The line taken.
        public let line: Line
        /// Whether `line` is safe there. Where none is, the leg keeps the line the variant wants.
        public let isSafe: Bool
        public let tilt: Tilt

        public var length: Double { range.upperBound - range.lowerBound }
    }

    public let variant: Variant
    public let travel: Travel
    /// In the order of the route as drawn.
    public let legs: [Leg]
    /// How often the line as drawn is run: laps wanted over laps drawn.
    public let repeats: Double
    /// In the order of the route as drawn, one for each part of a grid cell that lies in one leg; lengths once over.
    let pieces: [LoadSegment]

    /// - Parameter drawnLaps: how many laps the line goes round if it is a track, else 1.
    public init(
        of route: Route, _ profile: Profile, as variant: Variant, gait: Gait, behind: TrafficBehind = .never,
        drawnLaps: Int = 1
    ) {
        let travel = Travel(variant.direction, drivingSide: route.drivingSide.value)
        self.variant = variant
        self.travel = travel
        repeats = Double(variant.laps) / Double(drawnLaps)
        let turnAround = Self.turnAround(of: route, profile)
        let legs = route.stretches.flatMap { stretch in
            let cut = turnAround.map { Self.cut(at: $0, in: stretch) } ?? stretch.end
            let parts = [(stretch.start..<cut, variant.line), (cut..<stretch.end, variant.returnLine)]
            return parts.filter { !$0.0.isEmpty }.map { range, wanted in
                let safe = stretch.safeLine(preferring: wanted, travel, behind: behind)
                let line = safe ?? wanted
                return Leg(
                    stretch: stretch, range: range, wanted: wanted, line: line, isSafe: safe != nil,
                    tilt: stretch.tilt(on: line, travel))
            }
        }
        self.legs = legs
        pieces = legs.flatMap { Self.pieces(of: $0, profile, variant.direction, gait) }
    }

    /// The turn-around, or the place next to it within a cell of the grid at which the ground changes: that is how well a
    /// turn-around is known, and a note at the turn would else leave a leg of a few metres.
    private static func turnAround(of route: Route, _ profile: Profile) -> Double? {
        guard let turnAround = profile.shape.turnAround else { return nil }
        let changes = zip(route.stretches, route.stretches.dropFirst()).lazy
            .filter { !$0.0.hasSameFacts(as: $0.1) }.map { $0.0.end }
        let nearest = changes.min { abs($0 - turnAround) < abs($1 - turnAround) }
        return nearest.map { abs($0 - turnAround) <= profile.spacing ? $0 : turnAround } ?? turnAround
    }

    /// Where `turnAround` cuts `stretch`: at its start or end where that is within a millimetre.
    private static func cut(at turnAround: Double, in stretch: Stretch) -> Double {
        if turnAround <= stretch.start + 0.001 { return stretch.start }
        return turnAround >= stretch.end - 0.001 ? stretch.end : turnAround
    }

    private static func pieces(
        of leg: Leg, _ profile: Profile, _ direction: TravelDirection, _ gait: Gait
    ) -> [LoadSegment] {
        let spacing = profile.spacing
        let first = min(Int(leg.range.lowerBound / spacing), profile.cellCount - 1)
        let last = min(Int((leg.range.upperBound / spacing).rounded(.up)), profile.cellCount)
        let sign = direction == .asDrawn ? 1.0 : -1
        return (first..<max(last, first + 1)).map { cell in
            let start = max(leg.range.lowerBound, Double(cell) * spacing)
            let end =
                cell == profile.cellCount - 1
                ? leg.range.upperBound : min(leg.range.upperBound, Double(cell + 1) * spacing)
            let grade = profile.grades?[cell] ?? .nan
            return LoadSegment(
                length: max(0, end - start), grade: grade.isNaN ? 0 : sign * grade,
                surface: leg.stretch.surface.value, speed: gait.speed, cadence: gait.cadence,
                crossTilt: leg.tilt, bend: Bend(curvature: sign * profile.turnings[cell] / spacing))
        }
    }

    /// Every piece as often as it is run. Unknown grades count as flat.
    public var segments: [LoadSegment] {
        guard repeats != 1 else { return pieces }
        return pieces.map { piece in
            var copy = piece
            copy.length *= repeats
            return copy
        }
    }

    /// Metres as often as it is run.
    public var distance: Double { legs.reduce(0) { $0 + $1.length } * repeats }

    /// Whether every leg has a safe line.
    public var isSafe: Bool { legs.allSatisfy(\.isSafe) }

    /// Mean heel load per kilometre, hkm, in each of `count` even parts of the route as drawn. For charts.
    public func heelLoad(in count: Int, model: HeelModel = HeelModel()) -> [Double] {
        let total = legs.last?.range.upperBound ?? 0
        var loads = [Double](repeating: 0, count: count)
        var lengths = loads
        let width = total / Double(count)
        var start = 0.0
        for piece in pieces where piece.length > 0 {
            let load = model.heelLoad(piece).mean
            let end = start + piece.length
            // A piece may reach over several parts, and counts in each by its share.
            for part in min(count - 1, Int(start / width))...min(count - 1, Int(end / width)) {
                let shared = min(end, Double(part + 1) * width) - max(start, Double(part) * width)
                guard shared > 0 else { continue }
                loads[part] += load * shared / piece.length
                lengths[part] += shared / 1000
            }
            start = end
        }
        return zip(loads, lengths).map { $1 > 0 ? $0 / $1 : .nan }
    }
}
