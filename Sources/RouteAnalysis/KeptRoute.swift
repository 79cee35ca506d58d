import HeelLoad
public import RouteGeometry

/// A route as a library keeps it.
public struct KeptRoute: Sendable {
    /// What the runner types to mean it.
    public var key: String
    public var name: String
    /// Metres, more than 0.
    public var length: Double
    /// The places of its line, as `LineShape` writes them.
    public var line: [UInt8]
    public var climb: Climb?
    public var shape: RouteShape
    public var laps: TrackLaps?
    /// m/s it was recorded at; `nil` where it was not run.
    public var speed: Double?
    public var drivingSide: Fact<Side>
    public var assumedSurface: Surface
    public var layers: [FactLayer]
    public var profile: KeptProfile

    public init(
        key: String, name: String, length: Double, line: [UInt8], climb: Climb?, shape: RouteShape, laps: TrackLaps?,
        speed: Double?, drivingSide: Fact<Side>, assumedSurface: Surface, layers: [FactLayer], profile: KeptProfile
    ) {
        self.key = key
        self.name = name
        self.length = length
        self.line = line
        self.climb = climb
        self.shape = shape
        self.laps = laps
        self.speed = speed
        self.drivingSide = drivingSide
        self.assumedSurface = assumedSurface
        self.layers = layers
        self.profile = profile
    }

    /// The route as it would be known had no map been there when it was imported.
    public var withoutMap: KeptRoute {
        var copy = self
        copy.layers.removeAll(where: \.isConcluded)
        // The line still goes round the track.
        let tracks = laps == nil ? layers.flatMap(\.tracksByShape) : [0...length]
        if !tracks.isEmpty { copy.layers.append(.athleticsTrack(along: tracks)) }
        return copy
    }
}

extension FactLayer {
    /// Whether it comes from a map, or follows from one or from the line.
    fileprivate var isConcluded: Bool { origin == .map || origin == .inferred }

    /// The parts that `athleticsTrack(along:)` said are one.
    fileprivate var tracksByShape: [ClosedRange<Double>] {
        guard origin == .inferred else { return [] }
        return facts.filter { $0.ground.surface == .track && $0.ground.crossSection == .level }.map {
            $0.start...$0.end
        }
    }
}

extension SurveyedRoute {
    /// A kept route, surveyed as far as a week needs it: the profile on 100 m cells, the line on places 25 m apart.
    ///
    /// `nil` where its line or profile cannot be read.
    public init?(_ kept: KeptRoute, runner: Runner) {
        guard let profile = kept.profile.profile(length: kept.length, shape: kept.shape),
            let (points, line) = LineShape.line(encoded: kept.line, length: kept.length)
        else { return nil }
        let stretches = Stretch.overlay(
            length: kept.length, layers: kept.layers, assumedSurface: kept.assumedSurface)
        source = kept.key
        route = Route(
            name: kept.name, points: points, line: line, stretches: stretches,
            drivingSide: runner.drivingSide.map { Fact($0, .note) } ?? kept.drivingSide)
        self.profile = profile
        elevation = nil
        climb = kept.climb
        laps = kept.laps
        speed =
            runner.speed.map { Fact($0, .note) } ?? kept.speed.map { Fact($0, .file) }
            ?? Fact(HeelModel.referenceSpeed, .assumed)
        pacing = nil
        hasTimes = kept.speed != nil
        remarks = []
        layers = kept.layers
        assumedSurface = kept.assumedSurface
    }

    /// The route with what a library knows of it: its name there, and what is said of its ground.
    ///
    /// Where the survey laid it on a map, what that says and what follows takes the place of what was kept of either.
    /// - Parameter forgetsMap: whether what a map said at the import is left out.
    public func known(as name: String, layers kept: [FactLayer], forgetsMap: Bool = false) -> SurveyedRoute {
        var copy = self
        let keepsAll = map == nil && !forgetsMap
        let layers = keepsAll ? kept : kept.filter { !$0.isConcluded } + self.layers.filter(\.isConcluded)
        copy.layers = layers
        copy.route.name = name
        copy.route.stretches = Stretch.overlay(
            length: route.line.length, layers: layers, assumedSurface: assumedSurface)
        return copy
    }

    /// The run that the points' times record; `nil` where they have none, or were moved along too fast or too slow for one.
    public var recording: Recording? { pacing.flatMap { Recording($0, of: route.points) } }
}

/// A run as its points' times tell it, or as somebody else does.
public struct Recording: Sendable, Hashable {
    /// Seconds since 1970 at which it began, the fraction dropped.
    public let start: Int
    /// Days since 1970-01-01 by the sun where it began: within an hour or so of the clock there, which no file tells.
    public let day: Int
    /// m/s while moving; `nil` where nobody tells.
    public let speed: Double?

    init?(_ pace: RecordedPacing, of points: PointColumns) {
        guard pace.isRun,
            let first = points.times?.first(where: { !$0.isNaN }), abs(first) < 1e11
        else { return nil }
        self.init(start: Int(first.rounded(.down)), speed: pace.speed, points)
    }

    /// A run along a route whose points have no times.
    ///
    /// - Parameters:
    ///   - start: seconds since 1970.
    ///   - movingTime: seconds; no run at that pace leaves the speed unknown.
    public init(start: Int, movingTime: Double?, along route: Route) {
        let speed = movingTime.map { route.line.length / $0 }
        self.init(
            start: start, speed: speed.flatMap { RecordedPacing.plausible.contains($0) ? $0 : nil }, route.points)
    }

    private init(start: Int, speed: Double?, _ points: PointColumns) {
        self.start = start
        self.speed = speed
        let hours = Int((points.longitudes[0] / 15).rounded())
        day = (start + hours * 3600).flooredQuotient(by: 86_400)
    }
}
