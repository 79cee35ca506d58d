import Gzip
import RouteGeometry
import RouteLibrary
import Testing

@Suite("Recognising what is there")
struct ImportTests {
    @Test("The same bytes are known by the routes they drew, whatever the file is called")
    func sameFile() throws {
        let library = try Library(path: ":memory:")
        #expect(try library.add(MadeFile.file("Harbour road")) == [.added(key: "harbour-road")])
        let again = MadeFile.file("Other", content: "Harbour road 0.0 0 false")
        #expect(try library.add(again) == [.sameFile(keys: ["harbour-road"])])
        #expect(try library.summaries().count == 1)
    }

    @Test(
        "A route is called by the letters of its name in any script, Latin ones without their marks",
        arguments: [
            ("Große Runde, Łódź", "grosse-runde-lodz"), ("日本語 ルート", "日本語-ルート"), ("مسار الميناء", "مسار-الميناء"),
            ("Набережная №2", "набережная-2"), ("🏃 Sunday!", "sunday"), ("🏃", "route"), ("42", "route-42"),
        ])
    func keys(name: String, key: String) throws {
        let library = try Library(path: ":memory:")
        #expect(try library.add(MadeFile.file(name)) == [.added(key: key)])
        #expect(try library.route(named: key).name == name)
    }

    @Test("Files that share length and CRC-32 but not their bytes are two files")
    func collisions() throws {
        // Two strings with the CRC-32 4DDB0C25 (zlib's crc32), found by search.
        let library = try Library(path: ":memory:")
        let key = OriginalContent.key(of: Array("plumless".utf8))
        #expect(key == OriginalContent.key(of: Array("buckeroo".utf8)) && key.crc == 0x4DDB_0C25)
        try library.add(MadeFile.file("A", content: "plumless"))
        #expect(try library.add(MadeFile.file("B", east: 900, content: "buckeroo")) == [.added(key: "b")])
    }

    @Test("Compressed files are known by their bytes alone, and data that lie about what they hold by what it is")
    func knowsCompressed() throws {
        try MadeFile.inFolder { folder in
            let library = try Library(path: folder + "l.db")
            let plain = Array("a road".utf8)
            let gzip = Deflater.data(of: plain)
            let key = OriginalContent.key(of: plain)
            let route = MadeFile.file("Road").routes
            try library.add(
                NewFile(name: "r", content: OriginalContent(gzip, holding: plain, key: key), routes: route))
            let known = try library.knownFiles()
            #expect(known.count == 1 && known.original(ofGzip: gzip) == 1 && known.original(holding: plain, key) == 1)
            #expect(known.original(ofGzip: plain) == nil && known.original(ofGzip: Array(gzip.prefix(12))) == nil)
            // Another level gives other data of the same bytes; two members end with the check of the last one alone.
            let other = Deflater.data(of: plain, level: 0)
            #expect(known.original(ofGzip: other) == nil && known.original(ofGzip: gzip + gzip) == nil)
            #expect(known.original(holding: plain + plain, OriginalContent.key(of: plain + plain)) == nil)
        }
    }

    @Test("A compressed file that is damaged comes out as it went in")
    func damaged() throws {
        let library = try Library(path: ":memory:")
        let bytes = Array(Deflater.data(of: Array("a road".utf8)).dropLast(9))
        let plain = OriginalContent.plain(bytes)
        #expect(plain == bytes)
        let content = OriginalContent(bytes, holding: plain, key: OriginalContent.key(of: plain))
        try library.add(NewFile(name: "r", content: content, routes: MadeFile.file("Road").routes))
        #expect(try library.original(1).bytes == bytes)
    }

    @Test("Lines that routes have are known before the writer looks, stored or just added, whichever way they go")
    func knowsLines() throws {
        try MadeFile.inFolder { folder in
            func route(_ east: Double) -> NewRoute { MadeFile.file("", east: east).routes[0] }
            func line(_ east: Double, reversed: Bool = false) -> LineShape {
                MadeFile.file("", east: east, reversed: reversed).routes[0].line
            }
            let library = try Library(path: folder + "l.db")
            #expect(!(try library.knownFiles().lines.contains(line(0))))
            try library.add(MadeFile.file("Stored"))
            let lines = try library.knownFiles().lines
            lines.add(route(90_000))
            for east in [0.0, 90_000] {
                #expect(lines.contains(line(east + 15)) && lines.contains(line(east, reversed: true)))
                #expect(!lines.contains(line(east + 4000)))
            }
        }
    }

