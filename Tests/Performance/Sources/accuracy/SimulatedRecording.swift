import Elevation
import Foundation
import GPX
import RouteGeometry

/// A recording simulated over real terrain, with what is true of it.
struct SimulatedRecording {
    struct Truth: Decodable {
        let file: String
        let noise: String
        let defect: String?
        let flat: Bool
        let ascent: Double
        let descent: Double
        let length: Double
        let share_lt_m3: Double
        let share_lt_m6: Double
    }

    let truth: Truth
    let points: PointColumns
    let line: Polyline

    /// Metres along the line and metres of height of the points that have one.
    var heights: [(distance: Double, height: Double)] {
        zip(line.distances, points.elevations ?? []).filter { !$0.1.isNaN }.map { ($0, $1) }
    }

    /// In the order of the list; empty, with a notice, where the corpus is not there.
    static func all(in folder: URL) throws -> [SimulatedRecording] {
        guard let list = try? Data(contentsOf: folder.appending(path: "truth.json")) else {
            FileHandle.standardError.write(Data("skipped: no recordings at \(folder.path)\n".utf8))
            return []
        }
        struct List: Decodable { let cases: [Truth] }
        return try JSONDecoder().decode(List.self, from: list).cases.map { truth in
            let document = try GPXDocument(contentsOf: folder.appending(path: truth.file).path)
            var points = PointColumns()
            for track in document.tracks {
                for segment in track.segments { points.append(contentsOf: document.points, in: segment) }
            }
            return SimulatedRecording(truth: truth, points: points, line: Polyline(estimating: points))
        }
    }
}
