import Foundation
import Testing

@Suite("The line on the command line")
struct LineOptionTests {
    /// 2 km toward the north in Germany: a car-free road crowned by 2 %, with a footway on its west side, the left as drawn.
    private static let route: URL = {
        let note = """
            <extensions><camber:stretch surface="asphalt" cross-section="crowned" crossfall="0.02" footways="left" \
            traffic="none"/></extensions>
            """
        let points = (0...200).map {
            "<trkpt lat=\"\(51 + Double($0) / 11125)\" lon=\"7\">\($0 == 0 ? note : "")</trkpt>"
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString).gpx")
        let text =
            "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\" xmlns:camber=\"urn:camber:gpx:1\" version=\"1.1\" "
            + "creator=\"t\"><trk><name>North</name><trkseg>\(points.joined())</trkseg></trk></gpx>"
        try? Data(text.utf8).write(to: file)
        return file
    }()

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let words: String
        let low: String
        /// What is said of the hand the line is on.
        let hand: String?

        init(_ words: String, low: String, hand: String? = nil) {
            (testDescription, self.words, self.low, self.hand) = (words, words, low, hand)
        }
    }

    /// A crown falls to the runner's edge, a footway to the road beside it: of who has the road on the right, the right
    /// foot is low. Facing traffic is the left of travel both ways.
    static let cases = [
        Case("--line facing-traffic", low: "left"), Case("--line facing-traffic --reverse", low: "left"),
        Case("--line left-edge", low: "left"),
        Case(
            "--line left-edge --reverse", low: "right", hand: "left is that of the route as drawn, your right this way"),
        Case(
            "--line right-edge --reverse", low: "left", hand: "right is that of the route as drawn, your left this way"),
        Case("--line left-footway", low: "right"),
        Case(
            "--line left-footway --reverse", low: "left",
            hand: "left is that of the route as drawn, your right this way"),
    ]

    @Test("Left and right of a line are those of the route as drawn, and in reverse the hand is said", arguments: cases)
    func low(example: Case) async throws {
        let words = example.words.split(separator: " ").map(String.init)
        let run = try await Camber.run(["score", Self.route.path] + words + ["--format", "json"])
        let score = try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
        #expect((score["road_tilt"] as? [String: Any])?["low_foot"] as? String == example.low)
        #expect(run.complaints.count == (example.hand == nil ? 0 : 1), "\(run.errors)")
        if let hand = example.hand { #expect(run.errors.contains(hand), "\(run.errors)") }
    }

    /// 2 km toward the north: from km 1 on, or all along, neither edge of the busy road is safe.
    @Test(
        "Where no line at all is safe the report says so",
        arguments: [(0, "", "2.0 km"), (100, "run facing traffic there; ", "1.0 km")])
    func nowhere(first: Int, elsewhere: String, none: String) async throws {
        let note = """
            <extensions><camber:stretch surface="asphalt" traffic="busy" unsafe-edge="left right"/></extensions>
            """
        let points = (0...200).map {
            "<trkpt lat=\"\(51 + Double($0) / 11125)\" lon=\"7\">\($0 == first ? note : "")</trkpt>"
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString).gpx")
        defer { try? FileManager.default.removeItem(at: file) }
        let text =
            "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\" xmlns:camber=\"urn:camber:gpx:1\" version=\"1.1\" "
            + "creator=\"t\"><trk><trkseg>\(points.joined())</trkseg></trk></gpx>"
        try Data(text.utf8).write(to: file)
        let run = try await Camber.run(["score", file.path, "--line", "right-edge"])
        let sentence =
            "no safe place for it on 2.0 km of 2.0 km; \(elsewhere)no line at all is known to be safe on \(none)"
        #expect(run.errors.contains(sentence), "\(run.errors)")
    }

    @Test("A report speaks of the runner's own left and right")
    func words() async throws {
        for (line, words) in [("left-edge", "edge on your right"), ("left-footway", "footway on your right")] {
            let run = try await Camber.run(["score", Self.route.path, "--line", line, "--reverse"])
            let title = run.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(title.contains("| reversed | \(words) Heel load"), "\(run.text)")
        }
    }

    @Test("What was run in reverse is ticked off with the hand it was on")
    func done() async throws {
        let home = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: home) }
        let data = ["XDG_DATA_HOME": home.path]
        #expect(try await Camber.run(["import", Self.route.path], environment: data).exitCode == 0)
        let run = try await Camber.run(
            ["done", "north", "--line", "left-footway", "--date", "2026-11-20", "--today", "2026-11-21"],
            environment: data)
        #expect(!run.errors.contains("as drawn"), "\(run.errors)")
        let known = try await Camber.run(
            ["done", "--run", "1", "--reverse", "--today", "2026-11-21"], environment: data)
        #expect(
            known.errors.contains("left-footway: left is that of the route as drawn, your right this way"),
            "\(known.errors)")
        let runs = try await Camber.run(["runs"], environment: data)
        #expect(runs.text.contains("reversed  footway on your right"), "\(runs.text)")
    }
}
