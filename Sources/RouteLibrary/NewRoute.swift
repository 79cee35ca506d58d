import GRDB
public import RouteGeometry

/// A route as a file draws it, to be put into a library.
public struct NewRoute: Sendable {
    public var name: String
    /// Which of the file's tracks or routes it is, counted from 1.
    public var number: Int
    public let line: LineShape
    /// The line as it is kept.
    public let places: [UInt8]
    /// Metres; `nil` where elevation is unknown.
    public var ascent: Double?
    public var descent: Double?
    public var shape: RouteShape
    public var laps: TrackLaps?
    public var drivingSide: Fact<Side>
    public var assumedSurface: Surface
    public var ground: [FactLayer]
    public var profile: StoredProfile
    /// The run that the file records; `nil` where it only draws.
    public var run: RecordedRun?
    /// Where heights were spared because the line is that of a known route: the same with ascent, descent and profile, for
    /// when it turns out to be new.
    public var measured: (@Sendable () -> NewRoute)?

    public init(
        name: String, number: Int, line: LineShape, ascent: Double?, descent: Double?, shape: RouteShape,
        laps: TrackLaps?, drivingSide: Fact<Side>, assumedSurface: Surface, ground: [FactLayer],
        profile: StoredProfile, run: RecordedRun?
    ) {
        self.name = name
        self.number = number
        self.line = line
        places = line.encoded
        self.ascent = ascent
        self.descent = descent
        self.shape = shape
        self.laps = laps
        self.drivingSide = drivingSide
        self.assumedSurface = assumedSurface
        self.ground = ground
        self.profile = profile
        self.run = run
    }

    /// Writes the route; its run is not written.
    ///
    /// - Parameter taken: see `RouteKey.unused(for:in:table:besides:_:)`.
    func insert(original: Int64, in db: Database, _ taken: inout [String: Int]) throws -> (id: Int64, key: String) {
        let key = try RouteKey.unused(for: name, in: db, &taken)
        let centre = line.centre
        let stem: Double? = if case .lollipop(let stem) = shape { stem } else { nil }
        try db.cachedStatement(
            sql: """
                INSERT INTO route (key, name, original, number, length, ascent, descent, is_round, turn_around, laps,
                    laps_turn, speed, drives, drives_origin, assumed_surface, stem, centre_x, centre_y, centre_z)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            key, name, original, number, line.length, ascent, descent, shape != .pointToPoint,
            shape.turnAround, laps?.exactCount, laps?.turning.rawValue, run?.speed, drivingSide.value.rawValue,
            drivingSide.origin.rawValue, assumedSurface.rawValue, stem, centre.x, centre.y, centre.z,
        ])
        let id = db.lastInsertedRowID
        try db.cachedStatement(sql: "INSERT INTO line VALUES (?, ?)").execute(arguments: [id, places.data])
        try db.cachedStatement(sql: "INSERT INTO profile VALUES (?, ?, ?)").execute(arguments: [
            id, profile.method, profile.cells.data,
        ])
        try GroundRows.insert(ground, of: id, in: db)
        return (id, key)
    }
}

/// When a file, or what came with it, says it was run.
public struct RecordedRun: Sendable, Hashable {
    /// Seconds since 1970.
    public var start: Int
    /// Days since 1970-01-01, where the runner was.
    public var day: Int
    /// m/s of moving; `nil` where it is not known.
    public var speed: Double?
    /// The side of travel it kept to along roads, as its distance from their middle on a map shows; `nil` where it does
    /// not.
    public var side: Side?

    public init(start: Int, day: Int, speed: Double?, side: Side? = nil) {
        self.start = start
        self.day = day
        self.speed = speed
        self.side = side
    }
}

/// A file to be put into a library.
public struct NewFile: Sendable {
    /// Its name without folders.
    public var name: String
    public var content: OriginalContent
    public var routes: [NewRoute]

    public init(name: String, content: OriginalContent, routes: [NewRoute]) {
        self.name = name
        self.content = content
        self.routes = routes
    }
}
