import Foundation
import Testing

@Suite("Other people's files")
struct CorpusTests {
    private static let folder = Camber.root.appending(path: "../shared/data/gpx/files").standardizedFileURL
    private static let files: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        return names.sorted().map { folder.appending(path: $0).path(percentEncoded: false) }
    }()

    /// Seconds a file may take, in a debug build on a busy machine.
    private static let patience = 10.0
    /// Metres beyond which a file is no running route and is only inspected: a world tour scores for seconds.
    private static let longest = 200_000.0

    @Test(
        "are scored and inspected without a crash, in ten seconds each, and never in silence",
        .enabled(if: !files.isEmpty, "the corpus is not there"))
    func survives() async throws {
        #expect(Self.files.count > 300)
        let halves = [0, 1].map { start in stride(from: start, to: Self.files.count, by: 2).map { Self.files[$0] } }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for half in halves {
                group.addTask { for file in half { try await Self.check(file) } }
            }
            try await group.waitForAll()
        }
    }

    private static func check(_ file: String) async throws {
        let inspection = try await Camber.run(["inspect", "--format", "json", file], timeout: patience)
        expectSane(inspection)
        guard inspection.exitCode == 0, length(inspection.output) < longest else { return }
        expectSane(try await Camber.run(["score", file], timeout: patience))
    }

    private static func expectSane(_ run: Camber.Run) {
        let code = run.exitCode
        #expect(
            code.map { [0, 2, 3, 65, 74].contains($0) } == true,
            "\(run.arguments) ended with \(code.map(String.init) ?? "a signal")")
        #expect(!run.output.isEmpty || !run.errors.isEmpty, "\(run.arguments) says nothing")
        #expect(run.output.isEmpty == (code != 0), "\(run.arguments) ends with \(code ?? -1)")
    }

    /// Metres of all routes of an inspected file.
    private static func length(_ json: Data) -> Double {
        let object = try? JSONSerialization.jsonObject(with: json) as? [String: Any]
        let routes = object?["routes"] as? [[String: Any]] ?? []
        return routes.reduce(0) { $0 + ($1["length_m"] as? Double ?? 0) }
    }
}
