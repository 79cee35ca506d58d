import Foundation
import OpenStreetMap
import RouteGeometry

/// Measures maps and matching on traces whose ways are known, beside Valhalla where Python has it.
///
/// `matching [FOLDER]` prints the tables, of the runs there or of those `simulate_runs.py` wrote; `matching load FILE`, `open FILE` and `idle` are what it times.
@main
struct Matching {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "idle": Peak.say()
        case "load", "open": try time(arguments[0], arguments[1])
        default:
            let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../..")
            let data = arguments.first.map { URL(filePath: $0) } ?? package.appending(path: "../shared/data/surface")
            try LoadTable(data.standardizedFileURL).show()
            try AccuracyTable(data.standardizedFileURL).show()
        }
    }

    /// Prints the milliseconds of reading one map and this process's peak memory.
    private static func time(_ what: String, _ path: String) throws {
        let start = ContinuousClock.now
        let network = try what == "open" ? WayNetwork(prepared: path) : WayNetwork(extract: path, source: path)
        let elapsed = ContinuousClock.now - start
        print(Double(elapsed.components.attoseconds) / 1e15 + Double(elapsed.components.seconds) * 1000)
        Peak.say()
        guard network.wayCount > 0 else { exit(1) }
    }
}

enum Peak {
    /// Prints the KiB of VmHWM in /proc/self/status.
    static func say() {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        print(line?.split(whereSeparator: \.isWhitespace).dropFirst().first ?? "0")
    }
}
