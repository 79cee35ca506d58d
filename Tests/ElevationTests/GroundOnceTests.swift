import Foundation
import RouteGeometry
import TestSupport
import Testing

@testable import Elevation

@Suite("Ground that a route comes over again")
struct GroundOnceTests {
    /// Metres east and north of somewhere, and the height there, at a distance along the line.
    private typealias Place = (east: Double, north: Double, height: Double)

    private struct Way {
        let name: String
        let length: Double
        /// Metres of it on ground it has not been on before.
        let new: Double
        let place: @Sendable (_ distance: Double) -> Place
    }

    /// Up and down between 0 and `leg`, starting at 0.
    private static func there(_ distance: Double, leg: Double) -> Double {
        let rest = distance.truncatingRemainder(dividingBy: 2 * leg)
        return min(rest, 2 * leg - rest)
    }

    private static let ways: [Way] = [
        Way(name: "straight on", length: 2000, new: 2000) { ($0, 0, $0 / 20) },
        Way(name: "out and back", length: 2000, new: 1000) { (there($0, leg: 1000), 0, there($0, leg: 1000) / 20) },
        Way(name: "back on the other side", length: 2000, new: 1000) {
            (there($0, leg: 1000), $0 < 1000 ? 0 : 9, there($0, leg: 1000) / 20)
        },
        Way(name: "ten times up one hill", length: 4000, new: 200) {
            (there($0, leg: 200), 0, there($0, leg: 200) / 10)
        },
        Way(name: "five laps", length: 3000, new: 600) { distance in
            let angle = 2 * .pi * distance / 600
            return (95.5 * cos(angle), 95.5 * sin(angle), 5 * cos(angle))
        },
        // It meets itself at one place, at an angle.
        Way(name: "a figure of eight", length: 2400, new: 2400) { distance in
            let angle = 2 * .pi * (distance + 100) / 2600
            return (300 * sin(2 * angle), 500 * sin(angle), 0)
        },
        // Legs 10 m beside each other, each 12 m above the last.
        Way(name: "switchbacks", length: 1500, new: 1500) { distance in
            (there(distance, leg: 150), 10 * (distance / 150).rounded(.down), distance * 0.08)
        },
    ]

    private static func points(
        _ way: Way, every step: Double, from middle: Coordinate = Coordinate(latitude: 0, longitude: 0)
    ) -> PointColumns {
        var points = PointColumns()
        for distance in stride(from: 0, through: way.length, by: step) {
            let place = way.place(distance)
            let longitude =
                middle.longitude + place.east / RecordedLine.metresPerDegree / cos(middle.latitude * .pi / 180)
            points.append(
                latitude: middle.latitude + place.north / RecordedLine.metresPerDegree,
                longitude: longitude > 180 ? longitude - 360 : longitude, elevation: 100 + place.height)
        }
        return points
    }

    private static func ground(_ points: PointColumns) throws -> (nodes: ElevationNodes, ground: GroundOnce?) {
        let distances = Polyline(points).distances
        let nodes = ElevationNodes(try #require(points.elevations), at: distances, times: nil)
        let places = RoutePlaces(distances: distances, coordinate: points.coordinate(at:))
        return (nodes, GroundOnce(of: nodes, at: places.point(along:)))
    }

    /// To 40 m, for a node speaks for 20 and the line may turn within it.
    @Test("is new or known, anywhere", arguments: ways.indices, [(0.0, 0.0), (47, 179.995), (-80, 20)])
    func new(way: Int, middle: (latitude: Double, longitude: Double)) throws {
        let way = Self.ways[way]
        let coordinate = Coordinate(latitude: middle.latitude, longitude: middle.longitude)
        let (nodes, ground) = try Self.ground(Self.points(way, every: 10, from: coordinate))
        #expect((ground == nil) == (way.new == way.length), "\(way.name)")
        let new = ground?.fresh.count ?? nodes.heights.count
        #expect(abs(Double(new) - Double(nodes.heights.count) * way.new / way.length) <= 2, "\(way.name)")
    }

    @Test("has one height, and a grade that turns with the line")
    func everywhere() throws {
        let out = try #require(Self.ways.first { $0.name == "out and back" })
        let (nodes, found) = try Self.ground(Self.points(out, every: 20))
        let ground = try #require(found)
        let once = ElevationPosterior(
            nodes: ground.fresh.map {
                ElevationPosterior.Node(height: nodes.heights[$0] + 3, grade: 0.05, variance: 1e-4)
            }, surprise: 1)
        let everywhere = ground.everywhere(once)
        for (node, found) in everywhere.nodes.enumerated() where abs(nodes.distances[node] - 1000) > 20 {
            #expect(abs(found.height - nodes.heights[node] - 3) < 0.5)
            #expect(abs(found.grade - (nodes.distances[node] < 1000 ? 0.05 : -0.05)) < 1e-9)
        }
    }

    /// Out and back every place is passed once in each direction, ten times up a hill ten times.
    @Test(
        "is passed as often as the line comes by that way",
        arguments: [("out and back", 1.0), ("ten times up one hill", 10)])
    func passes(name: String, passes: Double) throws {
        let way = try #require(Self.ways.first { $0.name == name })
        let ground = try #require(try Self.ground(Self.points(way, every: 20)).ground)
        let counted = ground.passes.sorted()
        #expect(abs(counted[counted.count / 2] - passes) < 0.15 * passes)
    }

    /// Ten climbs are ten times one. Without this, waves of 300 to 800 m as even as these were put down to the terrain model, and
    /// 90 m of climb came out as none.
    @Test(
        "counts each climb of one hill",
        arguments: [(150.0, 15.0), (250, 20), (400, 30)], [10.0, 25])
    func repeats(hill: (leg: Double, height: Double), step: Double) throws {
        let way = Way(name: "repeats", length: 20 * hill.leg, new: hill.leg) { distance in
            let along = Self.there(distance, leg: hill.leg)
            return (along, 0, hill.height * along / hill.leg)
        }
        let found = try #require(RecordedLine.estimate(of: Self.points(way, every: step)))
        #expect(abs(found.ascent / (10 * hill.height) - 1) < 0.06)
        #expect(abs(found.ascent - found.descent) < 0.02 * found.ascent)
        #expect(found.source == .terrainModel)
    }
}
