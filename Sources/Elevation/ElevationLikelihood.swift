#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Part of a recording, with what its steps make of one pair of models after the other: the search for the best one
/// changes a number at a time, and most leave every exponential as it is.
// 0.45 of the instructions of finding every exponential anew, x86-64, 2026-11
struct ElevationLikelihood: ModelLikelihood {
    private let nodes: ElevationNodes
    /// Variance of the nodes' errors that averages out over their samples, m².
    private let averaged: [Double]
    /// Over each step, of a grade and of a slow error whose variance is 1; and the models' numbers they are of.
    private var terrain: [TransitionPair] = []
    private var error: [TransitionPair] = []
    private var lengths = SIMD2(0.0, 0.0)
    private var memories = SIMD2(0.0, 0.0)

    /// - Parameters:
    ///   - nodes: with the terrain's local roughness as far as it is known.
    ///   - sample: variance of one sample's own error, m².
    init(of nodes: ElevationNodes, sample: Double) {
        self.nodes = nodes
        averaged = nodes.counts.map { sample / $0 }
    }

    /// The logarithms of the likelihood of the nodes, up to a constant: Kalman 1960 (doi:10.1115/1.3662552) with the
    /// prediction error decomposition of Schweppe 1965 (doi:10.1109/TIT.1965.1053737). O(nodes).
    ///
    /// - Parameters: two models, of the same kind each time.
    mutating func logarithms(of a: ElevationModel, _ b: ElevationModel) -> SIMD2<Double> {
        follow(a, b)
        guard a.kind == .ornsteinUhlenbeck else { return SIMD2(smooth(a, lane: 0), smooth(b, lane: 1)) }
        return rough(a, b)
    }

    private mutating func follow(_ a: ElevationModel, _ b: ElevationModel) {
        if lengths != SIMD2(a.length, b.length) {
            lengths = SIMD2(a.length, b.length)
            terrain = zip(nodes.steps, nodes.scales).map { step, scale in
                let variance = scale * scale
                let first = Transition(terrain: step, length: a.length, variance: variance)
                guard b.length != a.length else { return TransitionPair(first, first) }
                return TransitionPair(first, Transition(terrain: step, length: b.length, variance: variance))
            }
        }
        guard memories != SIMD2(a.memory, b.memory) else { return }
        memories = SIMD2(a.memory, b.memory)
        var units = (a, b)
        (units.0.error, units.1.error) = (1, 1)
        error = (a.kind == .matern ? nodes.steps : nodes.waits).map { wait in
            let first = Transition(error: wait, units.0)
            guard b.memory != a.memory else { return TransitionPair(first, first) }
            return TransitionPair(first, Transition(error: wait, units.1))
        }
    }

    private var first: Int { nodes.heights.firstIndex { !$0.isNaN } ?? nodes.heights.count }

    private func smooth(_ model: ElevationModel, lane: Int) -> Double {
        let first = first
        guard first < nodes.heights.count else { return 0 }
        var state = FilterState<SmoothError>(
            model, scale: nodes.scales[first], share: 1, height: nodes.heights[first])
        let (s2, p, white) = (model.grade * model.grade, model.error * model.error, model.white * model.white)
        var sum = LogarithmicSum()
        for i in first..<nodes.heights.count {
            if i > first {
                state.predict(terrain[i][lane].noise(times: s2), error[i][lane].noise(times: p))
                state.uu += nodes.jumps[i]
            }
            if nodes.heights[i].isNaN { continue }
            let z = state.measured
            let precision = 1 / (z.h + z.u + (white + averaged[i]))
            let innovation = nodes.heights[i] - state.h - state.u
            if i > first { sum.add(SIMD2(repeating: innovation), SIMD2(repeating: precision)) }
            state.update(by: innovation, z, precision)
        }
        return sum.value[0]
    }

