import Testing

@testable import OpenStreetMap

@Suite("The lines a runner keeps along a way")
struct RunnersLineTests {
    @Test(
        "are the edges 0.7 m in, the middle, and the footways that are no ways of their own 1.2 m out",
        arguments: [
            ("both", [-4.2, -2.3, 0, 2.3, 4.2]), ("left", [-4.2, -2.3, 0, 2.3]), ("separate", [-2.3, 0, 2.3]),
        ])
    func places(sidewalk: String, rights: [Float]) throws {
        var map = DrawnMap()
        map.way(1, [(0, 0), (100, 0)], [("highway", "residential"), ("width", "6"), ("sidewalk", sidewalk)])
        var lines: [RunnersLine] = []
        RunnersLine.add(to: &lines, try #require(try map.network().tags(ofID: 1)), MatchModel())
        let found = lines.map(\.right).sorted()
        #expect(found.count == rights.count && zip(found, rights).allSatisfy { abs($0 - $1) < 1e-5 }, "\(found)")
    }
}
