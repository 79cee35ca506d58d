public import OpenStreetMap
public import RouteGeometry

/// The maps that routes are laid on.
public struct RunningMaps: Sendable {
    public var networks: [WayNetwork]
    /// The edge of the route as drawn on whose footways the runner means to run; their surface counts where one is known.
    public var footway: Edge?

    public init(_ networks: [WayNetwork] = []) { self.networks = networks }

    /// No map: what a file does not say is assumed.
    public static let none = RunningMaps()

    /// Opens extracts of OpenStreetMap, and maps prepared from them.
    ///
    /// - Throws: for the first that cannot be read.
    public static func open(_ paths: [String]) throws(AnalysisError) -> RunningMaps {
        var maps = RunningMaps()
        for path in paths {
            do throws(MapError) {
                maps.networks.append(
                    path.hasSuffix(MapShelf.ending)
                        ? try WayNetwork(prepared: path)
                        : try WayNetwork(extract: path, source: MapShelf.name(of: path)))
            } catch {
                throw AnalysisError(error, source: path)
            }
        }
        return maps
    }

    /// What the maps say of a line; `nil` where no map reaches there.
    ///
    /// Of several maps the one that knows most of it counts, the first of those that know as much, and where it knows no
    /// way the next.
    ///
    /// - Parameter distances: metres along the line to each point.
    public func findings(
        along points: PointColumns, distances: [Double], drivingSide: Fact<Side>
    ) -> MapFindings? {
        guard points.count >= 2 else { return nil }
        let matches = networks.filter { $0.reaches(points) }.map { network in
            var matcher = RouteMatcher(network)
            return matcher.match(points, distances: distances)
        }
        return JoinedMatch(matches).map {
            MapFindings(
                $0, times: points.times, at: points.coordinate(at: 0), drivingSide: drivingSide, footway: footway)
        }
    }
}

extension WayNetwork {
    /// Whether a point lies in the box around the ways, or within a thousandth of a degree of it: errors and the other
    /// side of the road are less.
    fileprivate func reaches(_ points: PointColumns) -> Bool {
        let (low, high) = bounds
        return points.latitudes.indices.contains(where: {
            (low.latitude - 0.001...high.latitude + 0.001).contains(points.latitudes[$0])
                && (low.longitude - 0.001...high.longitude + 0.001).contains(points.longitudes[$0])
        })
    }
}

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

extension AnalysisError {
    init(_ error: MapError, source: String) {
        let isUnreadable = if case .unreadable = error.kind { true } else { false }
        self.init(isUnreadable ? .unreadable : .badData, sentence: error.description(source: source))
    }
}
