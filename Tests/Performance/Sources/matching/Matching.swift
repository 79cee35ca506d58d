import Foundation
import OpenStreetMap
import RouteGeometry
import Usage

/// Measures maps and matching on traces whose ways are known, beside Valhalla where Python has it.
///
/// `matching [FOLDER]` prints the tables, of the runs there or of those `simulate_runs.py` wrote; `matching load FILE`,
/// `open FILE` and `idle` are what it times.
@main
struct Matching {
    private static let usage = Usage(
        """
        matching [FOLDER]                      how fast maps are read, and how right runs are matched to them
                                               FOLDER has extracts and traces; the corpus beside the checkout unless said
        matching load FILE | open FILE | idle  what it times
        """)

    static func main() throws {
        let arguments = usage.arguments(atMost: 2)
        switch (arguments.first, arguments.dropFirst().first) {
        case ("idle", nil): Peak.say()
        case ("load", let file?), ("open", let file?): try time(arguments[0], usage.existing(file))
        case ("load", nil), ("open", nil): usage.refuse("\(arguments[0]) needs a file")
        case (_, let more?): usage.refuse("\(more) is one argument too many")
        default:
            let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../..")
            let named = arguments.first.map { URL(filePath: usage.existing($0)) }
            let data = named ?? package.appending(path: "../shared/data/surface")
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
