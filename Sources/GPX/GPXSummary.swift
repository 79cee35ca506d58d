internal import RouteGeometry
internal import StreamingXML

/// What is in a GPX file of any size, in constant memory: all of it where it is small, else sums and ranges.
public struct GPXSummary: Sendable {
    /// How many points, tracks and other things a file may hold before they are left out.
    public let limit: Int
    /// Whether `document` holds the whole file.
    public internal(set) var isWhole = true
    /// The file; where it holds more than `limit`, what it says of itself, its namespaces and its warnings alone.
    public internal(set) var document = GPXDocument()
    public internal(set) var trackCount = 0
    public internal(set) var segmentCount = 0
    public internal(set) var routeCount = 0
    public internal(set) var trackPoints = GPXPointSummary()
    public internal(set) var routePoints = GPXPointSummary()
    public internal(set) var waypoints = GPXPointSummary()

    init(limit: Int) { self.limit = limit }
}

extension GPXSummary {
    /// Reads a file as `GPXDocument.init(contentsOf:)` does.
    ///
    /// - Parameter limit: how many points to keep at most; a track, segment, route or link counts as one, and so do 32
    ///   bytes of text.
    public init(contentsOf path: String, keeping limit: Int) throws(GPXError) {
        self = try Self.read(.path(path), keeping: limit)
    }

    /// Reads an open file, such as standard input, from where it stands to its end. Leaves it open.
    public init(fileDescriptor: Int32, keeping limit: Int) throws(GPXError) {
        self = try Self.read(.fileDescriptor(fileDescriptor), keeping: limit)
    }

    /// Sums up what has been read. O(points).
    public init(of document: GPXDocument) {
        self.init(limit: .max)
        self.document = document
        trackCount = document.tracks.count
        segmentCount = document.tracks.reduce(0) { $0 + $1.segments.count }
        routeCount = document.routes.count
        trackPoints = GPXPointSummary(
            document.points, document.trackSensors, lines: document.tracks.map(\.segments))
        routePoints = GPXPointSummary(
            document.routePoints, document.routeSensors, lines: document.routes.map { [$0.points] })
        waypoints = GPXPointSummary(
            document.waypoints, document.waypointSensors, lines: [[0..<document.waypoints.count]])
    }
}
