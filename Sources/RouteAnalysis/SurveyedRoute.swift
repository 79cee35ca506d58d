public import Elevation
public import HeelLoad
public import RouteGeometry

/// A route with its profile and all that is known of it before a variant is chosen.
public struct SurveyedRoute: Sendable {
    /// The file it came from, as named by the runner.
    public let source: String
    /// Which of the file's tracks or routes it is, counted from 1; `nil` for the only one.
    public internal(set) var number: Int?
    public internal(set) var route: Route
    public let profile: Profile
    /// `nil` where no point has an elevation, and where only a profile was kept.
    public let elevation: ElevationEstimate?
    /// Whether elevation was left out, because nobody asks for it.
    public internal(set) var sparesHeights = false
    /// The line as it is recognised again, where that decided about heights; `nil` else.
    public internal(set) var lineShape: LineShape?
    /// Metres climbed and descended along the route as drawn; `nil` where elevation is unknown, grade is then assumed flat.
    public let climb: Climb?
    /// What is said of the ground, before the assumptions: the layers that `route.stretches` were made of.
    public internal(set) var layers: [FactLayer] = []
    /// What stands in where nobody says what is underfoot.
    public internal(set) var assumedSurface = Surface.asphalt
    /// `nil` unless it is an athletics track.
    public let laps: TrackLaps?
    /// m/s, one for the whole route: given, the mean of a recording's moving time, or assumed.
    ///
    /// Load and turn dose take this one speed and not that of each metre. A recording's speed within a bend is mostly
    /// its errors; and turn dose goes with the square of speed, so that speeds within 6 % of their mean, as on an even
    /// run, move it by 0.4 %. Where a recording was run and walked, loads take the mean speed of each (`gait`).
    public internal(set) var speed: Fact<Double>
    /// How the time of a recording was spent; `nil` without times that move forward.
    public let pacing: RecordedPacing?
    /// Whether the points carry times.
    public let hasTimes: Bool
    /// What a map says of it; `nil` without a map that reaches there.
    public internal(set) var map: MapFindings?
    /// Whether something said of it comes from a map, now or when it was kept.
    public var usesMap: Bool { map != nil || layers.isFromMap }
    /// What was noticed on the way: assumptions made of odd input, in sentences.
    public internal(set) var remarks: [String]

    /// Measures `route`.
    ///
    /// - Parameters:
    ///   - terrain: tiles to take elevation from where the file has none.
    ///   - sparesHeights: whether to leave elevation out; it is then unknown.
    /// - Throws: `AnalysisError` where the route has fewer than two points or no length.
    public init(
        _ route: Route, source: String, runner: Runner, terrain: TerrainFolder? = nil, remarks: [String] = [],
        sparesHeights: Bool = false
    ) throws(AnalysisError) {
        try Self.requireLength(of: route, source)
        self.source = source
        self.route = route
        self.sparesHeights = sparesHeights
        var remarks = remarks
        elevation = sparesHeights ? nil : Self.elevation(of: route, terrain, &remarks)
        climb = elevation.map { Climb(ascent: $0.ascent, descent: $0.descent) }
        profile = Profile(of: route.line, elevations: elevation?.elevations, grades: elevation?.grades)
        laps = TrackLaps(of: route, profile)
        hasTimes = route.points.times != nil
        pacing = RecordedPacing(route.points, along: route.line)
        remarks += Self.remarks(on: route.line)
        speed = Self.speed(of: runner, pacing, &remarks)
        self.remarks = remarks
    }

    private static func requireLength(of route: Route, _ source: String) throws(AnalysisError) {
        guard route.points.count >= 2 else {
            throw AnalysisError(
                .badData, source: source,
                found: "\"\(route.name)\" has \(route.points.count == 1 ? "one point" : "no points")",
                allowed: "a route needs at least two")
        }
        guard route.line.length >= 1 else {
            throw AnalysisError(
                .badData, source: source, found: "\"\(route.name)\" is 0 m long: all its points lie in one place",
                allowed: "a route needs a length of at least 1 m")
        }
    }

