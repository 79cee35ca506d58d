import Foundation
import TestSupport
import Testing

@testable import RouteGeometry

@Suite("Angles that follow each other")
struct NearbyAngleTests {
    /// Degrees of longitude along a run, then all over the circle and at the marks' own edges.
    private static let degrees: [Double] = {
        var random = SplitMix64(seed: 128)
        let run = (0..<500).map { 179.99 + Double($0) * 1e-4 }
        let edges = (-402...402).map { (Double($0) + 0.5) / 128 * 180 / .pi }
        return run + edges + (0..<2000).map { _ in random.number(-180...180) } + [0, 90, -90, 180, -180]
    }()

    @Test("have the sine and cosine of the C library, to a unit in the last place of 1")
    func sines() {
        var angles = NearbyAngles()
        for degrees in zip(Self.degrees, Self.degrees.reversed()) {
            angles.turn(toDegrees: SIMD2(degrees.0, degrees.1))
            for (lane, degrees) in [degrees.0, degrees.1].enumerated() {
                let radians = degrees * .pi / 180
                #expect(abs(angles.sines[lane] - sin(radians)) <= .ulpOfOne)
                #expect(abs(angles.cosines[lane] - cos(radians)) <= .ulpOfOne)
            }
        }
    }

    @Test("are the same whatever came before them")
    func dependsOnNothing() {
        var angles = NearbyAngles()
        for degrees in Self.degrees.reversed() {
            angles.turn(toDegrees: SIMD2(degrees, 48))
            var alone = NearbyAngles()
            alone.turn(toDegrees: SIMD2(11, degrees))
            #expect(angles.sines.x == alone.sines.y && angles.cosines.x == alone.cosines.y)
        }
    }

    @Test("come back from their vectors, of whatever length")
    func arctangents() {
        var arctangents = NearbyArctangents()
        for degrees in Self.degrees {
            let radians = SIMD2(degrees, 48) * .pi / 180
            let found = arctangents.angles(
                6e6 * SIMD2(sin(radians.x), sin(radians.y)), 6e6 * SIMD2(cos(radians.x), cos(radians.y)))
            // Beyond ±π it may go on.
            #expect(abs(remainder(found.x - radians.x, 2 * .pi)) < 1e-15 * 4)
            #expect(abs(found.y - radians.y) < 1e-15 * 4)
        }
    }

    @Test("A small one alone has the C library's arctangent, to a unit or two in its last place")
    func smallArctangents() {
        for y in stride(from: -0.2, through: 0.2, by: 1.0 / 4096) {
            let (found, expected) = (angle(3 * y, 3), atan(y))
            #expect(abs(found - expected) <= 2 * expected.ulp)
        }
    }

    @Test("A vector without direction, as the longitude of a pole, has the C library's angle, and so has the next")
    func noDirection() {
        var arctangents = NearbyArctangents()
        for (y, x): (Double, Double) in [(0, 0), (1, 1), (0, 0), (0, -1)] {
            #expect(arctangents.angles(SIMD2(1, y), SIMD2(1, x)) == SIMD2(atan2(1, 1), atan2(y, x)))
        }
    }
}
