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
    /// The points of all tracks, one track after the other.
    public var points = PointColumns()
    public var tracks: [GPXTrack] = []
    /// What the file says of the ground at `points`.
    public var trackFacts = GPXFacts()
    /// The points of all routes, one route after the other.
    public var routePoints = PointColumns()
    public var routes: [GPXRoute] = []
    /// What the file says of the ground at `routePoints`.
    public var routeFacts = GPXFacts()
    public var waypoints = PointColumns()
    /// The name of each waypoint.
    public var waypointNames: [String?] = []
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
    public var type: String?
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
