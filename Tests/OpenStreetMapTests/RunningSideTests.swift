import OpenStreetMap
import RouteGeometry
import TestSupport
import Testing

@Suite("Which side of the road")
struct RunningSideTests {
    /// A straight road of 4 km, two-way, drawn from west to east.
    private static func road(_ highway: String = "residential", area: String = "no") -> DrawnMap {
        var map = DrawnMap()
        map.way(1, [(0, 0), (4000, 0)], [("highway", highway), ("area", area)])
        return map
    }

    private func side(_ map: DrawnMap, _ line: PointColumns) throws -> RunningSide? {
        try map.network().match(line).runningSide(times: line.times)
    }

    @Test(
        "A runner north of the road is on the left going east and on the right going west",
        arguments: [(2.5, false, Side.left), (-2.5, false, .right), (2.5, true, .right), (-2.5, true, .left)])
    func sides(north: Double, isWestward: Bool, side: Side) throws {
        let map = Self.road()
        let ends = [(0.0, north), (4000, north)]
        let found = try #require(try self.side(map, map.line(isWestward ? ends.reversed() : ends, spacing: 3)))
        #expect(found.side == side)
        #expect(abs(found.distanceFromMiddle - 2.5) < 0.05)
        // s is floored at 3 m. T = 4000 / 3 s, L = 4000 m: 2·20·9·(1 − 20/1333)/1333 + 150/4000 = 0.3035, √ = 0.551.
        #expect(abs(found.significance - 2.5 / 0.551) < 0.05)
    }

    @Test("The middle, little road, paths, areas and drawn lines settle nothing")
    func undecided() throws {
        let map = Self.road()
        #expect(try side(map, map.line([(0, 0.5), (4000, 0.5)], spacing: 3))?.side == nil)
        #expect(try side(map, map.line([(0, 2.5), (250, 2.5)], spacing: 3)) == nil)
        for none in [Self.road("path"), Self.road(area: "yes")] {
            #expect(try side(none, none.line([(0, 2.5), (4000, 2.5)], spacing: 3)) == nil)
        }
        let line = map.line([(0, 2.5), (4000, 2.5)], spacing: 3)
        #expect(try map.network().match(line).runningSide(times: nil) == nil)
    }

    /// Out 3 km on the left, back 1 km on the same edge of the road, which is the right then: the mean is 1.25 m to the left,
    /// 2.3 standard errors. c = 2·20·9·3 + 150 = 1230, and 2 · 1.25 · 2.5 · 1000 / 1230 = 5.1 for a change of side.
    @Test(
        "A run of which a part was run on the other side has no side",
        arguments: [(false, Side?.none), (true, .left)])
    func changed(staysLeft: Bool, side: Side?) throws {
        let map = Self.road()
        let back = staysLeft ? -2.5 : 2.4
        let line = map.line([(0, 2.5), (3000, 2.5), (3000, back), (2000, back)], spacing: 3)
        let found = try #require(try self.side(map, line))
        #expect(found.significance > 2)
        #expect(found.side == side)
    }

    @Test("A short stretch that far out is not enough")
    func short() throws {
        // T = 200 s, L = 600 m: 2·20·9·0.9/200 + 150/600 = 1.87, √ = 1.37; 2.0 m are 1.46 standard errors.
        let map = Self.road()
        let found = try #require(try side(map, map.line([(0, 2.0), (600, 2.0)], spacing: 3)))
        #expect(found.side == nil)
        #expect(abs(found.significance - 1.46) < 0.05)
    }
}
