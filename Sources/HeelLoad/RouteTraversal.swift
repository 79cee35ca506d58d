public import RouteGeometry

/// The runner as the model sees one.
public struct Gait: Sendable, Hashable {
    /// m/s, more than 0; of what is not walked, where some is.
    public var speed: Double
    /// Steps of both feet a minute, `nil` for the model's own.
    public var cadence: Double?
    /// What is walked, evenly along the way; `nil` for nothing.
    public var walk: Walk?

    /// The walked part of a way.
    public struct Walk: Sendable, Hashable {
        /// Of the distance, 0 to 1.
        public let share: Double
        /// m/s, below `HeelModel.walkingSpeed`.
        public let speed: Double

        public init(share: Double, speed: Double) {
            precondition((0...1).contains(share) && speed > 0 && speed < HeelModel.walkingSpeed, "a walk is slow")
            (self.share, self.speed) = (share, speed)
        }
    }

    public init(speed: Double = HeelModel.referenceSpeed, cadence: Double? = nil, walk: Walk? = nil) {
        precondition(speed > 0, "a runner moves")
        self.speed = speed
        self.cadence = cadence
        self.walk = walk
    }
}

/// A route run as a variant, piece by piece.
public struct RouteTraversal: Sendable {
    /// A part of the route with one line and one stretch.
    public struct Leg: Sendable {
        public let stretch: Stretch
        /// Metres along the route as drawn.
        public let range: Range<Double>
        public let travel: Travel
        /// Whether it lies behind the turn-around.
        public let isReturn: Bool
        /// The line the variant wants there.
        public let wanted: Line
        /// The line taken.
        public let line: Line
        /// Whether `line` is safe there. Where none is, the leg keeps the line the variant wants.
        public let isSafe: Bool
        public let tilt: Tilt

        /// Metres, once over.
        public var length: Double { range.upperBound - range.lowerBound }

        /// The side of travel the runner keeps to, `nil` in the middle.
        public var side: Side? { line.side(travel) }
    }

    public let variant: Variant
    /// On the way out.
    public let travel: Travel
    /// In the order of the route as drawn; where the variant turns round, in the order they are run.
    public let legs: [Leg]
    /// The parts of the route as drawn that are run, each one way.
    public let spans: [Span]
    /// How often the spans are run: laps wanted over laps drawn.
    public let repeats: Double
    /// In the order of the legs, one for each part of a grid cell that lies in one leg; lengths once over.
    let pieces: [LoadSegment]

    /// - Parameters:
    ///   - drawnLaps: how many laps the line goes round if it is a track, else 1.
    ///   - keepsLine: whether to keep the wanted line where it is not safe: to compare with, never to recommend.
    public init(
        of route: Route, _ profile: Profile, as variant: Variant, gait: Gait, behind: TrafficBehind = .never,
        drawnLaps: Int = 1, keepsLine: Bool = false
    ) {
        self.variant = variant
        travel = Travel(variant.direction, drivingSide: route.drivingSide.value)
        let halves = variant.turn == .afterHalf ? 2.0 : 1
        repeats = Double(variant.laps) / Double(drawnLaps) / halves
        spans = Span.spans(of: variant, length: route.line.length, turnAround: Self.turnAround(of: route, profile))
        legs = Self.legs(of: route, spans, as: variant, behind: behind, keepsLine: keepsLine)
        let pieces = legs.flatMap { Self.pieces(of: $0, profile, gait) }
        switch (variant.rhythm, gait.walk) {
        case (.runWalk, _): self.pieces = pieces.flatMap(\.inRunWalk)
        case (.running, let walk?): self.pieces = pieces.flatMap { $0.walking(walk) }
        case (.running, nil): self.pieces = pieces
        }
    }

    /// The legs alone: all that says whether a variant is safe and how the ground leans, at a fraction of the cost.
    public static func legs(
        of route: Route, _ profile: Profile, as variant: Variant, behind: TrafficBehind
    ) -> [Leg] {
        let spans = Span.spans(of: variant, length: route.line.length, turnAround: Self.turnAround(of: route, profile))
        return legs(of: route, spans, as: variant, behind: behind, keepsLine: false)
    }

    private static func legs(
        of route: Route, _ spans: [Span], as variant: Variant, behind: TrafficBehind, keepsLine: Bool
    ) -> [Leg] {
        spans.flatMap { span -> [Leg] in
            let travel = Travel(span.direction, drivingSide: route.drivingSide.value)
            let wanted = span.isReturn ? variant.returnLine : variant.line
            let legs = route.stretches.compactMap { stretch -> Leg? in
                let range = span.part(of: stretch)
                guard !range.isEmpty else { return nil }
                let safe = stretch.safeLine(preferring: wanted, travel, behind: behind)
                let line = keepsLine ? wanted : safe ?? wanted
                return Leg(
                    stretch: stretch, range: range, travel: travel, isReturn: span.isReturn, wanted: wanted, line: line,
                    isSafe: stretch.isSafe(line, travel, behind: behind), tilt: stretch.tilt(on: line, travel))
            }
            return span.isAgainstDrawing ? legs.reversed() : legs
        }
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

    private static func pieces(of leg: Leg, _ profile: Profile, _ gait: Gait) -> [LoadSegment] {
        let spacing = profile.spacing
        let first = min(Int(leg.range.lowerBound / spacing), profile.cellCount - 1)
        let last = min(Int((leg.range.upperBound / spacing).rounded(.up)), profile.cellCount)
        let sign = leg.travel.direction == .asDrawn ? 1.0 : -1
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

    /// Seconds it takes, walking included.
    public var duration: Double { pieces.reduce(0) { $0 + $1.length / $1.speed } * repeats }

    /// The steepest grade up or down, rise over run as a magnitude; unknown grades count as flat.
    public var steepestGrade: Double { pieces.lazy.map { abs($0.grade) }.max() ?? 0 }

    /// The lines taken, on the way out before those on the way back, each with its metres, as often as it is run; the
    /// longest first. Where it is not safe the line wanted is not among them.
    public var linesTaken: [(line: Line, isReturn: Bool, distance: Double)] {
        var taken: [(line: Line, isReturn: Bool, distance: Double)] = []
        for leg in legs {
            if let i = taken.firstIndex(where: { $0.line == leg.line && $0.isReturn == leg.isReturn }) {
                taken[i].distance += leg.length * repeats
            } else {
                taken.append((leg.line, leg.isReturn, leg.length * repeats))
            }
        }
        return taken.filter { !$0.isReturn }.sorted { $0.distance > $1.distance }
            + taken.filter(\.isReturn).sorted { $0.distance > $1.distance }
    }

    /// Whether every leg has a safe line.
    public var isSafe: Bool { legs.allSatisfy(\.isSafe) }

    /// Mean heel load per kilometre, hkm, in each of `count` even parts of the route as drawn. For charts.
    public func heelLoad(in count: Int, model: HeelModel) -> [Double] {
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
