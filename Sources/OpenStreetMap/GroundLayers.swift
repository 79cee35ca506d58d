public import RouteGeometry

extension RouteMatch {
    /// What the map says of the ground along the route, and what follows from its kinds of road; both as drawn along the
    /// route. Where the route is on no way nothing is said.
    ///
    /// Traffic is only concluded where there is none or little: a footway, path or square has none; living streets,
    /// service roads and tracks are quiet. A road that is silent on it stays unknown.
    ///
    /// - Parameters:
    ///   - region: how roads are built there.
    ///   - edge: the edge of the route on whose footway the runner runs along roads, `nil` on the road.
    public func layers(_ region: RoadProfile.Region, footwayAt edge: Edge? = nil) -> [FactLayer] {
        var mapped: [StretchFacts] = []
        var inferred: [StretchFacts] = []
        var roads: [Int: Edge?] = [:]
        for run in runs {
            guard let way = run.way else { continue }
            let facts = facts(of: run, way, region, footwayAt: edge, &roads)
            Self.append(StretchFacts(from: run.start, to: run.end, facts.mapped), to: &mapped)
            Self.append(StretchFacts(from: run.start, to: run.end, facts.inferred), to: &inferred)
        }
        return [FactLayer(.map, mapped), FactLayer(.inferred, inferred)]
    }

    private static func append(_ facts: StretchFacts, to list: inout [StretchFacts]) {
        if facts.ground == GroundFacts() { return }
        if let last = list.last, last.ground == facts.ground, last.end == facts.start {
            list[list.count - 1].end = facts.end
        } else {
            list.append(facts)
        }
    }

    private func facts(
        of run: MatchedRun, _ way: Int, _ region: RoadProfile.Region, footwayAt edge: Edge?, _ roads: inout [Int: Edge?]
    ) -> (mapped: GroundFacts, inferred: GroundFacts) {
        let tags = network.tags(ofWay: way)
        var (mapped, inferred) = (GroundFacts(), GroundFacts())
        let surface = SurfaceOfWay(of: run, on: network, footwayAt: edge)
        if surface?.origin == .map { mapped.surface = surface?.surface } else { inferred.surface = surface?.surface }
        mapped.footways = tags.footways.map { Set($0.map(run.edge)) }
        mapped.oneway = tags.oneway.map(run.oneway)
        inferred.traffic = tags.likelyTraffic
        if let profile = profile(of: run, tags, region, &roads) {
            inferred.crossSection = profile.kind
            inferred.falls = profile.falls
            if profile.kind != .level { inferred.crossfall = profile.crossfall }
            if tags.crossfall != nil, profile.kind != .level {
                (mapped.crossfall, inferred.crossfall) = (tags.crossfall, nil)
            }
        }
        return (mapped, inferred)
    }

    /// How the ground of each of `runs` is likely to slope across, with edges of the route as drawn; `nil` where its tags say
    /// nothing of it.
    public func roadProfiles(of runs: [MatchedRun], _ region: RoadProfile.Region) -> [RoadProfile?] {
        var roads: [Int: Edge?] = [:]
        return runs.map { run in
            run.way.flatMap { profile(of: run, network.tags(ofWay: $0), region, &roads) }
        }
    }

    private func profile(
        of run: MatchedRun, _ tags: WayTags, _ region: RoadProfile.Region, _ roads: inout [Int: Edge?]
    ) -> RoadProfile? {
        var region = region
        if region.heedsTaggedDrivingSide, let tagged = tags.drivingSide { region.drivingSide = tagged }
        let profile = RoadProfile(tags, region, roadAt: road(beside: run, tags, &roads))
        return profile.map { $0.falling(to: $0.falls.map(run.edge)) }
    }

    /// The edge of a sidewalk's way at which its road lies, by the edge where the run has most of its samples' middle.
    private func road(beside run: MatchedRun, _ tags: WayTags, _ roads: inout [Int: Edge?]) -> Edge? {
        let middle = (run.samples.lowerBound + run.samples.upperBound - 1) / 2
        guard tags.isSidewalk, let visit = visit(ofSample: middle) else { return nil }
        if let known = roads[visit.edge] { return known }
        let found = network.roadBeside(edge: visit.edge)
        roads[visit.edge] = found
        return found
    }
}

extension WayTags {
    /// `nil` where the class of road leaves it open.
    var likelyTraffic: Traffic? {
        switch wayClass {
        case .pedestrian, .path, .footway, .cycleway, .bridleway, .steps, .athleticsTrack: Traffic.none
        case .livingStreet, .service, .track: flags.contains(.motorForbidden) ? Traffic.none : .quiet
        default: flags.contains(.motorForbidden) ? Traffic.none : nil
        }
    }
}
