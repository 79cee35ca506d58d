import OpenStreetMap
import RouteGeometry
import Testing

@Suite("Routes over several maps")
struct JoinedMatchTests {
    private static let germany = RoadProfile.Region(at: Coordinate(latitude: 51, longitude: 7), drivingSide: .right)

    /// Metres beyond the end of a way, σ of 8 m, that cost as much as being on none: leaving it, 6, and one place off it, 5.
    private static let endReach = 37.5

    /// A road of 2 km toward the east, of which each map has a part.
    private func network(_ id: Int, from start: Double, to end: Double, _ surface: String) throws -> WayNetwork {
        var map = DrawnMap()
        map.way(id, [(start, 0), (end, 0)], [("highway", "residential"), ("surface", surface)])
        return try WayNetwork(xml: Array(map.xml.utf8), source: surface)
    }

    /// 3 m south of the road's middle: the right of who runs east.
    private let line = DrawnMap().line([(0, -3), (2000, -3)])

    private func west() throws -> RouteMatch { try network(1, from: 0, to: 1200, "sett").match(line) }
    private func east() throws -> RouteMatch { try network(2, from: 1000, to: 2000, "gravel").match(line) }

    @Test("Beyond the border the next map counts, and the runs fill the route", arguments: [false, true])
    func border(isEastFirst: Bool) throws {
        let matches = try isEastFirst ? [east(), west()] : [west(), east()]
        let joined = try #require(JoinedMatch(matches))
        #expect(joined.sources == ["sett", "gravel"])
        let runs = joined.runs(Self.germany)
        #expect(runs.map(\.wayID) == [1, 2])
        #expect(runs.map { $0.surface()?.surface } == [.paving, .gravel])
        #expect(runs.map { $0.profile?.kind } == [.crowned, .crowned])
        #expect(runs.first?.run.start == 0)
        #expect(runs[0].run.end == runs[1].run.start)
        #expect(runs.last?.run.end == joined.length)
        // The map that knows most has the overlap.
        #expect(abs(runs[0].run.end - 1200) <= Self.endReach)
        #expect(abs(joined.matchedShare - 1) < 0.005)
        #expect(joined.tags(atPoint: line.count - 1)?.surface == .gravel)
    }

    @Test("No metre counts twice, in whatever order the maps are given")
    func sums() throws {
        let (west, east) = try (west(), east())
        for matches in [[west, east, west], [east, west, east]] {
            let joined = try #require(JoinedMatch(matches))
            #expect(joined.parts.count == 2)
            let mix = joined.surfaceMix()
            #expect(abs(mix.length - joined.length) < 1e-6)
            #expect(mix.parts.map(\.surface) == [.paving, .gravel])
            let stretches = Stretch.overlay(length: joined.length, layers: joined.layers(Self.germany))
            #expect(stretches.map(\.surface) == [Fact(.paving, .map), Fact(.gravel, .map)])
        }
    }

    @Test("Where no map has a way nothing is said")
    func gap() throws {
        let far = try network(2, from: 1500, to: 2000, "gravel").match(line)
        let joined = try #require(JoinedMatch([far, try west()]))
        let runs = joined.runs(Self.germany)
        #expect(runs.map(\.wayID) == [1, nil, 2])
        #expect(abs(joined.surfaceMix().unknown - runs[1].run.length) < 1e-6)
        #expect(abs(runs[1].run.length - 300) <= 2 * Self.endReach)
    }

    @Test("A map alone says what it says by itself, and none nothing")
    func alone() throws {
        let west = try west()
        let joined = try #require(JoinedMatch([west]))
        #expect(joined.runs(Self.germany).map(\.run.start) == west.runs.map(\.start))
        #expect(joined.runs(Self.germany).map(\.run.end) == west.runs.map(\.end))
        #expect(joined.surfaceMix() == west.surfaceMix())
        #expect(joined.runningSide(times: line.times) == west.runningSide(times: line.times))
        #expect(JoinedMatch([]) == nil)
        let elsewhere = try DrawnMap.elsewhere.match(line)
        #expect(JoinedMatch([elsewhere]) == nil)
        #expect(JoinedMatch([elsewhere, west])?.sources == ["sett"])
    }

    @Test("The side of the road is told from the roads of all maps")
    func side() throws {
        let short = DrawnMap().line([(0, -3), (500, -3)])
        let matches = try [network(1, from: 0, to: 250, "sett"), network(2, from: 250, to: 500, "gravel")].map {
            $0.match(short)
        }
        // 250 m are too few for either to say anything.
        for match in matches { #expect(match.runningSide(times: short.times) == nil) }
        let joined = try #require(JoinedMatch(matches))
        let side = try #require(joined.runningSide(times: short.times))
        #expect(abs(side.length - 500) <= 20)
        #expect(abs(side.distanceFromMiddle - 3) < 0.1)
    }
}

extension DrawnMap {
    /// A map of a road 5 km away.
    fileprivate static var elsewhere: WayNetwork {
        get throws {
            var map = DrawnMap()
            map.way(9, [(0, 5000), (1000, 5000)], [("highway", "residential")])
            return try map.network()
        }
    }
}
