import Foundation
import RouteGeometry
import TestSupport
import Testing

@testable import GPX

@Suite("Reversing a file")
struct TurningRoundTests {
    private func reversed(_ content: String, root: String? = nil, keepsTimes: Bool = true) throws -> String {
        let declared = #"xmlns="http://www.topografix.com/GPX/1/1" xmlns:camber="urn:camber:gpx:1" xmlns:g="urn:g""#
        let text = try GPXText(bytes: gpx(content, root: root ?? declared)).reversed(keepsTimes: keepsTimes)
        let written = String(decoding: text.bytes, as: UTF8.self)
        return written.components(separatedBy: ">\n").dropFirst(2).joined(separator: ">\n").replacing(
            "\n</gpx>\n", with: "")
    }

    /// The same ground in the opposite direction, written down apart from the code under test.
    private func turned(_ facts: GroundFacts) -> GroundFacts {
        var copy = facts
        copy.falls = facts.falls.map { $0 == .left ? .right : .left }
        copy.footways = facts.footways.map { Set($0.map { $0 == .left ? .right : .left }) }
        copy.unsafeEdges = facts.unsafeEdges.map { Set($0.map { $0 == .left ? .right : .left }) }
        copy.oneway = facts.oneway.map { $0 == .with ? .against : $0 == .against ? .with : .none }
        return copy
    }

