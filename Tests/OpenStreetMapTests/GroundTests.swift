import OpenStreetMap
import RouteGeometry
import Testing

@Suite("Ground from the map")
struct GroundTests {
    private static let germany = RoadProfile.Region(at: Coordinate(latitude: 49.4, longitude: 8.7), drivingSide: .right)
    private static let britain = RoadProfile.Region(at: Coordinate(latitude: 51.4, longitude: -2.6), drivingSide: .left)
    private static let texas = RoadProfile.Region(at: Coordinate(latitude: 30.3, longitude: -97.7), drivingSide: .right)

    /// One way from west to east, and a road beside it where asked for.
    private func network(_ tags: [(String, String)], roadAt north: Double? = nil) throws -> (DrawnMap, WayNetwork) {
        var map = DrawnMap()
        map.way(1, [(0, 0), (200, 0), (400, 0)], tags)
        if let north { map.way(2, [(-50, north), (450, north)], [("highway", "residential")]) }
        return (map, try map.network())
    }

    private func ground(
        _ tags: [(String, String)], _ region: RoadProfile.Region, isReversed: Bool = false, roadAt north: Double? = nil,
        footwayAt edge: Edge? = nil
    ) throws -> (map: GroundFacts?, inferred: GroundFacts?) {
        let (map, network) = try network(tags, roadAt: north)
        let ends = [(20.0, 0.0), (380, 0)]
        let layers = network.match(map.line(isReversed ? ends.reversed() : ends)).layers(region, footwayAt: edge)
        func facts(_ origin: Origin) -> GroundFacts? { layers.first { $0.origin == origin }?.facts.first?.ground }
        return (facts(.map), facts(.inferred))
    }

    @Test(
        "A two-way road is crowned by its country's crossfall",
        arguments: [("residential", germany, 0.025), ("tertiary", britain, 0.025), ("secondary", texas, 0.02)])
    func crowned(highway: String, region: RoadProfile.Region, crossfall: Double) throws {
        let found = try #require(try ground([("highway", highway)], region).inferred)
        #expect(found.crossSection == .crowned)
        #expect(found.crossfall == crossfall)
        #expect(found.falls == nil)
    }

    @Test("A crown is less likely where roads are built with one slope")
    func probability() throws {
        let tags = try #require(try network([("highway", "residential")]).1.tags(ofID: 1))
        let (german, british) = (
            RoadProfile(tags, Self.germany, roadAt: nil), RoadProfile(tags, Self.britain, roadAt: nil)
        )
        #expect(try #require(german).probability == 0.5)
        #expect(try #require(british).probability > 0.8)
    }

    /// A one-way road falls to the kerb its traffic keeps to: the right of the flow in right-hand traffic.
    @Test(
        "A one-way road falls to the near-side kerb, whichever way it is run and drawn",
        arguments: [
            ("yes", germany, false, Edge.right), ("yes", germany, true, .left), ("-1", germany, false, .left),
            ("-1", germany, true, .right), ("yes", britain, false, .left), ("yes", britain, true, .right),
        ])
    func oneway(value: String, region: RoadProfile.Region, isReversed: Bool, falls: Edge) throws {
        let found = try ground([("highway", "primary"), ("oneway", value)], region, isReversed: isReversed)
        #expect(found.inferred?.crossSection == .banked)
        #expect(found.inferred?.falls == falls)
        #expect(found.map?.oneway == ((value == "yes") != isReversed ? .with : .against))
    }

    @Test(
        "A road tagged with the side it is driven on falls to that kerb, unless the runner says which side that is",
        arguments: [("left", true, Edge.left), ("right", true, .right), ("left", false, .right)])
    func taggedSide(side: String, isHeeded: Bool, falls: Edge) throws {
        var region = Self.germany
        region.heedsTaggedDrivingSide = isHeeded
        let tags = [("highway", "primary"), ("oneway", "yes"), ("driving_side", side)]
        #expect(try ground(tags, region).inferred?.falls == falls)
    }

    /// A roundabout in right-hand traffic is run counter-clockwise by cars; its outside is on the right of the flow.
    @Test("A roundabout falls outward", arguments: [(germany, Edge.right), (britain, .left)])
    func roundabout(region: RoadProfile.Region, falls: Edge) throws {
        #expect(try ground([("highway", "tertiary"), ("junction", "roundabout")], region).inferred?.falls == falls)
    }

