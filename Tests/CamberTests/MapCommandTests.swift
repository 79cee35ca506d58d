import Foundation
import Testing

@Suite("Maps on the command line")
struct MapCommandTests {
    private static let extract: URL = {
        let nodes = (0...20).map { "<node id=\"\($0 + 1)\" lat=\"\(51 + Double($0) / 1000)\" lon=\"7\"/>" }
        let refs = (1...21).map { "<nd ref=\"\($0)\"/>" }
        let xml = """
            <osm>\(nodes.joined())<way id="3">\(refs.joined())<tag k="highway" v="track"/><tag k="surface" v="sand"/>\
            <tag k="name" v="Dune Way"/></way></osm>
            """
        return file(xml, "town.osm")
    }()

    private static let route: URL = {
        let points = (0...200).map { "<trkpt lat=\"\(51 + Double($0) / 10000)\" lon=\"7\"/>" }
        return file(
            "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\" version=\"1.1\" creator=\"t\"><trk><trkseg>"
                + points.joined() + "</trkseg></trk></gpx>", "route.gpx")
    }()

    private static func file(_ text: String, _ name: String) -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString)")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let url = folder.appending(path: name)
        try? Data(text.utf8).write(to: url)
        return url
    }

    private func home() -> [String: String] {
        ["XDG_DATA_HOME": FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString)").path]
    }

    /// 22 lies 67 m north of the twentieth node and 44 m south of the last.
    @Test("What is shorter than 100 m is told in metres")
    func short() async throws {
        let nodes = ((0...20).map { 51 + Double($0) / 1000 } + [51.0196]).enumerated().map {
            "<node id=\"\($0 + 1)\" lat=\"\($1)\" lon=\"7\"/>"
        }
        func way(_ id: Int, _ nodes: [Int], _ surface: String) -> String {
            "<way id=\"\(id)\">\(nodes.map { "<nd ref=\"\($0)\"/>" }.joined())<tag k=\"highway\" v=\"track\"/>"
                + "<tag k=\"surface\" v=\"\(surface)\"/></way>"
        }
        let xml = "<osm>\(nodes.joined())\(way(3, Array(1...20) + [22], "sand"))\(way(4, [22, 21], "sett"))</osm>"
        let match = try await Camber.run(["match", Self.route.path, "--map", Self.file(xml, "town.osm").path])
        let paving = try #require(try /sand 2.2 km \| paving (\d+) m/.firstMatch(in: match.text))
        // The route has a point every 11 m.
        #expect(abs(Int(paving.1)! - 44) <= 11)
        #expect(!match.text.contains(" 0.0 km"), "\(match.text)")
    }

    @Test("An installed map is used by itself until it is removed, and its licence is told")
    func installed() async throws {
        let home = home()
        defer { try? FileManager.default.removeItem(atPath: home["XDG_DATA_HOME"]!) }
        let before = try await Camber.run(["score", Self.route.path], environment: home)
        #expect(!before.text.contains("OpenStreetMap"))
        #expect(try await Camber.run(["map", "add", Self.extract.path], environment: home).exitCode == 0)
        let score = try await Camber.run(["score", Self.route.path], environment: home)
        #expect(score.text.contains("surface map"))
        #expect(score.text.contains("Map data (c) OpenStreetMap contributors, ODbL 1.0"))
        let plan = try await Camber.run(
            ["plan", Self.route.path, "--day", "sun=long:2.2km", "--last-week", "3km", "--longest", "3km"],
            environment: home)
        #expect(plan.text.contains("Map data (c) OpenStreetMap contributors, ODbL 1.0"))
        let without = try await Camber.run(["score", Self.route.path, "--no-map"], environment: home)
        #expect(without.text == before.text)
        #expect(try await Camber.run(["map", "list"], environment: home).text.contains("town"))
        let named = try await Camber.run(["score", Self.route.path, "--map", "town"], environment: home)
        #expect(named.exitCode == 0 && named.text == score.text)
        #expect(try await Camber.run(["map", "remove", "town"], environment: home).exitCode == 0)
        #expect(try await Camber.run(["score", Self.route.path, "--map", "town"], environment: home).exitCode == 74)
        #expect(try await Camber.run(["score", Self.route.path], environment: home).text == before.text)
        #expect(try await Camber.run(["map", "remove", "town"], environment: home).exitCode == 2)
    }

    @Test("A library keeps what the map said at import, and a week from it tells the map's licence")
    func imported() async throws {
        let home = home()
        defer { try? FileManager.default.removeItem(atPath: home["XDG_DATA_HOME"]!) }
        #expect(try await Camber.run(["map", "add", Self.extract.path], environment: home).exitCode == 0)
        let routes = try await Camber.run(["import", Self.route.path], environment: home)
        #expect(routes.exitCode == 0 && routes.text.contains("sand 100 %"), "\(routes.text)\(routes.errors)")
        #expect(routes.errors.contains("OpenStreetMap contributors"))
        #expect(try await Camber.run(["routes"], environment: home).errors.contains("OpenStreetMap contributors"))
        for command in [["import", Self.route.path, "--library", ":memory:"], ["routes"]] {
            let json = try await Camber.run(command + ["--format", "json"], environment: home).text
            #expect(json.contains("\"map_attribution\": \"© OpenStreetMap contributors, ODbL 1.0\""))
        }
        #expect(try await Camber.run(["map", "remove", "town"], environment: home).exitCode == 0)
        let score = ["score", "route"]
        #expect(try await Camber.run(score, environment: home).text.contains("sand"))
        #expect(try await !Camber.run(score + ["--no-map"], environment: home).text.contains("sand"))
        let week = ["plan", "--day", "sun=long:2.2km", "--last-week", "3km", "--longest", "3km"]
        for names in [[], ["route"]] {
            let run = try await Camber.run(week + names + ["--no-map"], environment: home)
            #expect(run.exitCode == 0 && !run.text.contains("OpenStreetMap"), "\(run.text)\(run.errors)")
        }
        let plan = try await Camber.run(week, environment: home)
        #expect(plan.exitCode == 0 && plan.text.contains("route"), "\(plan.text)\(plan.errors)")
        #expect(plan.text.contains("Map data (c) OpenStreetMap contributors, ODbL 1.0"))
    }

    @Test("An import notes the side of the road that a recording kept to")
    func recordedSide() async throws {
        let home = home()
        defer { try? FileManager.default.removeItem(atPath: home["XDG_DATA_HOME"]!) }
        let nodes = (0...40).map { "<node id=\"\($0 + 1)\" lat=\"\(51 + Double($0) / 1000)\" lon=\"7\"/>" }
        let refs = (1...41).map { "<nd ref=\"\($0)\"/>" }
        func xml(_ tag: String = "") -> String {
            "<osm>\(nodes.joined())<way id=\"3\">\(refs.joined())<tag k=\"highway\" v=\"tertiary\"/>\(tag)</way></osm>"
        }
        let road = Self.file(xml(), "road.osm")
        let oneway = Self.file(
            xml("<tag k=\"oneway\" v=\"yes\"/><tag k=\"sidewalk\" v=\"left\"/>"), "oneway.osm")
        // Northward, 0.000 04 degrees or 2.8 m west of the middle, 3.3 m/s.
        let points = (0...1300).map { second in
            let time = "2026-05-03T06:\(twoDigits(second / 60)):\(twoDigits(second % 60))Z"
            return "<trkpt lat=\"\(51 + Double(second) * 0.00003)\" lon=\"6.99996\"><time>\(time)</time></trkpt>"
        }
        let run = Self.file(
            "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\" version=\"1.1\" creator=\"t\"><trk><trkseg>"
                + points.joined() + "</trkseg></trk></gpx>", "run.gpx")
        #expect(try await Camber.run(["map", "add", road.path], environment: home).exitCode == 0)
        #expect(try await Camber.run(["import", run.path], environment: home).exitCode == 0)
        let runs = try await Camber.run(["runs"], environment: home)
        #expect(runs.text.contains("left of the road, recorded"), "\(runs.text)\(runs.errors)")
        let audit = try await Camber.run(["audit", "--today", "2026-05-04"], environment: home)
        #expect(audit.text.contains("left 4.3 km"), "\(audit.text)")
        let words = audit.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("of these 4.3 km by the side of the road that recordings kept to"), "\(words)")
        #expect(audit.text.contains("OpenStreetMap contributors"))
        let score = try await Camber.run(["score", run.path], environment: home)
        #expect(score.text.contains("on the left of the road, traffic facing you"), "\(score.text)")
        // Facing traffic, as the route is scored.
        let upper = try await Camber.run(["score", run.path, "--tilt", "upper", "--format", "json"], environment: home)
        let value = try #require(try JSONSerialization.jsonObject(with: upper.output) as? [String: Any])
        let ran = try #require((value["map"] as? [String: Any])?["ran"] as? [String: Any])
        let load = try #require(value["load_mean_hkm"] as? [String: Any])
        #expect(ran["load_mean_hkm"] as? Double == load["value"] as? Double)
        let stored = try await Camber.run(["score", "run", "--format", "json"], environment: home)
        let credit = "\"map_attribution\": \"© OpenStreetMap contributors, ODbL 1.0\""
        #expect(stored.text.contains(credit), "\(stored.text)")
        // With the flow of a one-way road traffic comes from behind on either side, and all of it falls to the right; so does
        // a footway on its left.
        let flow = try await Camber.run(["score", run.path, "--map", oneway.path], environment: home)
        let said = flow.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(said.contains("on the left of the road, traffic behind you"), "\(said)")
        #expect(said.contains("road right foot low"), "\(said)")
        #expect(said.contains("on that side, the right foot was low"), "\(said)")
    }

    private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    @Test("Match says the ways in text and JSON, and writes surfaces into the file")
    func match() async throws {
        let arguments = ["match", Self.route.path, "--map", Self.extract.path]
        let text = try await Camber.run(arguments)
        #expect(text.exitCode == 0)
        #expect(text.text.contains("track  sand     Dune Way"))
        let json = try await Camber.run(arguments + ["--format", "json"])
        let value = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
        #expect(value["schema"] as? String == "camber.match/1")
        let ways = try #require(value["ways"] as? [[String: Any]])
        #expect(ways.map { $0["way_id"] as? Int } == [3])
        let map = try #require(value["map"] as? [String: Any])
        #expect(map["attribution"] as? String == "© OpenStreetMap contributors, ODbL 1.0")
        let gpx = try await Camber.run(arguments + ["--format", "gpx"])
        #expect(gpx.text.contains("<surface>sand</surface><highway>track</highway>"))
        #expect(gpx.text.contains("<camber:stretch surface=\"sand\"/>"))
        #expect(gpx.errors.contains("OpenStreetMap"))
        #expect(gpx.text.hasSuffix("</gpx>\n<!-- surfaces: map data (c) OpenStreetMap contributors, ODbL 1.0 -->\n"))
    }

    @Test("A route on no way of the extract is said to be, and scored on assumptions")
    func beyond() async throws {
        let points = (0...200).map { "<trkpt lat=\"\(10 + Double($0) / 10000)\" lon=\"7\"/>" }.joined()
        let gpx =
            "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\" version=\"1.1\" creator=\"t\"><trk><trkseg>\(points)"
        let route = Self.file(gpx + "</trkseg></trk></gpx>", "far.gpx")
        let run = try await Camber.run(["score", route.path, "--map", Self.extract.path])
        #expect(run.exitCode == 0)
        #expect(run.complaints.count == 1)
        #expect(run.errors.contains("is on no way of"))
        #expect(!run.text.contains("OpenStreetMap"))
        for format in ["text", "json", "gpx"] {
            let match = try await Camber.run(["match", route.path, "--map", Self.extract.path, "--format", format])
            #expect(match.exitCode == 2)
            #expect(match.complaints.count == 1)
            #expect(!match.text.contains("OpenStreetMap"))
        }
    }

    @Test("An extract too large for this machine is refused before it is read, and leaves nothing")
    func tooLarge() async throws {
        let home = home()
        let planet = Self.file("\0\0\0\u{0D}\n\u{09}OSMHeader", "planet.osm.pbf")
        defer { try? FileManager.default.removeItem(at: planet.deletingLastPathComponent()) }
        // All but its start is a hole in the file system.
        let handle = try FileHandle(forWritingTo: planet)
        try handle.truncate(atOffset: 1 << 40)
        try handle.close()
        let run = try await Camber.run(["map", "add", planet.path], environment: home)
        #expect(run.exitCode == 65 && run.complaints.count == 1, "\(run.errors)")
        #expect(run.errors.contains("of memory to read, and this machine has"))
        #expect(try await Camber.run(["map", "list"], environment: home).text.contains("No map is installed"))
    }

    private static let wrongUses: [([String], Int32)] = [
        (["match", "ROUTE"], 64), (["score", "ROUTE", "--map", "ROUTE"], 65),
        (["score", "ROUTE", "--map", "/none.osm.pbf"], 74), (["map", "add", "ROUTE"], 65),
        (["map", "add", "/none.osm.pbf"], 74), (["map", "list"], 0),
    ]

    @Test("Without a map, with what is none and with a missing one it ends as it should", arguments: wrongUses)
    func endings(arguments: [String], code: Int32) async throws {
        let run = try await Camber.run(
            arguments.map { $0 == "ROUTE" ? Self.route.path : $0 }, environment: home())
        #expect(run.exitCode == code)
        #expect(run.complaints.count == (code == 0 ? 0 : 1))
    }
}
