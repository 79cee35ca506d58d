import Foundation
import RouteLibrary
import Testing

@Suite("Living with the library")
struct LibraryCommandTests {
    private static let friday = Date(timeIntervalSince1970: 1_795_154_400)  // 2026-11-20 06:00 UTC

    /// The sample routes, and a road of 3 km run on four days of one week.
    private static func filled(_ routes: String = "Routes") async throws -> LibraryFolder {
        let place = try LibraryFolder()
        for day in 0..<4 {
            try place.write(
                LibraryFolder.gpx(start: friday - Double(day) * 86_400, name: "Harbour", reversed: day == 1),
                to: "in/\(day).gpx")
        }
        let run = try await place.camber("import \(routes) @in")
        #expect(run.exitCode == 0, "\(run.text)\(run.errors)")
        return place
    }

    static let acts = [
        "note harbour --from 0.5km --to 1km --crowned 3%", "remove harbour old-town", "merge old-town castle-hill",
    ]

    @Test("Merging two routes that go different ways says how far apart they are, and how to take it back")
    func mergesStrangers() async throws {
        let place = try await Self.filled()
        let run = try await place.camber("merge old-town castle-hill")
        let apart = run.errors.firstMatch(of: #/goes another way, its middle ([0-9.]+) km from there/#)
        #expect(run.exitCode == 0 && run.errors.hasSuffix("camber undo takes it back\n"), "\(run.errors)")
        #expect(try #require(apart.flatMap { Double($0.output.1) }) > 0.1)
    }

    @Test("A week tells routes of one name apart by their keys, and others by their names alone")
    func names() async throws {
        let place = try LibraryFolder()
        for (east, name) in [(0.0, "Road"), (900, "Road"), (1800, "Hill")] {
            try place.write(LibraryFolder.gpx(east: east, name: name), to: "in/\(east).gpx")
        }
        #expect(try await place.camber("import @in").exitCode == 0)
        let week = try await place.camber("plan --week 2026-W48 --day sun=easy:3km --explain sun").text
        #expect(week.contains("Road (road) ") && week.contains("Road (road-2) ") && week.contains("Hill "), "\(week)")
        #expect(!week.contains("(hill)"), "\(week)")
    }

    @Test("undo gives the listing back byte for byte", arguments: acts)
    func undoes(act: String) async throws {
        let place = try await Self.filled()
        let before = try await place.listing()
        let done = try await place.camber(act)
        #expect(done.exitCode == 0, "\(done.errors)")
        #expect(try await place.listing() != before)
        let undone = try await place.camber("undo")
        #expect(undone.exitCode == 0, "\(undone.errors)")
        #expect(try await place.listing() == before)
    }

    @Test("Which way a run went can be said either way")
    func turnsRuns() async throws {
        let place = try await Self.filled("@in")
        for (option, way) in [("--reverse", "reversed"), ("--no-reverse", "as drawn")] {
            #expect(try await place.camber("done --run 1 \(option)").exitCode == 0)
            let runs = try await place.camber("runs").text.split(separator: "\n")
            #expect(runs.contains { $0.hasPrefix(" 1 ") && $0.contains(way) }, "\(runs)")
        }
    }

    @Test("Laps that went half each way are entered as they were planned, and leave no bends to undo")
    func splitsLaps() async throws {
        let place = try await Self.filled()
        let laps = "done city-track --laps 20 --both-ways --line middle --return-line middle --date 2026-11-19"
        #expect(try await place.camber(laps).exitCode == 0)
        let runs = try await place.camber("runs").text
        #expect(runs.contains("half each way, 20 laps"), "\(runs)")
        let audit = try await place.camber("audit --today 2026-11-21 --format json").output
        let object = try #require(JSONSerialization.jsonObject(with: audit) as? [String: Any])
        #expect(object["laps_counter_clockwise"] as? Int == 10 && object["laps_clockwise"] as? Int == 10)
        #expect(try await place.camber("done old-town --both-ways").exitCode == 1)
        #expect(try await place.camber("done city-track --both-ways --reverse").exitCode == 64)
        // Said otherwise later, it is otherwise.
        let run = runs.split(separator: "\n").first { $0.contains("half each way") }?.split(separator: " ").first ?? ""
        #expect(try await place.camber("done --run \(run) --reverse").exitCode == 0)
        #expect(try await place.camber("runs").text.contains("clockwise, 20 laps"))
    }

    @Test("A run that turned round is entered with how far out it went, in the words of its plan")
    func turnsBack() async throws {
        let place = try await Self.filled()
        #expect(try await place.camber("done quarry-road --turn 2.5km --line middle --date 2026-11-19").exitCode == 0)
        let runs = try await place.camber("runs quarry-road").text
        #expect(runs.contains(#/quarry-road +5\.0 +out and back +middle/#), "\(runs)")
        let audit = try await place.camber("audit --today 2026-11-21 --days 3 --format json").output
        let object = try #require(JSONSerialization.jsonObject(with: audit) as? [String: Any])
        let (left, right) = (object["left_foot_low_m"] as? Double, object["right_foot_low_m"] as? Double)
        #expect(left == 2500 && right == 2500)
        // An edge of the drawing lies at the other hand on the way back.
        let edge = try await place.camber("done quarry-road --turn 1km --line left-edge --date 2026-11-18")
        #expect(edge.errors.contains("left-edge: on your left going out, and so on your right coming back"))
        #expect(try await place.camber("runs").text.contains("edge on your left, back edge on your right"))
        // Said the other way round it is still one that turned.
        let id = runs.split(separator: "\n").last?.split(separator: " ").first ?? ""
        #expect(try await place.camber("done --run \(id) --reverse").exitCode == 0)
        #expect(try await place.camber("runs quarry-road").text.contains("out the other way and back"))
    }

    /// What is said of a run, and what of it cannot be.
    static let contradictions = [
        ("done quarry-road --turn 9km", "goes no further than 7.5 km out"),
        ("done city-track --turn 0.2km", "is a track"),
        ("done city-track --laps 3 --distance 5km", "3 laps of it are 1.2 km"),
        ("done quarry-road --return-line middle", "does not come back the way it goes"),
        ("done --run 1", "Say more of the run"), ("done quarry-road --run 1", "not both"),
        ("done quarry-road --turn 2km --distance 4km", "leave --distance"), ("shoes \u{A0}", "A name needs a letter"),
    ]

    @Test("What contradicts a route or itself is refused and changes nothing", arguments: contradictions)
    func refuses(command: String, complaint: String) async throws {
        let place = try await Self.filled()
        let before = try await place.listing()
        let run = try await place.camber(command)
        #expect([1, 64].contains(run.exitCode) && run.errors.contains(complaint), "\(run.errors)")
        #expect(try await place.listing() == before)
    }

    @Test("Of a part of a loop it is said that nobody knows which, and how to say it; a track has laps for it")
    func saysWhichPart() async throws {
        let place = try await Self.filled()
        let part = try await place.camber("done quarry-road --distance 3km")
        #expect(part.errors.contains(#/on which part of it the 3\.0 km were.*camber done --run [0-9]+ --turn 1\.50km/#))
        let shorter = try await place.camber("done harbour-road-with-footways --distance 8km")
        #expect(shorter.exitCode == 0 && !shorter.errors.contains("part of it"))
        #expect(try await place.camber("done city-track --distance 5km").exitCode == 0)
        // 5 km at 399.3 m a lap.
        #expect(try await place.camber("runs city-track").text.contains("13 laps"))
    }

    @Test("A week from the library mentions what was run, keeps to it, and is the same each time")
    func plans() async throws {
        let place = try await Self.filled("@in")
        let week = "plan --week 2026-W48 --today 2026-11-21 --day sun=long:3km --last-week 6km"
        let plan = try await place.camber(week)
        #expect(plan.exitCode == 0, "\(plan.text)\(plan.errors)")
        #expect(plan.text.contains("last week 6.0 km"))
        #expect(plan.text.contains("longest run 3.0 km, at most 3.3 km\n"))
        #expect(plan.text.contains("From your history\n") && plan.text.contains("the last one yesterday on Harbour"))
        let words = plan.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("run 4 times, last 3 days before this week"))
        #expect(try await place.camber(week).text == plan.text)
        let json = try await place.camber(week + " --format json")
        let object = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
        #expect(object?["last_week_origin"] as? String == "note" && object?["longest_run_origin"] as? String == "file")
        #expect((object?["history"] as? [String: Any])?["runs"] as? Int == 4)
    }

