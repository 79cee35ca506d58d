import Foundation
import Testing

@Suite("Configuration files and variables")
struct ConfigurationTests {
    /// A folder to work in, with a home below it.
    struct Place: ~Copyable {
        let folder = FileManager.default.temporaryDirectory.appending(path: "camber-config-\(UUID().uuidString)")

        init() throws {
            try FileManager.default.createDirectory(
                at: folder.appending(path: "home/.config/camber"), withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func write(_ text: String, to name: String) throws {
            try Data(text.utf8).write(to: folder.appending(path: name))
        }

        func camber(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> Camber.Run {
            let home = folder.appending(path: "home").path(percentEncoded: false)
            return try await Camber.run(arguments, in: folder, environment: ["HOME": home].merging(environment) { $1 })
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        /// The pace that each of them gives, if any.
        var option: String?
        var variable: String?
        var here: String?
        var home: String?
        /// Whose pace holds; `nil` where nobody gives one.
        let winner: String?

        var testDescription: String { "\(winner ?? "nothing") wins" }
    }

    static let cases = [
        Case(option: "4:10", variable: "4:20", here: "4:30", home: "4:40", winner: "4:10"),
        Case(option: "4:10", home: "4:40", winner: "4:10"),
        Case(variable: "4:20", here: "4:30", home: "4:40", winner: "4:20"),
        Case(variable: "4:20", home: "4:40", winner: "4:20"), Case(variable: "4:20", winner: "4:20"),
        Case(here: "4:30", home: "4:40", winner: "4:30"), Case(here: "4:30", winner: "4:30"),
        Case(home: "4:40", winner: "4:40"), Case(variable: "", home: "4:40", winner: "4:40"), Case(winner: nil),
    ]

    @Test("An option wins over a variable, that over the folder's file, that over the home's", arguments: cases)
    func precedence(item: Case) async throws {
        let place = try Place()
        if let pace = item.here { try place.write("pace = \"\(pace)\"\n", to: "camber.toml") }
        if let pace = item.home { try place.write("pace = \"\(pace)\"\n", to: "home/.config/camber/config.toml") }
        let route = Camber.root.appending(path: "Routes/harbour-road.gpx").path(percentEncoded: false)
        let options = item.option.map { ["--pace", $0] } ?? []
        let score = try await place.camber(
            ["score", route] + options, item.variable.map { ["CAMBER_PACE": $0] } ?? [:])
        let plain = try await Camber.run(["score", route] + (item.winner.map { ["--pace", $0] } ?? []))
        #expect(score.exitCode == 0 && score.errors == "" && score.output == plain.output)
    }

    @Test("camber config shows what is in force and where it is said")
    func shows() async throws {
        let place = try Place()
        try place.write("# mine\nmode = \"early\"\nstrict = true\nmap = [\"a.osm\", \"/b.osm\"]\n", to: "camber.toml")
        try place.write("library = \"runs.db\"\nmode = \"return\"\n", to: "home/.config/camber/config.toml")
        let run = try await place.camber(["config", "--no-ascii"], ["CAMBER_DRIVE": "left", "CAMBER_DRIFE": "right"])
        let rows = run.text.split(separator: "\n").map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        let home = place.folder.appending(path: "home/.config/camber").path(percentEncoded: false)
        for row in [
            ["library", "\(home)/runs.db", "\(home)/config.toml:1:1"], ["drive", "left", "CAMBER_DRIVE"],
            ["mode", "early", "camber.toml:2:1"], ["strict", "true", "camber.toml:3:1"],
            ["map", "a.osm,", "/b.osm", "camber.toml:4:1"], ["tilt", "best", "not", "set"],
        ] { #expect(rows.contains(row), "\(run.text)") }
        #expect(run.complaints == ["CAMBER_DRIFE: no setting, and not used; did you mean CAMBER_DRIVE?"])
    }

    @Test("A mode, a library and strictness that are set hold, and options take them back")
    func holds() async throws {
        let place = try Place()
        try place.write("mode = \"early\"\nlibrary = \"nowhere.db\"\nstrict = true\n", to: "camber.toml")
        let routes = Camber.root.appending(path: "Routes").path(percentEncoded: false)
        let week = ["plan", routes, "--last-week", "40km", "--longest", "12km"]
        #expect(try await place.camber(week).output == (try await Camber.run(week + ["--mode", "early"])).output)
        #expect(
            try await place.camber(week + ["--mode", "healthy"]).output == (try await Camber.run(week)).output)
        #expect(try await place.camber(["routes"]).errors.hasPrefix("nowhere.db: error: no library there yet"))
        let odd = Camber.root.appending(path: Camber.fixture("bad-point")).path(percentEncoded: false)
        #expect(try await place.camber(["score", odd]).exitCode == 65)
        #expect(try await place.camber(["score", odd, "--no-strict"]).exitCode == 0)
        try place.write("mode = \"return\"\nstage = 2\n", to: "week.toml")
        let planned = try await place.camber(week + ["--plan", "week.toml"])
        #expect(planned.output == (try await Camber.run(week + ["--mode", "return", "--stage", "2"])).output)
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let text: String
        let complaint: String

        var testDescription: String { text }
    }

    static let bad = [
        Bad(text: "\n pase = 3", complaint: ":2:2: error: \"pase\" is no setting; did you mean \"pace\"? expected one"),
        Bad(text: "brary = 3", complaint: "\"brary\" is no setting; did you mean \"library\"? expected one of"),
        Bad(text: "rary = 3", complaint: "\"rary\" is no setting; expected one of library, "),
        Bad(text: "frobnicate = 3", complaint: ":1:1: error: \"frobnicate\" is no setting; expected one of library, "),
        Bad(
            text: "pace = \"5:99\"",
            complaint: ":1:1: error: \"pace\" is \"5:99\"; expected minutes and seconds a kilometre like 5:45, from "),
        Bad(text: "mode = \"ill\"", complaint: "\"mode\" is \"ill\"; expected healthy, early or return"),
        Bad(text: "cadence = 20", complaint: "\"cadence\" is \"20\"; expected steps a minute, from 80 to 260"),
        Bad(text: "ascii = \"yes\"", complaint: ":1:1: error: \"ascii\" is a text; expected true or false"),
        Bad(text: "drive = [\"left\"]", complaint: ":1:1: error: \"drive\" is a list; expected left or right"),
        Bad(text: "pace = \n", complaint: "camber.toml:1:8: error: "),
        Bad(
            text: "pace = \"5:45\"\n\0mode = \"early\"\n",
            complaint: ":2: error: byte 0 is no text here; expected a configuration file in UTF-8"),
    ]

    @Test("What is wrong in a file is said with its place and what is allowed, and help still helps", arguments: bad)
    func refuses(item: Bad) async throws {
        let place = try Place()
        try place.write(item.text, to: "camber.toml")
        let run = try await place.camber(["config"])
        #expect(run.exitCode == 65 && run.output.isEmpty && run.complaints.count == 1)
        #expect(run.errors.hasPrefix("camber.toml:") && run.errors.contains(item.complaint), "\(run.errors)")
        #expect(try await place.camber(["--help"]).exitCode == 0)
    }

    @Test("A name that is not UTF-8 is not taken for another one")
    func refusesOtherEncodings() async throws {
        let place = try Place()
        try Data(Array("library = \"caf".utf8) + [0xE9] + Array(".db\"\n".utf8)).write(
            to: place.folder.appending(path: "camber.toml"))
        let run = try await place.camber(["config"])
        #expect(run.exitCode == 65 && run.output.isEmpty)
        #expect(
            run.complaints == ["camber.toml:1: error: byte 233 is no text here; expected a configuration file in UTF-8"]
        )
    }

    @Test("What is no file is not waited for", arguments: [false, true])
    func refusesPipes(isDevice: Bool) async throws {
        let place = try Place()
        let path = place.folder.appending(path: "camber.toml").path(percentEncoded: false)
        if isDevice {
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/zero")
        } else {
            try #require(mkfifo(path, 0o600) == 0)
        }
        let run = try await place.camber(["config"])
        #expect(run.exitCode == 74 && run.output.isEmpty)
        let found = isDevice ? "a device" : "a pipe"
        #expect(run.complaints == ["camber.toml: error: \(found), not a file; expected a readable file"])
    }

    @Test("What is wrong in a variable is misuse")
    func refusesVariables() async throws {
        let run = try await Camber.run(["config"], environment: ["CAMBER_PACE": "fast"])
        #expect(run.exitCode == 64 && run.output.isEmpty)
        #expect(
            run.complaints == [
                "CAMBER_PACE: error: \"fast\"; expected minutes and seconds a kilometre like 5:45, from 2:00 to 30:00"
            ])
    }
}