    /// The same for errors without a rate, all that `smooth` has of v being 0, and for both models at once.
    private func rough(_ one: ElevationModel, _ other: ElevationModel) -> SIMD2<Double> {
        let first = first
        guard first < nodes.heights.count else { return .zero }
        let (grade, slow) = (SIMD2(one.grade, other.grade), SIMD2(one.error, other.error))
        let independent = SIMD2(one.white, other.white)
        let (s2, p, white) = (grade * grade, slow * slow, independent * independent)
        let zero = SIMD2<Double>.zero
        var (h, g, u) = (SIMD2(repeating: nodes.heights[first]), zero, zero)
        let scale = nodes.scales[first]
        var (hh, hg, hu, gg, gu, uu) = (SIMD2(repeating: 1e6), zero, zero, s2 * (scale * scale), zero, p)
        var sum = LogarithmicSum()
        for i in first..<nodes.heights.count {
            if i > first {
                let (t, b) = (terrain[i], error[i].f00)
                (h, g, u) = (h + t.f01 * g, t.f11 * g, b * u)
                hh += t.f01 * (hg + hg + t.f01 * gg) + t.q00 * s2
                hg = t.f11 * (hg + t.f01 * gg) + t.q01 * s2
                gg = t.f11 * t.f11 * gg + t.q11 * s2
                hu = (hu + t.f01 * gu) * b
                gu = t.f11 * gu * b
                uu = b * b * uu + error[i].q00 * p + SIMD2(repeating: nodes.jumps[i])
            }
            if nodes.heights[i].isNaN { continue }
            let z = (h: hh + hu, g: hg + gu, u: hu + uu)
            let precision = 1 / (z.h + z.u + (white + SIMD2(repeating: averaged[i])))
            let innovation = SIMD2(repeating: nodes.heights[i]) - h - u
            if i > first { sum.add(innovation, precision) }
            let gain = (h: z.h * precision, g: z.g * precision, u: z.u * precision)
            (h, g, u) = (h + gain.h * innovation, g + gain.g * innovation, u + gain.u * innovation)
            hh -= gain.h * z.h
            hg -= gain.h * z.g
            hu -= gain.h * z.u
            gg -= gain.g * z.g
            gu -= gain.g * z.u
            uu -= gain.u * z.u
        }
        return sum.value
    }
}

/// The transitions of two models over one step, side by side.
private struct TransitionPair {
    var (f00, f01, f10, f11): (SIMD2<Double>, SIMD2<Double>, SIMD2<Double>, SIMD2<Double>)
    var (q00, q01, q11): (SIMD2<Double>, SIMD2<Double>, SIMD2<Double>)

    @inline(__always) init(_ a: Transition, _ b: Transition) {
        (f00, f01) = (SIMD2(a.f00, b.f00), SIMD2(a.f01, b.f01))
        (f10, f11) = (SIMD2(a.f10, b.f10), SIMD2(a.f11, b.f11))
        (q00, q01, q11) = (SIMD2(a.q00, b.q00), SIMD2(a.q01, b.q01), SIMD2(a.q11, b.q11))
    }

    @inline(__always) subscript(lane: Int) -> Transition {
        Transition((f00[lane], f01[lane], f10[lane], f11[lane]), (q00[lane], q01[lane], q11[lane]))
    }
}

/// Half of Σ log p - e²p over innovations e with precisions p, of two models.
private struct LogarithmicSum {
    private var total = SIMD2(0.0, 0.0)
    /// Logarithms are taken of products of a few variances, which stay well within range.
    private var product = SIMD2(1.0, 1.0)
    private var factors = 0

    @inline(__always) mutating func add(_ innovation: SIMD2<Double>, _ precision: SIMD2<Double>) {
        total -= innovation * innovation * precision
        product *= precision
        factors += 1
        // Variances lie between a square millimetre and a few thousand square kilometres.
        if factors == 16 {
            total += SIMD2(log(product.x), log(product.y))
            (product, factors) = (SIMD2(1, 1), 0)
        }
    }

    var value: SIMD2<Double> { (total + SIMD2(log(product.x), log(product.y))) / 2 }
}