    @Test("A line whose heights were spared for it was known has them all the same where it turns out to be new")
    func measuresLate() throws {
        let library = try Library(path: ":memory:")
        var files = [MadeFile.file("New"), MadeFile.file("Run", start: 900_000)]
        for i in files.indices {
            let whole = files[i].routes[0]
            (files[i].routes[0].ascent, files[i].routes[0].profile.cells) = (nil, [])
            files[i].routes[0].measured = { whole }
        }
        #expect(try library.add(files[0]) == [.added(key: "new")])
        #expect(try library.add(files[1]).first?.isNew == true)
        let entries = try library.entries()
        #expect(entries.map(\.route.ascent) == [50] && entries[0].profile?.cells == [2, 0, 0, 0])
    }

    @Test("Runs of one second and one length in two places are two runs, and a second receiver's of one place is one")
    func runsElsewhere() throws {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Run", start: 0))
        #expect(try library.add(MadeFile.file("Elsewhere", east: 20_000, start: 0)) == [.added(key: "elsewhere")])
        #expect(try library.add(MadeFile.file("Receiver", east: 40, start: 0)) == [.sameRun(key: "run")])
    }

    @Test("The same run is known by its start second and a length within 1 %")
    func sameRun() throws {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Run", start: 1_000_000))
        #expect(try library.add(MadeFile.file("Copy", start: 1_000_000)) == [.sameRun(key: "run")])
        // The bytes are kept, so that they are known from then on.
        #expect(try library.add(MadeFile.file("Copy", start: 1_000_000)) == [.sameFile(keys: ["run"])])
        #expect(try library.runs().count == 1)
        // Where that is a wrong guess the runner says so.
        let other = MadeFile.file("Other", start: 1_000_000, content: "other")
        #expect(try library.add(other, newRoutes: true) == [.added(key: "other")])
    }

