import Elevation
import Foundation
import GPX
import RouteGeometry
import Testing

/// Simulated recordings over real terrain with their truth, beside the package; skipped where they are not. Every fifth
/// of them; `Tests/Performance` measures all.
@Suite("Simulated recordings of known ascent")
struct ElevationCorpusTests {
    struct Truth: Decodable {
        let file: String
        let noise: String
        let flat: Bool
        let ascent: Double
        let descent: Double
        let length: Double
    }

    struct List: Decodable { let cases: [Truth] }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/elevation").standardizedFileURL

    static let truths: [Truth] = {
        guard let data = try? Data(contentsOf: folder.appending(path: "truth.json")),
            let list = try? JSONDecoder().decode(List.self, from: data)
        else {
            FileHandle.standardError.write(Data("skipped: no recordings at \(folder.path)\n".utf8))
            return []
        }
        return list.cases.enumerated().filter { $0.offset % 5 == 2 }.map(\.element)
    }()

    private static func estimate(_ truth: Truth) throws -> ElevationEstimate? {
        let document = try GPXDocument(contentsOf: folder.appending(path: truth.file).path)
        var points = PointColumns()
        for track in document.tracks {
            for segment in track.segments { points.append(contentsOf: document.points, in: segment) }
        }
        return ElevationEstimate(points: points, along: Polyline(points))
    }

    /// Bars with room to what was measured on all 120 (hills: 3 % for barometers, 6 and 8 % for the others; flats:
    /// 0.2 m/km), for the subset is small: what a change breaks is broken by more.
    @Test("are estimated within the bars, never above the raw sum", .enabled(if: !truths.isEmpty))
    func bars() throws {
        var (hills, flats, hits) = ([Double](), [Double](), 0)
        for truth in Self.truths {
            let found = try #require(try Self.estimate(truth), "\(truth.file)")
            #expect(found.ascent <= found.rawAscent && found.descent <= found.rawDescent, "\(truth.file)")
            if truth.flat {
                flats.append(abs(found.ascent - truth.ascent) / truth.length * 1000)
            } else {
                hills.append(abs(found.ascent / truth.ascent - 1))
            }
            if found.ascentRange.contains(truth.ascent) || truth.ascent == 0 { hits += 1 }
        }
        #expect(hills.sorted()[hills.count / 2] < 0.08)
        #expect(flats.sorted()[flats.count / 2] < 0.5)
        // 80 %; with 24 cases nineteen in twenty samples of that lie between 15 and 23.
        #expect((15...24).contains(hits), "\(hits) of \(Self.truths.count) in their intervals")
    }
}
