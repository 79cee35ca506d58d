import RouteGeometry
import TestSupport
import Testing

/// A shape with the full turns it must make, left positive.
struct TurningCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let shape: DrawnShape
    let turns: Double

    static let table =
        [
            TurningCase(testDescription: "circle", shape: .circle(radius: 200), turns: 1),
            TurningCase(testDescription: "clockwise circle", shape: .circle(radius: 80, turning: .right), turns: -1),
            TurningCase(testDescription: "square block", shape: .square(side: 250), turns: 1),
            TurningCase(testDescription: "figure of eight", shape: .figureEight(radius: 120), turns: 0),
            TurningCase(testDescription: "straight", shape: .straight(length: 900), turns: 0),
            TurningCase(testDescription: "out and back", shape: .outAndBack(leg: 400), turns: 0),
            TurningCase(
                testDescription: "out and back on either edge", shape: .outAndBackAcross(leg: 700), turns: 0),
            TurningCase(testDescription: "three laps", shape: .track(laps: 3, start: 30), turns: 3),
        ]
        + stride(from: 0.0, to: 400, by: 40).map {
            TurningCase(testDescription: "track lap from \($0) m", shape: .track(laps: 1, start: $0), turns: 1)
        }
}

@Suite("Net turns")
struct TurningTests {
    /// On a closed line the headings telescope: what remains is the Earth's curvature, area / R² = 1e-8 of a turn. On
    /// the straight it is the meridians' convergence, which the sphere it was drawn on takes 0.6 % wrong.
    @Test("of a shape are its winding number, wherever it lies", arguments: TurningCase.table)
    func windingNumber(_ row: TurningCase) {
        for origin in origins {
            let there = signedTurns(row.shape.profile(about: origin))
            #expect(abs(there - row.turns) < 1e-5)
            let back = signedTurns(row.shape.reversed.profile(about: origin))
            #expect(abs(back + row.turns) < 1e-5)
        }
    }

    @Test("do not mind a recorder's drift", arguments: SplitMix64.seeds)
    func drift(seed: UInt64) {
        let noise = Noise(seed: seed)
        for row in TurningCase.table {
            let profile = row.shape.noisy(noise).profile(about: origins[Int(seed) % origins.count])
            // Round a closed line a drift cancels. Where the line is cut, at two ends or on both sides of two
            // turn-rounds, its heading is off by the drift's steepest at most.
            let cuts = row.shape.isCut ? 4.0 : 0
            #expect(abs(signedTurns(profile) - row.turns) < 1e-5 + cuts * noise.steepest / (2 * .pi), "\(row)")
        }
    }

    /// The winding law: −360·v²/g deg·m a turn. Written out in degrees so that nothing but the compass
    /// decides what is left: east, north, west, south.
    @Test("of a block run east, north, west, south are one to the left")
    func compass() {
        let corners = [(0.0, 0.0), (0, 0.003), (0.003, 0.003), (0.003, 0), (0, 0)]
        var points = PointColumns()
        for (latitude, longitude) in corners { points.append(latitude: latitude, longitude: longitude) }
        let block = Profile(of: Polyline(points), elevations: nil, grades: nil)
        #expect(block.netTurns.toward == .left)
        #expect(abs(block.netTurns.count - 1) < 1e-5)
        let back = Profile(of: Polyline(points.reversed()), elevations: nil, grades: nil)
        #expect(back.netTurns.toward == .right)
    }

    /// A circle drawn with a place every 5 m turns 10/200 rad a cell; its chords miss the arc by 5²/8R = 0.016 m,
    /// which over 30 m puts two headings off by 0.002 rad in 0.05.
    @Test("come from bends of the radius drawn", arguments: [Side.left, .right])
    func radius(side: Side) {
        let profile = DrawnShape.circle(radius: 200, turning: side).profile()
        for distance in stride(from: 0.0, through: profile.length, by: 7) {
            let bend = profile.bend(at: distance)
            #expect(bend.side == side)
            #expect(abs(bend.curvature.magnitude * 200 - 1) < 0.04 + 0.006)
        }
        #expect(profile.bend(at: -1) == .straight)
        #expect(profile.bend(at: profile.length + 1) == .straight)
    }

    private func signedTurns(_ profile: Profile) -> Double {
        let turns = profile.netTurns
        return turns.toward == .right ? -turns.count : turns.count
    }
}

extension DrawnShape {
    /// Whether some of its turning is not counted: the ends of an open line, the turn-rounds of an out-and-back.
    fileprivate var isCut: Bool { profile().shape != .loop }
}
