import Foundation
import Gzip
import RouteGeometry
import Testing

@testable import RouteAnalysis

@Suite("Reading many files", .serialized)
struct ReadingFilesTests {
    /// A route of 1 km to the north, so named.
    private func gpx(_ name: String) -> String {
        "<gpx><trk><name>\(name)</name><trkseg><trkpt lat='51' lon='0'/><trkpt lat='51.009' lon='0'/></trkseg></trk></gpx>"
    }

    /// Calls `body` with the path of a folder that is gone afterwards.
    private func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    private func names(_ file: RouteFile) -> [String] {
        if case .success(let routes) = file.routes { routes.map(\.route.name) } else { ["?"] }
    }

    @Test("Files come in the order they were named, and a bad one stops none", arguments: [0, 1, 2, 200])
    func keepsOrder(count: Int) throws {
        try withFolder { folder in
            var paths: [String] = []
            for number in 0..<count {
                let file = folder.appending(path: "\(number).gpx")
                // The first are the longest, so that they end last.
                let text = gpx("run \(number)") + String(repeating: " ", count: (count - number) * 1_000)
                try (number % 7 == 3 ? "<kml/>" : text).write(to: file, atomically: true, encoding: .utf8)
                paths.append(file.path)
            }
            paths.append(folder.appending(path: "missing.gpx").path)
            let files = RouteFile.read(paths, runner: Runner())
            #expect(files.map(\.source) == paths)
            #expect(files.map(names) == (0..<count).map { [$0 % 7 == 3 ? "?" : "run \($0)"] } + [["?"]])
        }
    }

    @Test("A folder gives its compressed files too, and a route without a name is called like its file")
    func readsCompressed() throws {
        try withFolder { folder in
            try Data(Deflater.data(of: Array(gpx("").utf8))).write(to: folder.appending(path: "Harbour.gpx.gz"))
            try gpx("inland").write(to: folder.appending(path: "a.gpx"), atomically: true, encoding: .utf8)
            let paths = try RouteFile.files(at: [folder.path])
            let files = RouteFile.read(paths, runner: Runner())
            #expect(files.flatMap(names) == ["Harbour", "inland"])
        }
    }

    @Test(
        "Standard input is read once, however often it is named", arguments: [["-"], ["-", "-"], ["-", "a.gpx", "-"]])
    func readsStandardInputOnce(paths: [String]) throws {
        try withFolder { folder in
            let file = folder.appending(path: "a.gpx")
            try gpx("run").write(to: file, atomically: true, encoding: .utf8)
            let (input, saved) = (open(file.path, O_RDONLY), dup(STDIN_FILENO))
            #expect(dup2(input, STDIN_FILENO) == STDIN_FILENO)
            defer {
                dup2(saved, STDIN_FILENO)
                close(saved)
                close(input)
            }
            let files = RouteFile.read(paths.map { $0 == "-" ? $0 : file.path }, runner: Runner())
            #expect(files.map(\.source) == paths.map { $0 == "-" ? "<stdin>" : file.path })
            #expect(files.flatMap(names) == paths.map { _ in "run" })
        }
    }
}
