import Foundation
import Testing

@testable import RouteGeometry

@Suite("A line unrolled on a plane")
struct UnrolledPlaneTests {
    @Test("keeps its lengths and turns, at a pole too", arguments: origins)
    func square(origin: Coordinate) {
        let points = DrawnShape.square(side: 100).points(about: origin)
        let places = (0..<points.count).map {
            EarthPoint(Coordinate(latitude: points.latitudes[$0], longitude: points.longitudes[$0])).vector
        }
        var plane = UnrolledPlane(at: places[0])
        let flat = places.map { plane.move(to: $0) }
        let legs = zip(flat, flat.dropFirst()).map { $1 - $0 }
        // Drawn on a sphere, up to 0.6 % from the ellipsoid.
        for leg in legs { #expect(abs((leg * leg).sum().squareRoot() - 5) < 0.035) }
        let turns = zip(legs, legs.dropFirst()).map { atan2($0.x * $1.y - $0.y * $1.x, ($0 * $1).sum()) }
        #expect(turns.count { abs($0 - .pi / 2) < 0.01 } == 3 && turns.count { abs($0) < 0.01 } == turns.count - 3)
    }
}
