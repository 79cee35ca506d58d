import RouteGeometry
import TestSupport
import Testing

/// Where a runner is, and which foot must be low there.
struct LowFootCase: CustomTestStringConvertible {
    let testDescription: String
    let stretch: Stretch
    let line: Line
    let travel: Travel
    let lowFoot: Foot?

    init(
        _ name: String, _ stretch: Stretch, _ line: Line, _ direction: TravelDirection = .asDrawn,
        driving: Side = .right, low: Foot?
    ) {
        testDescription = name
        self.stretch = stretch
        self.line = line
        travel = Travel(direction, drivingSide: driving)
        lowFoot = low
    }

    private static let crown = road(.crowned(crossfall: 0.02))
    private static let fallsRight = road(.banked(crossfall: 0.02, falls: .right))
    private static let fallsLeft = road(.banked(crossfall: 0.02, falls: .left))
    private static let footways = road(.crowned(crossfall: 0.02), footways: [.left, .right])
    private static let bankedWithFootways = road(.banked(crossfall: 0.05, falls: .left), footways: [.left, .right])

    /// The README's table, worked out by hand for both ways of travel and both sides of traffic.
    static let table = [
        // An edge of a crown: the foot at that edge.
        LowFootCase("crown, left edge", crown, .leftEdge, low: .left),
        LowFootCase("crown, right edge", crown, .rightEdge, low: .right),
        LowFootCase("crown, left edge, reversed: it is on the right now", crown, .leftEdge, .reversed, low: .right),
        LowFootCase("crown, right edge, reversed", crown, .rightEdge, .reversed, low: .left),
        LowFootCase("crown, left edge, left-hand traffic", crown, .leftEdge, driving: .left, low: .left),
        // Facing traffic is the runner's left where one drives on the right.
        LowFootCase("crown, facing traffic", crown, .facingTraffic, low: .left),
        LowFootCase("crown, facing traffic, reversed: stays", crown, .facingTraffic, .reversed, low: .left),
        LowFootCase("crown, with traffic", crown, .withTraffic, low: .right),
        LowFootCase("crown, with traffic, reversed: stays", crown, .withTraffic, .reversed, low: .right),
        LowFootCase("crown, facing left-hand traffic", crown, .facingTraffic, driving: .left, low: .right),
        LowFootCase(
            "crown, facing left-hand traffic, reversed", crown, .facingTraffic, .reversed, driving: .left, low: .right),
        LowFootCase("crown, with left-hand traffic", crown, .withTraffic, driving: .left, low: .left),
        // A banked road falls the same way wherever one runs on it; reversing swaps.
        LowFootCase("banked to the right, left edge", fallsRight, .leftEdge, low: .right),
        LowFootCase("banked to the right, right edge", fallsRight, .rightEdge, low: .right),
        LowFootCase("banked to the right, middle", fallsRight, .middle, low: .right),
        LowFootCase("banked to the right, facing traffic", fallsRight, .facingTraffic, low: .right),
        LowFootCase("banked to the right, reversed: swaps", fallsRight, .facingTraffic, .reversed, low: .left),
        LowFootCase("banked to the right, left edge, reversed", fallsRight, .leftEdge, .reversed, low: .left),
        LowFootCase("banked to the left", fallsLeft, .facingTraffic, low: .left),
        LowFootCase("banked to the left, reversed: swaps", fallsLeft, .facingTraffic, .reversed, low: .right),
        LowFootCase("banked to the left, left-hand traffic", fallsLeft, .facingTraffic, driving: .left, low: .left),
        // A footway falls toward the carriageway.
        LowFootCase("left footway", footways, .leftFootway, low: .right),
        LowFootCase("right footway", footways, .rightFootway, low: .left),
        LowFootCase("left footway, reversed", footways, .leftFootway, .reversed, low: .left),
        LowFootCase("right footway, reversed", footways, .rightFootway, .reversed, low: .right),
        LowFootCase("left footway, left-hand traffic", footways, .leftFootway, driving: .left, low: .right),
        LowFootCase("left footway of a road banked to the left", bankedWithFootways, .leftFootway, low: .right),
        LowFootCase("left footway that is not there: the edge", crown, .leftFootway, low: .left),
        // Nothing rolls.
        LowFootCase("crown, middle", crown, .middle, low: nil),
        LowFootCase("crown, middle, reversed", crown, .middle, .reversed, low: nil),
        LowFootCase("level, left edge", road(.level), .leftEdge, low: nil),
        LowFootCase("crown without crossfall", road(.crowned(crossfall: 0)), .rightEdge, low: nil),
    ]
}

@Suite("The low foot")
struct LowFootTests {
    @Test("is the one geometry says", arguments: LowFootCase.table)
    func table(_ row: LowFootCase) {
        #expect(row.stretch.tilt(on: row.line, row.travel).lowFoot == row.lowFoot)
    }

    /// Bar B12: atan 0.02 = 1.14576°.
    @Test("is low by the arc tangent of the crossfall")
    func magnitude() {
        for line in [Line.leftEdge, .rightEdge] {
            let tilt = road(.crowned(crossfall: 0.02)).tilt(on: line, Travel(.asDrawn, drivingSide: .right))
            #expect(abs(tilt.magnitude - 1.14576) < 0.00001)
        }
    }

