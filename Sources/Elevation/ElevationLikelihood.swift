#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Part of a recording, with what its steps make of one model after the other: the search for the best one changes a
/// number at a time, and most leave every exponential as it is.
// 0.45 of the instructions of finding every exponential anew, x86-64, 2026-11
struct ElevationLikelihood: Sendable {
    private let nodes: ElevationNodes
    /// Variance of the nodes' errors that averages out over their samples, m².
    private let averaged: [Double]
    /// Over each step, of a grade and of a slow error whose variance is 1; and the models' numbers they are of.
    private var terrain: [Transition] = []
    private var error: [Transition] = []
    private var length = 0.0
    private var memory = 0.0

    /// - Parameter sample: variance of one sample's own error, m².
    init(of nodes: ElevationNodes, sample: Double) {
        self.nodes = nodes
        averaged = nodes.counts.map { sample / $0 }
    }

    /// The logarithm of the likelihood of the nodes, up to a constant: Kalman 1960 (doi:10.1115/1.3662552) with the
    /// prediction error decomposition of Schweppe 1965 (doi:10.1109/TIT.1965.1053737). O(nodes).
    ///
    /// - Parameter model: of the same kind each time.
    mutating func logarithm(of model: ElevationModel) -> Double {
        follow(model)
        return model.kind == .ornsteinUhlenbeck ? rough(model) : smooth(model)
    }

    private mutating func follow(_ model: ElevationModel) {
        if model.length != length {
            length = model.length
            terrain = nodes.steps.map { Transition(terrain: $0, length: model.length, variance: 1) }
        }
        guard model.memory != memory else { return }
        memory = model.memory
        var unit = model
        unit.error = 1
        error = (model.kind == .matern ? nodes.steps : nodes.waits).map { Transition(error: $0, unit) }
    }

    private var first: Int { nodes.heights.firstIndex { !$0.isNaN } ?? nodes.heights.count }

    private func smooth(_ model: ElevationModel) -> Double {
        let first = first
        guard first < nodes.heights.count else { return 0 }
        var state = FilterState(model, scale: 1, height: nodes.heights[first])
        let (s2, p, white) = (model.grade * model.grade, model.error * model.error, model.white * model.white)
        var sum = LogarithmicSum()
        for i in first..<nodes.heights.count {
            if i > first {
                let scale = nodes.scales[i]
                state.predict(terrain[i].noise(times: s2 * scale * scale), error[i].noise(times: p))
                state.uu += nodes.jumps[i]
            }
            if nodes.heights[i].isNaN { continue }
            let z = state.measured
            let precision = 1 / (z.h + z.u + (white + averaged[i]))
            let innovation = nodes.heights[i] - state.h - state.u
            if i > first { sum.add(innovation, precision) }
            state.update(by: innovation, z, precision)
        }
        return sum.value
    }

    /// The same for an error without a rate: all that `smooth` has of v is 0.
    private func rough(_ model: ElevationModel) -> Double {
        let first = first
        guard first < nodes.heights.count else { return 0 }
        let (s2, p, white) = (model.grade * model.grade, model.error * model.error, model.white * model.white)
        var (h, g, u) = (nodes.heights[first], 0.0, 0.0)
        var (hh, hg, hu, gg, gu, uu) = (1e6, 0.0, 0.0, s2, 0.0, p)
        var sum = LogarithmicSum()
        for i in first..<nodes.heights.count {
            if i > first {
                let (t, scale, b) = (terrain[i], nodes.scales[i], error[i].f00)
                let variance = s2 * scale * scale
                (h, g, u) = (h + t.f01 * g, t.f11 * g, b * u)
                hh += t.f01 * (2 * hg + t.f01 * gg) + t.q00 * variance
                hg = t.f11 * (hg + t.f01 * gg) + t.q01 * variance
                gg = t.f11 * t.f11 * gg + t.q11 * variance
                hu = (hu + t.f01 * gu) * b
                gu = t.f11 * gu * b
                uu = b * b * uu + error[i].q00 * p + nodes.jumps[i]
            }
            if nodes.heights[i].isNaN { continue }
            let z = (h: hh + hu, g: hg + gu, u: hu + uu)
            let precision = 1 / (z.h + z.u + (white + averaged[i]))
            let innovation = nodes.heights[i] - h - u
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

/// Half of Σ log p - e²p over innovations e with precisions p.
private struct LogarithmicSum {
    private var total = 0.0
    /// Logarithms are taken of products of a few variances, which stay well within range.
    private var product = 1.0

    @inline(__always) mutating func add(_ innovation: Double, _ precision: Double) {
        total -= innovation * innovation * precision
        product *= precision
        if product < 1e-200 || product > 1e200 {
            total += log(product)
            product = 1
        }
    }

    var value: Double { (total + log(product)) / 2 }
}
