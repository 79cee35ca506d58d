import Foundation
import Testing

@Suite("The side of the road a recording kept to")
struct RecordedSideTests {
    /// Northward for 3 km, 0.000 04 degrees or 2.8 m east or west of the middle, 3.3 m/s.
    private static func recording(east sign: Double) -> String {
        let points = (0...900).map { second in
            let clock = [second / 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
            return "<trkpt lat=\"\(51 + Double(second) * 0.00003)\" lon=\"\(7 + sign * 0.00004)\">"
                + "<time>2026-05-03T06:\(clock)Z</time></trkpt>"
        }
        return "<gpx version=\"1.1\" creator=\"t\"><trk><trkseg>\(points.joined())</trkseg></trk></gpx>"
    }

    private static func road(sidewalk: String) -> String {
        let nodes = (0...30).map { "<node id=\"\($0 + 1)\" lat=\"\(51 + Double($0) / 1000)\" lon=\"7\"/>" }
        let refs = (1...31).map { "<nd ref=\"\($0)\"/>" }
        return "<osm>\(nodes.joined())<way id=\"3\">\(refs.joined())<tag k=\"highway\" v=\"tertiary\"/>"
            + "<tag k=\"sidewalk\" v=\"\(sidewalk)\"/></way></osm>"
    }

    /// No receiver tells a footway from the edge of the road beside it, and they lean to opposite sides.
    @Test(
        "may have been on the footway of that side, and of no other", arguments: ["left", "right"], ["left", "right"])
    func footway(side: String, sidewalk: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(Self.recording(east: side == "left" ? -1 : 1).utf8).write(to: folder.appending(path: "run.gpx"))
        try Data(Self.road(sidewalk: sidewalk).utf8).write(to: folder.appending(path: "road.osm"))
        let run = try await Camber.run(["score", "run.gpx", "--map", "road.osm"], in: folder)
        let words = run.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("on the \(side) of the road, "), "\(words)\(run.errors)")
        #expect(words.contains("on the footway, which 3.0 km have on that side") == (side == sidewalk), "\(words)")
    }
}
