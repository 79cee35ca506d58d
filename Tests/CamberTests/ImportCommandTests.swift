import Foundation
import Testing

@Suite("Importing")
struct ImportCommandTests {
    private static let morning = Date(timeIntervalSince1970: 1_795_154_400)  // 2026-11-20 06:00 UTC

    @Test("Sample routes, twice: the second time all are known and nothing changes; undo takes the import back")
    func importsTwice() async throws {
        let place = try LibraryFolder()
        let first = try await place.camber("import Routes")
        #expect(first.exitCode == 0 && first.errors.isEmpty)
        #expect(first.text.hasSuffix(" | import 1 | undo with  camber undo 1\n"), "\(first.text)")
        let listing = try await place.listing()
        let second = try await place.camber("import Routes")
        #expect(second.exitCode == 0 && second.text.hasSuffix("\n14 known\n"))
        #expect(try await place.listing() == listing)
        #expect(try await place.camber("undo").exitCode == 0)
        #expect(try await place.camber("routes").exitCode == 2)
    }

    @Test("One line for each route, with the sign of what became of it")
    func signs() async throws {
        let place = try LibraryFolder()
        try place.write(LibraryFolder.gpx(start: Self.morning, name: "Harbour Road"), to: "in/1.gpx")
        try place.write(LibraryFolder.gpx(start: Self.morning + 86_400, reversed: true), to: "in/2.gpx")
        try place.write(LibraryFolder.gpx(start: Self.morning, name: "Copy"), to: "in/3.gpx")
        try place.write(LibraryFolder.gpx(east: 3, name: "Drawn"), to: "in/4.gpx")
        try place.write("FIT", to: "in/5.fit")
        try place.write("TCX", to: "in/6.tcx.gz")
        try place.write("not XML", to: "in/7.gpx")
        try place.write("", to: "in/.hidden.gpx")
        let run = try await place.camber("import @in")
        #expect(run.exitCode == 3)
        let lines = run.text.split(separator: "\n")
        #expect(lines.count == 8, "\(run.text)")
        #expect(lines[0].contains("5.fit  FIT is not read; convert it: gpsbabel -i garmin_fit -f "))
        #expect(lines[1].contains("6.tcx.gz  TCX is not read; convert it: gunzip -c "))
        #expect(lines[2].hasPrefix(" + harbour-road ") && lines[2].contains("3.0 km") && lines[2].contains("camber ?"))
        #expect(lines[3].hasPrefix(" ~ harbour-road ") && lines[3].contains("another run, reversed"))
        #expect(lines[4].hasPrefix(" = harbour-road ") && lines[4].contains("same run"))
        #expect(lines[5].hasPrefix(" = harbour-road ") && lines[5].contains("same route"))
        #expect(lines[6].hasPrefix(" x ") && lines[6].contains("7.gpx:1:1: error: not XML"))
        #expect(lines[7].hasPrefix("1 route added | 1 run added | 2 known | 2 skipped | 1 failed | import 1 "))
        let runs = try await place.camber("runs")
        #expect(runs.text.contains("2026-11-21") && runs.text.contains("reversed"))
    }

    @Test("The library itself is passed over where a shell's * names it too")
    func passesOverItself() async throws {
        let place = try LibraryFolder()
        try place.write(LibraryFolder.gpx(), to: "road.gpx")
        #expect(try await place.camber("import @road.gpx").exitCode == 0)
        try place.write("", to: "camber.db-wal")
        let run = try await place.camber("import @camber.db @camber.db-wal @road.gpx")
        #expect(run.exitCode == 0 && run.text.hasSuffix("1 known | 2 skipped\n"), "\(run.text)\(run.errors)")
        #expect(run.text.hasPrefix(" ! \(place.library)  a file of the library itself\n"))
    }

    @Test("What an import says and keeps is the same whether or not it measures the heights of every run")
    func sparesHeights() async throws {
        var listings: [String] = []
        for format in ["text", "ndjson"] {
            let place = try LibraryFolder()
            for i in 0..<40 {
                try place.write(
                    LibraryFolder.gpx(
                        east: Double(i % 4) * 5000, start: Self.morning + Double(i) * 86_400, reversed: i % 3 == 1),
                    to: "in/\(10 + i).gpx")
            }
            let run = try await place.camber("import @in --format \(format)")
            #expect(run.exitCode == 0 && (run.text + run.errors).contains("4 routes added | 36 runs added"))
            listings.append(
                try await place.listing() + place.camber("audit --today 2026-12-30 --days 60 --format json").text)
        }
        #expect(listings[0] == listings[1] && !listings[0].contains("\"ascent_m\":null"))
    }

