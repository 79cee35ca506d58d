import Foundation
import Testing

@Suite("What goes in and comes out")
struct StreamTests {
    private static let commands = [
        "score Routes", "score Routes/old-town.gpx", "score Routes/old-town.gpx --format json", "plan Routes",
        "plan Routes --format ndjson", "inspect Routes/old-town.gpx",
    ]

    @Test("Same files, same options, same bytes, whatever the locale and the time zone", arguments: commands)
    func isReproducible(command: String) async throws {
        let words = command.split(separator: " ").map(String.init)
        let first = try await Camber.run(words)
        #expect(first.exitCode == 0 && !first.output.isEmpty)
        let elsewhere = [
            [:],
            [
                "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "TERM": "xterm",
                "COLUMNS": "40",
            ],
        ]
        for environment in elsewhere {
            #expect(try await Camber.run(words, environment: environment).output == first.output)
        }
    }

    @Test("Without a terminal the output is drawn in ASCII, as with --ascii", arguments: commands)
    func isASCII(command: String) async throws {
        let plain = try await Camber.run(words: command)
        #expect(try await Camber.run(words: command + " --ascii").output == plain.output)
        #expect(plain.output.allSatisfy { $0 < 0x80 })
    }

    @Test("A name's odd characters all come out in JSON, all but the controls in text, and none with --ascii")
    func oddName() async throws {
        let path = Camber.fixture("odd-name")
        let text = try await Camber.run(["score", path]).text
        #expect(text.hasPrefix("Höhenweg Łódź 💥 ?31m | 1.1 km |"))
        let ascii = try await Camber.run(["score", path, "--ascii"]).text
        #expect(ascii.hasPrefix("Hohenweg Lodz ?? ?31m | 1.1 km |"))
        let json = try await Camber.run(["score", path, "--format", "json"])
        let object = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
        #expect(object["name"] as? String == "Höhenweg Łódź 💥 \u{9B}31m")
    }

    @Test("JSON parses and begins with its schema; ndjson has one object a line", arguments: ["score", "inspect"])
    func json(command: String) async throws {
        let one = try await Camber.run([command, "Routes/old-town.gpx", "--format", "json"])
        #expect(one.text.hasPrefix("{\n  \"schema\": \"camber.\(command)/1\","))
        #expect(try JSONSerialization.jsonObject(with: one.output) is [String: Any])
        let many = try await Camber.run([command, "Routes", "--format", "json"])
        #expect(try (JSONSerialization.jsonObject(with: many.output) as? [Any])?.count == 14)
        let lines = try await Camber.run([command, "Routes", "--format", "ndjson"]).text.split(separator: "\n")
        #expect(lines.count == 14)
        for line in lines {
            #expect(line.hasPrefix("{\"schema\":\"camber.\(command)/1\","))
            #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
        }
    }

    @Test("Standard input is read where a path is -, and scores as the file does")
    func standardInput() async throws {
        let file = Camber.root.appending(path: "Routes/reservoir.gpx")
        let piped = try await Camber.run(["score", "-"], input: file)
        #expect(piped.output == (try await Camber.run(["score", "Routes/reservoir.gpx"])).output)
        let inspected = try await Camber.run(["inspect", "-"], input: file)
        #expect(inspected.text.hasPrefix("file        <stdin> | GPX 1.1"))
    }

    @Test("A file that does not end in .gpx is still one file and no table")
    func otherEnding() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString).xml")
        try FileManager.default.copyItem(at: Camber.root.appending(path: "Routes/city-track.gpx"), to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let run = try await Camber.run(["score", file.path(percentEncoded: false)])
        #expect(run.text.hasPrefix("City track | 0.4 km |"))
    }

    @Test("A folder is read in the order of its paths, hidden files left out, and a file twice is two routes")
    func folder() async throws {
        let folder = try await Camber.run(["inspect", "Routes/", "--format", "ndjson"]).text.split(separator: "\n")
        let sources = folder.compactMap { $0.firstMatch(of: /"source":"([^"]*)"/).map { String($0.1) } }
        #expect(sources == sources.sorted() && sources.first == "Routes/canal-towpath.gpx")
        let twice = try await Camber.run(words: "score Routes/city-track.gpx Routes/city-track.gpx")
        #expect(twice.text.components(separatedBy: "City track |").count == 3)
    }

    @Test("What a file lacks is said: no elevation, no times, no safe line")
    func saysWhatIsMissing() async throws {
        func score(_ fixture: String) async throws -> String {
            try await Camber.run(["score", Camber.fixture(fixture)]).text
        }
        let flat = try await score("no-elevation")
        #expect(
            flat.contains("no elevation, taken as flat")
                && flat.contains("elevation\n                none: assumed flat"))
        let timeless = try await score("elevation-without-time")
        #expect(
            timeless.contains(/up 20 m \(\d+ to \d+\) down 0 m/) && timeless.contains(/pace 6:00\/km\s+\(assumed\)/))
        #expect(try await score("no-safe-line").contains("Not safe      no safe line this way round at km 0.0-0.6"))
        let variants = try await Camber.run(["score", "--all-variants", Camber.fixture("no-safe-line")]).text
        #expect(variants.hasPrefix("There is no safe way to run it.\n"))
    }

    @Test(
        "A recording that breaks off anywhere climbs no more than its points do", arguments: (1...20).map { 3000 * $0 })
    func prefixes(length: Int) async throws {
        let whole = try Data(contentsOf: Camber.root.appending(path: "Routes/reservoir.gpx"))
        let file = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString).gpx")
        try whole.prefix(length).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let run = try await Camber.run(["inspect", file.path(percentEncoded: false)])
        let ascent = try #require(run.text.firstMatch(of: /ascent +estimated (\d+) m .*raw sum (\d+) m/))
        let (estimated, raw) = (try #require(Int(ascent.1)), try #require(Int(ascent.2)))
        #expect(estimated <= raw)
    }
}
