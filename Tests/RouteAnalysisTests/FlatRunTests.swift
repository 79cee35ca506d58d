import Foundation
import HeelLoad
import RouteAnalysis
import RouteGeometry
import TestSupport
import Testing

/// Worked example E01 and acceptance bar B18.
@Suite("A flat 10 km")
struct FlatRunTests {
    static let level = "surface=\"asphalt\" cross-section=\"level\" traffic=\"none\""

    @Test("is 10.00 hkm on each foot, with elevations or without", arguments: [nil, 0.0, 412.5])
    func plain(elevation: Double?) throws {
        var file = DrawnGPX(Shape.north(10_000), notes: Self.level)
        file.elevations = elevation.map { [Double](repeating: $0, count: file.places.count) }
        let totals = try file.score().load.totals
        #expect(abs(totals.distance - 10_000) < 0.01)
        #expect(abs(totals.heel.left - 10) < 0.0001 && abs(totals.heel.right - 10) < 0.0001)
        #expect(totals.roadTilt == .zero && totals.turn.degreeKilometres < 1e-6)
    }

    @Test("stays within 3 % under 1 m of white elevation noise on points 10 m apart", arguments: SplitMix64.seeds)
    func noise(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        var file = DrawnGPX(Shape.north(10_000), notes: Self.level)
        file.elevations = file.places.map { _ in
            // Box–Muller.
            let radius = (-2 * log(generator.number(Double.leastNonzeroMagnitude...1))).squareRoot()
            return 100 + radius * cos(generator.number(0...(2 * .pi)))
        }
        let mean = try file.score().load.totals.heel.mean
        #expect(abs(mean - 10) <= 0.3)
    }
}
