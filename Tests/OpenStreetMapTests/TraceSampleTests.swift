import RouteGeometry
import Testing

@testable import OpenStreetMap

@Suite("The places of a line that are matched")
struct TraceSampleTests {
    @Test(
        "are some ten metres apart, but no more than 3 000 km have, however long the line", arguments: [1, 100, 1000])
    func bounded(legs: Int) {
        var points = PointColumns()
        for i in 0...legs { points.append(latitude: i % 2 == 0 ? -89.5 : 89.5, longitude: 7) }
        let far = TraceSamples(points, distances: (0...legs).map { Double($0) * 19_900_000 }, spacing: 10)
        #expect((290_000...310_000).contains(far.places.count))
        let near = TraceSamples(points, distances: (0...legs).map { Double($0) * 1_000 }, spacing: 10)
        #expect(near.places.count == 100 * legs + 1)
    }
}
