public import RouteGeometry

/// How a road is likely to slope across, concluded from its tags: never measured, and right less often than not by much.
public struct RoadProfile: Sendable, Hashable {
    public let kind: GroundFacts.Kind
    /// Rise over run.
    public let crossfall: Double
    /// The edge that a banked one falls toward: of the way as the map draws it, or of the route where it is one's.
    public let falls: Edge?
    /// How likely it is so, 0 to 1; judged, not measured.
    public let probability: Double

    /// Where the road lies, as far as it decides how roads are built.
    public struct Region: Sendable, Hashable {
        public var drivingSide: Side
        /// Whether a way's own `driving_side` counts more than that; not where the runner says on which side traffic drives.
        public var heedsTaggedDrivingSide = true
        /// Where two-way roads are commonly built with one slope over their whole width.
        public var buildsOneSlope: Bool
        /// Of a sealed carriageway, rise over run.
        public var sealedCrossfall: Double

        /// The rules at a place: 2 % in North America (AASHTO, 1.5 to 2 %), 2.5 % elsewhere (CD 109 of the UK; RAS and
        /// RASt of Germany, where one slope over the whole width is the rule and a crown the exception). Germany is taken
        /// as a box of 47.3 to 55.1° N and 5.9 to 15.0° E.
        public init(at place: Coordinate, drivingSide: Side) {
            self.drivingSide = drivingSide
            buildsOneSlope = (47.3...55.1).contains(place.latitude) && (5.9...15).contains(place.longitude)
            let isNorthAmerica = (14...84).contains(place.latitude) && (-170 ... -52).contains(place.longitude)
            sealedCrossfall = isNorthAmerica ? 0.02 : 0.025
        }

        /// The crossfall of a carriageway with this surface: paving 3 %, gravel 4 % (AASHTO, low-type surfaces 2 to 6 %),
        /// earth 5 %.
        func crossfall(on surface: Surface) -> Double {
            switch surface {
            case .paving: 0.03
            case .gravel, .compacted: 0.04
            case .dirt, .sand, .grass, .woodchip: 0.05
            case .asphalt, .concrete, .track, .wood, .treadmill, .unknown: sealedCrossfall
            }
        }
    }

    private init(_ kind: GroundFacts.Kind, _ crossfall: Double, falls: Edge? = nil, _ probability: Double) {
        self.kind = kind
        self.crossfall = crossfall
        self.falls = falls
        self.probability = probability
    }

    /// The same seen from another way round.
    func falling(to edge: Edge?) -> RoadProfile { RoadProfile(kind, crossfall, falls: edge, probability) }

    /// The profile of a way with these tags, `nil` where they say nothing of it: tracks, narrow two-way roads, areas.
    ///
    /// - Parameter road: the edge of the way at which its nearest parallel road lies, `nil` where none is near.
    public init?(_ tags: WayTags, _ region: Region, roadAt road: Edge?) {
        let footwayEdge = tags.isSidewalk && !tags.isCrossing ? road : nil
        if let tagged = tags.crossfall {
            self.init(tagged: tagged, tags, footwayEdge)
            return
        }
        switch tags.wayClass {
        case .footway, .path, .cycleway, .pedestrian, .bridleway:
            if let footwayEdge {
                // A footway falls toward the carriageway, by 1:48 at most (2010 ADA Standards 403.3; 2 to 2.5 % in the UK
                // and Germany).
                self.init(.banked, CrossSection.footwayCrossfall, falls: footwayEdge, 0.8)
            } else {
                self.init(.level, 0, 0.6)
            }
        case .steps, .athleticsTrack: self.init(.level, 0, 0.8)
        case .track, .busway: return nil
        case _ where tags.isArea: return nil
        default: self.init(carriageway: tags, region)
        }
    }

    /// What is tagged is one slope over the whole width. Mappers leave a plus out as they leave out which way it falls: a
    /// minus is surer, and a sidewalk without one falls to its road. The probabilities are ours.
    private init(tagged crossfall: Double, _ tags: WayTags, _ footwayEdge: Edge?) {
        switch tags.fallingEdge {
        case nil: self.init(.level, 0, 0.9)
        case .left?: self.init(.banked, crossfall, falls: .left, 0.85)
        case .right?: self.init(.banked, crossfall, falls: footwayEdge ?? .right, footwayEdge == nil ? 0.6 : 0.85)
        }
    }

    private init?(carriageway tags: WayTags, _ region: Region) {
        let crossfall = region.crossfall(on: SurfaceOfWay(tags).surface)
        let oneway = tags.oneway ?? Oneway.none
        if oneway != .none {
            // It falls to the near-side kerb: the right of the flow where traffic drives on the right. On a roundabout
            // that is outward.
            let kerb: Edge = region.drivingSide == .right ? .right : .left
            self.init(
                .banked, crossfall, falls: oneway == .with ? kerb : kerb.opposite, tags.isRoundabout ? 0.7 : 0.6)
            return
        }
        let isNarrow = tags.wayClass == .service || tags.taggedWidth.map { $0 < 4 } ?? false
        if isNarrow || tags.isLink || tags.laneCount ?? 2 > 4 { return nil }
        self.init(.crowned, crossfall, region.buildsOneSlope ? 0.5 : 0.85)
    }
}

extension WayNetwork {
    /// Metres from a footway within which a road is its own, and radians by which it may turn away from it. Ours.
    private static let roadReach = 20.0
    private static let parallelCosine = 0.85

    /// The edge of an edge's way at which the nearest parallel carriageway lies, `nil` where there is none near.
    func roadBeside(edge: Int) -> Edge? {
        let range = points(of: edge)
        let middle = (range.lowerBound + range.upperBound - 1) / 2
        let scale = LocalScale(latitude: places[middle].latitude)
        let place = places[middle].moved(toward: places[middle + 1], by: 0.5)
        let leg = scale.vector(places[middle], places[middle + 1])
        guard leg.length > 0 else { return nil }
        var best = (squared: Double.infinity, edge: Edge?.none)
        forSegments(near: place, within: Self.roadReach, scale) { point, _, offset, squared in
            let other = scale.vector(places[point], places[point + 1])
            let tags = wayTags[Int(edgeWay[Int(pointEdge[point])])]
            guard squared < best.squared, squared > 0.01, tags.wayClass.isCarriageway, tags.wayClass != .service,
                abs(leg.dot(other)) >= Self.parallelCosine * leg.length * other.length
            else { return }
            // `offset` leads from the road to the footway.
            best = (squared, leg.cross(-offset) > 0 ? .left : .right)
        }
        return best.edge
    }
}
