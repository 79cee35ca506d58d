import Foundation
import RouteGeometry
import Testing

@testable import GPX

@Suite("What planners write")
struct PlannerTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/surface/surface-gpx").standardizedFileURL

    private static func isPresent(_ file: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: file).path)
    }

    private func way(_ tags: String) -> String { "<b:way xmlns:b='Not yet documented'>\(tags)</b:way>" }

    @Test("BRouter's tags belong to the leg that ends at their point and hold until the next ones")
    func readsWays() throws {
        let document = try GPXDocument(
            bytes: gpx(
                track(
                    [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1)],
                    extensions: [
                        "", way("highway=residential surface=asphalt"), "", way("surface=gravel reversedirection=yes"),
                        way("highway=path"), way("surface=gravel"),
                    ])))
        #expect(
            document.trackFacts.surfaces == [
                GPXChange(at: 0, .asphalt), GPXChange(at: 2, .gravel), GPXChange(at: 3, nil), GPXChange(at: 4, .gravel),
            ])
        #expect(document.trackFacts.againstWay == [GPXChange(at: 2, true), GPXChange(at: 3, false)])
    }

    @Test("Garmin's shaping points stand behind their route point and are no route points")
    func readsShapingPoints() throws {
        func point(_ latitude: String, _ shape: String...) -> String {
            let points = shape.map { "<x:rpt lat='\($0)' lon='9'><x:Subclass>0</x:Subclass></x:rpt>" }.joined()
            let extensions = "<extensions><x:RoutePointExtension>\(points)</x:RoutePointExtension></extensions>"
            return "<rtept lat='\(latitude)' lon='9'>\(extensions)</rtept>"
        }
        let document = try GPXDocument(
            bytes: gpx(
                "<rte>\(point("1", "1.5", "95", "1.7"))\(point("x", "2.5"))\(point("3", "3.5"))</rte>",
                root: "xmlns:x='http://www.garmin.com/xmlschemas/GpxExtensions/v3'"))
        #expect(document.routePoints.latitudes == [1, 3])
        #expect(document.shapingPoints.map(\.point) == [0, 0, 1])
        #expect(document.shapingPoints.map(\.value.latitude) == [1.5, 1.7, 3.5])
        #expect(document.warnings.map(\.kind) == [.positionOutOfRange, .positionNotANumber])
    }

    @Test("Tags on a point that is skipped hold from the leg that takes its place")
    func carriesWaysOverSkippedPoints() throws {
        let points = ["1", "2", "x", "4", "5"].map { latitude in
            let tags = latitude == "2" ? way("surface=sand") : latitude == "x" ? way("surface=grass") : ""
            return "<trkpt lat='\(latitude)' lon='1'><extensions>\(tags)</extensions></trkpt>"
        }
        let document = try GPXDocument(bytes: gpx("<trk><trkseg>\(points.joined())</trkseg></trk>"))
        #expect(document.trackFacts.surfaces == [GPXChange(at: 0, .sand), GPXChange(at: 1, .grass)])
    }

    @Test("Tags end with their segment, and on its first point they hold from there")
    func endsWaysWithSegment() throws {
        func segment(_ tags: [String]) -> String {
            let points = tags.map { "<trkpt lat='1' lon='1'><extensions>\($0)</extensions></trkpt>" }
            return "<trkseg>\(points.joined())</trkseg>"
        }
        let document = try GPXDocument(
            bytes: gpx(
                "<trk>\(segment(["", way("surface=sand")]))\(segment(["", ""]))\(segment([way("surface=wood"), ""]))</trk>"
            ))
        #expect(
            document.trackFacts.surfaces == [GPXChange(at: 0, .sand), GPXChange(at: 2, nil), GPXChange(at: 4, .wood)])
    }

    @Test("A BRouter file of mode 9", .enabled(if: isPresent("brouter-mode9-constructed.gpx")))
    func readsBRouterFile() throws {
        let path = Self.folder.appending(path: "brouter-mode9-constructed.gpx").path
        let document = try GPXDocument(contentsOf: path)
        #expect(document.trackFacts.surfaces == [GPXChange(at: 0, .asphalt), GPXChange(at: 2, .compacted)])
        #expect(document.claimedAscent == 3)
        let layers = document.factLayers(along: document.tracks[0], distances: [0, 10, 20, 30, 40])
        #expect(layers[0].facts.map { [$0.start, $0.end] } == [[0, 20], [20, 40]])
    }

    @Test("An OsmAnd route", .enabled(if: isPresent("osmand-route-constructed.gpx")))
    func readsOsmAndFile() throws {
        let document = try GPXDocument(contentsOf: Self.folder.appending(path: "osmand-route-constructed.gpx").path)
        #expect(document.trackFacts.surfaces == [GPXChange(at: 0, .paving), GPXChange(at: 2, .compacted)])
        #expect(document.warnings.isEmpty)
    }

    private func osmAnd(_ lengths: [Int], prefix: String = "", points: Int = 5) -> [UInt8] {
        let ways = lengths.enumerated().map {
            "<\(prefix)segment id='1' length='\($1)' types='\(2 * $0),\(2 * $0 + 1)'/>"
        }
        let types = ["gravel", "sand", "grass"].map {
            "<\(prefix)type t='highway' v='path'/><\(prefix)type t='surface' v='\($0)'/>"
        }
        let list = (1...points).map { "<trkpt lat='\($0)' lon='1'/>" }.joined()
        return gpx(
            "<trk><trkseg>\(list)<extensions><\(prefix)route>\(ways.joined())</\(prefix)route>"
                + "<\(prefix)types>\(types.joined())</\(prefix)types></extensions></trkseg></trk>",
            root: "xmlns:osmand='https://osmand.net/docs/technical/osmand-file-formats/osmand-gpx'")
    }

    @Test("OsmAnd's ways share their joints, whatever the prefix", arguments: ["", "osmand:"])
    func countsPoints(prefix: String) throws {
        let document = try GPXDocument(bytes: osmAnd([2, 3, 2], prefix: prefix))
        #expect(
            document.trackFacts.surfaces == [
                GPXChange(at: 0, .gravel), GPXChange(at: 1, .sand), GPXChange(at: 3, .grass),
            ])
    }

    @Test(
        "Ways for another number of points are not laid on the wrong legs",
        arguments: [[2, 2], [2, 5], [0, -4], [9_000_000_000_000_000_000, 9_000_000_000_000_000_000], [.min]])
    func refusesOtherCounts(lengths: [Int]) throws {
        let document = try GPXDocument(bytes: osmAnd(lengths))
        #expect(document.trackFacts.surfaces.isEmpty)
        #expect(document.warnings.map(\.kind) == [.surfacesMisplaced])
        #expect(document.warnings[0].found.hasPrefix("surfaces for"))
    }

    @Test(
        "What BRouter climbed is read from its comment and from its metadata",
        arguments: [
            ("<!-- track-length = 812 filtered ascend = 14 plain-ascend = 3 cost=1201 -->", ""),
            (
                "",
                "<metadata><extensions><b:info xmlns:b='urn:b'>track-length = 812 filtered ascend = 14</b:info></extensions></metadata>"
            ),
        ])
    func readsClaimedAscent(comment: String, metadata: String) throws {
        let document = try GPXDocument(bytes: Array("\(comment)<gpx>\(metadata)</gpx>".utf8))
        #expect(document.claimedAscent == 14)
        #expect(try GPXDocument(bytes: Array("<gpx><!-- filtered ascend = 14 --></gpx>".utf8)).claimedAscent == nil)
    }
}