    @Test("A file that failed is imported once it is mended, and nothing else again")
    func completes() async throws {
        let place = try LibraryFolder()
        try place.write(LibraryFolder.gpx(), to: "in/1.gpx")
        try place.write("<gpx", to: "in/2.gpx")
        #expect(try await place.camber("import @in").exitCode == 3)
        try place.write(LibraryFolder.gpx(east: 500, name: "Mended"), to: "in/2.gpx")
        let run = try await place.camber("import @in")
        #expect(run.exitCode == 0 && run.text.contains("1 route added | 1 known | import 2"), "\(run.text)")
    }

    @Test("Standard input, gzip data and a name")
    func streams() async throws {
        let place = try LibraryFolder()
        let path = try place.write(LibraryFolder.gpx(), to: "tue.gpx")
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/bin/gzip")
        gzip.arguments = ["-k", path]
        try gzip.run()
        gzip.waitUntilExit()
        let named = try await place.camber("import - --name Canal", input: "tue.gpx")
        #expect(named.text.hasPrefix(" + canal "), "\(named.text)")
        #expect(try await place.camber("import @tue.gpx.gz").text.contains("same file"))
        #expect(try await place.camber("import - @tue.gpx", input: "tue.gpx.gz").text.hasSuffix("\n2 known\n"))
    }

