import Dispatch
import Foundation
import GPX
import SAXFloor
import Usage

/// Measures the reader against libxml2 doing nothing and against other programs, all in one run on the same files.
@main
struct Performance {
    private static let usage = Usage(
        """
        performance [FILE...]          how fast GPX files are read, made ones and these, other readers beside
        performance library CAMBER     what the library of the built command costs
        performance floor|read|sum FILE, many WORKERS FILE, parse FOLDER, idle
                                       what these time
        """)

    static func main() throws {
        let arguments = usage.arguments()
        // What stands in the place of files: how many words it takes.
        let words = ["idle": 1, "floor": 2, "read": 2, "sum": 2, "many": 3, "parse": 2, "library": 2]
        if let first = arguments.first, let count = words[first], arguments.count != count {
            usage.refuse("\(first) takes \(count - 1) more, not \(arguments.count - 1)")
        }
        if let path = arguments.last, path != "idle" { _ = usage.existing(path) }
        switch arguments.first {
        case "idle": Measurement.sayPeak()
        case "floor":
            guard sax_floor_parse(arguments[1]) >= 0 else { exit(1) }
            Measurement.sayPeak()
        case "read":
            let document = try GPXDocument(contentsOf: arguments[1])
            Measurement.sayPeak()
            guard document.points.count + document.routePoints.count + document.waypoints.count > 0 else { exit(1) }
        case "sum":
            let summary = try GPXSummary(contentsOf: arguments[1], keeping: pointLimit)
            Measurement.sayPeak()
            guard !summary.isWhole else { exit(1) }
        case "many":
            let workers = usage.count(arguments[1])
            DispatchQueue.concurrentPerform(iterations: workers) { worker in
                for number in 0..<fileCount where number % workers == worker {
                    if (try? GPXDocument(contentsOf: arguments[2]))?.points.isEmpty != false { exit(1) }
                }
            }
            Measurement.sayPeak()
        case "parse": try LibraryTable.parse(arguments[1])
        case "library":
            let folder = FileManager.default.temporaryDirectory.appending(path: "camber-performance-\(getpid())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(at: folder) }
            try LibraryTable(camber: arguments[1], folder: folder).report()
        default: try report(on: arguments.map(usage.existing))
        }
    }

    private static func report(on files: [String]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "camber-performance")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let generated = try [GeneratedFile.garmin, .bare].map { try $0.write(to: folder) }
        for path in generated + files { try table(of: path) }
        try memoryOfSums(in: folder)
        tableOfCores(generated[0])
    }

    /// How many points a sum keeps, and how many files are read at once.
    private static let (pointLimit, fileCount) = (10_000, 16)

    /// The memory of summing up a file does not depend on its length.
    private static func memoryOfSums(in folder: URL) throws {
        let files = try [GeneratedFile.short, .long].map { try $0.write(to: folder) }
        let own = CommandLine.arguments[0]
        let runs = Measurement.inTurn([([own, "idle"], 3)] + files.map { ([own, "sum", $0], 3) })
        print("\nsumming up beyond \(pointLimit) points     peak MB")
        for (name, run) in zip(["nothing", "10 MB", "100 MB"], runs) {
            print(pad(name, 32) + flush(run.map { megabytes($0.peak) } ?? "failed", 12))
        }
    }

    /// Reading several files on one core and on two.
    private static func tableOfCores(_ path: String) {
        let own = CommandLine.arguments[0]
        let runs = Measurement.inTurn([1, 2].map { ([own, "many", "\($0)", path], 5) })
        print("\n\(fileCount) files of 20 MB      elapsed ms    CPU ms")
        for (name, run) in zip(["one core", "two cores"], runs) {
            guard let run else { continue }
            print(pad(name, 20) + flush(fixed(run.elapsed * 1000, 0), 14) + flush(fixed(run.seconds * 1000, 0), 10))
        }
        if let one = runs[0], let two = runs[1] { print("ratio \(fixed(one.elapsed / two.elapsed, 2))") }
    }

    private static func table(of path: String) throws {
        let bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
        let points = try GPXDocument(contentsOf: path).points.count
        let own = CommandLine.arguments[0]
        let gpxpy = "import gpxpy,sys; gpxpy.parse(open(sys.argv[1]))"
        let commands: [(name: String, command: [String], base: [String], runs: Int)] = [
            ("libxml2, no-op handlers", [own, "floor", path], [own, "idle"], 15),
            ("camber", [own, "read", path], [own, "idle"], 15),
            ("xmllint --stream", ["xmllint", "--stream", path], ["xmllint", "--version"], 5),
            ("gpsbabel", ["gpsbabel", "-i", "gpx", "-f", path], ["gpsbabel", "-V"], 3),
            ("gpxpy", ["python3", "-c", gpxpy, path], ["python3", "-c", "import gpxpy"], 1),
        ]
        print("\n\(path): \(megabytes(bytes)) MB, \(points) points")
        print("reader                      CPU ms   MB/s  Mpoints/s  peak MB  B/point  of the floor")
        var floor: Double?
        let measured = Measurement.inTurn(commands.flatMap { [($0.base, $0.runs), ($0.command, $0.runs)] })
        for (i, item) in commands.enumerated() {
            guard let base = measured[2 * i], let run = measured[2 * i + 1] else {
                print(pad(item.name, 26) + "  not installed or failed")
                continue
            }
            // Start-up is the same for a small file: what counts is the reading.
            let seconds = max(1e-4, run.seconds - base.seconds)
            floor = floor ?? seconds
            let columns = [
                flush(fixed(seconds * 1000, 1), 8), flush(fixed(Double(bytes) / seconds / 1e6, 0), 6),
                flush(fixed(Double(points) / seconds / 1e6, 2), 10), flush(megabytes(run.peak), 8),
                flush(fixed(Double(run.peak - base.peak) / Double(max(1, points)), 0), 8),
                flush(fixed((floor ?? seconds) / seconds * 100, 1) + " %", 13),
            ]
            print(pad(item.name, 26) + columns.joined(separator: " "))
        }
    }

    private static func megabytes(_ bytes: Int) -> String { fixed(Double(bytes) / 1e6, 1) }
    private static func fixed(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
    private static func flush(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