    @Test("Points and segments turn round, each with its own; waypoints, tracks and comments stay")
    func turnsRound() throws {
        let file = """
            <wpt lat="9" lon="9"/><trk><name>a</name>
            <trkseg>
             <trkpt lat="1" lon="0"><ele>1</ele></trkpt>
             <!-- c --><trkpt lat="2" lon="0"><time>2026-01-01T00:00:00Z</time></trkpt>
             <trkpt lat="3" lon="0"><g:x/></trkpt>
            </trkseg>
            <trkseg><trkpt lat="4" lon="0"/></trkseg></trk><trk/><rte><rtept lat="5" lon="0"/><rtept lat="6" lon="0"/></rte>
            """
        let expected = """
            <wpt lat="9" lon="9"/><trk><name>a</name>
            <trkseg><trkpt lat="4" lon="0"/></trkseg>
            <trkseg>
             <trkpt lat="3" lon="0"><g:x/></trkpt>
             <!-- c --><trkpt lat="2" lon="0"><time>2026-01-01T00:00:00Z</time></trkpt>
             <trkpt lat="1" lon="0"><ele>1</ele></trkpt>
            </trkseg></trk><trk/><rte><rtept lat="6" lon="0"/><rtept lat="5" lon="0"/></rte>
            """
        #expect(try reversed(file) == expected)
        #expect(
            try reversed(file, keepsTimes: false)
                == expected.replacing("><time>2026-01-01T00:00:00Z</time></trkpt>", with: "/>"))
    }

    @Test("gpx.studio's road goes to the point that now starts the leg; heart rate stays with its point")
    func movesForwardTags() throws {
        func point(_ lat: Int, _ road: String) -> String {
            let tags = road.isEmpty ? "" : "<g:Extensions><surface>\(road)</surface></g:Extensions>"
            return
                "<trkpt lat=\"\(lat)\" lon=\"0\"><extensions><g:T><g:hr>\(lat)</g:hr>\(tags)</g:T></extensions></trkpt>"
        }
        func segment(_ points: String...) -> String { "<trk><trkseg>\(points.joined())</trkseg></trk>" }
        #expect(
            try reversed(segment(point(1, "asphalt"), point(2, "gravel"), point(3, "")))
                == segment(point(3, "gravel"), point(2, "asphalt"), point(1, "")))
    }

    @Test("A surface finds a place at a point without extensions, with the namespaces it needs")
    func carriesNamespaces() throws {
        let tags = "<extensions xmlns:s=\"urn:s\"><s:surface>sand</s:surface></extensions>"
        #expect(
            try reversed(
                "<trk><trkseg><trkpt lat=\"1\" lon=\"0\">\(tags)</trkpt><trkpt lat=\"2\" lon=\"0\"/></trkseg></trk>")
                == "<trk><trkseg><trkpt lat=\"2\" lon=\"0\">\(tags)</trkpt><trkpt lat=\"1\" lon=\"0\"/></trkseg></trk>")
    }

    /// Eight come in the order of the alphabet once in 40 320 times by chance.
    @Test("Namespaces that a surface takes along are declared in one order")
    func ordersNamespaces() throws {
        let declared = "abcdefgh".map { " xmlns:\($0)=\"urn:\($0)1\"" }.joined()
        func point(_ lat: Int, _ number: Int, _ tag: String) -> String {
            "<trkpt lat=\"\(lat)\" lon=\"0\"><extensions\(declared.replacing("1\"", with: "\(number)\""))>\(tag)</extensions></trkpt>"
        }
        let tag = "<surface\(declared)>sand</surface>"
        let points = point(1, 1, "<surface>sand</surface>") + point(2, 2, "<a:x/>")
        #expect(
            try reversed("<trk><trkseg>\(points)</trkseg></trk>")
                == "<trk><trkseg>\(point(2, 2, "<a:x/>\(tag)"))<trkpt lat=\"1\" lon=\"0\"/></trkseg></trk>")
    }

    @Test("The direction of gpx.studio's roads turns, also where only others of the file give one")
    func turnsDirections() throws {
        func file(_ first: String, _ second: String, at places: [Int]) -> String {
            let points = zip(places, [first, second, ""]).map { lat, tags in
                "<trkpt lat=\"\(lat)\" lon=\"0\">"
                    + (tags.isEmpty ? "" : "<extensions><g:Extensions>\(tags)</g:Extensions></extensions>") + "</trkpt>"
            }
            return "<trk><trkseg>\(points.joined())</trkseg></trk>".replacing("></trkpt>", with: "/>").replacing(
                "</extensions/>", with: "</extensions></trkpt>")
        }
        let against = "<highway>path</highway><reversedirection>yes</reversedirection>"
        let with = "<highway>path</highway>"
        #expect(
            try reversed(file(against, with, at: [1, 2, 3]))
                == file(against, against.replacing("yes", with: "no"), at: [3, 2, 1]))
    }

    @Test("BRouter's way goes to the point that now ends the leg, and its direction turns")
    func movesBackwardTags() throws {
        func file(_ points: [(Int, String?)]) -> String {
            let texts = points.map { lat, way in
                "<trkpt lat=\"\(lat)\" lon=\"0\""
                    + (way.map { "><extensions><brouter:way>\($0)</brouter:way></extensions></trkpt>" } ?? "/>")
            }
            return "<trk><trkseg>\(texts.joined())</trkseg></trk>"
        }
        let (a, b) = ("highway=track surface=gravel", "highway=path surface=asphalt")
        let back = " reversedirection=yes"
        let root = "xmlns=\"http://www.topografix.com/GPX/1/1\" xmlns:brouter=\"Not yet documented\""
        // Legs 1-2 and 2-3 are gravel, 3-4 asphalt and followed against its direction.
        let drawn = [(1, nil), (2, a), (3, nil), (4, b + back)] as [(Int, String?)]
        let turned = [(4, nil), (3, b), (2, a + back), (1, nil)] as [(Int, String?)]
        #expect(try reversed(file(drawn), root: root) == file(turned))
        let again = try GPXText(bytes: gpx(file(turned), root: root)).reversed()
        #expect(again.bytes == (try GPXText(bytes: gpx(file(drawn), root: root))).bytes)
    }

    @Test("BRouter's way holds in its segment alone, also where only the segment's first point has one")
    func keepsWaysInSegments() throws {
        func segment(_ points: [(Int, String?)]) -> String {
            let texts = points.map { lat, surface in
                "<trkpt lat=\"\(lat)\" lon=\"0\""
                    + (surface.map { "><extensions><b:way>surface=\($0)</b:way></extensions></trkpt>" } ?? "/>")
            }
            return "<trkseg>\(texts.joined())</trkseg>"
        }
        let segments = [
            segment([(1, "grass"), (2, nil), (3, nil)]), segment([(4, "sand"), (5, nil)]),
            segment([(6, "sand"), (7, "concrete"), (8, nil)]), segment([(9, nil), (10, nil)]),
            segment([(11, nil), (12, "grass")]),
        ]
        let text = try GPXText(
            bytes: gpx(
                "<trk>\(segments.joined())</trk>",
                root: #"xmlns="http://www.topografix.com/GPX/1/1" xmlns:b="Not yet documented""#))
        let expected: [[Surface?]] = [[.grass, .grass], [.sand], [.concrete, .concrete], [nil], [.grass]]
        func surfaces(_ text: GPXText) throws -> [[Surface?]] {
            let document = try GPXDocument(bytes: text.bytes)
            return document.tracks[0].segments.map { $0.dropLast().map { document.surfacesOnLegs[$0] } }
        }
        #expect(try surfaces(text) == expected)
        #expect(try surfaces(text.reversed()) == expected.reversed().map { $0.reversed() })
        #expect(try surfaces(text.reversed().reversed()) == expected)
    }

    @Test("OsmAnd's ways come in the opposite order, start at their own points and tell no turns")
    func turnsWays() throws {
        func file(_ latitudes: [Int], _ ways: String) -> String {
            let points = latitudes.map { "<trkpt lat=\"\($0)\" lon=\"0\"/>" }.joined()
            let types = #"<g:types><g:type t="surface" v="asphalt"/><g:type t="surface" v="gravel"/></g:types>"#
            return "<trk><trkseg>\(points)<extensions><g:route>\(ways)</g:route>\(types)</extensions></trkseg></trk>"
        }
        // Asphalt from 1 over 2 and 3 to 4, gravel from 4 over 5 to 6; OsmAnd counts the joint twice.
        let drawn = file(
            [1, 2, 3, 4, 5, 6],
            #"<g:segment id="7" length="4" startTrkptIdx="0" turnType="C" types="0"/>"#
                + #"<g:segment id="8" length="3" startTrkptIdx="3" turnType="TL" turnAngle="-90" types="1"/>"#)
        let turned = file(
            [6, 5, 4, 3, 2, 1],
            #"<g:segment id="8" length="3" startTrkptIdx="0" types="1"/>"#
                + #"<g:segment id="7" length="4" startTrkptIdx="2" types="0"/>"#)
        #expect(try reversed(drawn) == turned)
        var text = try GPXText(bytes: gpx(drawn, root: #"xmlns="\(GPXNamespace.gpx11)" xmlns:g="urn:g""#))
        #expect(text.reverse() == 2)
        let surfaces = try GPXDocument(bytes: text.bytes).trackFacts.surfaces
        #expect(surfaces == [GPXChange(at: 0, .gravel), GPXChange(at: 2, .asphalt)])
    }

    @Test(
        "BRouter's way turns round whatever namespace of BRouter's the reader knows it by",
        arguments: [#"xmlns:b="Not yet documented""#, #"xmlns:b="https://brouter.de/gpx""#])
    func turnsWaysTheReaderKnows(declaration: String) throws {
        let text = try GPXText(
            bytes: gpx(
                "<trk><trkseg><trkpt lat=\"1\" lon=\"0\"/><trkpt lat=\"2\" lon=\"0\"><extensions><b:way>surface=sand</b:way>"
                    + "</extensions></trkpt><trkpt lat=\"3\" lon=\"0\"><extensions><b:way>surface=grass</b:way></extensions>"
                    + "</trkpt></trkseg></trk>", root: "xmlns=\"\(GPXNamespace.gpx11)\" \(declaration)"))
        let (drawn, turned) = (try GPXDocument(bytes: text.bytes), try GPXDocument(bytes: text.reversed().bytes))
        #expect(drawn.surfacesOnLegs.dropLast() == [.sand, .grass])
        #expect(turned.surfacesOnLegs.dropLast() == [.grass, .sand])
    }

    @Test(
        "OpenTracks' gain of a leg is its loss the other way, at the point where the leg now ends",
        arguments: ["http://opentracksapp.com/xmlschemas/v1", "https://opentracks.example/2"])
    func turnsClimbs(namespace: String) throws {
        func file(_ points: [(lat: Int, climb: String)]) -> String {
            let texts = points.map { point in
                "<trkpt lat=\"\(point.lat)\" lon=\"0\""
                    + (point.climb.isEmpty ? "/>" : "><extensions>\(point.climb)</extensions></trkpt>")
            }
            return "<trk><trkseg>\(texts.joined())</trkseg></trk>"
        }
        let root = #"xmlns="http://www.topografix.com/GPX/1/1" xmlns:o="\#(namespace)""#
        // From 1 to 2 it is 3 m up and 1 m down, from 2 to 3 it is 2 m up.
        let drawn = file([(1, ""), (2, "<o:gain>3</o:gain><o:loss>1</o:loss>"), (3, "<o:gain>2</o:gain>")])
        let turned = file([(3, ""), (2, "<o:loss>2</o:loss>"), (1, "<o:loss>3</o:loss><o:gain>1</o:gain>")])
        #expect(try reversed(drawn, root: root) == turned)
        #expect(try reversed(turned, root: root) == drawn)
    }

    @Test("Garmin's shaping points stay between the same route points, in the opposite order")
    func turnsShapingPoints() throws {
        func file(_ points: [(lat: Int, shape: [Int])]) -> String {
            let texts = points.map { point in
                let shape = point.shape.map { "<g:rpt lat=\"\($0)\" lon=\"0\"/>" }.joined()
                return
                    "<rtept lat=\"\(point.lat)\" lon=\"0\"><extensions><g:RoutePointExtension><g:Subclass>0</g:Subclass>"
                    + "\(shape)</g:RoutePointExtension></extensions></rtept>"
            }
            return "<rte>\(texts.joined())</rte>"
        }
        let drawn = file([(10, [11, 12]), (20, [21]), (30, [])])
        let turned = file([(30, [21]), (20, [12, 11]), (10, [])])
        #expect(try reversed(drawn) == turned)
        #expect(try reversed(turned) == drawn)
    }

    @Test(
        "A planner's turn hint is left out, and counted",
        arguments: [
            "<brouter:voicehint>TR;1</brouter:voicehint>", "<gh:sign>-2</gh:sign>",
            "<osmand:turn>TL</osmand:turn>", "<locus:rtePointAction>4</locus:rtePointAction>",
        ])
    func dropsTurnHints(hint: String) throws {
        func file(_ hint: String) -> [UInt8] {
            gpx(
                "<rte><rtept lat=\"1\" lon=\"0\"><name>n</name><extensions>\(hint)<g:turn>9</g:turn></extensions></rtept></rte>",
                root: """
                    xmlns="http://www.topografix.com/GPX/1/1" xmlns:g="urn:g" xmlns:brouter="Not yet documented" \
                    xmlns:gh="urn:gh" xmlns:osmand="urn:o" xmlns:locus="urn:l"
                    """)
        }
        var text = try GPXText(bytes: file(hint))
        #expect(text.reverse() == 1)
        #expect(text.bytes == (try GPXText(bytes: file(""))).bytes)
        #expect(text.reverse() == 0)
    }

    @Test("A note begins where it ended, with its edges swapped")
    func movesNotes() throws {
        func point(_ lat: Int, _ attributes: String = "") -> String {
            "<trkpt lat=\"\(lat)\" lon=\"0\""
                + (attributes.isEmpty ? "/>" : "><extensions><camber:stretch \(attributes)/></extensions></trkpt>")
        }
        func track(_ points: String...) -> String { "<trk><trkseg>\(points.joined())</trkseg></trk>" }
        let note = #"cross-section="banked" falls="left" oneway="with" unsafe-edge="left right""#
        let swapped = #"cross-section="banked" falls="right" oneway="against" unsafe-edge="left right""#
        let ended = #"cross-section="unknown" falls="unknown" oneway="unknown" unsafe-edge="unknown""#
        #expect(
            try reversed(track(point(1), point(2, note), point(3), point(4, ended), point(5)))
                == track(point(5), point(4, swapped), point(3), point(2, ended), point(1)))
        #expect(
            try reversed(track(point(1, #"surface="dirt""#), point(2), point(3, #"surface="sand""#), point(4)))
                == track(point(4, #"surface="sand""#), point(3, #"surface="dirt""#), point(2), point(1)))
    }

    @Test("Every leg keeps its surface and its note, edges swapped", arguments: SplitMix64.seeds)
    func keepsLegs(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let text = try MadeFile(&random).text
        let before = try GPXDocument(bytes: text.bytes)
        let after = try GPXDocument(bytes: text.reversed().bytes)
        #expect(after.warnings.map(\.kind) == before.warnings.map(\.kind))
        for (drawn, turnedRound) in zip(before.tracks, after.tracks) {
            #expect(turnedRound.segments.map(\.count) == drawn.segments.map(\.count).reversed())
            let legs = drawn.points.dropLast()
            for (step, leg) in legs.enumerated() {
                let other = turnedRound.points.upperBound - 2 - step
                #expect(after.points.latitudes[other + 1] == before.points.latitudes[leg])
                #expect(after.notesOnLegs[other] == turned(before.notesOnLegs[leg]), "note of leg \(leg)")
                let isDrawn = drawn.segments.contains { $0.contains(leg) && $0.contains(leg + 1) }
                if isDrawn {
                    #expect(after.surfacesOnLegs[other] == before.surfacesOnLegs[leg], "surface of leg \(leg)")
                }
            }
        }
        #expect(after.routePoints.elevations?.count { $0.isNaN } == before.routePoints.elevations?.count { $0.isNaN })
    }

    @Test("Reversing twice gives the same points, surfaces and notes", arguments: SplitMix64.seeds)
    func isItsOwnInverse(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let text = try MadeFile(&random).text
        let before = try GPXDocument(bytes: text.bytes)
        let after = try GPXDocument(bytes: text.reversed().reversed().bytes)
        func same(_ a: [Double]?, _ b: [Double]?) -> Bool { a?.map(\.bitPattern) == b?.map(\.bitPattern) }
        #expect(after.points.latitudes == before.points.latitudes)
        #expect(same(after.points.elevations, before.points.elevations))
        #expect(same(after.points.times, before.points.times))
        #expect(after.tracks == before.tracks)
        #expect(after.trackFacts.surfaces == before.trackFacts.surfaces)
        let ends = Set(before.tracks.compactMap(\.points.last))
        for leg in 0..<before.points.count where !ends.contains(leg) {
            #expect(after.notesOnLegs[leg] == before.notesOnLegs[leg])
        }
    }

    @Test("The stretches of the reversed file are those of the route reversed", arguments: SplitMix64.seeds)
    func agreesWithRoutes(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let text = try MadeFile(&random).text
        let (drawn, turnedRound) = (try route(text), try route(text.reversed()))
        let expected = drawn.reversed()
        #expect(turnedRound.points.latitudes == expected.points.latitudes)
        #expect(turnedRound.stretches.count == expected.stretches.count)
        for (found, expected) in zip(turnedRound.stretches, expected.stretches) {
            // Lengths are added up in the opposite order: some 30 legs of 100 m, each rounded to 1e-13 m.
            #expect(abs(found.start - expected.start) < 1e-9 && abs(found.end - expected.end) < 1e-9)
            var same = expected
            (same.start, same.end) = (found.start, found.end)
            #expect(found == same)
        }
    }

    private func route(_ text: GPXText) throws -> Route {
        let document = try GPXDocument(bytes: text.bytes)
        let track = try #require(document.tracks.first)
        var points = PointColumns()
        for segment in track.segments { points.append(contentsOf: document.points, in: segment) }
        let line = Polyline(points)
        let stretches = Stretch.overlay(
            length: line.length, layers: document.factLayers(along: track, distances: line.distances))
        return Route(name: "r", points: points, line: line, stretches: stretches, drivingSide: Fact(.right, .assumed))
    }
}
