import Elevation
import Gzip
import RouteGeometry
import Testing

@Suite("Terrain tiles")
struct TerrainTileTests {
    /// A tile whose heights are `height(row, column)`, rows from the north.
    static func bytes(side: Int, _ height: (Int, Int) -> Int16) -> [UInt8] {
        (0..<(side * side)).flatMap { i -> [UInt8] in
            let bits = UInt16(bitPattern: height(i / side, i % side))
            return [UInt8(bits >> 8), UInt8(bits & 0xFF)]
        }
    }

    /// A plane is what bilinear interpolation gives back exactly: 1 m a row to the south, 2 m a column to the east.
    static let plane = bytes(side: 1201) { Int16($0 + 2 * $1 - 1000) }

    @Test("are read plain or gzip, and bilinear between posts", arguments: [false, true])
    func plane(isCompressed: Bool) throws {
        let data = isCompressed ? Deflater.data(of: Self.plane) : Self.plane
        let tile = try TerrainTile(data, south: 49, west: 8)
        #expect(tile.side == 1201)
        for (north, east) in [(0.0, 0.0), (1, 1), (0.5, 0.25), (0.123_456, 0.654_321), (1, 0), (0, 1)] {
            let height = try #require(tile.elevation(at: Coordinate(latitude: 49 + north, longitude: 8 + east)))
            #expect(abs(height - ((1 - north) * 1200 + 2 * east * 1200 - 1000)) < 1e-6)
        }
        #expect(tile.elevation(at: Coordinate(latitude: 50.001, longitude: 8.5)) == nil)
        #expect(tile.elevation(at: Coordinate(latitude: 49.5, longitude: 7.999)) == nil)
    }

    @Test("have no height beside a void, and one on the next post")
    func void() throws {
        let tile = try TerrainTile(
            Self.bytes(side: 1201) { $0 == 600 && $1 == 600 ? -32768 : 100 }, south: -1, west: -1)
        let step = 1.0 / 1200
        func height(_ rows: Double, _ columns: Double) -> Double? {
            tile.elevation(at: Coordinate(latitude: -rows * step, longitude: -1 + columns * step))
        }
        #expect(height(600, 600) == nil && height(600.5, 600.5) == nil && height(599.5, 599.5) == nil)
        #expect(height(598.5, 600) == 100 && height(601.5, 601.5) == 100)
    }

    @Test("of any other size are refused in a sentence", arguments: [0, 1, 2_884_801, 2_884_804])
    func size(count: Int) {
        let error = #expect(throws: TerrainTileError.self) {
            try TerrainTile([UInt8](repeating: 0, count: count), south: 49, west: 8)
        }
        #expect(
            error?.description
                == "N49E008.hgt: \(count) bytes of heights; a tile has 2884802 (3 arc seconds) or 25934402 (1 arc second)"
        )
    }

    @Test("cut short in gzip are refused")
    func damaged() {
        let whole = Deflater.data(of: Self.plane)
        #expect(throws: TerrainTileError.self) {
            try TerrainTile(Array(whole.prefix(whole.count / 2)), south: 49, west: 8)
        }
    }

    @Test(
        "are named for their south-west corner",
        arguments: [
            (49.5, 8.5, "N49E008.hgt"), (-0.5, -70.5, "S01W071.hgt"), (0, 0, "N00E000.hgt"),
            (-28.88, -71.2, "S29W072.hgt"),
            (89.999, 179.999, "N89E179.hgt"), (90, 180, "N89W180.hgt"), (-90, -180, "S90W180.hgt"),
        ])
    func names(latitude: Double, longitude: Double, name: String) {
        let corner = TerrainTile.corner(at: Coordinate(latitude: latitude, longitude: longitude))
        #expect(TerrainTile.fileName(south: corner.south, west: corner.west) == name)
    }
}