    @Test("What an older method measured is measured anew by the next plan, and that is no batch to be undone")
    func measuresAnew() async throws {
        let place = try await Self.filled()
        let week = "plan --week 2026-W48 --today 2026-11-21 --day sun=long:3km --last-week 6km"
        let (plan, listing) = (try await place.camber(week).text, try await place.listing())
        let fresh = try Library(path: place.library).entries()
        let old = fresh.map { entry in
            MeasuredRoute(
                route: entry.route, ascent: 1, descent: 2, profile: StoredProfile(method: 0, cells: [2, 0, 0, 0]))
        }
        try Library(path: place.library).keep(old)
        #expect(try await place.listing() != listing)
        #expect(try await place.camber(week).text == plan)
        #expect(try await place.listing() == listing)
        #expect(try Library(path: place.library).entries().map(\.profile) == fresh.map(\.profile))
        #expect(try await place.camber("undo").errors.hasPrefix("import 1 undone"))
    }

    @Test("Routes named for a week bring their history along; one that is not there is said and left out")
    func plansNamed() async throws {
        let place = try await Self.filled()
        let week = "--week 2026-W48 --today 2026-11-21 --day sun=long:3km --last-week 6km"
        let plan = try await place.camber("plan harbour old-town \(week)")
        #expect(plan.exitCode == 0 && plan.text.contains("the last one yesterday on Harbour"), "\(plan.text)")
        #expect(plan.text.contains("longest run 3.0 km, at most 3.3 km\n") && !plan.text.contains("Vineyards"))
        let partly = try await place.camber("plan harbour nowhere \(week)")
        #expect(partly.exitCode == 3 && partly.complaints.count == 1 && partly.errors.contains("no route \"nowhere\""))
        #expect(try await place.camber("plan nowhere \(week)").exitCode == 2)
        #expect(try await place.camber("pain --left 1 --date 2026-11-21 --today 2026-11-27").exitCode == 0)
        let sore = try await place.camber("plan harbour old-town \(week)").text
        #expect(
            sore.contains("morning pain on 2026-11-21: left 1 of 10\n for pain in one heel no load is moved"), "\(sore)"
        )
    }

    @Test("A week under way has the runs of the library behind it, on the side that is known or on none")
    func plansOn() async throws {
        let place = try await Self.filled("Routes")
        #expect(
            try await place.camber(
                "done harbour-road-with-footways --line with-traffic --date 2026-11-24 --today 2026-11-27"
            ).exitCode == 0)
        #expect(try await place.camber("done old-town --date 2026-11-26 --today 2026-11-27").exitCode == 0)
        let plan = try await place.camber(
            "plan --week 2026-W48 --today 2026-11-27 --last-week 33km --longest 12km --hardest 12")
        let lines = plan.text.split(separator: "\n")
        #expect(
            zip(lines, lines.dropFirst()).contains {
                $0.contains("Tue 24") && $0.contains("right low") && $1.contains("done, ")
            }, "\(plan.text)")
        #expect(
            zip(lines, lines.dropFirst()).contains {
                $0.contains("Thu 26") && $0.hasSuffix(" ?") && $1.hasSuffix("lean not known")
            })
        #expect(lines.contains { $0.hasPrefix(" Wed 25") && $0.hasSuffix("rest") })
        #expect(plan.text.contains(" runs, the last one yesterday on Old town"))
        let audit = try await place.camber("audit --today 2026-11-24 --days 1").text
        #expect(audit.contains("1 run ") && audit.contains("left 0.0 km (0 %), right 9.2 km (100 %)"), "\(audit)")
    }

    @Test("Without a day asked for, the week is as long as the runner is used to")
    func fits() async throws {
        let place = try await Self.filled()
        let plan = try await place.camber("plan --today 2026-11-21 --format json")
        let object = try JSONSerialization.jsonObject(with: plan.output) as? [String: Any]
        #expect(object?["last_week_origin"] as? String == "file")
        #expect(abs((object?["last_week_m"] as? Double ?? 0) - 12_000) < 60)
        let targets = (object?["days"] as? [[String: Any]] ?? []).compactMap { $0["target_m"] as? Double }
        #expect(targets.count == 4 && abs((targets.max() ?? 0) - 3000) < 30, "\(targets)")
    }

    @Test("A route of the library scores as its file does, with the notes it has there")
    func scores() async throws {
        let place = try await Self.filled()
        let own = try await place.camber("score castle-hill").text
        let file = try await place.camber("score Routes/castle-hill.gpx").text
        // The import made a run of the recording.
        let known = own.replacing(#/[ ]{2}So far {8}1 run.*\n([ ]{16}.*\n)*/#, with: "")
        #expect(known != own)
        #expect(known.replacing("camber note castle-hill", with: "camber note Routes/castle-hill.gpx") == file)
        #expect(try await place.camber("note harbour --level --surface gravel --traffic none").exitCode == 0)
        let noted = try await place.camber("score harbour").text
        #expect(noted.contains("gravel") && !noted.contains("camber note harbour"), "\(noted)")
        #expect(try await place.camber("score nowhere").exitCode == 2)
    }

    @Test("A score of a route of the library says what its runs came to, and guesses no side")
    func soFar() async throws {
        let place = try await Self.filled()
        #expect(try await !place.camber("score Routes/castle-hill.gpx").text.contains("So far"))
        for words in ["--date 2026-11-20 --line facing-traffic", "--date 2026-11-23"] {
            #expect(try await place.camber("done castle-hill \(words)").exitCode == 0)
        }
        let words = try await place.camber("score castle-hill").text
        #expect(words.contains("So far        3 runs, ") && words.contains("the last on 2026-11-23"), "\(words)")
        #expect(words.contains("lean not known"))
        let json = try await place.camber("score castle-hill --format json").text
        #expect(json.contains("\"so_far\": {\n    \"runs\": 3,") && json.contains("\"line\": \"facing_traffic\""))
    }

    @Test("An exported library imports again with every note, and an export without changes is the file")
    func exports() async throws {
        let place = try await Self.filled()
        for note in ["--from 0.5km --to 1.5km --banked 2.5% --falls left", "--unsafe-edge right --to 1km"] {
            #expect(try await place.camber("note harbour \(note)").exitCode == 0)
        }
        let plain = try await place.camber("export castle-hill")
        let file = try Data(contentsOf: Camber.root.appending(path: "Routes/castle-hill.gpx"))
        #expect(plain.output == file)
        #expect(try await place.camber("export --to @out").exitCode == 0)
        let routes = try await place.camber("routes harbour --format ndjson").text
        let other = try LibraryFolder()
        #expect(try await other.camber("import \(place.folder)out").exitCode == 0)
        let again = try await other.camber("routes harbour --format ndjson").text
        // A note in a file begins and ends at a point, here up to 25 m away.
        func stretches(_ text: String) -> [Substring] {
            text.matches(of: /"surface":[^}]*}/).map(\.output).filter { $0.contains("harbour") || $0.contains("note") }
        }
        #expect(stretches(routes).count >= 3 && stretches(again) == stretches(routes), "\(routes)\(again)")
    }

    @Test("--hide-home leaves no point near either end, and nothing else of the file", arguments: [200.0, 500])
    func hidesHome(metres: Double) async throws {
        let place = try LibraryFolder()
        let gpx = LibraryFolder.gpx().replacing("<trkseg>", with: "<desc>12 Home Street</desc><trkseg>")
        try place.write(gpx, to: "1.gpx")
        #expect(try await place.camber("import @1.gpx").exitCode == 0)
        let hidden = try await place.camber("export road --hide-home \(Int(metres))m").text
        #expect(!hidden.contains("Home Street") && hidden.contains("<trkpt "))
        let whole = gpx.matches(of: /lat="([0-9.]+)" lon="([0-9.]+)"/).compactMap { Place($0.1, $0.2) }
        let kept = hidden.matches(of: /lat="([0-9.]+)" lon="([0-9.]+)"/).compactMap { Place($0.1, $0.2) }
        let ends = [try #require(whole.first), try #require(whole.last)]
        #expect(
            !kept.isEmpty && kept.allSatisfy { place in ends.allSatisfy { $0.distance(to: place) > metres * 0.99 } })
        #expect(try await place.camber("export road --hide-home 9km").exitCode == 1)
    }

    @Test("--hide-home leaves no leg that passes either end, however far apart its points are")
    func hidesPassingHome() async throws {
        let place = try LibraryFolder()
        let corners: [(north: Double, east: Double)] = [
            (0, 0), (0, 300), (0, 900), (600, 900), (600, 0), (300, -30), (-300, 20), (-600, 0), (-600, -400), (0, -5),
        ]
        let points = corners.map { "<trkpt lat=\"\(48 + $0.north / 111_200)\" lon=\"\(9 + $0.east / 74_500)\"/>" }
        try place.write(
            "<gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><name>Road</name><trkseg>"
                + points.joined() + "</trkseg></trk></gpx>", to: "1.gpx")
        #expect(try await place.camber("import @1.gpx").exitCode == 0)
        let hidden = try await place.camber("export road --hide-home 200m").text
        // A short one is all home: the other is written all the same.
        try place.write(LibraryFolder.gpx(east: 9000), to: "2.gpx")
        #expect(try await place.camber("import @2.gpx").exitCode == 0)
        let all = try await place.camber("export --to @out --hide-home 1000m")
        #expect(
            all.exitCode == 3 && all.complaints.count == 2 && all.errors.hasSuffix("/out: 1 route\n"), "\(all.errors)")
        let pieces = hidden.split(separator: "<trkseg>").dropFirst().map { piece in
            piece.matches(of: /lat="([0-9.]+)" lon="([0-9.]+)"/).compactMap { Place($0.1, $0.2) }
        }
        let (home, expected) = (try #require(Place("48", "9")), [corners[1...5], corners[6...8]])
        #expect(pieces.map(\.count) == expected.map(\.count), "\(hidden)")
        for (place, corner) in zip(pieces.joined(), expected.joined()) {
            #expect(hypot(place.north - home.north - corner.north, place.east - home.east - corner.east) < 0.1)
        }
    }

    private struct Place {
        let north, east: Double

        init?(_ latitude: Substring, _ longitude: Substring) {
            guard let latitude = Double(latitude), let longitude = Double(longitude) else { return nil }
            (north, east) = (latitude * 111_200, longitude * 74_500)
        }

        func distance(to other: Place) -> Double { hypot(north - other.north, east - other.east) }
    }

    @Test("The audit says what is known of each foot and what is not, and never guesses a side")
    func audits() async throws {
        let place = try await Self.filled()
        let unknown = try await place.camber("audit --today 2026-11-21 --format json")
        let before = try JSONSerialization.jsonObject(with: unknown.output) as? [String: Any]
        #expect(before?["schema"] as? String == "camber.audit/1")
        let distance = try #require(before?["distance_m"] as? Double)
        // Four runs of 3 km on a road whose crown is assumed, along nobody knows which side.
        #expect(before?["runs"] as? Int == 4 && abs(distance - 12_000) < 60)
        #expect(before?["side_unknown_m"] as? Double == distance && before?["left_foot_low_m"] as? Double == 0)
        #expect(before?["road_tilt"] is NSNull)
        #expect(try await place.camber("audit --today 2026-11-21").text.contains("on balance: road not known\n"))
        #expect(try await place.camber("done --run 4 --shoe none").exitCode == 2)
        let footway = try await place.camber("done --run 4 --line left-footway")
        #expect(footway.errors.contains("no footway of harbour is noted, so which foot was low is not known"))
        #expect(try await place.camber("shoes Clifton").exitCode == 0)
        for run in 4...7 {
            #expect(try await place.camber("done --run \(run) --line facing-traffic --shoe clifton").exitCode == 0)
        }
        #expect(try await place.camber("pain --left 3 --right 1 --date 2026-11-20 --today 2026-11-27").exitCode == 0)
        let known = try await place.camber("audit --today 2026-11-21 --format json")
        let after = try JSONSerialization.jsonObject(with: known.output) as? [String: Any]
        // Facing traffic where it drives on the right is the left edge of a crown: the left foot is low, both ways.
        #expect(after?["left_foot_low_m"] as? Double == distance && after?["right_foot_low_m"] as? Double == 0)
        #expect(after?["camber_assumed_m"] as? Double == distance)
        let text = try await place.camber("audit --today 2026-11-21").text
        #expect(text.contains("left 12.0 km (100 %), right 0.0 km (0 %)") && text.contains("Clifton 12.0 km"))
        #expect(text.contains("mornings 1: left last 3, most 3 of 10; right last 1, most 1 of 10"))
    }

    @Test("An audit of days without a run says so, and no zeros")
    func auditsNothing() async throws {
        let place = try await Self.filled("@in")
        let audit = try await place.camber("audit --today 2026-03-01 --days 7").text
        #expect(audit.hasPrefix("2026-02-23 to 2026-03-01 | no runs in these 7 days\n"), "\(audit)")
        #expect(!audit.contains("0.0 km"), "\(audit)")
    }

    @Test(
        "What is wrong is said in one sentence, with its exit code",
        arguments: [
            ("routes", 2, "no library there yet"), ("plan", 2, "no library there yet"),
            ("import @nope.gpx", 74, "no such file or folder"), ("import @empty", 2, "no GPX, FIT or TCX file"),
            ("import Routes --library @empty/no/l.db", 74, "cannot be opened or made there"),
            ("import Routes --library @text.db", 65, "not a camber library"),
            ("routes --library @text.db", 65, "not a camber library"), ("score nowhere", 2, "no library to look in"),
            ("note nowhere --level", 2, "no library there yet"), ("undo", 2, "no library there yet"),
        ])
    func refuses(words: String, status: Int32, sentence: String) async throws {
        let place = try LibraryFolder()
        try place.write("a,b\n", to: "text.db")
        try place.write("", to: "empty/.keep")
        let run = try await place.camber(words)
        #expect(run.exitCode == status && (run.errors + run.text).contains(sentence), "\(run.errors)\(run.text)")
        #expect(run.complaints.count <= 1)
        #expect(try String(contentsOfFile: place.folder + "text.db", encoding: .utf8) == "a,b\n")
    }
}
