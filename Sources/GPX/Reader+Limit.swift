// Files that hold more than is kept of one.
extension Reader {
    /// How many tracks, segments and routes there are.
    struct LineCounts {
        var tracks = 0
        var segments = 0
        var routes = 0
    }

    /// Counts what is kept besides points and, once there is too much, leaves all of it out.
    mutating func weigh(_ more: Int) {
        weight += more
        guard let limit, !isDropping else { return }
        if trackPoints.count + routePoints.count + waypoints.count + weight > limit { drop() }
    }

    /// - Parameter text: words that are kept; 32 bytes of them count as much as a point.
    mutating func weigh(_ text: String) { weigh(1 + text.utf8.count / 32) }

    private mutating func drop() {
        isDropping = true
        trackPoints.drop()
        routePoints.drop()
        waypoints.drop()
        (document.tracks, document.trackFacts, document.trackLabels) = ([], GPXFacts(), [])
        (document.routes, document.routeFacts, document.routeLabels) = ([], GPXFacts(), [])
        document.shapingPoints = []
        shape = []
        (document.waypointNames, document.waypointLabels) = ([], [])
        document.metadata.links = []
        track?.segments = []
        track?.links = []
        route?.links = []
        osmAnd = OsmAndRoute()
    }

    /// A point of a file of which only sums are wanted.
    @inline(never)
    mutating func passPoint(_ element: Element) {
        switch element {
        case .trkpt:
            if isPaused { splitSegment() }
            _ = trackPoints.append(point)
        case .rtept: _ = routePoints.append(point)
        default: _ = waypoints.append(point)
        }
    }

    /// What has been read, with the sums where a limit was set.
    var outcome: GPXSummary {
        var summary = GPXSummary(limit: limit ?? .max)
        summary.isWhole = !isDropping
        summary.document = document
        (summary.trackCount, summary.segmentCount, summary.routeCount) = (
            counts.tracks, counts.segments, counts.routes
        )
        if let points = trackPoints.summary { summary.trackPoints = points }
        if let points = routePoints.summary { summary.routePoints = points }
        if let points = waypoints.summary { summary.waypoints = points }
        return summary
    }
}
