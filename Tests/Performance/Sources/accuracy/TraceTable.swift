import Foundation
import GPX
import RouteAnalysis
import RouteGeometry

/// Simulated runs over real ways: true length, the recording's, camber's; laps of athletics tracks; cost.
struct TraceTable {
    /// What a trace's `expected.json` says.
    private struct Truth: Decodable {
        let length_m: Double
        let laps: Double?
        let direction: String?
    }

    let folder: URL

    /// Prints a row for each trace of the folder; says so where there is none.
    func print() throws {
        guard FileManager.default.fileExists(atPath: folder.path) else {
            Swift.print("no traces in \(folder.path)")
            return
        }
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "gpx" }.sorted { $0.path < $1.path }
        Swift.print("trace                          true m  recorded   camber  std err     laps  (true)  way  µs/point")
        var errors: [Double] = []
        for file in files {
            let name = file.deletingPathExtension().lastPathComponent
            let expected = folder.appending(path: "\(name).expected.json")
            let truth = try JSONDecoder().decode(Truth.self, from: Data(contentsOf: expected))
            errors.append(try row(name, file, truth))
        }
        let sorted = errors.map(abs).sorted()
        let within = sorted.count { $0 <= 1.5 }
        Swift.print("\(within) of \(sorted.count) within 1.5 %, median \(text(sorted[sorted.count / 2])) %")
    }

    /// Prints a row and returns the error of the length in percent.
    private func row(_ name: String, _ file: URL, _ truth: Truth) throws -> Double {
        let document = try GPXDocument(bytes: Array(Data(contentsOf: file)))
        let survey = try RouteFile(document, source: name, runner: Runner()).routes.get()[0]
        let line = survey.route.line
        let error = (line.length / truth.length_m - 1) * 100
        let recorded = (line.recordedLength / truth.length_m - 1) * 100
        var cells = [
            name.padding(toLength: 28, withPad: " ", startingAt: 0), text(truth.length_m, width: 8),
            "\(text(recorded, width: 7)) %", "\(text(error, width: 6)) %",
            line.estimate.map { "\(text($0.standardError / truth.length_m * 100, width: 6)) %" } ?? "as drawn",
        ]
        cells.append(survey.laps.map { text($0.exactCount, width: 7) } ?? "      –")
        cells.append(truth.laps.map { "(\(text($0)))" } ?? "      ")
        let way = survey.laps.map { $0.turning == .left ? "counterclockwise" : "clockwise" }
        cells.append(way == truth.direction ? (way == nil ? "    " : "right") : "WRONG")
        cells.append(text(microseconds(survey.route.points)))
        Swift.print(cells.joined(separator: " "))
        return error
    }

    /// The least of several measurements of the estimated line, a point.
    private func microseconds(_ points: PointColumns) -> Double {
        let clock = ContinuousClock()
        let least = (0..<9).map { _ in clock.measure { _ = Polyline(estimating: points) } }.min() ?? .zero
        return least / .microseconds(1) / Double(points.count)
    }

    private func text(_ value: Double, width: Int = 0) -> String {
        let text = String(format: "%.2f", value)
        return String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
