import Foundation
import RouteGeometry
import TestSupport
import Testing

@testable import GPX

/// A document with `content` in a root element that declares GPX 1.1.
func gpx(_ content: String, root: String = #"version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1""#)
    -> [UInt8]
{
    Array("<?xml version=\"1.0\"?>\n<gpx \(root)>\n\(content)\n</gpx>".utf8)
}

/// Track points one after the other, `extensions` in each.
func track(_ points: [(Double, Double)], extensions: [String] = []) -> String {
    let texts = points.enumerated().map { index, point in
        let inner =
            index < extensions.count && !extensions[index].isEmpty
            ? "<extensions>\(extensions[index])</extensions>" : ""
        return "<trkpt lat=\"\(point.0)\" lon=\"\(point.1)\">\(inner)</trkpt>"
    }
    return "<trk><trkseg>\(texts.joined())</trkseg></trk>"
}

@Suite("Reading")
struct ReadingTests {
    @Test("Tracks, segments, routes and waypoints share columns of points")
    func readsStructure() throws {
        let document = try GPXDocument(
            bytes: gpx(
                """
                <metadata><name> Harbour\n loop </name><desc>d &amp; e</desc><author><name>nobody</name></author></metadata>
                <wpt lat="1" lon="2"><ele>3</ele><name>spring</name></wpt><wpt lat="4" lon="5"/>
                <rte><name>r</name><type>Run</type><rtept lat="6" lon="7"/><rtept lat="8" lon="9"><ele>1</ele></rtept></rte>
                <trk><name><![CDATA[a]]> b</name><desc>first</desc><type>running</type>
                <trkseg><trkpt lat="10" lon="11"><ele>5.5</ele><time>1970-01-01T00:00:10Z</time></trkpt></trkseg>
                <trkseg/>
                <trkseg><trkpt lat="12" lon="13"/><trkpt lat="14" lon="15"><ele>-1</ele></trkpt></trkseg></trk>
                <trk><trkseg><trkpt lon="17" lat="16"/></trkseg></trk><trk/>
                """))
        #expect(document.version == "1.1")
        #expect(document.creator == "t")
        #expect(document.name == "Harbour loop")
        #expect(document.description == "d & e")
        #expect(document.points.latitudes == [10, 12, 14, 16])
        #expect(document.points.longitudes == [11, 13, 15, 17])
        #expect((0..<4).map { document.points.elevation(at: $0) } == [5.5, nil, -1, nil])
        #expect((0..<4).map { document.points.time(at: $0) } == [10, nil, nil, nil])
        #expect(document.tracks.map(\.name) == ["a b", nil, nil])
        #expect(document.tracks.map(\.segments) == [[0..<1, 1..<1, 1..<3], [3..<4], []])
        #expect(document.tracks.map(\.points) == [0..<3, 3..<4, 0..<0])
        #expect(document.tracks[0].type == "running")
        #expect(document.tracks[0].description == "first")
        #expect(document.routePoints.latitudes == [6, 8])
        #expect(document.routes.map(\.name) == ["r"])
        #expect(document.routes.map(\.type) == ["Run"])
        #expect(document.routes.map(\.points) == [0..<2])
        #expect(document.waypoints.latitudes == [1, 4])
        #expect(document.waypointNames == ["spring", nil])
        #expect(document.warnings.isEmpty)
    }

    private static let roots: [(String, String, [GPXWarning.Kind])] = [
        ("", #"version="1.1" xmlns="http://www.topografix.com/GPX/1/1""#, []),
        ("", #"version="1.0" xmlns="http://www.topografix.com/GPX/1/0""#, []),
        ("", "", []),
        ("", #"xmlns="https://www.topografix.com/GPX/1/1""#, [.namespaceUnknown]),
        ("", #"xmlns="http://example.com/other""#, [.namespaceUnknown]),
        ("", #"version="2.0" xmlns="http://www.topografix.com/GPX/1/1""#, [.versionUnknown]),
        ("", #"version="1.1" xmlns="http://www.topografix.com/GPX/1/0""#, [.versionUnknown]),
        ("g:", #"version="1.1" xmlns:g="http://www.topografix.com/GPX/1/1""#, []),
        ("g:", #"version="1.1""#, [.namespaceBroken]),
    ]

    @Test("Elements are recognised whatever their prefix and namespace", arguments: roots)
    func recognisesElements(prefix: String, root: String, warnings: [GPXWarning.Kind]) throws {
        let content = "<trk><name>n</name><trkseg><trkpt lat='1' lon='2'><ele>3</ele></trkpt></trkseg></trk>"
        let text = "<gpx \(root)>\(content)</gpx>".replacing("</", with: "\u{1}").replacing("<", with: "<\(prefix)")
            .replacing("\u{1}", with: "</\(prefix)")
        let document = try GPXDocument(bytes: Array(text.utf8))
        #expect(document.points.elevation(at: 0) == 3)
        #expect(document.tracks.map(\.name) == ["n"])
        #expect(document.warnings.map(\.kind) == warnings)
    }

    @Test(
        "What lies in extensions or in another namespace is not GPX",
        arguments: [
            "<extensions><ele>9</ele><time>x</time><trkpt lat='5' lon='6'/></extensions>",
            "<x:ele xmlns:x='urn:x'>9</x:ele><x:time xmlns:x='urn:x'>x</x:time>",
            "<extensions><y><trkseg><trkpt lat='5' lon='6'/></trkseg></y></extensions>",
            "<name>n</name><link href='x'><text>t</text></link><speed>9</speed><ele2>9</ele2>",
        ])
    func passesOverForeign(content: String) throws {
        let document = try GPXDocument(
            bytes: gpx(
                "<extensions><trk><trkseg><trkpt lat='3' lon='3'/></trkseg></trk></extensions>"
                    + "<trk><extensions><trkseg/></extensions><trkseg><trkpt lat='1' lon='2'>\(content)<ele>7</ele></trkpt></trkseg></trk>"
            ))
        #expect(document.points.count == 1)
        #expect(document.points.elevations == [7])
        #expect(document.points.times == nil)
        #expect(document.tracks.map(\.segments) == [[0..<1]])
        #expect(document.warnings.isEmpty)
    }

    @Test("Text comes whole through comments, CDATA, entities and the parser's buffer")
    func joinsText() throws {
        let padding = String(repeating: " ", count: 3_990)
        let document = try GPXDocument(
            bytes: gpx(
                track([(1, 2)])
                    + (0..<40).map {
                        "<wpt lat='1' lon='2'><ele><!--c-->1<!--d-->3.<![CDATA[5]]>&#49;</ele><name>n\($0)\(padding)é</name></wpt>"
                    }.joined()))
        #expect(document.waypoints.elevations == [Double](repeating: 13.51, count: 40))
        #expect(document.waypointNames == (0..<40).map { "n\($0) é" })
    }

    @Test("An ampersand in an attribute reads as one")
    func decodesAttributes() throws {
        let document = try GPXDocument(bytes: gpx("", root: #"creator="A &amp; B &#38; C &lt;&quot;""#))
        #expect(document.creator == "A & B & C <\"")
    }

    @Test("Namespaces are listed once each, wherever they are declared")
    func listsNamespaces() throws {
        let point = "<wpt lat='1' lon='2' xmlns:z='urn:z'><extensions><a xmlns='urn:a'/></extensions></wpt>"
        let document = try GPXDocument(bytes: gpx(point + point, root: "xmlns:b='urn:b' xmlns:c='urn:b'"))
        #expect(
            document.namespaces == [
                GPXNamespace(prefix: nil, uri: "urn:a"), GPXNamespace(prefix: "b", uri: "urn:b"),
                GPXNamespace(prefix: "z", uri: "urn:z"),
            ])
    }

    @Test("A long name is cut, with a warning")
    func cutsText() throws {
        let document = try GPXDocument(bytes: gpx("<trk><name>\(String(repeating: "n", count: 100_000))</name></trk>"))
        #expect(document.tracks[0].name?.utf8.count == 65_536)
        #expect(document.warnings.map(\.kind) == [.textTooLong])
    }

    @Test("Wherever a file is cut, the points that ended before are kept")
    func keepsWholePoints() throws {
        let file = gpx(
            "<trk><trkseg>" + (0..<5).map { "<trkpt lat='\($0)' lon='1'><ele>1\($0)</ele></trkpt>" }.joined()
                + "</trkseg></trk>")
        let whole = try GPXDocument(bytes: file)
        let text = String(decoding: file, as: UTF8.self)
        for length in 1..<file.count {
            let points = text.prefix(length).components(separatedBy: "</trkpt>").count - 1
            guard points > 0 else {
                #expect(throws: GPXError.self) { try GPXDocument(bytes: Array(file[..<length])) }
                continue
            }
            let document = try GPXDocument(bytes: Array(file[..<length]))
            #expect(document.points.latitudes == Array(whole.points.latitudes.prefix(points)))
            #expect(document.points.elevations == whole.points.elevations.map { Array($0.prefix(points)) })
            #expect(document.tracks.map(\.points) == [0..<points])
            #expect(document.warnings.map(\.kind) == [.brokenOff])
        }
    }

    @Test("Random damage leaves a document whose parts fit together, or an error", arguments: [20_261_121 as UInt64])
    func survivesDamage(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let file = gpx(
            """
            <wpt lat="1" lon="2"><name>a</name></wpt><rte><rtept lat="6" lon="7"/></rte>
            <trk><name>b &amp; c</name><trkseg><trkpt lat="10.5" lon="-11"><ele>5.5</ele><time>1970-01-01T00:00:10Z</time>
            <extensions><surface>asphalt</surface><camber:stretch traffic="none" crossfall="0.02"/></extensions></trkpt>
            <trkpt lat="1" lon="2"/></trkseg><trkseg/></trk><trk/>
            """, root: "xmlns:camber='urn:camber:gpx:1'")
        for _ in 0..<5_000 {
            var damaged = file
            for _ in 0...Int(random.next() % 3) {
                let place = Int(random.next() % UInt64(damaged.count))
                switch random.next() % 3 {
                case 0: damaged[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: damaged.removeSubrange(place..<min(damaged.count, place + Int(random.next() % 20)))
                default: damaged.insert(contentsOf: file[(place / 2)..<(place / 2 + 30)], at: place)
                }
            }
            guard let document = try? GPXDocument(bytes: damaged) else { continue }
            let ranges = document.tracks.flatMap(\.segments)
            let isInOrder = zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound }
            let covered = ranges.reduce(0) { $0 + $1.count }
            let isWithinRange = document.points.latitudes.allSatisfy { abs($0) <= 90 }
            #expect(isInOrder && isWithinRange && covered == document.points.count, "seed \(seed)")
            for track in document.tracks {
                let distances = track.points.indices.map { Double($0) }
                for layer in document.factLayers(along: track, distances: distances) {
                    #expect(zip(layer.facts, layer.facts.dropFirst()).allSatisfy { $0.end <= $1.start }, "seed \(seed)")
                }
            }
        }
    }
}