    @Test(
        "A library may be called what SQLite takes for more than a name", arguments: ["file:l.db", "file::memory:?a#b"])
    func oddName(name: String) async throws {
        let place = try LibraryFolder()
        let folder = URL(filePath: place.folder)
        let road = try place.write(LibraryFolder.gpx(), to: "in/a.gpx")
        for words in [["import", road], ["library", "backup", "file:copy"], ["routes"]] {
            let run = try await Camber.run(words + ["--library", name], in: folder)
            #expect(run.exitCode == 0, "\(words): \(run.errors)")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: place.folder).sorted()
        #expect(names == ["file:copy", "in", name].sorted())
        let mode = try FileManager.default.attributesOfItem(atPath: place.folder + name)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("A rehearsal writes nothing, not even a library; ndjson says what would become of each")
    func rehearses() async throws {
        let place = try LibraryFolder()
        let run = try await place.camber("import Routes --dry-run --format ndjson")
        #expect(run.exitCode == 0 && !FileManager.default.fileExists(atPath: place.library))
        let objects = try run.text.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
        #expect(objects.count == 14)
        #expect(objects.allSatisfy { $0?["schema"] as? String == "camber.import/1" })
        #expect(objects.count { $0?["status"] as? String == "new" } == 13)
        #expect(run.errors.contains("nothing was written (--dry-run)"))
    }

    @Test(
        "A Strava export gives its names, and only its runs; its activities.csv has quotes, commas and line ends in it")
    func strava() async throws {
        let place = try LibraryFolder()
        try place.write(LibraryFolder.gpx(start: Self.morning), to: "e/activities/11.gpx")
        try place.write(LibraryFolder.gpx(east: 700, start: Self.morning + 90_000), to: "e/activities/12.gpx")
        try place.write("FIT", to: "e/activities/13.fit.gz")
        try place.write(
            """
            Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Filename\r
            11,"Nov 20, 2026, 6:00:00 AM","Harbour, ""the"" road",Run,"two
            lines",activities/11.gpx\r
            12,"Nov 21, 2026, 7:00:00 AM",To work,Ride,,activities/12.gpx\r
            13,"Nov 22, 2026, 7:00:00 AM",Trail,Trail Run,,activities/13.fit.gz\r
            14,"Nov 23, 2026, 7:00:00 AM",Treadmill,Run,,\r
            15,"Nov 24, 2026, 7:00:00 AM",Gone,Run,,activities/15.gpx\r

            """, to: "e/activities.csv")
        let run = try await place.camber("import @e")
        let lines = run.text.split(separator: "\n")
        #expect(run.exitCode == 0 && lines.count == 6, "\(run.text)")
        #expect(run.text.contains(" + harbour-the-road "))
        #expect(run.text.contains("/e/activities.csv  no runs: 1 Ride\n"))
        #expect(run.text.contains("/e/activities.csv  runs without a file: 1\n"))
        #expect(run.text.contains("/e/activities.csv  runs whose file is not here: 1, such as activities/15.gpx\n"))
        #expect(run.text.contains("13.fit.gz  FIT is not read"))
    }

    @Test(
        "Files of a Strava export without times were run when its activities.csv says",
        arguments: ["Nov 20, 2026, 11:30:00 PM", "20 Nov 2026, 23:30:00", "2026-11-20 23:30:00"])
    func stravaDates(date: String) async throws {
        let place = try LibraryFolder()
        try place.write(LibraryFolder.gpx(), to: "e/activities/11.gpx")
        try place.write(LibraryFolder.gpx(east: 700, start: Self.morning), to: "e/activities/12.gpx")
        try place.write(LibraryFolder.gpx(east: 1500), to: "e/activities/13.gpx")
        try place.write(
            """
            Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Filename,Moving Time
            11,"\(date)",Road,Run,,activities/11.gpx,1000.0
            12,"\(date)",Lane,Run,,activities/12.gpx,1000.0
            13,yesterday,Path,Run,,activities/13.gpx,1000.0

            """, to: "e/activities.csv")
        #expect(try await place.camber("import @e").exitCode == 0)
        let runs = try await place.camber("runs --format json")
        // 23:30 UTC is after midnight at 9° east. The file's own times come first; an unknown date gives no run.
        let days = runs.text.matches(of: #/"(date|day)": "([^"]+)"/#).map { String($0.output.2) }
        #expect(days == ["2026-11-21", "2026-11-20"], "\(runs.text)")
    }

    @Test("A Strava export in another language gives its names, and says that it imports rides too")
    func stravaInGerman() async throws {
        let place = try LibraryFolder()
        try place.write(LibraryFolder.gpx(start: Self.morning), to: "e/activities/11.gpx")
        try place.write(LibraryFolder.gpx(east: 700, start: Self.morning + 90_000), to: "e/activities/12.gpx")
        try place.write(
            """
            \u{FEFF}Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,Dateiname
            11,20.11.2026,Früh am Fluß,Lauf,,activities/11.gpx
            12,21.11.2026,Zur Arbeit,Radfahrt,,activities/12.gpx

            """, to: "e/activities.csv")
        let run = try await place.camber("import @e")
        #expect(run.exitCode == 0 && run.text.contains(" + fruh-am-fluss ") && run.text.contains(" + zur-arbeit "))
        #expect(run.text.contains("/e/activities.csv  not in English, so what is no run is not known"), "\(run.text)")
        try place.write("hello,world\n1,\"2\n", to: "f/activities.csv")
        try place.write(LibraryFolder.gpx(east: 9000), to: "f/1.gpx")
        let other = try await place.camber("import @f")
        #expect(other.text.contains("/f/activities.csv  no table"), "\(other.text)")
    }

    @Test(
        "All files of other programs, twice: the same library, each failure with its reason; undo gives back what was",
        .enabled(if: folders.allSatisfy(FileManager.default.fileExists), "the corpora are not there"))
    func importsOthers() async throws {
        let place = try LibraryFolder()
        try place.write(LibraryFolder.gpx(start: Self.morning), to: "own.gpx")
        #expect(try await place.camber("import @own.gpx").exitCode == 0)
        let before = try await place.listing()
        let words = "import \(Self.folders.joined(separator: " "))"
        let first = try await place.camber(words, timeout: 300)
        #expect(first.exitCode == 3 && first.errors.isEmpty)
        let listing = try await place.listing()
        let failures = first.text.split(separator: "\n").filter { $0.hasPrefix(" x ") }
        #expect(failures.count > 50 && failures.allSatisfy { $0.contains(".gpx") && $0.contains("error: ") })
        let second = try await place.camber(words, timeout: 300)
        #expect(try await place.listing() == listing)
        #expect(second.text.split(separator: "\n").filter { $0.hasPrefix(" x ") } == failures)
        #expect(
            second.text.split(separator: "\n").allSatisfy {
                $0.hasPrefix(" = ") || $0.contains("failed") || $0.hasPrefix(" x ")
            })
        #expect(try await place.camber("library check").exitCode == 0)
        #expect(try await place.camber("undo").exitCode == 0)
        #expect(try await place.listing() == before)
    }

    private static let folders = ["gpx/files", "surface/traces"].map { name in
        Camber.root.appending(path: "../shared/data/\(name)").standardizedFileURL.path(percentEncoded: false)
    }
}
