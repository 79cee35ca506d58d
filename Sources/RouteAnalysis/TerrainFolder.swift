import Elevation
import RouteGeometry
import Synchronization

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A folder of terrain tiles, each read once however many routes cross it.
///
/// It holds files as `N49E008.hgt` or `N49E008.hgt.gz`, in any mix of 1 and 3 arc seconds.
public final class TerrainFolder: Sendable {
    public let path: String
    /// Whether tiles stand for elevations a file has, too.
    public let isPreferred: Bool
    private let tiles = Mutex<[String: Result<TerrainTile, TerrainTileError>]>([:])

    /// Metres along the line between heights that are read, at least; and how many are read beside those of its points, at
    /// most. Ours: a post of 1 arc second, and as many as a profile has cells.
    private static let (spacing, most) = (30.0, 100_000.0)

    /// - Throws: where there is no such folder.
    public init(_ path: String, isPreferred: Bool = false) throws(AnalysisError) {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
            throw AnalysisError(
                .unreadable, sentence: "\(path): error: no such folder; --dem takes a folder of .hgt files")
        }
        self.path = path
        self.isPreferred = isPreferred
    }

    /// Heights along `line`, whose points are `points`, at every point and about every 30 m between them, less often
    /// beyond 3 000 km; and a sentence for each tile that is missing or damaged.
    func heights(
        along line: Polyline, through points: PointColumns
    ) -> (heights: [Double], distances: [Double], coordinates: [Coordinate], remarks: [String]) {
        var heights: [Double] = []
        var distances: [Double] = []
        var coordinates: [Coordinate] = []
        var failures: [TerrainTileError] = []
        let spacing = max(Self.spacing, line.length / Self.most)
        func add(_ coordinate: Coordinate, at distance: Double) {
            distances.append(distance)
            coordinates.append(coordinate)
            switch tile(at: coordinate) {
            case .success(let tile): heights.append(tile.elevation(at: coordinate) ?? .nan)
            case .failure(let error):
                heights.append(.nan)
                if failures.last != error, !failures.contains(error) { failures.append(error) }
            }
        }
        for i in 0..<points.count {
            let to = points.coordinate(at: i)
            if i > 0 {
                let from = points.coordinate(at: i - 1)
                let (start, end) = (line.distances[i - 1], line.distances[i])
                let parts = Int(((end - start) / spacing).rounded(.up))
                // Across the antimeridian the short way round.
                let east = (to.longitude - from.longitude).remainder(dividingBy: 360)
                for part in 1..<max(1, parts) {
                    let share = Double(part) / Double(parts)
                    let longitude = (from.longitude + east * share).remainder(dividingBy: 360)
                    let latitude = from.latitude + (to.latitude - from.latitude) * share
                    add(Coordinate(latitude: latitude, longitude: longitude), at: start + (end - start) * share)
                }
            }
            add(to, at: line.distances[i])
        }
        return (heights, distances, coordinates, failures.map { "no elevation from \(path): \($0)" })
    }

    private func tile(at coordinate: Coordinate) -> Result<TerrainTile, TerrainTileError> {
        let corner = TerrainTile.corner(at: coordinate)
        let name = TerrainTile.fileName(south: corner.south, west: corner.west)
        return tiles.withLock { tiles in
            if let known = tiles[name] { return known }
            let read = read(name, corner)
            tiles[name] = read
            return read
        }
    }

    private func read(_ name: String, _ corner: (south: Int, west: Int)) -> Result<TerrainTile, TerrainTileError> {
        let file = path.hasSuffix("/") ? path + name : path + "/" + name
        guard let data = [file, file + ".gz"].lazy.compactMap({ FileManager.default.contents(atPath: $0) }).first else {
            return .failure(
                TerrainTileError(tile: name, found: "no such file", allowed: "it or \(name).gz would be needed"))
        }
        do {
            return .success(try TerrainTile([UInt8](data), south: corner.south, west: corner.west))
        } catch {
            return .failure(error)
        }
    }
}
