import OpenStreetMap
import RouteGeometry
import Testing

@Suite("Tags")
struct TagTests {
    /// The tags of one way.
    private func tags(_ tags: [(String, String)]) throws -> WayTags? {
        var map = DrawnMap()
        map.way(1, [(0, 0), (100, 0)], [("highway", "service")])
        map.way(2, [(0, 50), (100, 50)], tags)
        return try map.network().tags(ofID: 2)
    }

    @Test(
        "A runner can use roads and paths, not motorways, building sites or what is forbidden on foot",
        arguments: [
            ("residential", true), ("footway", true), ("steps", true), ("track", true), ("primary_link", true),
            ("motorway", false), ("construction", false), ("proposed", false), ("raceway", false), ("platform", false),
        ])
    func usable(highway: String, isUsable: Bool) throws {
        #expect((try tags([("highway", highway)]) != nil) == isUsable)
        #expect(try tags([("highway", highway), ("foot", "no")]) == nil)
    }

    @Test("Of a list the first counts, letter case and spaces do not")
    func normalised() throws {
        let found = try #require(
            try tags([("highway", "track"), ("surface", " Asphalt ; gravel"), ("tracktype", "grade2")]))
        #expect(found.surface == .asphalt)
        #expect(found.trackType == 2)
    }

    @Test(
        "Sidewalks are on the sides of the way as drawn",
        arguments: [
            ("left", [Edge.left]), ("right", [.right]), ("both", [.left, .right]), ("no", []),
            ("separate", [.left, .right]),
        ])
    func sidewalks(value: String, edges: [Edge]) throws {
        #expect(try #require(try tags([("highway", "residential"), ("sidewalk", value)])).footways == Set(edges))
        #expect(try #require(try tags([("highway", "residential")])).footways == nil)
    }

    @Test("That one side has no sidewalk says nothing of the other", arguments: ["left", "right"])
    func oneSideWithout(side: String) throws {
        let none = [("highway", "residential"), ("sidewalk:\(side)", "no")]
        let other = side == "left" ? "right" : "left"
        #expect(try #require(try tags(none)).footways == nil)
        #expect(try #require(try tags(none + [("sidewalk:\(other)", "no")])).footways == [])
        let edge: Edge = side == "left" ? .right : .left
        #expect(try #require(try tags(none + [("sidewalk:\(other)", "yes")])).footways == [edge])
    }

    @Test("A footway's surface is that of its side")
    func sideSurfaces() throws {
        let found = try #require(
            try tags([
                ("highway", "residential"), ("surface", "asphalt"), ("sidewalk:both:surface", "paving_stones"),
                ("sidewalk:right:surface", "gravel"), ("cycleway:surface", "concrete"),
            ]))
        #expect(found.footwaySurface(.left) == .paving)
        #expect(found.footwaySurface(.right) == .gravel)
        #expect(found.surface == .asphalt)
    }

    @Test(
        "One-way streets run with or against the way",
        arguments: [("yes", Oneway.with), ("-1", .against), ("no", .none)])
    func oneway(value: String, oneway: Oneway) throws {
        #expect(try #require(try tags([("highway", "primary"), ("oneway", value)])).oneway == oneway)
    }

    @Test(
        "A roundabout is one-way unless it says otherwise",
        arguments: [(nil, Oneway.with), ("no", .none), ("-1", .against)])
    func roundabout(value: String?, oneway: Oneway) throws {
        let tagged = value.map { [("oneway", $0)] } ?? []
        let found = try tags([("highway", "tertiary"), ("junction", "roundabout")] + tagged)
        #expect(try #require(found).oneway == oneway)
    }

    @Test(
        "A road is as wide as tagged, as its lanes, or as usual",
        arguments: [
            ([("width", "5 m")], 2.5), ([("width", "5.5")], 2.75), ([("lanes", "3")], 4.8), ([("width", "16'")], 2.75),
        ])
    func width(extra: [(String, String)], half: Double) throws {
        let found = try #require(try tags([("highway", "residential")] + extra))
        #expect(abs(found.halfWidth - half) < 1e-9)
    }

    /// tan 2° = 0.0349.
    @Test(
        "The slope across is read as a size and the edge it falls to: the right of the way unless it is negative",
        arguments: [
            ("2%", 0.02, Edge?.some(.right)), ("-3.5 %", 0.035, .left), ("2 °", 0.035, .right), ("0%", 0, nil),
        ])
    func inclineAcross(value: String, crossfall: Double, edge: Edge?) throws {
        let found = try #require(try tags([("highway", "footway"), ("incline:across", value)]))
        #expect(abs(try #require(found.crossfall) - crossfall) < 1e-9)
        #expect(found.fallingEdge == edge)
    }

    @Test("A slope across that is none is not read", arguments: ["up", "2", "%", "30%", "nan%", "90°", "yes"])
    func noInclineAcross(value: String) throws {
        #expect(try #require(try tags([("highway", "footway"), ("incline:across", value)])).crossfall == nil)
    }
}
