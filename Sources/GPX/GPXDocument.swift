public import RouteGeometry

/// What a GPX file holds: its points in columns, and how tracks, routes and waypoints share them.
///
/// Everything that is absent in the file is absent here. Points without a valid position were left out; `warnings`
/// says so.
public struct GPXDocument: Sendable {
    /// The version the file claims to follow, as written.
    public var version: String?
    /// The program that wrote the file.
    public var creator: String?
    public var name: String?
    public var description: String?
    public var metadata = GPXMetadata()
    /// The ascent the writer claims, in metres: BRouter's `filtered ascend`, to check an estimate against.
    public var claimedAscent: Double?
    /// The points of all tracks, one track after the other.
    public var points = PointColumns()
    public var tracks: [GPXTrack] = []
    /// What the file says of the ground at `points`.
    public var trackFacts = GPXFacts()
    public var trackSensors = GPXSensors()
    /// The words on `points`, in order, for those that have any.
    public var trackLabels: [GPXPointLabels] = []
    /// The points of all routes, one route after the other.
    public var routePoints = PointColumns()
    public var routes: [GPXRoute] = []
    /// Where a device draws a route between the route point with the index and the one that follows (Garmin's `rpt`), in
    /// order. They are not among `routePoints`.
    public var shapingPoints: [GPXChange<Coordinate>] = []
    /// What the file says of the ground at `routePoints`.
    public var routeFacts = GPXFacts()
    public var routeSensors = GPXSensors()
    /// The words on `routePoints`, in order, for those that have any.
    public var routeLabels: [GPXPointLabels] = []
    public var waypoints = PointColumns()
    /// The name of each waypoint.
    public var waypointNames: [String?] = []
    public var waypointSensors = GPXSensors()
    /// The words on `waypoints`, in order, for those that have any; the name is among them.
    public var waypointLabels: [GPXPointLabels] = []
    /// The namespaces declared anywhere in the file, sorted by URI; the first 256 of them.
    public var namespaces: [GPXNamespace] = []
    /// What was odd in the file, in the order in which each kind first appeared.
    public var warnings: [GPXWarning] = []

    public init() {}
}

/// A track: what a recorder or planner drew.
public struct GPXTrack: Sendable, Hashable {
    public var name: String?
    public var description: String?
    /// What the writer calls the activity, such as `running`.
    public var type: String?
    public var comment: String?
    /// Where the data come from.
    public var source: String?
    public var number: Int?
    public var links: [GPXLink] = []
    /// Parts of the document's `points`, each drawn without a gap and right behind the one before. May be empty.
    public var segments: [Range<Int>] = []

    public init() {}

    /// The part of the document's `points` that is the whole track.
    public var points: Range<Int> {
        guard let first = segments.first, let last = segments.last else { return 0..<0 }
        return first.lowerBound..<last.upperBound
    }
}

/// A route: points to be joined by whoever follows it.
public struct GPXRoute: Sendable, Hashable {
    public var name: String?
    public var description: String?
    public var type: String?
    public var comment: String?
    /// Where the data come from.
    public var source: String?
    public var number: Int?
    public var links: [GPXLink] = []
    /// The part of the document's `routePoints`.
    public var points: Range<Int> = 0..<0

    public init() {}
}

/// A namespace declaration; the prefix is that of the first one, `nil` for the default namespace.
public struct GPXNamespace: Sendable, Hashable {
    public var prefix: String?
    public var uri: String

    public init(prefix: String?, uri: String) {
        self.prefix = prefix
        self.uri = uri
    }
}
