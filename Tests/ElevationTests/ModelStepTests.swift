import Foundation
import Testing

@testable import Elevation

@Suite("The steps of a model")
struct ModelStepTests {
    /// A few units in the last place of numbers of up to 1.
    private static let rounding = 1e-15

    @Test(
        "fade as the C library's exponential does",
        arguments: [0, 1e-12, 0.003, 0.0571, 0.3, 0.577, 0.999, 1, 1.001, 4, 40, 800])
    func fading(x: Double) {
        #expect(abs(x.fading - exp(-x)) <= Self.rounding)
    }

    private static let positive: [Double] = [
        1e-300, 1e-12, 0.3, 0.5.squareRoot().nextDown, 0.5.squareRoot(), 0.999_999, 1, 1.0.nextUp, 2, 7e3, 1e300,
    ]

    @Test("have the C library's logarithms", arguments: positive)
    func logarithm(x: Double) {
        let both = Pair(x, 1 / x).logarithm
        // 0 at 1 and near it to a unit in the last place of the number's own distance from 1; elsewhere to some of its own.
        #expect(abs(both.first - log(x)) <= 4 * Self.rounding * abs(log(x)))
        #expect(abs(both.second - log(1 / x)) <= 4 * Self.rounding * abs(log(1 / x)))
    }

    @Test("are the same bits for two models at once as for one", arguments: [0.0, 0.4, 3, 14, 20, 60, 900])
    func lanes(step: Double) {
        let both = TerrainStep(step, length: Pair(300, 450), variance: 0.7)
        let one = TerrainStep(step, length: 300.0, variance: 0.7)
        let other = TerrainStep(step, length: 450.0, variance: 0.7)
        #expect(both.f01 == Pair(one.f01, other.f01) && both.f11 == Pair(one.f11, other.f11))
        #expect(both.q00 == Pair(one.q00, other.q00) && both.q01 == Pair(one.q01, other.q01))
        #expect(both.q11 == Pair(one.q11, other.q11))
        for kind in [ElevationModel.ErrorKind.ornsteinUhlenbeck, .matern] {
            let both = ErrorStep(step, kind, memory: Pair(40, 60))
            let (one, other) = (ErrorStep(step, kind, memory: 40.0), ErrorStep(step, kind, memory: 60.0))
            #expect(both.f00 == Pair(one.f00, other.f00) && both.q00 == Pair(one.q00, other.q00))
        }
    }

    /// F and Q of d metres in two parts: F = F₂F₁ and Q = F₂Q₁F₂ᵀ + Q₂, whatever the parts.
    @Test("of a way in two parts add up to that of the whole", arguments: [0.5, 6, 17, 19.5])
    func parts(first: Double) {
        func step(_ metres: Double) -> TerrainStep<Double> { TerrainStep(metres, length: 350, variance: 0.0009) }
        let (a, b, whole) = (step(first), step(20 - first), step(20))
        #expect(abs(a.f11 * b.f11 - whole.f11) <= 4 * Self.rounding)
        #expect(abs(a.f01 + b.f01 * a.f11 - whole.f01) <= 350 * 4 * Self.rounding)
        let h = a.q00 + b.f01 * (2 * a.q01 + b.f01 * a.q11) + b.q00
        let hg = b.f11 * (a.q01 + b.f01 * a.q11) + b.q01
        let g = b.f11 * b.f11 * a.q11 + b.q11
        // The series of q00 below a hundredth of the length leaves out 3/4 of that hundredth.
        #expect(abs(h - whole.q00) <= 0.0075 * whole.q00)
        #expect(abs(hg - whole.q01) <= 1e-12 && abs(g - whole.q11) <= 1e-14)
    }
}
