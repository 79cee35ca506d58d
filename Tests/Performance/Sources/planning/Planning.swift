import Foundation
import RotationPlanner
import Usage

/// Measures the planner on weeks made from seeds, and other solvers on the same weeks in the same run.
///
///     planning [WEEKS] [--beside COMMAND]
///
/// WEEKS is how many seeds a row of 60 routes takes, 40 unless said; larger libraries take fewer. COMMAND is called with
/// a solver's name and a file of format `camber-rotation/1`, as in `COMMAND --only highs --json FILE`, and prints, as its
/// last line, JSON in which that name's object has `tiers` and `seconds`; solvers greet before that.
@main
struct Planning {
    private static let usage = Usage(
        """
        planning [WEEKS] [--beside COMMAND]  how fast weeks made from seeds are planned, other solvers beside
                                             WEEKS is 40 unless said; COMMAND --only NAME --json FILE answers a week
        """)

    static func main() throws {
        var arguments = usage.arguments(atMost: 3)
        var command: String?
        if let option = arguments.firstIndex(of: "--beside") {
            guard option + 1 < arguments.count else { usage.refuse("--beside needs a command") }
            command = arguments[option + 1]
            arguments.removeSubrange(option...option + 1)
        }
        if arguments.count > 1 { usage.refuse("\(arguments[1]) is one argument too many") }
        let weeks = arguments.first.map(usage.count) ?? 40
        print("milliseconds for a week, best of five, one thread")
        print("weeks           routes  seeds   median    worst  proven")
        for (routes, share) in [(60, 1), (200, 2), (1_000, 4)] {
            for kind in MadeWeek.Kind.allCases { try row(kind, routes: routes, max(1, weeks / share)) }
            try row(.impossible, routes: routes, max(1, weeks / share), relaxes: false)
        }
        try row(.ordinary, routes: 5_000, 3)
        print("peak memory so far: \(peak())")
        if let command { try besides(command) }
    }

    /// - Parameter relaxes: whether a week that cannot be is also relaxed, or only its conflict found.
    private static func row(_ kind: MadeWeek.Kind, routes: Int, _ weeks: Int, relaxes: Bool = true) throws {
        var times: [Double] = []
        var (proven, planned) = (0, 0)
        for seed in 0..<UInt64(weeks) {
            let (milliseconds, answer) = try solved(kind, routes, seed, relaxes: relaxes)
            times.append(milliseconds)
            if answer.isProven { proven += 1 }
            if answer.week != nil { planned += 1 }
        }
        times.sort()
        let columns = [flush(routes, 6), flush(weeks, 6), flush(times[weeks / 2], 8), flush(times[weeks - 1], 8)]
        let name = relaxes ? kind.rawValue : "its conflict"
        print(pad(name, 15), columns.joined(separator: " "), " \(proven) of \(weeks), weeks \(planned)")
        fflush(nil)
    }

    /// Five times, or until two seconds are spent; the best time in milliseconds.
    private static func solved(
        _ kind: MadeWeek.Kind, _ routes: Int, _ seed: UInt64, relaxes: Bool = true
    ) throws -> (milliseconds: Double, answer: RotationAnswer) {
        let instance = try week(kind, routes, seed)
        let clock = ContinuousClock()
        var answer = instance.answer(nodeBudget: 1)
        var (best, spent) = (Double.infinity, 0.0)
        for _ in 0..<5 where spent < 2_000 {
            let duration = clock.measure { answer = instance.answer(relaxes: relaxes) }
            let milliseconds = duration / .milliseconds(1)
            spent += milliseconds
            best = min(best, milliseconds)
        }
        return (best, answer)
    }

    private static func week(_ kind: MadeWeek.Kind, _ routes: Int, _ seed: UInt64) throws -> RotationInstance {
        var made = MadeWeek(kind, routes: routes, runs: 6 + Int(seed % 2), seed: seed)
        return try made.instance()
    }

    private static func besides(_ command: String) throws {
        print("\nbeside other solvers, seconds: the tiers must be the same")
        print("week                   camber     cpsat     highs  tiers")
        for (kind, routes) in [(MadeWeek.Kind.ordinary, 60), (.ordinary, 200), (.ordinary, 1_000), (.carries, 1_000)] {
            for seed in UInt64(0)..<2 {
                let (milliseconds, answer) = try solved(kind, routes, seed)
                let file = FileManager.default.temporaryDirectory.appending(path: "camber-week.json")
                try JSONEncoder().encode(try week(kind, routes, seed)).write(to: file)
                let others = ["cpsat", "highs"].map { Solver(name: $0, command: command, file: file.path) }
                let tiers = answer.week.map { [$0.tiers.balance, $0.tiers.peak, $0.tiers.streaks, $0.tiers.comfort] }
                let same = others.allSatisfy { $0.tiers == nil || $0.tiers == tiers } ? "same" : "DIFFERENT"
                let seconds = others.map { $0.seconds.map { String(format: "%9.3f", $0) } ?? "        –" }
                let name = "\(kind.rawValue) \(routes) #\(seed)"
                print(pad(name, 20), String(format: "%8.4f", milliseconds / 1000), seconds.joined(separator: " "), same)
                fflush(nil)
            }
        }
    }

    private static func peak() -> String {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        return status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }.map(String.init) ?? "not known here"
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
    private static func flush(_ value: Int, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - "\(value)".count)) + "\(value)"
    }
    private static func flush(_ value: Double, _ width: Int) -> String { String(format: "%\(width).2f", value) }
}

/// Another solver's answer, where it has one.
private struct Solver {
    let tiers: [Int]?
    let seconds: Double?

    init(name: String, command: String, file: String) {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "\(command) --only \(name) --json '\(file)'"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil,
            let line = output.fileHandleForReading.readDataToEndOfFile().split(separator: UInt8(ascii: "\n")).last,
            let object = try? JSONSerialization.jsonObject(with: Data(line)),
            let found = (object as? [String: Any])?[name] as? [String: Any]
        else {
            (tiers, seconds) = (nil, nil)
            return
        }
        let isSolved = found["status"] as? String == "OPTIMAL"
        tiers = isSolved ? found["tiers"] as? [Int] : nil
        seconds = found["seconds"] as? Double
    }
}
