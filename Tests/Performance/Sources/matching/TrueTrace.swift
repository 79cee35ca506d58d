import Foundation
import GPX
import OpenStreetMap
import RouteGeometry

/// A trace with the ways it was run on.
struct TrueTrace {
    /// Points of one way, with the metres truly run on it.
    struct Run {
        let points: ClosedRange<Int>
        let metres: Double
        let way: Int64
        let isAgainst: Bool
        let side: String
        let surface: String
        /// Whether the way has a surface tag, be it only `paved` or `unpaved`.
        let isTagged: Bool
    }

    let name: String
    let extract: String
    let points: PointColumns
    let line: Polyline
    let runs: [Run]
    let laps: Double?
    let isPlanned: Bool
    let mode: String

    init(folder: URL, name: String) throws {
        self.name = name
        let document = try GPXDocument(contentsOf: folder.appending(path: "\(name).gpx").path)
        var points = PointColumns()
        for track in document.tracks {
            for segment in track.segments { points.append(contentsOf: document.points, in: segment) }
        }
        self.points = points
        line = Polyline(points)
        let csv = try String(contentsOf: folder.appending(path: "\(name).truth.csv"), encoding: .utf8)
        runs = csv.split(separator: "\n").dropFirst().map { row in
            let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Run(
                points: Int(cells[0])!...Int(cells[1])!, metres: Double(cells[3])! - Double(cells[2])!,
                way: Int64(cells[4])!, isAgainst: cells[5] == "-1", side: cells[8], surface: cells[12],
                isTagged: cells[13] == "tag" || cells[13] == "tag-generic")
        }
        let json = try Self.object(folder.appending(path: "\(name).expected.json"))
        extract = json["extract"] as? String ?? ""
        laps = json["laps"] as? Double
        mode = json["mode"] as? String ?? ""
        isPlanned = mode.hasPrefix("planned")
    }

    static func object(_ url: URL) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any] ?? [:]
    }

    var isGPS: Bool { laps == nil && !isPlanned }
    /// The side of travel it was run on along roads; `nil` for the middle and where there was no road.
    var runningSide: Side? {
        guard runs.contains(where: { ["left", "right", "pavement_left", "pavement_right"].contains($0.side) }) else {
            return nil
        }
        return mode.hasSuffix("left") ? .left : mode.hasSuffix("right") ? .right : nil
    }

    var metres: Double { runs.reduce(0) { $0 + $1.metres } }

    /// The share of true length that `answer` gives the right way for, point by point.
    func wayAccuracy(_ answer: (Int) -> Int64?) -> Double {
        let right = runs.reduce(0.0) { sum, run in
            let hits = run.points.count { answer($0) == run.way }
            return sum + run.metres * Double(hits) / Double(run.points.count)
        }
        return right / metres
    }

    /// The same for surfaces on the length whose way has a surface tag, with that length.
    func surfaceAccuracy(_ answer: (Int) -> String?) -> (right: Double, metres: Double) {
        runs.filter(\.isTagged).reduce((0, 0)) { sum, run in
            let hits = run.points.count { answer($0) == run.surface }
            return (sum.0 + run.metres * Double(hits) / Double(run.points.count), sum.1 + run.metres)
        }
    }
}