    @Test("is where a cross profile with two feet on it puts it", arguments: SplitMix64.seeds)
    func crossProfile(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<100 {
            let stretch = Stretch.random(using: &generator)
            for line in Line.allCases {
                for travel in Travel.all {
                    let profile = CrossProfile(stretch)
                    let tilt = stretch.tilt(on: line, travel)
                    #expect(tilt.lowFoot == profile.lowFoot(on: line, travel))
                    // Heights up to 0.5 m round by 6e-17, over 0.2 m and in degrees by 2e-14, a few times over.
                    #expect(abs(tilt.magnitude - profile.slope(on: line, travel)) < 1e-12)
                }
            }
        }
    }

    @Test("leans by the crossfall the stretch states for the line", arguments: SplitMix64.seeds)
    func crossfallAgrees(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let stretch = Stretch.random(using: &generator)
        for line in Line.allCases {
            for travel in Travel.all {
                let crossfall = stretch.crossfall(on: line, travel)
                let tilt = Tilt(crossfall: crossfall.value, fallingTo: .left)
                #expect(tilt.magnitude == stretch.tilt(on: line, travel).magnitude)
            }
        }
    }

    /// That there is a footway says nothing of how it falls: 2 % unless known, so a noted footway's fall is inferred.
    @Test("leans by a crossfall as certain as the fact it comes from", arguments: Origin.allCases)
    func crossfallOrigin(origin: Origin) {
        var stretch = road(footways: [.left])
        stretch.crossSection = Fact(.crowned(crossfall: 0.03), origin)
        stretch.footways.origin = origin
        let travel = Travel(.asDrawn, drivingSide: .right)
        #expect(stretch.crossfall(on: .leftEdge, travel) == Fact(0.03, origin))
        #expect(stretch.crossfall(on: .middle, travel) == Fact(0, origin))
        #expect(stretch.crossfall(on: .rightFootway, travel) == Fact(0.03, origin))
        #expect(stretch.crossfall(on: .leftFootway, travel) == Fact(0.02, origin == .assumed ? .assumed : .inferred))
    }

    @Test("is the outer one in a bend, on level ground", arguments: [1.0, 3, 6])
    func bends(speed: Double) {
        #expect(Tilt(Bend(radius: 36.8, turning: .left), at: speed).lowFoot == .right)
        #expect(Tilt(Bend(radius: 36.8, turning: .right), at: speed).lowFoot == .left)
        #expect(Tilt(.straight, at: speed).lowFoot == nil)
    }

    @Test("of a dose is the one that was low on balance")
    func doses() {
        let left = TiltDose(Tilt(crossfall: 0.02, fallingTo: .left), over: 6000)
        let right = TiltDose(Tilt(crossfall: 0.02, fallingTo: .right), over: 4000)
        #expect((left + right).lowFoot == .left)
        // 2 km of atan 0.02.
        #expect(abs((left + right).degreeKilometres - 2 * 1.14576) < 2e-5)
        #expect((left + left.scaled(by: -1)).lowFoot == nil)
        #expect(left.mean(over: 0) == .level)
        #expect(left.mean(over: 6000).lowFoot == .left)
    }
}

/// The ground across a road as drawn, seen from its start: a height for every place from left (negative) to right, in
/// metres, and a runner with two feet 0.2 m apart on it. Knows nothing of sides and edges.
private struct CrossProfile {
    let stretch: Stretch

    init(_ stretch: Stretch) { self.stretch = stretch }

    /// The carriageway is 6 m wide, footways lie 4 to 6 m from its middle.
    private func height(_ x: Double) -> Double {
        if x < -4, stretch.footways.value.contains(.left) { return -0.02 * x }
        if x > 4, stretch.footways.value.contains(.right) { return 0.02 * x }
        return switch stretch.crossSection.value {
        case .level: 0
        case .crowned(let crossfall): -crossfall * abs(x)
        case .banked(let crossfall, .right): -crossfall * x
        case .banked(let crossfall, .left): crossfall * x
        }
    }

    private func place(_ line: Line, _ travel: Travel) -> Double {
        // Seen from the start of the drawing, a runner who comes toward us has the left foot on our right.
        let left = travel.direction == .asDrawn ? -1.0 : 1
        let driven = travel.drivingSide == .left ? left : -left
        return switch line {
        case .facingTraffic: -2.5 * driven
        case .withTraffic: 2.5 * driven
        case .leftEdge: -2.5
        case .rightEdge: 2.5
        case .middle: 0
        case .leftFootway: -5
        case .rightFootway: 5
        }
    }

    private func drop(on line: Line, _ travel: Travel) -> Double {
        let x = place(line, travel)
        let toLeft = travel.direction == .asDrawn ? -0.1 : 0.1
        return height(x - toLeft) - height(x + toLeft)
    }

    func lowFoot(on line: Line, _ travel: Travel) -> Foot? {
        let drop = drop(on: line, travel)
        return abs(drop) < 1e-12 ? nil : drop > 0 ? .left : .right
    }

    /// Degrees.
    func slope(on line: Line, _ travel: Travel) -> Double {
        Tilt(crossfall: abs(drop(on: line, travel)) / 0.2, fallingTo: .left).magnitude
    }
}