    /// The runner's own, else that of a recording, else the model's.
    private static func speed(
        of runner: Runner, _ pacing: RecordedPacing?, _ remarks: inout [String]
    ) -> Fact<Double> {
        let measured = pacing.flatMap { $0.isRun ? Fact($0.speed, .file) : nil }
        let given = runner.speed.map { Fact($0, .note) } ?? measured
        if given == nil, let pacing { remarks.append(pacing.remark) }
        let speed = given ?? Fact(HeelModel.referenceSpeed, .assumed)
        if speed.value > HeelModel.fastestMeasuredSpeed {
            remarks.append("faster than was measured in any study; its load is extrapolated")
        }
        return speed
    }

    private static func remarks(on line: Polyline) -> [String] {
        guard let estimate = line.estimate else { return [] }
        var remarks: [String] = []
        if estimate.outlierCount > 0 {
            let points = "\(estimate.outlierCount) point\(estimate.outlierCount == 1 ? "" : "s")"
            remarks.append("\(points) that nobody could have run to and from: passed over")
        }
        if estimate.isUntimed {
            remarks.append(
                "no times, but its points zigzag as a recording's do: its line is estimated from their order")
        }
        return remarks
    }

    /// With a remark where there is none, and on what of it is drawn straight.
    private static func elevation(
        of route: Route, _ terrain: TerrainFolder?, _ remarks: inout [String]
    ) -> ElevationEstimate? {
        let elevation = measured(route, terrain, &remarks)
        if elevation == nil, route.points.elevations != nil {
            remarks.append("fewer than two points have an elevation, or all are 0: taken as flat")
        }
        if let count = elevation?.bridgeCount, count > 0 {
            let what = count == 1 ? "1 rise or dip" : "\(count) rises or dips"
            let one = count == 1 ? "a bridge or tunnel" : "bridges or tunnels"
            remarks.append("\(what) of the terrain taken for \(one) it does not show: drawn straight")
        }
        return elevation
    }

    /// From the tiles where there are some and the file has no elevation or they are preferred, else from the file.
    private static func measured(
        _ route: Route, _ terrain: TerrainFolder?, _ remarks: inout [String]
    ) -> ElevationEstimate? {
        guard let terrain, terrain.isPreferred || route.points.elevations == nil else {
            return ElevationEstimate(points: route.points, along: route.line)
        }
        let tiles = terrain.heights(along: route.line, through: route.points)
        remarks += tiles.remarks
        return ElevationEstimate(tiles: tiles.heights, at: tiles.distances, tiles.coordinates)
            ?? ElevationEstimate(points: route.points, along: route.line)
    }

    /// How the runner goes: as recorded, walking apart from running, or at one speed.
    private func gait(of runner: Runner) -> Gait {
        guard speed.origin == .file, let pacing, let walk = pacing.walk else {
            return Gait(speed: speed.value, cadence: runner.cadence)
        }
        return Gait(speed: pacing.runningSpeed, cadence: runner.cadence, walk: walk)
    }

    /// The route run as `variant`.
    public func traversal(as variant: Variant, runner: Runner) -> RouteTraversal {
        traversal(as: variant, runner: runner, keepsLine: false)
    }

    /// - Parameter keepsLine: whether to keep the wanted line where it is not safe, to compare with.
    func traversal(as variant: Variant, runner: Runner, keepsLine: Bool) -> RouteTraversal {
        RouteTraversal(
            of: route, profile, as: variant, gait: gait(of: runner),
            behind: runner.trafficBehind, drawnLaps: laps?.count ?? 1, keepsLine: keepsLine)
    }

    /// Metres climbed and descended along travel, laps included; `nil` without elevations.
    ///
    /// A part of the route has the share of its ascent and descent that it has of every rise and fall of the smoothed
    /// profile, for what counts as a climb is only decided over the whole.
    public func climb(along traversal: RouteTraversal) -> (ascent: Double, descent: Double)? {
        climb.map { climb in
            var (ascent, descent) = (0.0, 0.0)
            for span in traversal.spans {
                let share = profile.shareOfClimb(in: span.range)
                let (up, down) = (climb.ascent * share.rise, climb.descent * share.fall)
                let isForward = span.direction == .asDrawn
                ascent += (isForward ? up : down) * traversal.repeats
                descent += (isForward ? down : up) * traversal.repeats
            }
            return (ascent, descent)
        }
    }

