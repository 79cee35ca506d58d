import HeelLoad
import RouteGeometry
import Testing

/// Left and right from coordinates to dose, each expected from a compass and a hand held out.
@Suite("The low foot of a whole run")
struct LowFootOfRunsTests {
    /// 1 km north along a meridian and, where it comes back, south again.
    static let north = [(latitude: 48.0, longitude: 9.0), (48.0045, 9.0), (48.009, 9.0)]
    static let northAndBack = north + north.dropLast().reversed()

    static let crown = ground(.crowned(crossfall: 0.02))
    static let banked = ground(.banked(crossfall: 0.02, falls: .right))

    static func ground(_ crossSection: CrossSection, traffic: Traffic = .none) -> Stretch {
        Stretch(
            from: 0, to: 0, surface: Fact(.asphalt, .note), crossSection: Fact(crossSection, .note),
            traffic: Fact(traffic, .note))
    }

    /// Mean tilt of atan 0.02 = 1.1458° (bar B12) toward the foot, or none.
    @Test("is where the road falls to, out and back")
    func roadTilt() {
        let table: [(ground: Stretch, line: Line, returning: Line, reversed: Bool, low: Foot?)] = [
            // Examples E02 and E04: facing traffic both ways is one-sided, the same physical edge cancels.
            (Self.crown, .facingTraffic, .facingTraffic, false, .left),
            (Self.crown, .facingTraffic, .facingTraffic, true, .left),
            (Self.crown, .leftEdge, .rightEdge, false, nil),
            (Self.crown, .rightEdge, .leftEdge, true, nil),
            (Self.crown, .leftEdge, .leftEdge, false, .left),
            (Self.crown, .leftEdge, .leftEdge, true, .right),
            (Self.crown, .middle, .middle, false, nil),
        ]
        let route = { (ground: Stretch) in DrawnRoute(Self.northAndBack, on: ground) }
        for row in table {
            let variant = Variant(row.reversed ? .reversed : .asDrawn, row.line, returning: row.returning)
            let totals = route(row.ground).totals(variant)
            #expect(totals.roadTilt.lowFoot == row.low || totals.roadTilt.degreeKilometres < 1e-9, "\(variant)")
            let mean = totals.roadTilt.mean(over: totals.distance).magnitude
            #expect(abs(mean - (row.low == nil ? 0 : 1.1458)) < 1e-4, "\(variant)")
        }
    }

    @Test("is looked for on the return line from the turn-around on", arguments: TravelDirection.allCases)
    func returnLine(direction: TravelDirection) {
        let route = DrawnRoute(Self.northAndBack, on: Self.crown)
        let run = route.run(Variant(direction, .leftEdge, returning: .middle))
        #expect(run.legs.map(\.line) == [.leftEdge, .middle])
        #expect(abs(run.legs[0].length - route.profile.length / 2) <= route.profile.length.ulp)
        #expect(run.legs.map(\.tilt.lowFoot) == [direction == .asDrawn ? .left : .right, nil])
        let oneWay = DrawnRoute(Self.north, on: Self.crown).run(Variant(direction, .leftEdge, returning: .middle))
        #expect(oneWay.legs.map(\.line) == [.leftEdge])
    }

    @Test("swaps on a banked road run the other way, facing traffic or not", arguments: [Line.facingTraffic, .middle])
    func banking(line: Line) {
        let route = DrawnRoute(Self.north, on: Self.banked)
        #expect(route.totals(Variant(.asDrawn, line)).roadTilt.lowFoot == .right)
        #expect(route.totals(Variant(.reversed, line)).roadTilt.lowFoot == .left)
    }

    /// East, north, west, south is counter-clockwise: the outer, right foot is low. 360·v²/g = 0.33039 deg·km a turn
    /// at 3 m/s; a corner's 90° over 2·15 m bend by 1/15 m at most, where the arc tangent is 0.13 % short.
    @Test("is the outer one round a block", arguments: TravelDirection.allCases)
    func block(direction: TravelDirection) {
        let corners = [(0.0, 0.0), (0, 0.003), (0.003, 0.003), (0.003, 0), (0, 0)]
        let route = DrawnRoute(corners.map { (latitude: $0.0, longitude: $0.1) }, on: Self.ground(.level))
        let totals = route.totals(Variant(direction, .middle), gait: Gait(speed: 3))
        #expect(totals.turn.lowFoot == (direction == .asDrawn ? .right : .left))
        #expect(abs(totals.turn.degreeKilometres / 0.33039 - 1) < 0.0013)
        #expect(totals.roadTilt == .zero)
    }

    @Test("is neither on a turn-round")
    func turnRound() {
        let totals = DrawnRoute(Self.northAndBack, on: Self.ground(.level)).totals(Variant(.asDrawn, .facingTraffic))
        #expect(totals.turn.degreeKilometres < 1e-9)
    }

    @Test("goes with climbing one way and descending the other")
    func grades() {
        let cells = Profile.cellCount(length: DrawnRoute(Self.north, on: Self.crown).profile.length)
        let route = DrawnRoute(Self.north, on: Self.crown, grades: [Double](repeating: 0.05, count: cells))
        #expect(route.run(Variant(.asDrawn, .middle)).segments.allSatisfy { $0.grade == 0.05 })
        #expect(route.run(Variant(.reversed, .middle)).segments.allSatisfy { $0.grade == -0.05 })
        let unknown = DrawnRoute(Self.north, on: Self.crown)
        #expect(unknown.run(Variant(.asDrawn, .middle)).segments.allSatisfy { $0.grade == 0 })
    }

    @Test("follows the runner who leaves an ending footway to face traffic")
    func footwayEnds() {
        let length = DrawnRoute(Self.north, on: Self.crown).route.line.length
        var first = Self.ground(.crowned(crossfall: 0.02), traffic: .busy)
        (first.end, first.footways) = (length / 2, Fact([.right], .map))
        var second = Self.ground(.crowned(crossfall: 0.02), traffic: .busy)
        (second.start, second.end) = (length / 2, length)
        var third = second
        let run = DrawnRoute(Self.north, [first, second]).run(Variant(.asDrawn, .rightFootway))
        #expect(run.legs.map(\.line) == [.rightFootway, .facingTraffic])
        // The right footway falls to the carriageway on the left, the left edge of the crown to the left.
        #expect(run.legs.map(\.tilt.lowFoot) == [.left, .left])
        #expect(run.isSafe)

        third.oneway = Fact(.with, .map)
        let trapped = DrawnRoute(Self.north, [first, third]).run(Variant(.asDrawn, .rightFootway))
        #expect(trapped.legs.map(\.isSafe) == [true, false])
        #expect(trapped.legs.map(\.line) == [.rightFootway, .rightFootway])
        #expect(!trapped.isSafe)
    }
}
