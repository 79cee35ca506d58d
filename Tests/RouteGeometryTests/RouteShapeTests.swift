import Foundation
import RouteGeometry
import TestSupport
import Testing

@Suite("The shape of a route")
struct RouteShapeTests {
    static let lollipop: DrawnShape = {
        let round = DrawnShape.circle(radius: 150).places.map { ($0.east - 150, $0.north) }
        let stem = DrawnShape(corners: [(-1000, 0), (-300, 0)]).places
        let loop = round.map { (east: -$0.0 - 300, north: $0.1) }
        return DrawnShape(places: stem + loop + stem.reversed())
    }()

    @Test("is a lollipop where a way leads to a loop and back")
    func stem() throws {
        for shape in [Self.lollipop, Self.lollipop.reversed, Self.lollipop.mirrored] {
            guard case .lollipop(let stem) = shape.profile().shape else {
                Issue.record("\(shape.profile().shape)")
                continue
            }
            // Both ways part where the loop's two sides are 20 m apart, 1 m beyond the stem; nodes are 10 m apart.
            #expect(abs(stem - 700) < 25)
        }
    }

    @Test("is a loop, a way or an out-and-back else")
    func others() {
        #expect(DrawnShape.circle(radius: 200).profile().shape == .loop)
        #expect(DrawnShape.square(side: 250).profile().shape == .loop)
        #expect(DrawnShape.straight(length: 900).profile().shape == .pointToPoint)
        let there = DrawnShape.outAndBack(leg: 400).profile()
        #expect(there.shape.turnAround.map { abs($0 - there.length / 2) < 1e-6 } ?? false)
    }

    @Test("says where an out-and-back turns when it is not half-way", arguments: [0.0, 40, 80])
    func turnAround(missing: Double) throws {
        // Stopped `missing` metres short of the start.
        let shape = DrawnShape(corners: [(0, 0), (1000, 0), (1000, 600), (1000, 0), (0, 0)])
        let cut = Int(missing / 5)
        let early = DrawnShape(places: Array(shape.places.dropLast(min(cut, 5))))
        let turnAround = try #require(early.profile().shape.turnAround)
        #expect(abs(turnAround - 1600) < 15)
    }

    @Test("counts the rounds of any loop", arguments: [1, 2, 5], [0.0, 3])
    func rounds(count: Int, error: Double) {
        for loop in [DrawnShape.circle(radius: 90), .square(side: 200), .figureEight(radius: 80)] {
            let shape = DrawnShape(places: (0..<count).flatMap { $0 == 0 ? loop.places[...] : loop.places.dropFirst() })
                .run(at: 2.8)
            let errors = PositionErrors(fading: (error, 20), white: error > 0 ? 0.4 : 0)
            let line = Polyline(estimating: shape.recorded(with: errors, seed: 4).points(every: 1))
            #expect(Profile(of: line, elevations: nil, grades: nil).rounds == count)
        }
    }

    @Test("has a turn-round of no side, and hairpins that count")
    func hairpins() {
        // Legs 30 m apart: two half turns right, two left, in turn.
        let pass = DrawnShape(corners: [(0, 0), (200, 0), (200, 30), (0, 30), (0, 60), (200, 60), (200, 90), (0, 90)])
        #expect(pass.profile().netTurns.count.distance(to: 0.5).magnitude < 0.02)
        let errors = PositionErrors(fading: (4, 20), white: 0.4)
        for seed in 1...4 as ClosedRange<UInt64> {
            let way = DrawnShape.outAndBack(leg: 700).run(at: 2.8).recorded(with: errors, seed: seed)
            let turns = Profile(
                of: Polyline(estimating: way.points(every: 1)), elevations: nil, grades: nil
            ).netTurns
            #expect(turns.count < 0.15)
        }
    }
}
