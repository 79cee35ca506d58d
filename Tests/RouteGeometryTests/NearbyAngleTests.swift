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
        var angle = NearbyAngle()
        for degrees in Self.degrees {
            angle.turn(toDegrees: degrees)
            let radians = degrees * .pi / 180
            #expect(abs(angle.sine - sin(radians)) <= .ulpOfOne && abs(angle.cosine - cos(radians)) <= .ulpOfOne)
        }
    }

    @Test("are the same whatever came before them")
    func dependsOnNothing() {
        var angle = NearbyAngle()
        for degrees in Self.degrees.reversed() {
            angle.turn(toDegrees: degrees)
            var alone = NearbyAngle()
            alone.turn(toDegrees: degrees)
            #expect(angle.sine == alone.sine && angle.cosine == alone.cosine)
        }
    }

    @Test("come back from their vectors, of whatever length")
    func arctangents() {
        var angle = NearbyArctangent()
        for degrees in Self.degrees {
            let radians = degrees * .pi / 180
            let found = angle.angle(6e6 * sin(radians), 6e6 * cos(radians))
            // Beyond ±π it may go on.
            #expect(abs(remainder(found - radians, 2 * .pi)) < 1e-15 * 4)
        }
    }

    @Test("A vector without direction, as the longitude of a pole, has the C library's angle, and so has the next")
    func noDirection() {
        var angle = NearbyArctangent()
        for (y, x): (Double, Double) in [(0, 0), (1, 1), (0, 0), (0, -1)] {
            let found = angle.angle(y, x)
            #expect(found == atan2(y, x))
        }
    }
}
