import Foundation

/// Valhalla's answers for the same traces.
enum Valhalla {
    struct Answer {
        let ways: [Int64?]
        /// `nil` for a stored answer.
        let seconds: Double?
    }

    /// Runs `match_with_valhalla.py` where Python has the package `valhalla`; empty where it has not.
    static func run(on extract: URL, traces: [TrueTrace], in folder: URL) -> (tiles: Double?, answers: [String: Answer])
    {
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "match_with_valhalla.py")
        let work = FileManager.default.temporaryDirectory.appending(
            path: "camber-valhalla-\(extract.lastPathComponent)")
        let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
        let paths = traces.map { folder.appending(path: "\($0.name).gpx").path }
        guard let output = output([python, script.path, extract.path, work.path] + paths) else { return (nil, [:]) }
        var (tiles, answers): (Double?, [String: Answer]) = (nil, [:])
        for line in output.split(separator: "\n") {
            guard let row = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else { continue }
            if let seconds = row["tiles_s"] as? Double { tiles = seconds }
            if let path = row["trace"] as? String {
                let ways = (row["ways"] as? [Any] ?? []).map { ($0 as? NSNumber)?.int64Value }
                answers[URL(filePath: path).deletingPathExtension().lastPathComponent] = Answer(
                    ways: ways, seconds: row["seconds"] as? Double)
            }
        }
        return (tiles, answers)
    }

    private static func output(_ command: [String]) -> String? {
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
    }

    /// The answer stored beside a trace, with Valhalla's default options; points without an edge take that of the nearest
    /// point that has one.
    static func stored(_ folder: URL, _ name: String) -> Answer? {
        guard let json = try? TrueTrace.object(folder.appending(path: "\(name).valhalla.json")),
            let points = json["point_edge"] as? [Int], let edges = json["edges"] as? [[String: Any]]
        else { return nil }
        let ids = edges.map { ($0["way_id"] as? NSNumber)?.int64Value }
        let known = points.indices.filter { points[$0] >= 0 }
        var (filled, next) = ([Int64?](), 0)
        for point in points.indices {
            while next + 1 < known.count, abs(known[next + 1] - point) < abs(known[next] - point) { next += 1 }
            filled.append(known.isEmpty ? nil : ids[points[known[next]]])
        }
        return Answer(ways: filled, seconds: nil)
    }
}
