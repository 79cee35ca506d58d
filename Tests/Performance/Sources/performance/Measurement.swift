import Foundation

/// A whole process: its processor time and peak memory as the system accounts for them.
struct Measurement {
    /// User and system seconds, the least over the runs.
    let seconds: Double
    /// Seconds from start to end, the least over the runs.
    let elapsed: Double
    /// Peak resident bytes, the most over the runs.
    let peak: Int

    /// Runs the commands in turn, each `runs` times, so that a machine that slows down slows them all; `nil` for one that
    /// cannot be started or fails.
    ///
    /// Linux counts the parent's memory at the moment of the start into the child's peak, so a command of our own says
    /// its true peak on standard output (`peak 12345`, in KiB); for the others it is an upper bound.
    static func inTurn(_ commands: [(command: [String], runs: Int)]) -> [Measurement?] {
        var best = [Measurement?](repeating: nil, count: commands.count)
        var hasFailed = [Bool](repeating: false, count: commands.count)
        for round in 0..<(commands.map(\.runs).max() ?? 0) {
            for (i, item) in commands.enumerated() where round < item.runs && !hasFailed[i] {
                guard let found = run(item.command) else {
                    hasFailed[i] = true
                    best[i] = nil
                    continue
                }
                best[i] = Measurement(
                    seconds: min(best[i]?.seconds ?? .infinity, found.seconds),
                    elapsed: min(best[i]?.elapsed ?? .infinity, found.elapsed),
                    peak: max(best[i]?.peak ?? 0, found.peak))
            }
        }
        return best
    }

    private static func run(_ command: [String]) -> Measurement? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let output = FileManager.default.temporaryDirectory.appending(path: "camber-performance-output").path
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var arguments = command.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process = pid_t()
        let start = ContinuousClock.now
        guard posix_spawnp(&process, command[0], &actions, nil, &arguments, environ) == 0 else { return nil }
        var status: Int32 = 0
        var usage = rusage()
        guard wait4(process, &status, 0, &usage) == process, status == 0 else { return nil }
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        let seconds = { (time: timeval) in Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        let said = (try? String(contentsOfFile: output, encoding: .utf8)).flatMap(Self.peak)
        return Measurement(
            seconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), elapsed: elapsed,
            peak: said ?? usage.ru_maxrss * 1024)
    }

    private static func peak(saidIn output: String) -> Int? {
        let words = output.split(separator: "\n").last?.split(separator: " ") ?? []
        return words.count == 2 && words[0] == "peak" ? Int(words[1]).map { $0 * 1024 } : nil
    }

    /// This process's own peak, as `peak` and the KiB of VmHWM in /proc/self/status.
    static func sayPeak() {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        if let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first { print("peak \(kilobytes)") }
    }
}
