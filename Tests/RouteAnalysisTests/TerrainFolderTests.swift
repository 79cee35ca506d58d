import Elevation
import Foundation
import GPX
import Gzip
import RouteAnalysis
import RouteGeometry
import Testing

@Suite("A folder of terrain tiles")
struct TerrainFolderTests {
    /// A folder with the tile south-west of 50° N 9° E, a plane that rises 1 m a post to the north: 100 m in 100 posts
    /// of 3 arc seconds, 9 270 m.
    private static func withFolder(
        compressed: Bool = false, isPreferred: Bool = false, _ body: (TerrainFolder) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tiles-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let bytes = (0..<(1201 * 1201)).flatMap { i -> [UInt8] in
            let height = UInt16(1200 - i / 1201)
            return [UInt8(height >> 8), UInt8(height & 0xFF)]
        }
        let name = compressed ? "N49E008.hgt.gz" : "N49E008.hgt"
        try Data(compressed ? Deflater.data(of: bytes) : bytes).write(to: folder.appending(path: name))
        try body(TerrainFolder(folder.path, isPreferred: isPreferred))
    }

    private static func survey(_ drawn: DrawnGPX, _ folder: TerrainFolder?) throws -> SurveyedRoute {
        let document = try GPXDocument(bytes: Array(drawn.text.utf8))
        return try RouteFile(document, source: "a.gpx", runner: Runner(), terrain: folder).routes.get()[0]
    }

    private static func north(from latitude: Double, steps: Int, longitude: Double = 8.5) -> DrawnGPX {
        var drawn = DrawnGPX([(0, 0), (0, 1)])
        drawn.places = (0...steps).map {
            Coordinate(latitude: latitude + Double($0) * 10 / 1200, longitude: longitude)
        }
        return drawn
    }

    @Test("gives a route without elevation its own", arguments: [false, true])
    func without(isCompressed: Bool) throws {
        try Self.withFolder(compressed: isCompressed) { folder in
            let survey = try Self.survey(Self.north(from: 49.2, steps: 10), folder)
            let elevation = try #require(survey.elevation)
            #expect(elevation.source == .terrainTiles && !elevation.isFallback)
            #expect(abs(elevation.ascent - 100) < 0.5 && elevation.descent == 0)
            #expect(abs(try #require(survey.profile.grade(at: 4000)) - 100 / survey.profile.length) < 1e-3)
            #expect(survey.remarks.isEmpty)
        }
    }

    @Test("leaves a route with elevation its own, unless the tiles are preferred", arguments: [false, true])
    func with(isPreferred: Bool) throws {
        try Self.withFolder(isPreferred: isPreferred) { folder in
            var drawn = Self.north(from: 49.2, steps: 10)
            drawn.elevations = drawn.places.map { _ in 7 }
            let elevation = try #require(try Self.survey(drawn, folder).elevation)
            #expect((elevation.source == .terrainTiles) == isPreferred)
            #expect(isPreferred ? elevation.ascent > 90 : elevation.ascent == 0)
        }
    }

    @Test("names the tile it would need, and the route is assumed flat")
    func missing() throws {
        try Self.withFolder { folder in
            let survey = try Self.survey(Self.north(from: -0.9, steps: 3, longitude: -70.5), folder)
            #expect(survey.elevation == nil)
            #expect(
                survey.remarks == [
                    "no elevation from \(folder.path): S01W071.hgt: no such file; it or S01W071.hgt.gz would be needed"
                ])
        }
    }

    /// To and fro between the poles a hundred times are 2 000 000 km: every 30 m they would be 67 million heights.
    @Test("is not asked for more heights the longer a line is, and names each tile once")
    func farAway() throws {
        try Self.withFolder { folder in
            var drawn = DrawnGPX([(0, 0), (0, 1)])
            drawn.places = (0..<100).map { Coordinate(latitude: $0 % 2 == 0 ? 89.5 : -89.5, longitude: 0.5) }
            let survey = try Self.survey(drawn, folder)
            #expect(survey.remarks.count == 180 && Set(survey.remarks).count == 180)
        }
    }

    @Test("that is not there is refused in a sentence")
    func noFolder() {
        let error = #expect(throws: AnalysisError.self) { try TerrainFolder("/no/such/tiles") }
        #expect(error?.description == "/no/such/tiles: error: no such folder; --dem takes a folder of .hgt files")
    }
}
