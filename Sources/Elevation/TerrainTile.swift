import Gzip
public import RouteGeometry

/// One degree by one degree of terrain heights, as the `.hgt` files of SRTM, ASTER and Copernicus hold them.
///
/// Big-endian 16-bit metres in rows from north to south, each from west to east, the outermost posts on the whole
/// degrees: 1201 posts a side for 3 arc seconds, 3601 for 1; -32 768 is no height (NASA SRTM user's guide, 2015,
/// lpdaac.usgs.gov).
public struct TerrainTile: Sendable {
    /// Degrees of the south-west corner.
    public let south: Int
    public let west: Int
    /// Posts a side.
    public let side: Int
    private let posts: [Int16]

    private static let void = Int16.min
    private static let sides = [1201, 3601]

    /// - Parameters:
    ///   - data: the file's bytes, plain or gzip.
    ///   - south: degrees of the south-west corner, which the file's name says and its content does not.
    public init(_ data: [UInt8], south: Int, west: Int) throws(TerrainTileError) {
        let name = Self.fileName(south: south, west: west)
        var bytes = data
        if data.starts(with: [0x1F, 0x8B]) {
            do {
                bytes = try Inflater.content(of: data, atMost: 3601 * 3601 * 2)
            } catch {
                throw TerrainTileError(tile: name, found: "damaged gzip data (\(error))", allowed: "a tile is whole")
            }
        }
        guard let side = Self.sides.first(where: { $0 * $0 * 2 == bytes.count }) else {
            throw TerrainTileError(
                tile: name, found: "\(bytes.count) bytes of heights",
                allowed: "a tile has 2884802 (3 arc seconds) or 25934402 (1 arc second)")
        }
        self.south = south
        self.west = west
        self.side = side
        posts = (0..<(side * side)).map { Int16(bitPattern: UInt16(bytes[2 * $0]) << 8 | UInt16(bytes[2 * $0 + 1])) }
    }

    /// Metres at `coordinate`, bilinear between the four posts around it; `nil` off the tile and beside a post without
    /// a height.
    public func elevation(at coordinate: Coordinate) -> Double? {
        let cells = Double(side - 1)
        let x = (coordinate.longitude - Double(west)) * cells
        let y = (Double(south + 1) - coordinate.latitude) * cells
        guard (0...cells).contains(x), (0...cells).contains(y) else { return nil }
        let (column, row) = (min(side - 2, Int(x)), min(side - 2, Int(y)))
        let (right, down) = (x - Double(column), y - Double(row))
        var sum = 0.0
        for (i, j, weight) in [
            (0, 0, (1 - right) * (1 - down)), (1, 0, right * (1 - down)), (0, 1, (1 - right) * down),
            (1, 1, right * down),
        ] where weight > 0 {
            let post = posts[(row + j) * side + column + i]
            if post == Self.void { return nil }
            sum += weight * Double(post)
        }
        return sum
    }

    /// The south-west corner of the tile that holds `coordinate`. Degrees past the antimeridian come round; the pole
    /// belongs to the tiles that end there.
    public static func corner(at coordinate: Coordinate) -> (south: Int, west: Int) {
        let south = min(89, max(-90, Int(coordinate.latitude.rounded(.down))))
        let west = Int(coordinate.longitude.rounded(.down))
        return (south, west >= 180 ? west - 360 : west < -180 ? west + 360 : west)
    }

    /// `N49E008.hgt`, `S01W071.hgt`.
    public static func fileName(south: Int, west: Int) -> String {
        func padded(_ number: Int, _ digits: Int) -> String {
            let text = String(abs(number))
            return String(repeating: "0", count: max(0, digits - text.count)) + text
        }
        return "\(south < 0 ? "S" : "N")\(padded(south, 2))\(west < 0 ? "W" : "E")\(padded(west, 3)).hgt"
    }
}
