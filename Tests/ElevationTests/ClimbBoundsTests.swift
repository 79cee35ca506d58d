import Testing

@testable import Elevation

@Suite("What a model's climbs must lie between")
struct ClimbBoundsTests {
    /// Two hills of 30 m over 2 km, a height every 10 m.
    private static let heights = (0...200).map { 300 + 30 * abs(1 - Double($0 % 100) / 50) }

    private static func bounds(_ expected: Climb) -> ClimbBounds {
        let distances = heights.indices.map { 10 * Double($0) }
        let runs = ElevationRun.runs(of: heights, at: distances, bridging: 100)
        return ClimbBounds(
            on: expected, ElevationRepair(heights, along: distances), runs, source: .barometer, length: 2000,
            raw: Climb(up: 60, down: 60))
    }

    /// 62 % of 60 m of climb, of which smoothing over 150 m takes some metres off each foot and each top.
    @Test(
        "is at least somewhat more than half of what all others count, whichever way is expected to climb too little",
        arguments: [
            (0.0, 0.0), (60, 0), (0, 60), (36, 36),
        ])
    func tooLittle(up: Double, down: Double) {
        let bounds = Self.bounds(Climb(up: up, down: down))
        for bound in [bounds.up, bounds.down] {
            #expect(bound.least > 0.62 * 50 && bound.least < 0.62 * 60)
        }
        #expect(
            bounds.up.clamp(up) == max(up, bounds.up.least) && bounds.down.clamp(down) == max(down, bounds.down.least))
    }

    @Test("leaves alone what lies between", arguments: [37.3, 45, 60])
    func between(climb: Double) {
        let bounds = Self.bounds(Climb(up: climb, down: climb))
        #expect(bounds.up.clamp(climb) == climb && bounds.down.clamp(climb) == climb)
    }
}
