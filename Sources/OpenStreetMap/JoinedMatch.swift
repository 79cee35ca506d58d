public import RouteGeometry

/// A route laid along the ways of several maps: each counts where those that know more of the route know no way.
///
/// So a route over the border of two extracts has the ways of both, and no metre has two.
public struct JoinedMatch: Sendable {
    /// The parts that count, those of the map that knows most of the route first.
    public let parts: [RouteMatch]

    /// - Parameter matches: of one line; of those that know as much the first counts first.
    /// - Returns: `nil` where the line is on no way of any map.
    public init?(_ matches: [RouteMatch]) {
        let ranked = matches.enumerated().sorted {
            ($1.element.matchedShare, $0.offset) < ($0.element.matchedShare, $1.offset)
        }
        parts = ranked.map(\.element).reduce(into: []) { parts, match in
            let rest = parts.reduce(match) { $0.leavingOut($1) }
            if rest.matchedShare > 0 { parts.append(rest) }
        }
        if parts.isEmpty { return nil }
    }

    /// Metres.
    public var length: Double { parts[0].length }

    /// The share of the route that is on ways of any of the maps, 0 to 1.
    public var matchedShare: Double { parts.reduce(0) { $0 + $1.matchedShare } }

    /// The maps' names, as the runner gave them.
    public var sources: [String] { parts.map(\.network.source) }

    /// The tags of the way a point of the route is on, `nil` where it is on none.
    public func tags(atPoint point: Int) -> WayTags? {
        for part in parts {
            if let way = part.way(atPoint: point) { return part.network.tags(ofWay: way) }
        }
        return nil
    }

    /// The ways in order, from the route's start to its end without a gap.
    ///
    /// - Parameter region: how roads are built there.
    public func runs(_ region: RoadProfile.Region) -> [MappedRun] {
        let known = parts.flatMap { part in
            let runs = part.runs
            return zip(runs, part.roadProfiles(of: runs, region)).filter { $0.0.way != nil }.map {
                MappedRun(run: $0, network: part.network, profile: $1)
            }
        }
        var all: [MappedRun] = []
        for run in known.sorted(by: { $0.run.start < $1.run.start }) {
            fill(&all, to: run.run.start)
            all.append(run)
        }
        fill(&all, to: length)
        return all
    }

    /// Adds that the route is on no way from where `runs` end to `end`.
    private func fill(_ runs: inout [MappedRun], to end: Double) {
        let start = runs.last?.run.end ?? 0
        guard end > start else { return }
        let none = MatchedRun(start: start, end: end, way: nil, isAgainst: false, samples: 0..<0)
        runs.append(MappedRun(run: none, network: parts[0].network, profile: nil))
    }

    /// What the maps say of the ground, and what follows from it: as `RouteMatch.layers`.
    public func layers(_ region: RoadProfile.Region, footwayAt edge: Edge? = nil) -> [FactLayer] {
        parts.flatMap { $0.layers(region, footwayAt: edge) }
    }

    /// What the route is on: as `RouteMatch.surfaceMix`.
    public func surfaceMix(footwayAt edge: Edge? = nil) -> SurfaceMix {
        let surfaces = parts.flatMap { $0.surfaces(footwayAt: edge) }.filter { $0.surface != nil }
        let known = surfaces.reduce(0) { $0 + $1.length }
        return SurfaceMix(surfaces + [(nil, max(0, length - known))])
    }

    /// The tracks that were run round.
    public var trackRuns: [TrackRun] { parts.flatMap(\.trackRuns) }

    /// Which side of the roads the run was on: as `RouteMatch.runningSide`, over the roads of all maps.
    public func runningSide(times: [Double]?) -> RunningSide? { RunningSide(on: parts, times: times) }
}

/// A part of a route on one way, with the map that way is of.
public struct MappedRun: Sendable {
    public let run: MatchedRun
    /// Where the route is on no way, the map that knows most of it.
    public let network: WayNetwork
    /// `nil` where the map says nothing of the slope across.
    public let profile: RoadProfile?

    /// OpenStreetMap's id of the way.
    public var wayID: Int64? { run.way.map(network.id(ofWay:)) }

    /// - Parameter edge: the edge of the route as drawn on whose footway the runner runs along roads, `nil` on the road.
    public func surface(footwayAt edge: Edge? = nil) -> SurfaceOfWay? {
        SurfaceOfWay(of: run, on: network, footwayAt: edge)
    }
}
