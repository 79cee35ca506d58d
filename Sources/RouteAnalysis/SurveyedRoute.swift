public import Elevation
public import HeelLoad
public import RouteGeometry

/// What the runner says of themselves and how they run.
public struct Runner: Sendable, Hashable {
    /// m/s; `nil` takes the file's times, else 6:00/km.
    public var speed: Double?
    /// Steps of both feet a minute; `nil` takes the model's own.
    public var cadence: Double?
    /// `nil` takes the side at the route's coordinates.
    public var drivingSide: Side?
    public var trafficBehind: TrafficBehind
    public var preset: TiltPreset

    public init(
        speed: Double? = nil, cadence: Double? = nil, drivingSide: Side? = nil,
        trafficBehind: TrafficBehind = .never, preset: TiltPreset = .best
    ) {
        self.speed = speed
        self.cadence = cadence
        self.drivingSide = drivingSide
        self.trafficBehind = trafficBehind
        self.preset = preset
    }

    var model: HeelModel { HeelModel(CoefficientValues(preset: preset)) }
}

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
    /// Metres climbed and descended along the route as drawn; `nil` where elevation is unknown, grade is then assumed flat.
    public let climb: Climb?
    /// What is said of the ground, before the assumptions: the layers that `route.stretches` were made of.
    public internal(set) var layers: [FactLayer] = []
    /// What stands in where nobody says what is underfoot.
    public internal(set) var assumedSurface = Surface.asphalt
    /// `nil` unless it is an athletics track.
    public let laps: TrackLaps?
    /// m/s.
    public internal(set) var speed: Fact<Double>
    /// Whether the points carry times.
    public let hasTimes: Bool
    /// What was noticed on the way: assumptions made of odd input, in sentences.
    public internal(set) var remarks: [String]

    /// Measures `route`.
    ///
    /// - Throws: `AnalysisError` where the route has fewer than two points or no length.
    public init(_ route: Route, source: String, runner: Runner, remarks: [String] = []) throws(AnalysisError) {
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
        self.source = source
        self.route = route
        elevation = ElevationEstimate(points: route.points, along: route.line)
        climb = elevation.map { Climb(ascent: $0.ascent, descent: $0.descent) }
        profile = Profile(of: route.line, elevations: elevation?.elevations, grades: elevation?.grades)
        laps = TrackLaps(of: route, profile)
        hasTimes = route.points.times != nil
        var remarks = remarks
        if let speed = runner.speed {
            self.speed = Fact(speed, .note)
        } else {
            let recorded = RecordedSpeed(route.points, along: route.line)
            if let recorded, recorded.isRun {
                speed = Fact(recorded.metresPerSecond, .file)
            } else {
                speed = Fact(HeelModel.referenceSpeed, .assumed)
                if let recorded { remarks.append(recorded.remark) }
            }
        }
        if speed.value > HeelModel.fastestMeasuredSpeed {
            remarks.append("faster than was measured in any study; its load is extrapolated")
        }
        self.remarks = remarks
    }

    /// The route run as `variant`.
    public func traversal(as variant: Variant, runner: Runner) -> RouteTraversal {
        RouteTraversal(
            of: route, profile, as: variant, gait: Gait(speed: speed.value, cadence: runner.cadence),
            behind: runner.trafficBehind, drawnLaps: laps?.count ?? 1)
    }

    /// Metres climbed and descended along travel, laps included; `nil` without elevations.
    public func climb(along traversal: RouteTraversal) -> (ascent: Double, descent: Double)? {
        climb.map { climb in
            let (up, down) = (climb.ascent * traversal.repeats, climb.descent * traversal.repeats)
            return traversal.travel.direction == .asDrawn ? (up, down) : (down, up)
        }
    }

    /// The way a runner of whom nothing is known runs it: as drawn, facing traffic; a track that was drawn and not
    /// recorded counter-clockwise.
    public var usualVariant: Variant {
        let isClockwise = laps?.turning == .right
        return Variant(isClockwise && !hasTimes ? .reversed : .asDrawn, .facingTraffic, laps: laps?.count ?? 1)
    }

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

/// The pace a recording was run at.
struct RecordedSpeed {
    /// Metres over seconds of moving.
    let metresPerSecond: Double

    /// m/s under which a leg is standing: GPS jitter moves a resting watch about this fast. Ours.
    private static let standing = 0.5
    /// m/s a runner may average: from a slow walk to a fast 10 km.
    private static let plausible = 0.8...6.5

    /// `nil` where no two neighbouring points have times that move forward. Legs under 0.5 m/s count as pauses.
    init?(_ points: PointColumns, along line: Polyline) {
        guard let times = points.times else { return nil }
        var metres = 0.0
        var seconds = 0.0
        for i in times.indices.dropFirst() {
            let (time, distance) = (times[i] - times[i - 1], line.distances[i] - line.distances[i - 1])
            guard time > 0, distance >= Self.standing * time else { continue }
            metres += distance
            seconds += time
        }
        guard seconds > 0 else { return nil }
        metresPerSecond = metres / seconds
    }

    var isRun: Bool { Self.plausible.contains(metresPerSecond) }

    var remark: String {
        let kilometresPerHour = (metresPerSecond * 3.6).rounded()
        return
            "the file's times average \(Int(min(kilometresPerHour, 1e6))) km/h, which is no run; pace 6:00/km assumed"
    }
}
