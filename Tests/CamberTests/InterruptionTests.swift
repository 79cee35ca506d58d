import Foundation
import TestSupport
import Testing

@Suite("Interrupted and crowded", .serialized)
struct InterruptionTests {
    /// Starts camber with nothing waiting for it.
    private static func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = Camber.executable
        process.arguments = arguments
        process.environment = ["LC_ALL": "C"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// A folder of `count` roads that are like no other folder's.
    private static func fill(_ place: borrowing LibraryFolder, _ name: String, number: Int, count: Int) throws {
        for file in 0..<count {
            let east = Double(number * count + file) * 200
            try place.write(LibraryFolder.gpx(east: east, name: "R\(number)-\(file)"), to: "\(name)/\(file).gpx")
        }
    }

    private static func count(_ place: borrowing LibraryFolder) async throws -> Int {
        let routes = try await place.camber("routes --format ndjson")
        return routes.text.split(separator: "\n").count
    }

    @Test("A hundred kills at random moments leave every import whole or not there, and the next one completes it")
    func survivesKills() async throws {
        let place = try LibraryFolder()
        let filesEach = 2
        var random = SplitMix64(seed: 20_261_121)
        // An import left alone: how long there is to be killed in.
        try Self.fill(place, "first", number: 0, count: filesEach)
        let start = ContinuousClock.now
        let alone = try Self.start(["import", place.folder + "first", "--library", place.library])
        alone.waitUntilExit()
        let usual = ContinuousClock.now - start
        #expect(alone.terminationStatus == 0)
        var (killed, ended) = (0, 0)
        for number in 1...100 {
            try Self.fill(place, "in\(number)", number: number, count: filesEach)
            let process = try Self.start(["import", place.folder + "in\(number)", "--library", place.library])
            try await Task.sleep(for: usual * random.number(0...1.1))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            if process.terminationReason == .uncaughtSignal { killed += 1 } else { ended += 1 }
            if number % 25 == 0 {
                let routes = try await Self.count(place)
                #expect(routes % filesEach == 0, "half an import after kill \(number)")
                #expect(try await place.camber("library check").exitCode == 0)
            }
        }
        #expect(killed + ended == 100 && killed > 20, "\(killed) killed, \(ended) ended first")
        let rest = try await place.camber("import \((1...100).map { "@in\($0)" }.joined(separator: " "))")
        #expect(rest.exitCode == 0, "\(rest.errors)")
        #expect(try await Self.count(place) == 101 * filesEach)
        #expect(try await place.camber("library check").exitCode == 0)
    }

    @Test("A process killed while it makes the library leaves none, or one that the next command takes for what it is")
    func survivesKillsWhileMaking() async throws {
        let place = try LibraryFolder()
        try Self.fill(place, "in", number: 0, count: 2)
        let arguments = ["import", place.folder + "in", "--library", place.library]
        let start = ContinuousClock.now
        try Self.start(arguments).waitUntilExit()
        let usual = ContinuousClock.now - start
        for number in 0..<60 {
            for ending in ["", "-journal", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: place.library + ending)
            }
            let process = try Self.start(arguments)
            try await Task.sleep(for: usual * Double(number) / 60)
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            guard FileManager.default.fileExists(atPath: place.library) else { continue }
            let check = try await place.camber("library check")
            #expect(check.exitCode == 0, "killed at \(number)/60: \(check.errors)")
        }
    }

