import Elevation
import Foundation
import RouteGeometry
import Testing

@Suite("A terrain model's bridges and tunnels")
struct BridgeTests {
    /// A planned line along the equator, a point every 25 m, on gentle hills: 10 m up and down each kilometre.
    private func line(
        along longitude: (Double) -> Double = { $0 }, with bump: (Double) -> Double = { _ in 0 }
    ) -> PointColumns {
        var columns = PointColumns()
        for distance in stride(from: 0.0, through: 6000, by: 25) {
            let hill = 300 + 5 * sin(2 * .pi * distance / 1000)
            columns.append(
                latitude: 0, longitude: longitude(distance) / RecordedLine.metresPerDegree,
                elevation: ((hill + bump(distance)) * 10).rounded() / 10)
        }
        return columns
    }

    /// A raised cosine of `height` metres, `width` wide.
    private func cosine(_ distance: Double, at middle: Double, height: Double, width: Double) -> Double {
        let off = abs(distance - middle)
        return off < width / 2 ? height / 2 * (1 + cos(2 * .pi * off / width)) : 0
    }

    private func estimate(_ columns: PointColumns) throws -> ElevationEstimate {
        try #require(ElevationEstimate(points: columns, along: Polyline(columns)))
    }

    @Test(
        "are drawn straight, and climb nothing",
        arguments: [(-40.0, 200.0), (-20, 250), (30, 250), (60, 300)], [1200.0, 3000, 4700])
    func bridge(bump: (height: Double, width: Double), middle: Double) throws {
        let plain = try estimate(line())
        let bridged = try estimate(
            line(with: { cosine($0, at: middle, height: bump.height, width: bump.width) }))
        #expect(bridged.bridgeCount == 1)
        // A straight line over 300 m of such hills is at most 5 m off.
        #expect(abs(bridged.ascent - plain.ascent) < 6)
        #expect(bridged.rawAscent < plain.rawAscent + 6)
    }

    @Test("are not seen in hills as wide as hills are", arguments: [400.0, 700, 1500])
    func hills(width: Double) throws {
        let columns = line(with: { distance in
            (0..<6).reduce(0) { $0 + cosine(distance, at: 500 + 1000 * Double($1), height: 0.12 * width, width: width) }
        })
        #expect(try estimate(columns).bridgeCount == 0)
    }

    @Test("are not seen where the way goes up a knoll and comes back the same way")
    func knoll() throws {
        let columns = line(
            along: { $0 <= 3000 ? $0 : 6000 - $0 }, with: { cosine($0, at: 3000, height: 40, width: 250) })
        #expect(try estimate(columns).bridgeCount == 0)
    }

    @Test("are not looked for in what a recorder measured on the spot")
    func recorded() throws {
        var columns = PointColumns()
        let plain = line(with: { cosine($0, at: 3000, height: -40, width: 250) })
        for i in 0..<plain.count {
            columns.append(
                latitude: 0, longitude: plain.longitudes[i], elevation: plain.elevation(at: i) ?? .nan,
                time: 1_700_000_000 + 8 * Double(i))
        }
        #expect(try estimate(columns).bridgeCount == 0)
    }

    @Test("are drawn straight in tiles too")
    func tiles() throws {
        let columns = line(with: { cosine($0, at: 3000, height: -40, width: 250) })
        let coordinates = (0..<columns.count).map(columns.coordinate(at:))
        let estimate = try #require(
            ElevationEstimate(tiles: columns.elevations ?? [], at: Polyline(columns).distances, coordinates))
        #expect(estimate.bridgeCount == 1)
        #expect(estimate.source == .terrainTiles)
    }
}
