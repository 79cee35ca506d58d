import Foundation
import Testing

@Suite("Exit codes and complaints")
struct ExitCodeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let command: String
        let exitCode: Int32
        /// What the first complaint has to say; empty where there is none.
        let complaint: String

        init(_ command: String, _ exitCode: Int32, _ complaint: String = "") {
            (self.command, self.exitCode, self.complaint) = (command, exitCode, complaint)
        }

        var testDescription: String { "camber \(command)" }
    }

    private static func bad(_ fixture: String) -> String { "score \(Camber.fixture(fixture))" }

    static let fine = [
        Case("--version", 0), Case("score Routes/harbour-road.gpx", 0), Case("plan Routes", 0),
        Case("inspect Routes", 0),
        Case(bad("no-elevation"), 0), Case(bad("elevation-without-time"), 0), Case(bad("no-safe-line"), 0),
        Case(bad("odd-name"), 0), Case("inspect \(Camber.fixture("empty-track"))", 0),
        Case("plan Routes/old-town.gpx", 1), Case("plan Routes --last-week 5km --longest 2km", 1),
        Case("plan Routes --lock sun=harbour-road --longest 5km", 1), Case("plan --rules", 0),
        Case("plan Routes/city-track.gpx Routes/old-town.gpx --day tue=easy:8km --compare --weeks 2", 0),
        Case("plan Routes --explain sun", 0), Case("plan \(Camber.fixture("no-safe-line"))", 1),
    ]

    static let kept = [
        Case(bad("truncated"), 0, "truncated.gpx:13:18: the file breaks off here; the 9 points before it are kept"),
        Case(bad("bad-point"), 0, "bad-point.gpx:6:13: latitude 512.03 is not between -90 and 90; point skipped"),
        Case("score Routes/old-town.gpx --laps 2", 0, "\"Old town\" is no track; --laps left out"),
        Case(
            "score Routes/harbour-road.gpx --line with-traffic --format json", 0,
            "--line with-traffic: no safe place for it on 9.2 km of 9.2 km; run facing traffic there"),
        Case(
            "score Routes/harbour-road-footway.gpx --line right-footway", 0,
            "--line right-footway: no safe place for it on 2.7 km of 9.2 km; run facing traffic there"),
        Case("score Routes nope.gpx", 3, "nope.gpx: error: no such file or folder"),
        Case("plan Routes \(Camber.fixture("empty"))", 3, "empty.gpx: error: the file is empty; expected a GPX file"),
        Case("inspect \(Camber.fixture("only-a-waypoint")) nope.gpx", 3, "nope.gpx: error: no such file or folder"),
    ]

    static let refused = [
        Case("score Sources", 2, "Sources: error: no .gpx file in this folder"),
        Case(bad("not-gpx"), 65, "not-gpx.gpx:2:1: error: the root element is <kml>; expected <gpx>"),
        Case(bad("not-xml"), 65, "not-xml.gpx:1:1: error: not XML: "),
        Case(bad("empty"), 65, "empty.gpx: error: the file is empty; expected a GPX file"),
        Case(bad("doctype"), 65, "doctype.gpx:2:1: error: a DOCTYPE; expected a GPX file without one"),
        Case(bad("empty-track"), 65, "empty-track.gpx: error: \"Empty\" has no points; a route needs at least two"),
        Case(bad("one-point"), 65, "one-point.gpx: error: \"Lonely\" has one point; a route needs at least two"),
        Case(bad("zero-length"), 65, "zero-length.gpx: error: \"Standing still\" is 0 m long: "),
        Case(bad("only-a-waypoint"), 65, "error: no track and no route, only 1 waypoint; "),
        Case("score -", 65, "<stdin>: error: the file is empty; expected a GPX file"),
        Case("plan Routes --lock sun=moon", 2, "--lock: no route named \"moon\"; there are canal-towpath, "),
        Case("plan Routes --done tue=moon", 2, "--done: no route named \"moon\"; there are canal-towpath, "),
        Case("plan Routes --used moon:3", 2, "--used: no route named \"moon\"; there are canal-towpath, "),
        Case("plan Routes --shoe A --shoe-yesterday B", 2, "--shoe-yesterday: no pair named \"B\"; there is A"),
        Case("plan Routes --explain mon", 2, "--explain: Mon has no run to plan"),
        Case("plan --plan nope.toml", 74, "nope.toml: error: no such file or folder"),
        Case("plan nope.gpx", 74, "nope.gpx: error: no such file or folder"),
        Case("inspect nope.gpx", 74, "nope.gpx: error: no such file or folder"),
        Case("note nope.gpx --surface grass", 74, "nope.gpx: error: no such file or folder"),
        Case("reverse nope.gpx", 74, "nope.gpx: error: no such file or folder"),
        Case("solve nope.json", 74, "nope.json: error: no such file or folder"),
        Case("score nope", 2, "nope: error: no such file, and no library to look in"),
        Case("score Sources/nope", 74, "Sources/nope: error: no such file or folder"),
    ]

    static let misused = [
        Case("score", 64, "Missing expected argument '<paths> ...'"), Case("run", 64, "Unexpected argument 'run'"),
        Case("plan Routes --day tue", 64, "day \"tue\": no \"=\" between the day and its run; a day is written like"),
        Case("plan Routes --day tue=easy", 64, "day \"tue=easy\": the distance is missing; "),
        Case("plan Routes --day foo=easy:8km", 64, "\"foo\" is no day of the week; "),
        Case("plan Routes --day tue=jog:8km", 64, "\"jog\" is not easy, recovery, quality, long or rest; "),
        Case("plan Routes --day tue=easy:10-8km", 64, "\"10-8km\" is no distance; "),
        Case("plan Routes --day tue=easy:8km --day tue=long:9km", 64, "Tue is given two different runs; "),
        Case("plan Routes --day tue=easy:8km --day tue=rest", 64, "Tue is given two different runs; "),
        Case("plan Routes --day tue=rest", 64, "the week has no run; "),
        Case("plan Routes --week 2026-W60", 64, "--week \"2026-W60\" is no week of the ISO calendar; "),
        Case("plan Routes --week 2025-W53", 64, "--week \"2025-W53\" is no week of the ISO calendar; "),
        Case("score", 64, "Missing expected argument '<paths> ...'"),
        Case("plan Routes --day tue=easy:8km --lock tue=a --lock tue=b", 64, "--lock: Tue is given twice; "),
        Case("plan Routes --lock tue", 64, "--lock \"tue\": no \"=\" between the day and its route; "),
        Case("plan Routes --stage 4", 64, "'4' is invalid for '--stage <stage>': expected a number from 1 to 3"),
        Case("plan Routes --pain 11", 64, "'11' is invalid for '--pain <pain>': expected a number from 0 to 10"),
        Case("plan Routes --red-flag boredom", 64, "'boredom' is invalid for '--red-flag <red-flag>'"),
        Case("plan Routes --last-week 99999999km", 64, "'99999999km' is invalid for '--last-week <last-week>'"),
        Case("plan Routes --weeks 0", 64, "'0' is invalid for '--weeks <weeks>': expected a number from 1 to 52"),
        Case(
            "done road --date 2026-11-22 --today 2026-11-21", 64,
            "--date 2026-11-22 is still to come; today is 2026-11-21"),
        Case("pain --left 1 --date 2099-01-01", 64, "--date 2099-01-01 is still to come; today is "),
        Case("pain --date 2026-05-01", 64, "give --left or --right with it"),
        Case("routes --from 9km --to 2km", 64, "--from 9.0 km is longer than --to 2.0 km"),
        Case("plan Routes --shoe A:fast", 64, "shoe \"A:fast\": \"fast\" is no distance and none of road, "),
        Case("plan Routes --mode ill", 64, "'ill' is invalid for '--mode <mode>'"),
        Case("plan Routes --last-week much", 64, "'much' is invalid for '--last-week <last-week>'"),
        Case("score Routes --pace 5:99", 64, "'5:99' is invalid for '--pace <pace>'"),
        Case("score Routes --cadence 20", 64, "'20' is invalid for '--cadence <cadence>'"),
        Case("score Routes --line roof", 64, "'roof' is invalid for '--line <line>'"),
        Case("score Routes --laps 0", 64, "'0' is invalid for '--laps <laps>': expected a number from 1 to 1000"),
        Case("score Routes --all-variants --reverse", 64, "leave --line and --reverse out."),
        Case("score Routes --format xml", 64, "'xml' is invalid for '--format <format>'"),
    ]

    @Test("A command that works, or that finds no week, says so on standard output alone", arguments: fine)
    func works(item: Case) async throws {
        let run = try await Camber.run(words: item.command)
        #expect(run.exitCode == item.exitCode)
        #expect(run.errors == "")
        #expect(!run.output.isEmpty)
    }

    @Test("What had to be left out is one sentence on standard error, and the rest is done", arguments: kept)
    func leavesOut(item: Case) async throws {
        let run = try await Camber.run(words: item.command)
        #expect(run.exitCode == item.exitCode)
        #expect(run.complaints.count == 1)
        #expect(run.errors.contains(item.complaint), "\(run.errors)")
        #expect(run.text.contains(item.command.hasPrefix("inspect") ? "holds " : "medical advice"))
        #expect(!run.text.contains(item.complaint))
    }

    @Test("Bad input is one sentence on standard error and nothing on standard output", arguments: refused)
    func refuses(item: Case) async throws {
        let run = try await Camber.run(words: item.command)
        #expect(run.exitCode == item.exitCode)
        #expect(run.complaints.count == 1)
        #expect(run.errors.contains(item.complaint), "\(run.errors)")
        #expect(run.output.isEmpty)
    }

    @Test("Misuse says what is wrong before how it is used, and reads no file", arguments: misused)
    func misuse(item: Case) async throws {
        let run = try await Camber.run(words: item.command)
        #expect(run.exitCode == item.exitCode)
        #expect(run.complaints.first?.hasPrefix("Error: ") == true)
        #expect(run.complaints.first?.contains(item.complaint) == true, "\(run.errors)")
        #expect(run.errors.contains("\nUsage: camber "))
        #expect(run.output.isEmpty)
    }

    @Test("--strict fails a file with a warning and reads the others", arguments: ["score", "inspect"])
    func readsStrictly(command: String) async throws {
        let odd = Camber.fixture("bad-point")
        let alone = try await Camber.run([command, "--strict", odd])
        #expect(alone.exitCode == 65 && alone.output.isEmpty)
        #expect(
            alone.complaints == [
                "\(odd):6:13: error: latitude 512.03 is not between -90 and 90; "
                    + "strict reading refuses a file with a warning"
            ])
        let both = try await Camber.run([command, "--strict", "Routes/old-town.gpx", odd])
        #expect(both.exitCode == 3 && both.complaints == alone.complaints)
        #expect(both.output == (try await Camber.run([command, "Routes/old-town.gpx", "Routes/nope.gpx"])).output)
    }

    @Test("A bad file in the middle of many stops none of them, and all come in their order")
    func keepsTheOrder() async throws {
        let names = ["old-town", "city-track", "harbour-road", "reservoir", "canal-towpath"].map { "Routes/\($0).gpx" }
        let bad = Camber.fixture("not-xml")
        let paths = names + [bad] + names.reversed()
        for _ in 0..<3 {
            let run = try await Camber.run(["inspect", "--format", "ndjson"] + paths)
            #expect(run.exitCode == 3)
            #expect(run.complaints.count == 1 && run.complaints.first?.hasPrefix(bad) == true)
            let sources = run.text.split(separator: "\n").compactMap {
                $0.firstMatch(of: /"source":"([^"]*)"/).map { String($0.1) }
            }
            #expect(sources == names + names.reversed())
        }
    }

    @Test("Each bad file among good ones is named once", arguments: ["score", "plan"])
    func namesEachFile(command: String) async throws {
        let names = ["empty", "not-gpx", "one-point"]
        let run = try await Camber.run([command, "Routes"] + names.map(Camber.fixture))
        #expect(run.exitCode == 3)
        #expect(run.complaints.count == names.count)
        for (complaint, name) in zip(run.complaints, names) { #expect(complaint.hasPrefix(Camber.fixture(name))) }
    }

    @Test("Without routes there is nothing to list or to plan with, but a red flag comes first")
    func empty() async throws {
        let place = try LibraryFolder()
        try place.write(LibraryFolder.gpx(), to: "in/road.gpx")
        #expect(try await place.camber("import @in").exitCode == 0)
        #expect(try await place.camber("undo").exitCode == 0)
        for command in ["routes", "plan", "plan --format json"] {
            let run = try await place.camber(command)
            #expect(run.exitCode == 2 && run.text.isEmpty, "\(command): \(run.text)")
            #expect(run.errors == "\(place.library): no routes yet; camber import adds some\n")
        }
        let flagged = try await place.camber("plan --red-flag pain-at-rest")
        #expect(flagged.exitCode == 1 && flagged.text.contains("clinician"), "\(flagged.text)\(flagged.errors)")
    }
}
