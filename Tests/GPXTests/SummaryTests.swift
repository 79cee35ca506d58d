internal import StreamingXML
import RouteGeometry
import TestSupport
import Testing

@testable import GPX

extension GPXSummary {
    init(bytes: [UInt8], keeping limit: Int) throws(GPXError) {
        self = try bytes.withUnsafeBufferPointer { bytes throws(GPXError) in
            try Self.read(.bytes(UnsafeRawBufferPointer(bytes)), keeping: limit)
        }
    }
}

@Suite("Files of any size")
struct SummaryTests {
    @Test("Counts, ranges and sums of a small file")
    func sums() throws {
        // Along the equator and one meridian: a degree there is 111 319.49 m and, at the equator, 110 574.28 m on WGS 84.
        let summary = try GPXSummary(
            bytes: gpx(
                """
                <trk><trkseg><trkpt lat="0" lon="1"><ele>10</ele><time>1970-01-01T00:00:05Z</time></trkpt>\
                <trkpt lat="0" lon="1.001"><extensions><hr>99</hr></extensions></trkpt></trkseg>
                <trkseg><trkpt lat="0.001" lon="1.001"><ele>13</ele><time>1970-01-01T00:00:02Z</time></trkpt></trkseg></trk>
                <trk><trkseg><trkpt lat="2" lon="-3"><ele>90</ele></trkpt><trkpt lat="2" lon="-3"><ele>88.5</ele></trkpt>
                </trkseg></trk><rte><rtept lat="5" lon="6"/></rte><wpt lat="7" lon="8"/>
                """), keeping: 100)
        #expect(summary.isWhole && summary.document.points.count == 5)
        #expect((summary.trackCount, summary.segmentCount, summary.routeCount) == (2, 3, 1))
        let points = summary.trackPoints
        #expect((points.count, summary.routePoints.count, summary.waypoints.count) == (5, 1, 1))
        #expect(points.first == .init(coordinate: Coordinate(latitude: 0, longitude: 1), elevation: 10, time: 5))
        #expect(points.last == .init(coordinate: Coordinate(latitude: 2, longitude: -3), elevation: 88.5))
        #expect((points.latitudes, points.longitudes) == (0...2, -3...1.001))
        #expect((points.elevations, points.times) == (10...90, 2...5))
        #expect((points.rawAscent, points.rawDescent) == (0, 1.5))
        // The segments of the first track are 0.001 degrees of latitude apart; the second track is another line.
        #expect(abs(points.length - 111.319_49) < 0.001 && abs(points.gapLength - 110.574_28) < 0.001)
        #expect(points.count(of: .heartRate) == 1 && points.count(of: .power) == 0)
        #expect(summary.waypoints.elevations == nil && summary.waypoints.times == nil)
    }

    @Test("What is summed up on the way is what the points that were kept amount to", arguments: 0..<20)
    func agreesWithTheDocument(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let bytes = try MadeFile(&random).text.bytes
        let dropped = try GPXSummary(bytes: bytes, keeping: 0)
        let whole = try GPXSummary(of: GPXDocument(bytes: bytes))
        #expect(!dropped.isWhole && dropped.document.points.isEmpty && dropped.document.tracks.isEmpty)
        #expect(
            (dropped.trackCount, dropped.segmentCount, dropped.routeCount)
                == (whole.trackCount, whole.segmentCount, whole.routeCount))
        #expect(String(describing: dropped.trackPoints) == String(describing: whole.trackPoints))
        #expect(String(describing: dropped.routePoints) == String(describing: whole.routePoints))
        #expect(String(describing: dropped.waypoints) == String(describing: whole.waypoints))
        #expect(dropped.document.warnings == whole.document.warnings)
        #expect(dropped.document.namespaces == whole.document.namespaces)
    }

    @Test(
        "A file is whole up to the limit and not beyond",
        arguments: [(6, true), (5, false), (4, false)])
    func limit(limit: Int, isWhole: Bool) throws {
        // Four points, one track and one segment.
        let summary = try GPXSummary(bytes: gpx(track([(1, 1), (2, 2), (3, 3), (4, 4)])), keeping: limit)
        #expect(summary.isWhole == isWhole && summary.trackPoints.count == 4)
    }

    @Test(
        "Whatever a file is full of, it is let go of",
        arguments: [
            "<trk><name>n</name><link href=\"a\"/><trkseg><trkpt lat=\"1\" lon=\"2\"/></trkseg></trk>",
            "<wpt lat=\"1\" lon=\"2\"><name>n</name><link href=\"a\"/></wpt>",
            "<rte><name>n</name><rtept lat=\"1\" lon=\"2\"><desc>d</desc></rtept></rte>",
            "<metadata><link href=\"a\"/></metadata>", "<trk><trkseg/><trkseg/></trk>",
        ])
    func dropsEverything(content: String) throws {
        let summary = try GPXSummary(
            bytes: gpx(String(repeating: content, count: 3000) + "<metadata><name>kept</name></metadata>"),
            keeping: 1000)
        let document = summary.document
        #expect(!summary.isWhole && document.name == "kept")
        #expect(document.tracks.isEmpty && document.routes.isEmpty && document.metadata.links.isEmpty)
        #expect(document.points.isEmpty && document.routePoints.isEmpty && document.waypoints.isEmpty)
        #expect(document.trackLabels.isEmpty && document.routeLabels.isEmpty && document.waypointLabels.isEmpty)
        #expect(document.waypointNames.isEmpty)
    }

    @Test("Shaping points count as they come, not when their route point ends")
    func dropsShape() throws {
        let shape = String(repeating: "<rpt lat='1' lon='2'/>", count: 3000)
        let cut = "<gpx><rte><rtept lat='1' lon='2'/><rtept lat='1' lon='3'><extensions>\(shape)"
        let summary = try GPXSummary(bytes: Array(cut.utf8), keeping: 1000)
        #expect(!summary.isWhole && summary.routePoints.count == 1 && summary.document.shapingPoints.isEmpty)
    }

    @Test("A file that breaks off gives the sums of its whole points")
    func breaksOff() throws {
        let bytes = gpx(track((0..<3000).map { (Double($0) / 100, 1) }))
        let summary = try GPXSummary(bytes: Array(bytes.prefix(bytes.count / 2)), keeping: 100)
        #expect(summary.document.warnings.map(\.kind) == [.brokenOff])
        #expect((1000..<2000).contains(summary.trackPoints.count) && summary.segmentCount == 1)
        #expect(summary.document.warnings[0].done == "the \(summary.trackPoints.count) points before it are summed up")
    }
}