    /// A footway falls toward the carriageway: with the road on its left, to the left.
    @Test(
        "A mapped sidewalk falls toward its road",
        arguments: [(8.0, false, Edge.left), (-8, false, .right), (8, true, .right), (-8, true, .left)])
    func sidewalk(roadNorth: Double, isReversed: Bool, falls: Edge) throws {
        let tags = [("highway", "footway"), ("footway", "sidewalk")]
        let found = try #require(try ground(tags, Self.germany, isReversed: isReversed, roadAt: roadNorth).inferred)
        #expect(found.crossSection == .banked)
        #expect(found.falls == falls)
        #expect(found.crossfall == CrossSection.footwayCrossfall)
    }

    @Test(
        "A sidewalk far from any road, a path and steps are level",
        arguments: [
            [("highway", "footway"), ("footway", "sidewalk")], [("highway", "path")], [("highway", "steps")],
            [("highway", "cycleway")],
        ])
    func level(tags: [(String, String)]) throws {
        let found = try #require(try ground(tags, Self.germany).inferred)
        #expect(found.crossSection == .level)
        #expect(found.traffic == Traffic.none)
    }

    @Test("A sidewalk belongs to a road up to 20 m away", arguments: [(18.0, GroundFacts.Kind.banked), (23, .level)])
    func roadOfSidewalk(north: Double, kind: GroundFacts.Kind) throws {
        let tags = [("highway", "footway"), ("footway", "sidewalk")]
        #expect(try ground(tags, Self.germany, roadAt: north).inferred?.crossSection == kind)
    }

    @Test("The outline of a place that is paved is no road with a crown", arguments: ["residential", "service"])
    func area(highway: String) throws {
        let found = try ground([("highway", highway), ("area", "yes"), ("surface", "asphalt")], Self.germany)
        #expect(found.inferred?.crossSection == nil)
        #expect(found.map?.surface == .asphalt)
    }

    /// OpenStreetMap's draft: positive falls to the right of the way as drawn, negative to the left.
    @Test(
        "A tagged slope across falls to its edge of the way, whichever way that is run, and its size is the map's",
        arguments: [
            ("3%", false, Edge.right), ("3%", true, .left), ("-3%", false, .left), ("-3%", true, .right),
        ], ["residential", "footway", "track"])
    func inclineAcross(_ case: (value: String, isReversed: Bool, falls: Edge), highway: String) throws {
        let found = try ground(
            [("highway", highway), ("incline:across", `case`.value)], Self.germany, isReversed: `case`.isReversed)
        #expect(found.inferred?.crossSection == .banked)
        #expect(found.inferred?.falls == `case`.falls)
        #expect(found.map?.crossfall == 0.03)
    }

    @Test("A way tagged as level across is taken as level", arguments: ["residential", "footway"])
    func levelAcross(highway: String) throws {
        let found = try ground([("highway", highway), ("incline:across", "0 %")], Self.germany)
        #expect(found.inferred?.crossSection == .level)
    }

    /// Mappers who measure sidewalks leave the sign out; a minus is one.
    @Test(
        "A sidewalk's slope falls to its road unless its sign says otherwise",
        arguments: [("2%", 8.0, Edge.left), ("2%", -8, .right), ("-2%", 8, .left), ("-2%", -8, .left)])
    func sidewalkAcross(value: String, roadNorth: Double, falls: Edge) throws {
        let tags = [("highway", "footway"), ("footway", "sidewalk"), ("incline:across", value)]
        #expect(try ground(tags, Self.germany, roadAt: roadNorth).inferred?.falls == falls)
    }

    @Test("Of farm tracks and driveways the map says nothing across", arguments: ["track", "service"])
    func silent(highway: String) throws {
        let found = try #require(try ground([("highway", highway)], Self.germany).inferred)
        #expect(found.crossSection == nil)
        #expect(found.traffic == .quiet)
    }

    @Test("Unknown traffic stays unknown on roads", arguments: ["residential", "tertiary", "primary"])
    func traffic(highway: String) throws {
        #expect(try ground([("highway", highway)], Self.germany).inferred?.traffic == nil)
    }

    @Test("Sidewalks lie at the edges of the route as drawn", arguments: [(false, Edge.left), (true, .right)])
    func footways(isReversed: Bool, edge: Edge) throws {
        let tags = [("highway", "residential"), ("sidewalk", "left")]
        #expect(try ground(tags, Self.germany, isReversed: isReversed).map?.footways == [edge])
    }

