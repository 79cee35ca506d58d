import Foundation
import GRDB
import RouteGeometry
import RouteLibrary
import Testing

@Suite("Opening a library")
struct OpeningTests {
    @Test("A new one is readable by its owner only, and so is what stands beside it")
    func isPrivate() throws {
        try MadeFile.inFolder { folder in
            let library = try Library(path: folder + "l.db")
            try library.add(MadeFile.file("Road"))
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let mode = try FileManager.default.attributesOfItem(atPath: folder + name)[.posixPermissions] as? Int
                #expect(mode == 0o600, "\(name)")
            }
            #expect(try Library(path: folder + "l.db").summaries().count == 1)
        }
    }

    @Test("Where none is wanted none is made")
    func makesNone() throws {
        try MadeFile.inFolder { folder in
            #expect { try Library(path: folder + "l.db", makesNew: false) } throws: {
                ($0 as? LibraryError)?.kind == .nothingFound
            }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(names.isEmpty)
        }
    }

    @Test("A file that is no library is refused and not touched", arguments: ["text", "other", "wal", "header"])
    func refusesForeign(kind: String) throws {
        try MadeFile.inFolder { folder in
            let path = folder + "l.db"
            switch kind {
            case "text": try Data("name,date\n".utf8).write(to: URL(filePath: path))
            case "header": try (Data("SQLite format 3\0".utf8) + Data(count: 4080)).write(to: URL(filePath: path))
            default:
                var configuration = Configuration()
                configuration.journalMode = kind == "wal" ? .wal : .default
                let other = try DatabaseQueue(path: path, configuration: configuration)
                try other.write { try $0.execute(sql: "CREATE TABLE t (x); INSERT INTO t VALUES (1)") }
                try other.close()
            }
            let before = try Data(contentsOf: URL(filePath: path))
            #expect { try Library(path: path) } throws: { ($0 as? LibraryError)?.kind == .badData }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["l.db"])
        }
    }

    @Test("One that a newer version wrote is refused and keeps all it has")
    func refusesNewer() throws {
        try MadeFile.inFolder { folder in
            let path = folder + "l.db"
            try Library(path: path).add(MadeFile.file("Road"))
            let newer = try DatabaseQueue(path: path)
            try newer.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2099')") }
            try newer.close()
            let before = try Data(contentsOf: URL(filePath: path))
            #expect { try Library(path: path) } throws: {
                let error = $0 as? LibraryError
                return error?.kind == .badData && error?.description.contains("newer camber") == true
            }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["l.db"])
        }
    }

    @Test("Reading one writes nothing, also where it is a backup in the library's place, which can then be written to")
    func readsOnly() throws {
        try MadeFile.inFolder { folder in
            try Library(path: folder + "l.db").add(MadeFile.file("Road", start: 900_000))
            try Library(path: folder + "l.db").backUp(to: folder + "copy.db")
            for name in ["l.db", "copy.db"] {
                let before = try Data(contentsOf: URL(filePath: folder + name))
                #expect(try Library(path: folder + name).summaries().count == 1)
                #expect(try Data(contentsOf: URL(filePath: folder + name)) == before)
                #expect(try Library(path: folder + name).rename("road", to: "Way", at: 0) == "way")
            }
        }
    }

    /// A folder in the place of its log: like one around it that may not be written to, but so for root too.
    @Test("Where nothing can be put beside it, it can be read, and what would change it is refused")
    func readsOnlyWhereItMust() throws {
        try MadeFile.inFolder { folder in
            let path = folder + "a ?#%.db"
            try Library(path: path).add(MadeFile.file("Road", start: 900_000))
            let before = try Data(contentsOf: URL(filePath: path))
            try FileManager.default.createDirectory(atPath: path + "-wal", withIntermediateDirectories: false)
            let library = try Library(path: path, makesNew: false)
            #expect(try library.summaries().count == 1 && library.problems().isEmpty)
            let isRefused = { (error: any Error) in (error as? LibraryError)?.kind == .unusable }
            #expect { try library.rename("road", to: "Way", at: 0) } throws: { isRefused($0) }
            #expect { try library.undo() } throws: { isRefused($0) }
            #expect { try library.knownFiles() } throws: { isRefused($0) }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
            try FileManager.default.removeItem(atPath: path + "-wal")
            #expect(try Library(path: path).rename("road", to: "Way", at: 0) == "way")
        }
    }

    @Test("A damaged one is said to be damaged, wherever the damage is", arguments: [1, 3, 7])
    func refusesDamaged(page: Int) throws {
        try MadeFile.inFolder { folder in
            let path = folder + "l.db"
            var library: Library? = try Library(path: path)
            for i in 0..<20 { try library?.add(MadeFile.file("Road \(i)", east: Double(i) * 500)) }
            library = nil
            let handle = try FileHandle(forUpdating: URL(filePath: path))
            // sqlite.org/fileformat2.html, 1.3.2: the size of a page stands at byte 16, big-endian.
            let size = try handle.read(upToCount: 18)?.suffix(2).reduce(0) { $0 << 8 | Int($1) } ?? 0
            try handle.seek(toOffset: UInt64(page * size))
            try handle.write(contentsOf: Data(repeating: 0xA5, count: size))
            try handle.close()
            #expect {
                let library = try Library(path: path)
                _ = try library.summaries()
                if try !library.problems().isEmpty { throw LibraryTestFailure(found: "problems") }
            } throws: {
                ($0 as? LibraryError)?.kind == .badData || $0 is LibraryTestFailure
            }
        }
    }

    @Test(
        "A folder that is not there, or a file in the place of one, is one sentence",
        arguments: ["none/l.db", "file/l.db"])
    func refusesPlaces(name: String) throws {
        try MadeFile.inFolder { folder in
            try Data().write(to: URL(filePath: folder + "file"))
            #expect { try Library(path: folder + name) } throws: { ($0 as? LibraryError)?.kind == .unusable }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
        }
    }

    @Test("A backup is a whole library, private, and never takes a file's place")
    func backsUp() throws {
        try MadeFile.inFolder { folder in
            let library = try Library(path: folder + "l.db")
            try library.add(MadeFile.file("Road", start: 900_000))
            try library.backUp(to: folder + "copy.db")
            #expect(try Library(path: folder + "copy.db").listing == library.listing)
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "copy.db")[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect { try library.backUp(to: folder + "copy.db") } throws: { ($0 as? LibraryError)?.kind == .refused }
        }
    }

    @Test("Many at once make one library and lose nothing")
    func together() throws {
        try MadeFile.inFolder { folder in
            let path = folder + "l.db"
            let errors = (0..<8).map { _ in Box() }
            DispatchQueue.concurrentPerform(iterations: 8) { i in
                do {
                    try Library(path: path).add(MadeFile.file("Road \(i)", east: Double(i) * 500))
                } catch {
                    errors[i].value = "\(error)"
                }
            }
            #expect(errors.compactMap(\.value).isEmpty)
            let count = try Library(path: path).summaries().count
            #expect(count == 8)
        }
    }

    private final class Box: @unchecked Sendable {
        var value: String?
    }
}

