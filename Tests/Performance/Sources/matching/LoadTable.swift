import Foundation
import OpenStreetMap

/// How long it takes, and how much memory, to make a network of each extract and to open a prepared one.
struct LoadTable {
    private let data: URL

    init(_ data: URL) { self.data = data }

    func show() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: data.path)
            .filter { $0.contains(".osm") }.sorted()
        print("map                         MB   ways   load ms  peak MB   prepared MB  open ms")
        for name in names {
            let path = data.appending(path: name).path
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            let network = try WayNetwork(extract: path, source: name)
            let prepared = FileManager.default.temporaryDirectory.appending(path: "\(name).cambermap")
            try Data(network.preparedBytes).write(to: prepared)
            let (load, open) = (try best("load", path), try best("open", prepared.path))
            let columns = [
                name.padding(toLength: 24, withPad: " ", startingAt: 0), String(format: "%6.2f", Double(size) / 1e6),
                String(format: "%6d", network.wayCount), String(format: "%9.1f", load.milliseconds),
                String(format: "%8.1f", Double(load.peak) / 1e3),
                String(format: "%13.2f", Double(network.byteCount) / 1e6),
                String(format: "%8.2f", open.milliseconds),
            ]
            print(columns.joined(separator: " "))
        }
    }

    /// The least of nine runs in processes of their own.
    private func best(_ what: String, _ path: String) throws -> (milliseconds: Double, peak: Int) {
        var best = (milliseconds: Double.infinity, peak: 0)
        for _ in 0..<9 {
            let (process, pipe) = (Process(), Pipe())
            process.executableURL = URL(filePath: CommandLine.arguments[0])
            process.arguments = [what, path]
            process.standardOutput = pipe
            try process.run()
            let lines = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split(
                separator: "\n")
            process.waitUntilExit()
            guard lines.count == 2, let milliseconds = Double(lines[0]), let peak = Int(lines[1]) else { continue }
            best = (min(best.milliseconds, milliseconds), max(best.peak, peak))
        }
        return best
    }
}
