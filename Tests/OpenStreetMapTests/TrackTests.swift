import Foundation
import OpenStreetMap
import RouteGeometry
import Testing

@Suite("Athletics tracks")
struct TrackTests {
    /// Lane 1 of a standard track, counter-clockwise from the end of its southern straight, in metres.
    private static func oval(lanes offset: Double = 0, steps: Int = 12) -> [(Double, Double)] {
        let (half, radius) = (AthleticsTrack.straight / 2, AthleticsTrack.radius(lane: 1) + offset)
        let east = (0...steps).map { step -> (Double, Double) in
            let angle = -Double.pi / 2 + .pi * Double(step) / Double(steps)
            return (half + radius * cos(angle), radius * sin(angle))
        }
        return east + east.map { (-$0.0, -$0.1) }
    }

    private static func map(_ tags: [(String, String)], isReversed: Bool = false) -> DrawnMap {
        var map = DrawnMap()
        let places = Self.oval()
        let ring = places + [places[0]]
        map.way(1, isReversed ? ring.reversed() : ring, [("leisure", "track")] + tags)
        map.way(2, [(-300, -100), (300, -100)], [("highway", "service")])
        return map
    }

    private func laps(_ count: Double, isClockwise: Bool, lane offset: Double = 0) -> [(Double, Double)] {
        let ring = Self.oval(lanes: offset)
        let total = Int(count * Double(ring.count))
        let places = (0...total).map { ring[$0 % ring.count] }
        return isClockwise ? places.map { ($0.0, -$0.1) } : places
    }

    @Test(
        "Laps are counted and their direction told, whichever way round the map draws the track",
        arguments: [(3.0, false), (3, true), (7.5, false)], [false, true])
    func laps(run: (count: Double, isClockwise: Bool), isDrawnReversed: Bool) throws {
        let map = Self.map([("sport", "athletics")], isReversed: isDrawnReversed)
        let match = try map.network().match(map.line(laps(run.count, isClockwise: run.isClockwise)))
        let found = try #require(match.trackRuns.first)
        #expect(abs(found.laps - run.count) <= 0.1)
        #expect(found.turning == (run.isClockwise ? .right : .left))
        // Twelve chords a bend are 0.3 % shorter than the bend.
        #expect(abs(found.lapLength - 400) < 2)
        #expect(match.surfaceMix().parts.first?.surface == .track)
    }

    @Test("A run in an outer lane goes round as often")
    func outerLane() throws {
        let map = Self.map([("sport", "running")])
        let match = try map.network().match(map.line(laps(4, isClockwise: false, lane: 5)))
        #expect(abs(try #require(match.trackRuns.first).laps - 4) <= 0.1)
    }

    @Test(
        "Tracks for other sports are none",
        arguments: ["skiing", "motor", "cycling", "horse_racing", "karting", "bmx"])
    func otherSports(sport: String) throws {
        #expect(try Self.map([("sport", sport)]).network().tags(ofID: 1) == nil)
        #expect(try Self.map([("sport", "\(sport);athletics")]).network().tags(ofID: 1) != nil)
    }

    @Test("A track of which no sport is said is one for runners where it is an oval of a track's size")
    func shape() throws {
        #expect(try Self.map([]).network().tags(ofID: 1)?.wayClass == .athleticsTrack)
        for ring in [
            [(0.0, 0.0), (200, 0), (200, 4), (0, 4), (0, 0)], [(0, 0), (30, 0), (30, 20), (0, 20), (0, 0)],
            [(0, 0), (2000, 0), (2000, 1500), (0, 1500), (0, 0)], [(0, 0), (100, 0), (150, 80)],
        ] {
            var map = DrawnMap()
            map.way(1, ring, [("leisure", "track")])
            map.way(2, [(-300, -100), (300, -100)], [("highway", "service")])
            #expect(try map.network().tags(ofID: 1) == nil)
        }
    }

    @Test("A woodchip loop is woodchip")
    func woodchip() throws {
        let map = Self.map([("sport", "running"), ("surface", "woodchips")])
        #expect(SurfaceOfWay(try #require(try map.network().tags(ofID: 1))).surface == .woodchip)
    }

    @Test("A highway=track is no athletics track")
    func farmTrack() throws {
        var map = DrawnMap()
        map.way(1, [(0, 0), (100, 0)], [("highway", "track"), ("leisure", "track")])
        #expect(try map.network().tags(ofID: 1)?.wayClass == .track)
    }

    @Test(
        "An outline in several ways is one track, whichever way round they are drawn, with or without a note of their source",
        arguments: [false, true], [[], [("source", "survey")]])
    func partsOfAnOutline(isTurned: Bool, tags: [(String, String)]) throws {
        var map = DrawnMap()
        let ring = Self.oval()
        let parts = [Array(ring[...9]), Array(ring[9...17]), ring[17...] + [ring[0]]]
        for (index, part) in parts.enumerated() {
            map.way(index + 1, isTurned && index != 1 ? part.reversed() : part, tags)
        }
        let relation = """
            <relation id="9"><member type="way" ref="3" role="outer"/><member type="way" ref="77" role="outer"/>\
            <member type="way" ref="1" role=""/><member type="way" ref="2" role="outer"/>\
            <tag k="type" v="multipolygon"/><tag k="leisure" v="track"/></relation></osm>
            """
        let xml = map.xml.replacing("</osm>", with: relation)
        let network = try WayNetwork(xml: Array(xml.utf8), source: "drawn")
        #expect(network.wayCount == 1)
        let found = try #require(network.match(map.line(laps(3, isClockwise: true))).trackRuns.first)
        #expect(abs(found.laps - 3) <= 0.1)
        #expect(found.turning == .right)
    }

    @Test("A track that is a relation has the tags of the relation on its outline")
    func relation() throws {
        var map = DrawnMap()
        let ring = Self.oval()
        map.way(1, ring + [ring[0]], [])
        map.way(2, [(-300, -100), (300, -100)], [("highway", "service")])
        let relation = """
            <relation id="9"><member type="way" ref="1" role="outer"/><tag k="type" v="multipolygon"/>\
            <tag k="leisure" v="track"/><tag k="sport" v="athletics"/><tag k="surface" v="tartan"/></relation></osm>
            """
        let xml = map.xml.replacing("</osm>", with: relation)
        let tags = try WayNetwork(xml: Array(xml.utf8), source: "drawn").tags(ofID: 1)
        #expect(tags?.wayClass == .athleticsTrack)
        #expect(tags?.surface == .track)
    }
}
