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

    /// A comment of 3 MB that hardly gets shorter: an import sends it to the disk long before it ends.
    private static func bulk(seed: UInt64) -> String {
        var random = SplitMix64(seed: seed)
        let bytes = (0..<300_000).flatMap { _ in withUnsafeBytes(of: random.next()) { Array($0) } }
        return "<!-- \(Data(bytes).base64EncodedString()) -->"
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

    @Test("A full disk is one sentence, and leaves the library as it was and able to go on")
    func fullDisk() async throws {
        let place = try LibraryFolder()
        try Self.fill(place, "a", number: 0, count: 3)
        try Self.fill(place, "b", number: 1, count: 60)
        #expect(try await place.camber("import @a").exitCode == 0)
        let before = try await place.listing()
        // The library may grow to 64 kB and no further; without the signal write(2) then fails, as on a full disk.
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/bash")
        let camber = try #require(Camber.executable).path(percentEncoded: false)
        shell.arguments = [
            "-c",
            "trap '' XFSZ; ulimit -f 64; '\(camber)' import '\(place.folder)b' --library '\(place.library)' --format json",
        ]
        let errors = Pipe()
        shell.standardError = errors
        shell.standardOutput = FileHandle.nullDevice
        try shell.run()
        let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 74, "\(text)")
        #expect(text.contains("the disk is full") && text.split(separator: "\n").count == 1, "\(text)")
        #expect(try await place.listing() == before)
        #expect(try await place.camber("import @b").exitCode == 0)
        #expect(try await Self.count(place) == 63)
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
