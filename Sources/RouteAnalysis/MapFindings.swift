public import OpenStreetMap
public import RouteGeometry

/// What maps say of a route.
public struct MapFindings: Sendable {
    public let match: JoinedMatch
    private let region: RoadProfile.Region
    /// Which side of the roads a recording kept to; `nil` where there are no times or too little road.
    public let runningSide: RunningSide?
    private let footway: Edge?
    /// What it is on.
    public let surfaces: SurfaceMix
    /// The athletics tracks it goes round.
    public let trackRuns: [TrackRun]

    init(_ match: JoinedMatch, times: [Double]?, at start: Coordinate, drivingSide: Fact<Side>, footway: Edge?) {
        self.match = match
        var region = RoadProfile.Region(at: start, drivingSide: drivingSide.value)
        region.heedsTaggedDrivingSide = drivingSide.origin != .note
        self.region = region
        runningSide = match.runningSide(times: times)
        surfaces = match.surfaceMix(footwayAt: footway)
        self.footway = footway
        trackRuns = match.trackRuns
    }

    /// The side of travel the recording kept to; `nil` where that is not established.
    public var runSide: Side? { runningSide?.side }

    /// The ways in order, from the route's start to its end without a gap.
    public var runs: [MappedRun] { match.runs(region) }

    /// The share of the route on ways of the map, 0 to 1.
    public var matchedShare: Double { match.matchedShare }

    /// What the maps say and what follows from it, for `Stretch.overlay`.
    var layers: [FactLayer] { match.layers(region, footwayAt: footway) }
}