    /// A comment of 3 MB that hardly gets shorter: an import sends it to the disk long before it ends.
    private static func bulk(seed: UInt64) -> String {
        var random = SplitMix64(seed: seed)
        let bytes = (0..<300_000).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } }
        return "<!-- \(Data(bytes).base64EncodedString()) -->"
    }

    @Test("A first import killed with much of it in the library's file leaves nothing of it, and the next completes it")
    func survivesKillsWithoutLog() async throws {
        let place = try LibraryFolder()
        var random = SplitMix64(seed: 20_261_128)
        for file in 0..<5 {
            let road = LibraryFolder.gpx(east: Double(file) * 200, name: "R\(file)")
            try place.write(road + Self.bulk(seed: UInt64(file)), to: "in/\(file).gpx")
        }
        func length() -> Int { (try? Data(contentsOf: URL(filePath: place.library)).count) ?? 0 }
        let arguments = ["import", place.folder + "in", "--library", place.library]
        var undone = 0
        for number in 0..<20 {
            let process = try Self.start(arguments)
            // A cache of 4 MB is what SQLite keeps to itself; from some length on it has begun to write.
            let enough = random.number(0...8e6)
            while process.isRunning, Double(length()) < enough { usleep(500) }
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            guard process.terminationReason == .uncaughtSignal else { continue }
            if FileManager.default.fileExists(atPath: place.library + "-journal") { undone += 1 }
            #expect(try await [0, 5].contains(Self.count(place)), "half an import after kill \(number)")
            #expect(try await place.camber("library check").exitCode == 0)
            try FileManager.default.removeItem(atPath: place.library)
        }
        #expect(undone > 5, "\(undone) killed in the middle of writing")
        let rest = try await place.camber("import @in")
        #expect(rest.exitCode == 0, "\(rest.errors)")
        #expect(try await Self.count(place) == 5)
    }

    @Test("Imports at once all finish, whoever makes the library and however much of it is on the disk before the end")
    func together() async throws {
        let place = try LibraryFolder()
        for number in 0..<4 {
            try Self.fill(place, "in\(number)", number: number, count: 10)
            let east = Double(number * 10) * 200
            let large = LibraryFolder.gpx(east: east, name: "R\(number)-0") + Self.bulk(seed: UInt64(number))
            try place.write(large, to: "in\(number)/0.gpx")
        }
        let processes = try (0..<4).map {
            try Self.start(["import", place.folder + "in\($0)", "--library", place.library])
        }
        for process in processes {
            process.waitUntilExit()
            #expect(process.terminationReason == .exit && process.terminationStatus == 0)
        }
        #expect(try await Self.count(place) == 40)
    }

    /// A road, with so many empty files before it that a pipe does not hold what an import says of them.
    private static func fillTalkative(_ place: borrowing LibraryFolder) throws {
        for file in 0..<400 { try place.write("", to: "in/\(String(repeating: "a", count: 200))\(file).gpx") }
        try place.write(LibraryFolder.gpx(), to: "in/road.gpx")
    }

    @Test("An import goes on when its reader goes, as head does")
    func readerGoes() async throws {
        let place = try LibraryFolder()
        try Self.fillTalkative(place)
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/bash")
        let camber = try #require(Camber.executable).path(percentEncoded: false)
        let pipeline = "'\(camber)' import '\(place.folder)in' --library '\(place.library)' | head -n 1"
        shell.arguments = ["-c", pipeline + " > /dev/null; exit ${PIPESTATUS[0]}"]
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationReason == .exit && shell.terminationStatus == 3)
        #expect(try await Self.count(place) == 1)
    }

    @Test("An import whose reader stops, as a pager does, ends its change to the library and keeps nobody waiting")
    func readerStops() async throws {
        let place = try LibraryFolder()
        try Self.fillTalkative(place)
        let process = Process()
        process.executableURL = Camber.executable
        process.arguments = ["import", place.folder + "in", "--library", place.library]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        var attempts = 0
        while attempts < 200, try await Self.count(place) == 0 {
            attempts += 1
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(attempts < 200 && process.isRunning)
        #expect(try await place.camber("shoes Clifton").exitCode == 0)
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 3)
        #expect(said.split(separator: "\n").count == 402 && said.hasSuffix("camber undo 1\n"))
    }

    /// How `camber words` ends where no file may grow beyond so many kB: without the signal write(2) then fails, as on a full
    /// disk.
    private static func run(
        _ place: borrowing LibraryFolder, _ words: String, mostKilobytes: Int
    ) throws -> (status: Int32, errors: String) {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/bash")
        let camber = try #require(Camber.executable).path(percentEncoded: false)
        let words = words.replacing("@", with: place.folder)
        shell.arguments = [
            "-c", "trap '' XFSZ; ulimit -f \(mostKilobytes); '\(camber)' \(words) --library '\(place.library)'",
        ]
        let errors = Pipe()
        shell.standardError = errors
        shell.standardOutput = FileHandle.nullDevice
        try shell.run()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        return (shell.terminationStatus, text)
    }

    @Test("A full disk is one sentence, and leaves the library as it was and able to go on")
    func fullDisk() async throws {
        let place = try LibraryFolder()
        try Self.fill(place, "a", number: 0, count: 3)
        try Self.fill(place, "b", number: 1, count: 60)
        #expect(try await place.camber("import @a").exitCode == 0)
        let before = try await place.listing()
        let run = try Self.run(place, "import @b --format json", mostKilobytes: 64)
        #expect(run.status == 74, "\(run.errors)")
        #expect(
            run.errors.contains("the disk is full") && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
        #expect(try await place.listing() == before)
        #expect(try await place.camber("import @b").exitCode == 0)
        #expect(try await Self.count(place) == 63)
    }

    @Test("A disk that a first import fills is given back, and the library is there and empty")
    func fullDiskAtFirst() async throws {
        let place = try LibraryFolder()
        for file in 0..<5 {
            try place.write(
                LibraryFolder.gpx(east: Double(file) * 200) + Self.bulk(seed: 1 + UInt64(file)), to: "in/\(file).gpx")
        }
        let run = try Self.run(place, "import @in --new-route --format json", mostKilobytes: 6000)
        #expect(run.status == 74 && run.errors.contains("the disk is full"), "\(run.errors)")
        let left = try FileManager.default.contentsOfDirectory(atPath: place.folder).sorted()
        #expect(left == ["camber.db", "in"])
        #expect(try Data(contentsOf: URL(filePath: place.library)).count < 300_000)
        #expect(try await Self.count(place) == 0)
        #expect(try await place.camber("import @in --new-route").exitCode == 0)
        #expect(try await Self.count(place) == 5)
    }

    @Test("A folder that may not be written to is one sentence", .enabled(if: getuid() != 0, "root may write anywhere"))
    func readOnlyFolder() async throws {
        let place = try LibraryFolder()
        try Self.fill(place, "a", number: 0, count: 1)
        try place.write("", to: "closed/.keep")
        chmod(place.folder + "closed", 0o500)
        defer { chmod(place.folder + "closed", 0o700) }
        let run = try await place.camber("import @a --library @closed/l.db")
        #expect(run.exitCode == 74 && run.complaints.count == 1, "\(run.errors)")
    }
}