@Suite("Living with a library")
struct LivingTests {
    private func library() throws -> Library {
        let library = try Library(path: ":memory:")
        try library.add(MadeFile.file("Harbour Road", start: 900_000), MadeFile.file("Reservoir", east: 300))
        return library
    }

    @Test(
        "A route is found by key, by name in any case and by id, and else one like it is named",
        arguments: ["harbour-road", "HARBOUR road", "1"])
    func finds(name: String) throws {
        let library = try library()
        #expect(try library.route(named: name).key == "harbour-road")
        #expect { try library.route(named: "harbur") } throws: {
            ($0 as? LibraryError)?.kind == .nothingFound
        }
        #expect { try library.route(named: "reserve") } throws: {
            ($0 as? LibraryError)?.description.contains("there is \"reservoir\"") == true
        }
    }

    @Test("A merged route's runs go the way they went, along the other line")
    func merges() throws {
        let library = try library()
        try library.add(MadeFile.file("Turned", start: 950_000, reversed: true), newRoutes: true)
        _ = try library.amend(run: 2, RunDetails(line: .leftEdge), at: 0)
        let match = try library.merge("turned", into: "harbour-road", at: 0).match
        #expect(match?.direction == .reversed)
        let run = try library.runs()[0]
        // As drawn on the one is reversed on the other, whose right edge was the one's left.
        #expect(run.direction == .reversed && run.line == .rightEdge)
        #expect(try library.summaries().map(\.route.key) == ["harbour-road", "reservoir"])
        #expect(try library.original(2).name == "Reservoir.gpx" && library.problems().isEmpty)
    }

    @Test(
        "Merged with another way, it is not known which way the runs went, and on which edge",
        arguments: [(Line.facingTraffic, Line?.some(.facingTraffic)), (.leftEdge, nil), (.rightFootway, nil)])
    func mergesStrangers(line: Line, kept: Line?) throws {
        let library = try library()
        _ = try library.amend(run: 1, RunDetails(line: line), at: 0)
        let merged = try library.merge("harbour-road", into: "reservoir", at: 0)
        // 300 m by 74 000 m a degree, of which there are 74 633 at 48.01° N (NIMA TR8350.2's ellipsoid).
        #expect(merged.match == nil && abs(merged.apart - 302.6) < 2)
        #expect(try library.runs().map(\.direction) == [nil] && library.runs().map(\.line) == [kept])
    }

    @Test(
        "Laps of a track are as long as they were drawn, unless a length is said",
        arguments: [(nil, nil, 1), (12, nil, 4), (12, 21_000, nil)] as [(Int?, Double?, Double?)])
    func laps(count: Int?, said: Double?, times: Double?) throws {
        var file = MadeFile.file("Track")
        let drawn = file.routes[0].line.length
        file.routes[0].laps = TrackLaps(exactCount: 3, turning: .left, of: drawn)
        let library = try Library(path: ":memory:")
        try library.add(file)
        let run = try library.done("track", on: 20, length: said, RunDetails(laps: count), at: 0).run
        #expect(abs(run.length - (times.map { $0 * drawn } ?? 21_000)) < 0.01 && run.laps == count ?? 3)
    }

    @Test("A pair's distance is what it came with and what it ran")
    func shoes() throws {
        let library = try library()
        _ = try library.setShoe("Clifton 9", start: 120_000, retires: 130_000, isRetired: nil, at: 0)
        _ = try library.done("reservoir", on: 20, length: 11_000, RunDetails(shoe: "clifton-9"), at: 0)
        let shoe = try library.shoes()[0]
        #expect(shoe.distance == 131_000 && shoe.lastDay == 20 && shoe.isWornOut && !shoe.isRetired)
        #expect { try library.done("reservoir", on: 21, RunDetails(shoe: "none"), at: 0) } throws: {
            ($0 as? LibraryError)?.kind == .nothingFound
        }
        #expect(try library.runs().count == 2)
    }

    @Test("One heel said later leaves the other as it was said")
    func pain() throws {
        let library = try library()
        try library.enter(PainEntry(day: 5, left: 3, right: nil), at: 0)
        try library.enter(PainEntry(day: 5, left: nil, right: 1), at: 0)
        #expect(try library.pain() == [PainEntry(day: 5, left: 3, right: 1)])
    }

    @Test("Removing a route takes its runs and files along, and no others")
    func removes() throws {
        let library = try library()
        #expect(try library.remove(["harbour-road"], at: 0).map(\.key) == ["harbour-road"])
        #expect(try library.runs().isEmpty && library.summaries().count == 1 && library.knownFiles().count == 1)
        #expect(try library.problems().isEmpty)
    }

    @Test(
        "A note beyond the route is refused, one rounded to its end is not", arguments: [(5080.0, true), (5300, false)])
    func notes(end: Double, fits: Bool) throws {
        let library = try library()
        var ground = GroundFacts()
        ground.surface = .gravel
        if fits {
            let length = try library.route(named: "reservoir").length
            let part = try library.note(ground, forgetsOthers: false, of: "reservoir", from: 10, to: end, at: 0).part
            #expect(part == 10..<length)
        } else {
            #expect {
                try library.note(ground, forgetsOthers: false, of: "reservoir", from: 10, to: end, at: 0)
            } throws: {
                ($0 as? LibraryError)?.kind == .refused
            }
        }
    }
}
