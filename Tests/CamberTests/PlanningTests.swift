import Foundation
import Testing

@Suite("camber plan")
struct PlanningTests {
    /// Writes `text` as a plan file beside the routes it names, and runs it.
    private static func run(file text: String, _ arguments: [String] = []) async throws -> (
        run: Camber.Run, path: String
    ) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "camber-plan-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "week.toml")
        let routes = Camber.root.appending(path: "Routes").path(percentEncoded: false)
        try Data(text.replacing("ROUTES", with: routes).utf8).write(to: file)
        let path = file.path(percentEncoded: false)
        return (try await Camber.run(["plan", "--plan", path] + arguments), path)
    }

    static let week = """
        routes = ["ROUTES"]
        week = "2026-W48"
        last-week = "36km"
        shoe = ["Novablast:420km", "Clifton"]
        rest = ["thu"]

        [day]
        tue = "easy:8-10km"
        thu = "easy:8km"
        sun = "long:12km"

        [lock]
        sun = "reservoir@reverse"
        """

    @Test("A plan file says what options say")
    func file() async throws {
        let (run, _) = try await Self.run(file: Self.week)
        let same = try await Camber.run([
            "plan", "Routes", "--week", "2026-W48", "--last-week", "36km", "--shoe", "Novablast:420km", "--shoe",
            "Clifton", "--rest", "thu", "--day", "tue=easy:8-10km", "--day", "thu=easy:8km", "--day", "sun=long:12km",
            "--lock", "sun=reservoir@reverse",
        ])
        #expect(run.exitCode == 0 && run.errors == "" && same.exitCode == 0)
        #expect(run.text == same.text.replacing("Routes/", with: "\(Camber.root.path(percentEncoded: false))Routes/"))
        #expect(run.text.contains("Novablast") && run.text.contains("you settled it"))
    }

    @Test("Options win over a plan file, day by day")
    func precedence() async throws {
        let (run, _) = try await Self.run(
            file: Self.week,
            ["--day", "sun=long:9km", "--lock", "sun=canal-towpath", "--week", "2027-W01", "--shoe", "Solo"])
        #expect(run.text.contains("Week 1 ") && run.text.contains("Solo") && !run.text.contains("Novablast"))
        let lines = run.text.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix(" Sun 10  Canal towpath") })
        #expect(lines.contains { $0.hasPrefix(" Tue 5") && $0.contains("easy") })
    }

    struct Bad: Sendable, CustomTestStringConvertible {
        let text: String
        let place: String
        let complaint: String
        var testDescription: String { text.replacing("\n", with: " / ") }

        init(_ text: String, _ place: String, _ complaint: String) {
            (self.text, self.place, self.complaint) = (text, place, complaint)
        }
    }

    @Test(
        "What is wrong in a plan file is one sentence with its line and column",
        arguments: [
            Bad("mode = \"ill\"", "1:1", "'ill' is invalid for '--mode <mode>'"),
            Bad("week = \"2026-W48\"\n  tempo = 3", "2:3", "\"tempo\" is no option of a plan; expected one of "),
            Bad("[day]\ntue = \"easy:eight\"", "2:1", "day \"tue=easy:eight\": \"eight\" is no distance; "),
            Bad("[day]\ntue = \"easy:8\"\ntuesday = \"rest\"", "3:1", "Tue is given twice under [day]"),
            Bad("day = 3", "1:1", "\"day\" is a number; expected a table of days, like [day]"),
            Bad("pain = 11", "1:1", "'11' is invalid for '--pain <pain>': expected a number from 0 to 10"),
            Bad("compare = \"yes\"", "1:1", "\"compare\" is a text; expected true or false"),
            Bad("shoe = \"A\"", "1:1", "\"shoe\" is a text; expected a list, like "),
            Bad("routes = [3]", "1:1", "\"routes\" is a list; expected a path or a list of paths"),
            Bad("routes = []", "1:1", "\"routes\" is an empty list; expected a path or a list of paths"),
            Bad(
                "last-week = \"1e9km\"", "1:1", "expected a distance like 36, 36km, 800m or 22mi, over 0 and up to 1000"
            ),
            Bad(
                "\nlast-week = nan", "2:1", "'nan' is invalid for '--last-week <last-week>': expected a distance like "),
            Bad("carry-road = \"left:-3\"", "1:1", "expected the low foot and degree-kilometres up to 1000, like left"),
            Bad("pace = \"0:10\"", "1:1", "expected minutes and seconds a kilometre like 5:45, from 2:00 to 30:00"),
            Bad("red-flag = [\"tired\"]", "1:1", "expected one of cannot-bear-weight, pain-at-rest, "),
            Bad("rest = [\"someday\"]", "1:1", "expected a day of the week, like wed or Wednesday"),
            Bad("last_week = 36\nlast-week = 40", "1:1", "\"last-week\" is given twice"),
            Bad("rest = [\"sun\"]\n[lock]\nsun = \"old-town\"", "1:1", "--lock and --rest contradict each other"),
            Bad("compare = true\nexplain = \"sun\"", "2:1", "--explain and --compare show different things"),
            Bad("shoe = [\"A\", \"A\"]", "1:1", "--shoe: A is given twice"),
            Bad("stage = 4\n\npain = 11", "3:1", "expected a number from 0 to 10"),
            Bad("weeks = 99999999999999999999", "1:", "64 bits"),
            Bad("mode = \"early\"\nmode = \"healthy\"", "2:", "cannot redefine existing string 'mode'"),
            Bad("[day\ntue = \"easy:8\"", "1:", "expected ']'"),
            Bad("[lock]\nsun = \"old-town@sideways\"", "2:1", "\"sideways\" is no "),
        ])
    func badFile(bad: Bad) async throws {
        let (run, path) = try await Self.run(file: bad.text, ["Routes"])
        #expect(run.exitCode == 65 && run.output.isEmpty)
        #expect(run.complaints.count == 1, "\(run.errors)")
        #expect(run.errors.hasPrefix("\(path):\(bad.place)") && run.errors.contains(bad.complaint), "\(run.errors)")
    }

    @Test(
        "What a plan file names and is not there has its line and column",
        arguments: [
            ("[lock]\nsun = \"nowhere\"", "2:1", "--lock: no route named \"nowhere\"; there are ", 2),
            ("used = [\"old-town:3\", \"nowhere:3\"]", "1:1", "--used: no route named \"nowhere\"", 2),
            ("[done]\nmon = \"nowhere\"", "2:1", "--done: no route named \"nowhere\"", 2),
            ("explain = \"mon\"", "1:1", "--explain: Mon has no run to plan", 2),
            ("routes = [\"nowhere\"]", "1:1", "nowhere is not there; expected a GPX file or a folder", 74),
        ])
    func missing(text: String, place: String, complaint: String, exitCode: Int32) async throws {
        let (run, path) = try await Self.run(file: text, ["Routes"])
        #expect(run.exitCode == exitCode && run.output.isEmpty && run.complaints.count == 1)
        #expect(run.errors.hasPrefix("\(path):\(place): error: ") && run.errors.contains(complaint), "\(run.errors)")
    }

    @Test("A plan file may name a day of its own, rest on it and lock it")
    func ownDays() async throws {
        let (run, _) = try await Self.run(
            file: """
                routes = ["ROUTES"]
                last-week = "20km"
                today = 2026-11-28
                [day]
                mon = "rest"
                wed = "easy:8km"
                [lock]
                wed = "forest-trail"
                """)
        #expect(run.errors == "" && run.exitCode == 0)
        #expect(run.text.contains("you settled it"))
    }

    @Test(
        "Options that contradict each other are refused in one sentence",
        arguments: [
            ("--done tue=rest --done tue=old-town", "--done: Tue is given twice; a day has one run at most"),
            ("--explain sun --compare", "--explain and --compare show different things; give one of them."),
            ("--rules --compare", "--rules and --compare show different things; give one of them."),
            ("--explain sun --weeks 2", "--explain is about a day of one week; leave --weeks out."),
            ("--used old-town:3 --used old-town:5", "--used: old-town is given twice; a route was last run once."),
            ("--shoe A:420km --shoe A", "--shoe: A is given twice; each pair has a name of its own"),
            ("--last-week -5km", "'-5km' is invalid for '--last-week <last-week>': expected a distance like 36, 36km"),
            ("--lock mon=reservoir", "--lock: Mon is a rest day; "),
            ("--lock sun=reservoir --rest sun", "--lock and --rest contradict each other: Sun is to rest."),
            ("--lock tue=reservoir --done thu=rest", "--lock: Tue is behind you already."),
        ])
    func contradictions(options: String, complaint: String) async throws {
        let run = try await Camber.run(words: "plan Routes \(options)")
        #expect(run.exitCode == 64 && run.output.isEmpty && run.errors.contains(complaint), "\(run.errors)")
    }

    @Test("Every option of the command may stand in a plan file")
    func everyOption() async throws {
        let help = try await Camber.run(words: "plan --help").text
        let (refused, _) = try await Self.run(file: "nothing = 1", ["Routes"])
        let known = Set(refused.errors.split { " ,;\n".contains($0) }.map(String.init))
        let options = help.matches(of: /^  --([a-z-]+)/.anchorsMatchLineEndings()).map { String($0.output.1) }
        #expect(options.count > 30)
        for option in options where !["plan", "rules", "version"].contains(option) {
            #expect(known.contains(option), "\(option)")
        }
    }

    @Test("A red flag ends planning with the clinician message only, whatever else is asked")
    func redFlag() async throws {
        for arguments in [["Routes"], ["Routes", "--explain", "sun"], ["nope.gpx"], ["Routes", "--compare"]] {
            let run = try await Camber.run(["plan"] + arguments + ["--red-flag", "numbness"])
            #expect(run.exitCode == 1 && run.errors == "")
            #expect(run.text.hasPrefix("It is numb or tingles.\nThis is beyond what a route planner can help with."))
            #expect(!run.text.contains("DAY") && !run.text.contains("km"))
        }
        let json = try await Camber.run(words: "plan Routes --red-flag limping --format json")
        #expect(json.exitCode == 1 && json.text.contains("\"outcome\": \"see_a_clinician\""))
        #expect(json.text.contains("\"red_flags\": [\n    \"limping\"\n  ]"))
    }

    @Test("Without a terminal nothing is asked", arguments: ["early", "return"])
    func asksNothing(mode: String) async throws {
        let run = try await Camber.run(words: "plan Routes --mode \(mode)")
        #expect(run.errors == "" && run.exitCode == 0)
    }

    @Test("What is left of this week is planned from the day it is, with its dates")
    func replan() async throws {
        let run = try await Camber.run(words: "plan Routes --replan --done tue=harbour-road --today 2026-11-26")
        #expect(run.exitCode == 0 && run.text.hasPrefix("Week 48 | 23-29 Nov 2026 | "))
        let lines = run.text.split(separator: "\n")
        #expect(
            zip(lines, lines.dropFirst()).contains {
                $0.hasPrefix(" Tue 24  Harbour road") && $1.drop { $0 == " " }.hasPrefix("done, ")
            })
        #expect(lines.contains { $0.hasPrefix(" Thu 26") && !$0.contains("not run") })
        let later = try await Camber.run(words: "plan Routes --replan --done tue=harbour-road --today 2026-11-27")
        #expect(later.text.contains("Thu 26  not run"))
        for words in ["--replan --week 2026-W40", "--replan --done sun=reservoir"] {
            let wrong = try await Camber.run(words: "plan Routes --today 2026-11-26 \(words)")
            #expect(wrong.exitCode == 64 && wrong.output.isEmpty, "\(words)")
        }
    }

    @Test("Several weeks are an array, or a line each")
    func weeks() async throws {
        let json = try await Camber.run(words: "plan Routes --weeks 2 --day sun=easy:6km --format json")
        let values = try JSONSerialization.jsonObject(with: json.output) as? [[String: Any]]
        #expect(values?.count == 2 && values?.allSatisfy { $0["schema"] as? String == "camber.plan/1" } == true)
        let lines = try await Camber.run(words: "plan Routes --weeks 2 --day sun=easy:6km --format ndjson")
        #expect(lines.text.split(separator: "\n").count == 2)
    }
}