    @Test(
        "On the footway of a known side its own surface counts",
        arguments: [
            (Edge.left, Surface.paving), (.right, .gravel),
        ])
    func sideSurface(edge: Edge, surface: Surface) throws {
        let tags = [
            ("highway", "residential"), ("surface", "asphalt"), ("sidewalk", "both"),
            ("sidewalk:left:surface", "sett"), ("sidewalk:right:surface", "gravel"),
        ]
        #expect(try ground(tags, Self.germany, footwayAt: edge).map?.surface == surface)
        #expect(try ground(tags, Self.germany, isReversed: true, footwayAt: edge.opposite).map?.surface == surface)
        #expect(try ground(tags, Self.germany).map?.surface == .asphalt)
    }

    @Test(
        "Tagged surfaces are the map's, others are concluded with how sure that is",
        arguments: [
            ([("surface", "asphalt")], Surface.asphalt, Origin.map, 1),
            ([("surface", "paved")], .asphalt, .inferred, 0.74),
            ([("tracktype", "grade1")], .asphalt, .inferred, 0.81),
            ([("tracktype", "grade3")], .gravel, .inferred, 0.46),
            ([("tracktype", "grade3"), ("surface", "grass")], .grass, .map, 1), ([], .compacted, .inferred, 0.26),
        ])
    func surfaces(extra: [(String, String)], surface: Surface, origin: Origin, confidence: Double) throws {
        let tags = try #require(try network([("highway", "track")] + extra).1.tags(ofID: 1))
        let found = SurfaceOfWay(tags)
        #expect(found.surface == surface)
        #expect(found.origin == origin)
        #expect(found.confidence == confidence)
    }

    @Test(
        "Of a path with a part for those on foot that part's surface counts, where it has none of its own",
        arguments: [
            ([("footway:surface", "paving_stones"), ("cycleway:surface", "asphalt")], Surface.paving),
            ([("cycleway:surface", "asphalt")], .asphalt),
            ([("surface", "gravel"), ("cycleway:surface", "asphalt")], .gravel),
        ])
    func parts(extra: [(String, String)], surface: Surface) throws {
        let tags = try #require(try network([("highway", "path")] + extra).1.tags(ofID: 1))
        #expect(SurfaceOfWay(tags).surface == surface)
        #expect(SurfaceOfWay(tags).origin == .map)
    }

    @Test("The slopes of a route's ways are told along the route, with how likely they are")
    func slopes() throws {
        let (map, network) = try network([("highway", "primary"), ("oneway", "yes")])
        let match = network.match(map.line([(380, 0), (20, 0)]))
        let profile = try #require(match.roadProfiles(of: match.runs, Self.germany).first ?? nil)
        // The right of the flow is the left of a route that runs against it.
        #expect(profile.kind == .banked && profile.falls == .left)
        #expect(profile.probability == 0.6 && profile.crossfall == 0.025)
    }

    @Test("The parts of a mix add up to the length")
    func mix() throws {
        let (map, network) = try network([("highway", "path"), ("surface", "dirt")])
        let match = network.match(map.line([(0, 0), (400, 0), (1400, 0)]))
        let mix = match.surfaceMix()
        #expect(abs(mix.length - match.length) < 1e-6)
        #expect(mix.parts.map(\.surface) == [.dirt])
        #expect(mix.unknown > 900)
    }

    @Test("A note stands above the map, and the map above what is concluded from it")
    func ranks() throws {
        let (map, network) = try network([("highway", "residential"), ("surface", "sett"), ("oneway", "yes")])
        let line = map.line([(0, 0), (400, 0)])
        let match = network.match(line)
        var note = GroundFacts()
        note.surface = .dirt
        note.crossSection = .level
        let layers = match.layers(Self.germany) + [FactLayer(.note, [StretchFacts(from: 0, to: 100, note)])]
        let stretches = Stretch.overlay(length: match.length, layers: layers)
        #expect(stretches.first?.surface == Fact(.dirt, .note))
        #expect(stretches.first?.crossSection == Fact(.level, .note))
        #expect(stretches.last?.surface == Fact(.paving, .map))
        #expect(stretches.last?.crossSection == Fact(.banked(crossfall: 0.03, falls: .right), .inferred))
    }
}
