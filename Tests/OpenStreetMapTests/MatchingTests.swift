import Foundation
import OpenStreetMap
import RouteGeometry
import TestSupport
import Testing

@Suite("Matching")
struct MatchingTests {
    /// A street east with a street north at its middle, and a footway 30 m south of it.
    private static let crossroads: DrawnMap = {
        var map = DrawnMap()
        map.way(1, [(0, 0), (150, 0), (300, 0)], [("highway", "residential"), ("surface", "asphalt")])
        map.way(2, [(300, 0), (600, 0)], [("highway", "residential"), ("surface", "sett")])
        map.way(3, [(300, 0), (300, 300)], [("highway", "track"), ("tracktype", "grade3")])
        map.way(4, [(0, -30), (600, -30)], [("highway", "footway"), ("surface", "gravel")])
        return map
    }()

    @Test("A line along ways is on them, in order, and the runs fill its length")
    func follows() throws {
        let map = Self.crossroads
        let line = map.line([(0, 1), (300, 1), (301, 300)])
        let match = try map.network().match(line)
        #expect(match.wayIDs == [1, 3])
        #expect(match.runs.first?.start == 0)
        #expect(match.runs.last?.end == Polyline(line).length)
        for (run, next) in zip(match.runs, match.runs.dropFirst()) { #expect(run.end == next.start) }
        // The corner is where one way ends and the other begins, within the ten metres between matched places.
        #expect(abs(match.runs[0].end - 300) <= 10)
    }

    @Test("A line of two points far apart is matched between them too")
    func sparse() throws {
        let map = Self.crossroads
        var line = PointColumns()
        for (east, north) in [(0.0, 0.0), (600, 0)] {
            let place = map.coordinate(east, north)
            line.append(latitude: place.latitude, longitude: place.longitude)
        }
        let match = try map.network().match(line)
        #expect(match.wayIDs == [1, 2])
        #expect(abs(match.runs[0].end - 300) <= 10)
    }

    @Test("Where the line is on no way nothing is said of it: it is never put on one")
    func leaving() throws {
        let map = Self.crossroads
        let line = map.line([(100, 0), (300, 0), (600, 0), (1500, 0), (1500, 900)])
        let match = try map.network().match(line)
        #expect(match.wayIDs == [1, 2, 0])
        // 500 of 2 300 m are on ways; a place up to 45 m from one may still be on it.
        #expect(abs(match.matchedShare - 500.0 / 2300) < 60.0 / 2300)
        #expect(match.surfaceMix().unknown > 1700)
        #expect(try map.network().match(map.line([(5000, 0), (5300, 0)])).matchedShare == 0)
    }

    @Test("Across a field between two ways nothing is said either")
    func field() throws {
        var map = DrawnMap()
        map.way(1, [(0, 0), (300, 0)], [("highway", "track")])
        map.way(2, [(300, 400), (600, 400)], [("highway", "track")])
        #expect(try map.network().match(map.line([(0, 0), (300, 0), (300, 400), (600, 400)])).wayIDs == [1, 0, 2])
    }

    @Test("Reversing a line reverses its ways and their direction", arguments: SplitMix64.seeds)
    func reversal(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let map = Self.crossroads
        let (x, y) = (random.number(-3...3), random.number(-3...3))
        let line = map.line([(0, y), (300 + x, y), (300 + x, 280)])
        let network = try map.network()
        let (there, back) = (network.match(line), network.match(line.reversed()))
        #expect(back.wayIDs == there.wayIDs.reversed())
        #expect(there.runs.map(\.isAgainst).allSatisfy { !$0 })
        #expect(back.runs.map(\.isAgainst).allSatisfy { $0 })
        #expect(abs(back.surfaceMix().length - there.surfaceMix().length) < 1e-6)
    }

    @Test("A footway beside a road is told from it where the line is on it", arguments: [(0.0, Int64(1)), (-12, 4)])
    func parallel(north: Double, way: Int64) throws {
        var map = DrawnMap()
        map.way(1, [(0, 0), (600, 0)], [("highway", "primary")])
        map.way(4, [(0, -12), (600, -12)], [("highway", "footway")])
        #expect(try map.network().match(map.line([(0, north + 2), (600, north + 2)])).wayIDs == [way])
    }

    /// A main road of four lanes, 12.8 m wide, its left edge at 5.7 m, with a footway of its own 7.7 m left of its middle.
    @Test(
        "Of a road and the footway mapped beside it the one counts that the line keeps to, errors of the receiver or not",
        arguments: [(7.7, Int64(4)), (2, 1), (-5.7, 1)], ["both", "separate", "no"])
    func footwayBesideWideRoad(run: (north: Double, way: Int64), sidewalk: String) throws {
        var map = DrawnMap()
        map.way(
            1, [(0, 0), (1500, 0)],
            [("highway", "primary"), ("lanes", "4"), ("surface", "asphalt"), ("sidewalk", sidewalk)])
        map.way(4, [(0, 7.7), (1500, 7.7)], [("highway", "footway"), ("surface", "gravel")])
        // An error that wanders by 3 m over a minute: a receiver's.
        let wandering = stride(from: 0.0, through: 1500, by: 10).map { ($0, run.north + 3 * sin($0 / 25)) }
        #expect(try map.network().match(map.line(wandering)).wayIDs == [run.way])
        #expect(try map.network().match(map.line([(0, run.north), (1500, run.north)])).wayIDs == [run.way])
    }

    /// Two paths 4 m apart that meet at both ends: a line between them is on either. Half and half would be 0.5; simulated
    /// runs so near are right 65 times in 100.
    @Test("Between two ways it says how sure it is, names the other, and takes what is tagged on one for likely only")
    func betweenTwoWays() throws {
        var map = DrawnMap()
        map.way(1, [(0, 0), (200, 0)], [("highway", "path"), ("surface", "asphalt")])
        map.way(2, [(200, 0), (220, 2), (580, 2), (600, 0)], [("highway", "path"), ("surface", "asphalt")])
        map.way(3, [(200, 0), (220, -2), (580, -2), (600, 0)], [("highway", "path"), ("surface", "gravel")])
        map.way(4, [(600, 0), (800, 0)], [("highway", "path"), ("surface", "asphalt")])
        let match = try map.network().match(map.line([(0, 0), (800, 0)]))
        let runs = match.runs
        try #require(runs.count == 3)
        #expect((0.5...0.75).contains(runs[1].confidence))
        let ways = [runs[1].way, runs[1].otherWay].map { $0.map(match.network.id(ofWay:)) }
        #expect(Set(ways) == [2, 3])
        #expect(SurfaceOfWay(of: runs[1], on: match.network)?.origin == .inferred)
        for run in [runs[0], runs[2]] {
            #expect(run.confidence > 0.9)
            #expect(SurfaceOfWay(of: run, on: match.network)?.origin == .map)
        }
        let tagged = match.surfaceMix().parts.reduce(0) { $1.origin == .map ? $0 + $1.length : $0 }
        #expect(abs(tagged - 400) < 20)
    }

    @Test("A way without another near it is sure")
    func alone() throws {
        var map = DrawnMap()
        map.way(1, [(0, 0), (600, 0)], [("highway", "path")])
        let run = try #require(try map.network().match(map.line([(50, 1), (550, 1)])).runs.first)
        #expect(run.confidence > 0.99)
        #expect(run.otherWay == nil)
    }

    @Test("Out and back on one way is two runs of it, one each way round")
    func outAndBack() throws {
        let map = Self.crossroads
        let match = try map.network().match(map.line([(0, 0), (250, 0), (0, 0)]))
        #expect(match.wayIDs == [1])
        #expect(match.runs.map(\.isAgainst) == [false, true])
        #expect(abs(match.runs[0].end - 250) <= 10)
    }

    /// At the crossing and between the legs the way comes by twice, and the nearer is not always the one that is run.
    @Test(
        "A way that crosses itself or comes back beside itself is run from its start to its end",
        arguments: [
            [(0.0, 0.0), (600, 0), (600, 300), (300, 300), (300, -300), (900, -300)],
            [(0, 0), (200, 0), (205, 6), (200, 12), (0, 12), (-5, 18), (0, 24), (200, 24)],
        ])
    func besideItself(places: [(Double, Double)]) throws {
        var map = DrawnMap()
        map.way(1, places, [("highway", "path")])
        // Up to 7 m north of the way and of it, by turns: beyond the middle between two legs.
        let line = map.line(places.enumerated().map { ($1.0, $1.1 + ($0 % 2 == 0 ? 0 : 7)) })
        let match = try map.network().match(line)
        #expect(match.wayIDs == [1])
        #expect(match.runs.map(\.isAgainst) == [false])
    }

    @Test("A bridge over a path is not a junction")
    func crossing() throws {
        var map = DrawnMap()
        map.way(1, [(0, 0), (400, 0)], [("highway", "residential")])
        map.way(2, [(200, -200), (200, 200)], [("highway", "cycleway"), ("bridge", "yes")])
        #expect(try map.network().match(map.line([(0, 0), (400, 0)])).wayIDs == [1])
    }

    @Test("Lines of no point, of one, and of one place are matched to what is there")
    func degenerate() throws {
        let map = Self.crossroads
        let network = try map.network()
        #expect(network.match(PointColumns()).runs.isEmpty)
        #expect(network.match(map.line([(50, 0)])).length == 0)
        #expect(network.match(map.line([(50, 0), (50, 0)])).matchedShare == 0)
    }

    @Test(
        "Ways across the antimeridian and near a pole are ways",
        arguments: [(0.0, 179.999), (-52, -179.9995), (84, 12), (-89.9995, 100)])
    func edgesOfTheMap(latitude: Double, longitude: Double) throws {
        let nodes = (0...10).map { index -> (Double, Double) in
            let east = longitude + Double(index) * 0.0003
            return (latitude, east > 180 ? east - 360 : east)
        }
        let (network, line) = try path(through: nodes)
        #expect(network.match(line).wayIDs == [1])
        #expect(abs(network.length - Polyline(line).length) < 0.001 * Polyline(line).length)
    }

    @Test("A way to the pole itself is found, though it is near every meridian there")
    func pole() throws {
        let (network, line) = try path(through: (0...5).map { (89.9995 + Double($0) / 10_000, 12) })
        #expect(network.match(line).wayIDs == [1])
    }

    /// A map of one path, and the line along it.
    private func path(through nodes: [(latitude: Double, longitude: Double)]) throws -> (WayNetwork, PointColumns) {
        let xml =
            nodes.enumerated().map { "<node id=\"\($0 + 1)\" lat=\"\($1.0)\" lon=\"\($1.1)\"/>" }.joined()
            + "<way id=\"1\">" + nodes.indices.map { "<nd ref=\"\($0 + 1)\"/>" }.joined()
            + "<tag k=\"highway\" v=\"path\"/></way>"
        var line = PointColumns()
        for node in nodes { line.append(latitude: node.latitude, longitude: node.longitude) }
        return (try WayNetwork(xml: Array("<osm>\(xml)</osm>".utf8), source: "edge"), line)
    }
}