    @Test("Another run of a route remembers which way it went, and --new-route makes a route of it")
    func anotherRun() throws {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Road", start: 1_000_000))
        let back = try library.add(MadeFile.file("Back", start: 1_100_000, reversed: true))
        guard case .run("road", let match) = back[0] else { throw LibraryTestFailure(found: "\(back)") }
        #expect(match.direction == .reversed)
        #expect(try library.runs().map(\.direction) == [.reversed, .asDrawn])
        #expect(try library.runs().allSatisfy { $0.line == nil && $0.returnLine == nil })
        #expect(
            try library.add(MadeFile.file("Road", start: 1_200_000), newRoutes: true) == [.added(key: "road-2")])
    }

    @Test("Routes of one name get the first numbers that are free, in one import and in the next")
    func sameName() throws {
        let library = try Library(path: ":memory:")
        var count = 0
        func add(_ names: String...) throws -> [ImportOutcome] {
            var outcomes: [ImportOutcome] = []
            _ = try library.importing(at: 0) { session in
                for name in names {
                    count += 1
                    outcomes += try session.add(MadeFile.file(name, content: "\(count)"), matchesRoutes: false)
                }
                return ""
            }
            return outcomes
        }
        let first = ["road", "road-3", "road-2", "hill", "road-4"]
        #expect(try add("Road", "Road 3", "Road", "Hill", "Road") == first.map { .added(key: $0) })
        _ = try library.remove(["road-2"], at: 0)
        #expect(try add("Road", "Hill", "Road") == ["road-2", "hill-2", "road-5"].map { .added(key: $0) })
    }

    @Test("The side a recording kept to is kept with its run, beside what the runner says of it")
    func recordedSide() throws {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Road", start: 1_000_000, side: .left))
        try library.add(MadeFile.file("Back", start: 1_100_000, reversed: true, side: .right))
        #expect(try library.runs().map(\.recordedSide) == [.right, .left])
        let id = try #require(try library.runs().last?.id)
        _ = try library.amend(run: id, RunDetails(line: .leftFootway), at: 0)
        #expect(try library.runs().last?.line == .leftFootway)
        #expect(try library.runs().last?.recordedSide == .left)
        // A run that was ticked off takes it from the recording that comes later.
        _ = try library.done("road", on: 20, RunDetails(), at: 0)
        try library.add(MadeFile.file("Later", start: 20 * 86_400 + 3600, side: .left))
        #expect(try library.runs().first?.recordedSide == .left)
    }

    @Test("A route drawn again is known; a road beside it is another route")
    func sameRoute() throws {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Road"))
        #expect(try library.add(MadeFile.file("Again", east: 5)) == [.sameRoute(key: "road")])
        #expect(try library.add(MadeFile.file("Beside", east: 200)) == [.added(key: "beside")])
    }

    @Test("What a route drawn again says of the ground is learned where nothing was said")
    func learns() throws {
        var gravel = GroundFacts()
        gravel.surface = .gravel
        var quiet = gravel
        quiet.surface = .asphalt
        quiet.traffic = .quiet
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Road", ground: [FactLayer(.note, [StretchFacts(from: 0, to: 1000, gravel)])]))
        try library.add(
            MadeFile.file("Again", east: 5, ground: [FactLayer(.note, [StretchFacts(from: 0, to: 2000, quiet)])]))
        let facts = try library.ground(of: library.route(named: "road")).flatMap(\.facts)
        #expect(facts.map(\.ground.surface) == [.gravel, .asphalt])
        #expect(facts.map(\.ground.traffic) == [.quiet, .quiet])
    }

    @Test("A recording becomes the run that was ticked off that day, and keeps its pair and line")
    func recordsDone() throws {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Road"))
        _ = try library.setShoe("Clifton", start: nil, retires: nil, isRetired: nil, at: 0)
        let details = RunDetails(line: .leftFootway, shoe: "clifton")
        _ = try library.done("road", on: 11, details, at: 0)
        let outcome = try library.add(MadeFile.file("Rec", start: 11 * 86_400 + 30_000))
        guard case .recorded("road", _) = outcome[0] else { throw LibraryTestFailure(found: "\(outcome)") }
        let runs = try library.runs()
        #expect(runs.count == 1 && runs[0].start == 11 * 86_400 + 30_000)
        #expect(runs[0].line == .leftFootway && runs[0].shoe == 1)
    }

    @Test("A rehearsal says what an import would say and leaves nothing")
    func rehearses() throws {
        let library = try Library(path: ":memory:")
        var outcomes: [ImportOutcome] = []
        let batch = try library.importing(at: 0, keeps: false) { session in
            outcomes += try session.add(MadeFile.file("Road"))
            outcomes += try session.add(MadeFile.file("Road"))
            return ""
        }
        #expect(batch == nil && outcomes == [.added(key: "road"), .sameFile(keys: ["road"])])
        #expect(try library.summaries().isEmpty && library.batches().isEmpty)
    }

    @Test("An import that fails half way leaves nothing")
    func allOrNothing() throws {
        let library = try Library(path: ":memory:")
        #expect(throws: LibraryError.self) {
            _ = try library.importing(at: 0) { session in
                _ = try session.add(MadeFile.file("Road"))
                throw LibraryTestFailure(found: "")
            }
        }
        #expect(try library.summaries().isEmpty && library.batches().isEmpty)
        #expect(try library.add(MadeFile.file("Road")) == [.added(key: "road")])
    }

    @Test("Originals come back as they were", arguments: ["", "plain", String(repeating: "<trkpt/>", count: 9000)])
    func keepsOriginals(text: String) throws {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Road", content: text))
        let original = try library.original(library.route(named: "road").original)
        #expect(original.name == "Road.gpx" && String(decoding: original.bytes, as: UTF8.self) == text)
    }
}

struct LibraryTestFailure: Error {
    let found: String
}