    /// The 80 % ranges of `climb(along:)`, metres.
    public func climbRanges(
        along traversal: RouteTraversal
    ) -> (ascent: ClosedRange<Double>, descent: ClosedRange<Double>)? {
        elevation.map { elevation in
            func run(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
                range.lowerBound * traversal.repeats...range.upperBound * traversal.repeats
            }
            let (up, down) = (run(elevation.ascentRange), run(elevation.descentRange))
            return traversal.travel.direction == .asDrawn ? (up, down) : (down, up)
        }
    }

    /// What all grades may be multiplied by for the climbs to lie in their 80 % ranges. Ascent and descent err together,
    /// for noise adds to both.
    public var gradeScale: ClosedRange<Double> {
        guard let elevation, elevation.ascent + elevation.descent > 0 else { return 1...1 }
        let total = elevation.ascent + elevation.descent
        let low = elevation.ascentRange.lowerBound + elevation.descentRange.lowerBound
        let high = elevation.ascentRange.upperBound + elevation.descentRange.upperBound
        return min(1, low / total)...max(1, high / total)
    }

    /// The way a runner of whom nothing is known runs it: as drawn, facing traffic; a track that was drawn and not
    /// recorded counter-clockwise.
    public var usualVariant: Variant {
        let isClockwise = laps?.turning == .right
        return Variant(isClockwise && !hasTimes ? .reversed : .asDrawn, .facingTraffic, laps: laps?.count ?? 1)
    }

    /// The route as it was run, on the side of the road the recording shows, safe or not; `nil` where it does not show
    /// one.
    public func recordedTraversal(runner: Runner, laps count: Int? = nil) -> RouteTraversal? {
        guard let side = map?.runSide else { return nil }
        var free = route
        // What was run needs no leave.
        free.stretches = route.stretches.map { stretch in
            var copy = stretch
            (copy.traffic.value, copy.unsafeEdges) = (Traffic.none, [])
            return copy
        }
        return RouteTraversal(
            of: free, profile, as: Variant(.asDrawn, line(keepingTo: side), laps: count ?? laps?.count ?? 1),
            gait: gait(of: runner), behind: runner.trafficBehind,
            drawnLaps: laps?.count ?? 1)
    }

    /// The line along roads of a runner who keeps to a side of travel.
    public func line(keepingTo side: Side) -> Line { side == route.drivingSide.value ? .withTraffic : .facingTraffic }

    /// Metres of the route of which `fact` has an origin that `condition` accepts.
    public func length<Value>(of fact: KeyPath<Stretch, Fact<Value>>, where condition: (Origin) -> Bool) -> Double {
        route.length { condition($0[keyPath: fact].origin) }
    }
}

/// Metres climbed and descended, both 0 or more.
public struct Climb: Sendable, Hashable {
    public let ascent: Double
    public let descent: Double

    public init(ascent: Double, descent: Double) {
        self.ascent = ascent
        self.descent = descent
    }
}

extension Profile {
    /// The shares of all rises and of all falls between nodes that lie within `range`; 1 for the whole route, and where
    /// it neither rises nor falls the share of the length. A profile without elevations rises by its grades.
    fileprivate func shareOfClimb(in range: Range<Double>) -> (rise: Double, fall: Double) {
        if range.lowerBound <= 0, range.upperBound >= length { return (1, 1) }
        var (rises, falls) = ((inside: 0.0, all: 0.0), (inside: 0.0, all: 0.0))
        for cell in 0..<cellCount {
            let (start, end) = (Double(cell) * spacing, Double(cell + 1) * spacing)
            let measured = elevation(at: start).flatMap { low in elevation(at: min(end, length)).map { $0 - low } }
            guard let up = measured ?? grade(at: (start + end) / 2).map({ $0 * spacing }) else { continue }
            let inside = max(0, min(end, range.upperBound) - max(start, range.lowerBound)) / spacing
            let (rise, fall) = (max(0, up), max(0, -up))
            rises = (rises.inside + rise * inside, rises.all + rise)
            falls = (falls.inside + fall * inside, falls.all + fall)
        }
        let part = (range.upperBound - range.lowerBound) / length
        return (rises.all > 0 ? rises.inside / rises.all : part, falls.all > 0 ? falls.inside / falls.all : part)
    }
}

extension [FactLayer] {
    /// Whether something of it comes from a map.
    public var isFromMap: Bool { contains { $0.origin == .map && !$0.facts.isEmpty } }
}
