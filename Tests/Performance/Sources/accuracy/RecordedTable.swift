import Elevation
import Foundation
import GPX
import RouteGeometry

/// Real recordings: nobody knows their ascent, but no estimate may pass the sum of every rise, nor be less than half of
/// what every other method says.
struct RecordedTable {
    let folder: URL

    /// Shorter tracks, or those with hardly an elevation, show nothing.
    private static let (fewestPoints, leastLength) = (100, 1000.0)

    /// Prints the files that break a bound, how many do not, and how camber stands to the peers' median.
    func print() throws {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
            Swift.print("no recordings in \(folder.path)")
            return
        }
        var (files, ratios) = (0, [Double]())
        Swift.print("Real files: camber's ascent beside the least, the median and the most of the peers' methods, m\n")
        for name in names.sorted() where name.hasSuffix(".gpx") {
            guard let (estimate, heights) = Self.recording(folder.appending(path: name)) else { continue }
            files += 1
            let peers = PeerAscent.all.dropFirst().map { $0.ascent(heights) }.sorted()
            let middle = quantile(peers, 0.5)
            if middle >= 20 { ratios.append(estimate.ascent / middle) }
            let isOver = estimate.ascent > estimate.rawAscent + 1e-6
            guard isOver || estimate.ascent < peers[0] / 2 else { continue }
            let cells = [estimate.ascent, peers[0], middle, peers[peers.count - 1], estimate.rawAscent].map {
                fixed($0, 0)
            }
            Swift.print(row(String(name.suffix(33)), cells + [isOver ? "ABOVE RAW" : "BELOW HALF"]))
        }
        Swift.print(
            "\n\(files) files; camber over the peers' median, where that is 20 m or more: median \(fixed(quantile(ratios, 0.5), 2)), 5th to 95th percentile \(fixed(quantile(ratios, 0.05), 2)) to \(fixed(quantile(ratios, 0.95), 2)), of \(ratios.count)"
        )
    }

    /// The first track of a file that is long enough and has elevations; `nil` without one.
    private static func recording(_ file: URL) -> (ElevationEstimate, PeerAscent.Heights)? {
        guard let document = try? GPXDocument(contentsOf: file.path) else { return nil }
        for track in document.tracks {
            var points = PointColumns()
            for segment in track.segments { points.append(contentsOf: document.points, in: segment) }
            let line = Polyline(estimating: points)
            guard points.count >= fewestPoints, line.length >= leastLength,
                let estimate = ElevationEstimate(points: points, along: line), estimate.rawAscent > 0
            else { continue }
            let heights = zip(line.distances, points.elevations ?? []).filter { !$0.1.isNaN }
            return (estimate, heights.map { (distance: $0.0, height: $0.1) })
        }
        return nil
    }
}
