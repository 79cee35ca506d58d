public import RouteGeometry

/// What is underfoot on a way, and how far the map says so.
public struct SurfaceOfWay: Sendable, Hashable {
    public let surface: Surface
    /// `map` where it is tagged, else `inferred`.
    public let origin: Origin
    /// How often such a way has this surface, 0 to 1; 1 where it is tagged. Of a part of a route, times how likely it is
    /// that it is on the way.
    public let confidence: Double

    init(tagged surface: Surface) {
        self.surface = surface
        origin = .map
        confidence = 1
    }

    private init(_ surface: Surface, _ confidence: Double, _ origin: Origin = .inferred) {
        self.surface = surface
        self.origin = origin
        self.confidence = confidence
    }

    /// How sure it must be on which of two ways a route is for what is tagged on one to count as the map's; ours.
    private static let sure = 0.8

    /// What is underfoot on a part of a route.
    ///
    /// - Parameter edge: the edge of the route on whose footway the runner runs along roads, `nil` on the road.
    public init?(of run: MatchedRun, on network: WayNetwork, footwayAt edge: Edge? = nil) {
        guard let way = run.way else { return nil }
        let tags = network.tags(ofWay: way)
        let found = SurfaceOfWay(tags, footwayAt: run.footway(edge, tags))
        let origin = run.surfaceConfidence < Self.sure ? .inferred : found.origin
        self.init(found.surface, found.confidence * run.surfaceConfidence, origin)
    }

    /// The surface of a way with these tags, from the first of these that it has: `surface`, that of the part of a path
    /// for those on foot, `tracktype`, `smoothness`, its class. That the map only says paved or unpaved makes asphalt or
    /// compacted ground likely.
    ///
    /// - Parameter edge: the edge of the way on whose footway the runner runs, `nil` on the way itself. A footway has
    ///   the surface the map gives it, never the carriageway's by name.
    public init(_ tags: WayTags, footwayAt edge: Edge? = nil) {
        if let edge, let surface = tags.footwaySurface(edge) {
            self.init(tagged: surface)
        } else if edge != nil, tags.wayClass.isCarriageway {
            // Footways along roads: as those mapped by themselves.
            self.init(byClass: .footway)
        } else if let surface = tags.surface {
            if tags.surfaceIsGeneric {
                self.init(surface, surface == .asphalt ? 0.74 : 0.3)
            } else {
                self.init(tagged: surface)
            }
        } else if let surface = tags.surfaceOfPart {
            self.init(tagged: surface)
        } else if let grade = tags.trackType {
            let (surface, confidence) = Self.trackGrades[grade - 1]
            self.init(surface, confidence)
        } else if let smoothness = tags.smoothness, [.track, .path, .bridleway].contains(tags.wayClass) {
            self.init(bySmoothness: smoothness, tags.wayClass)
        } else {
            self.init(byClass: tags.wayClass)
        }
    }

    /// Grade 1 to 5. How often, by length, ways with this grade and a surface have it: 39 378 tagged ways of 17 extracts
    /// from 2012 to 2024 (ours; OpenStreetMap).
    private static let trackGrades: [(Surface, Double)] = [
        (.asphalt, 0.81), (.compacted, 0.56), (.gravel, 0.46), (.dirt, 0.55), (.grass, 0.50),
    ]

    /// On tracks and paths smooth ground is sealed or rolled; on roads and footways the class says more. From 280 km of
    /// ways with both tags in three extracts of 2012 to 2024 (ours; OpenStreetMap), rounded down.
    private init(bySmoothness grade: Int, _ wayClass: WayClass) {
        switch grade {
        case 1: self.init(.asphalt, 0.9)
        case 2: self.init(.asphalt, 0.7)
        case 3: self.init(.compacted, 0.7)
        case 4 where wayClass == .track: self.init(.compacted, 0.3)
        default: self.init(.dirt, wayClass == .track ? 0.35 : 0.9)
        }
    }

    /// By class, from the same ways; primary and trunk as secondary, unclassified and road as residential, busway as
    /// service, bridleway as path, and steps are ours.
    private init(byClass wayClass: WayClass) {
        switch wayClass {
        case .trunk, .primary, .secondary: self.init(.asphalt, 0.93)
        case .tertiary: self.init(.asphalt, 0.91)
        case .unclassified, .residential, .road: self.init(.asphalt, 0.77)
        case .service, .busway: self.init(.asphalt, 0.55)
        case .livingStreet: self.init(.asphalt, 0.54)
        case .pedestrian: self.init(.paving, 0.60)
        case .footway: self.init(.asphalt, 0.64)
        case .cycleway: self.init(.asphalt, 0.82)
        case .path, .bridleway: self.init(.dirt, 0.47)
        case .track: self.init(.compacted, 0.26)
        case .steps: self.init(.paving, 0.4)
        case .athleticsTrack: self.init(.track, 0.8)
        }
    }
}

/// How much of a route is on what, and how far the map says so. The parts add up to the route's length.
public struct SurfaceMix: Sendable, Hashable {
    public struct Part: Sendable, Hashable {
        public let surface: Surface
        public let origin: Origin
        /// Metres.
        public internal(set) var length: Double
        /// The mean confidence by length.
        public internal(set) var confidence: Double
    }

    /// Tagged ones first, each group from the longest on.
    public let parts: [Part]
    /// Metres on no way of the map.
    public let unknown: Double

    /// Metres.
    public var length: Double { parts.reduce(unknown) { $0 + $1.length } }

    /// - Parameter surfaces: with the metres they lie on; `nil` where nothing is known.
    init(_ surfaces: [(surface: SurfaceOfWay?, length: Double)]) {
        var parts: [Part] = []
        var unknown = 0.0
        for (surface, length) in surfaces {
            guard let found = surface else {
                unknown += length
                continue
            }
            if let known = parts.firstIndex(where: { $0.surface == found.surface && $0.origin == found.origin }) {
                let total = parts[known].length + length
                parts[known].confidence =
                    (parts[known].confidence * parts[known].length + found.confidence * length) / total
                parts[known].length = total
            } else {
                parts.append(
                    Part(surface: found.surface, origin: found.origin, length: length, confidence: found.confidence))
            }
        }
        self.unknown = unknown
        self.parts = parts.sorted {
            $0.origin != $1.origin
                ? $0.origin > $1.origin
                : ($1.length, $0.surface.rawValue) < ($0.length, $1.surface.rawValue)
        }
    }
}

extension RouteMatch {
    /// What the route is on.
    ///
    /// - Parameter edge: the edge of the route as drawn on whose footway the runner runs along roads, `nil` on the road.
    public func surfaceMix(footwayAt edge: Edge? = nil) -> SurfaceMix { SurfaceMix(surfaces(footwayAt: edge)) }

    /// The surface of each run, `nil` where it is on no way, with its metres.
    func surfaces(footwayAt edge: Edge?) -> [(surface: SurfaceOfWay?, length: Double)] {
        runs.map { (SurfaceOfWay(of: $0, on: network, footwayAt: edge), $0.length) }
    }
}
