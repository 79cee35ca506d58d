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
    /// What was measured at a node.
    private struct Measurement {
        /// Metres, NaN where nothing was; variance of its error that averages out over its samples, and what a jump adds to the
        /// slow error's, m².
        let height, averaged, jump: Double
        /// Share of the variance of errors that do not average out over samples.
        let white: Double
    }

    private let nodes: ElevationNodes
    private let measurements: [Measurement]
    /// Over each step, of a grade and of a slow error whose variance is 1; and the models' numbers they are of.
    private var terrain: [TerrainStep<Pair>] = []
    private var error: [ErrorStep<Pair>] = []
    private var lengths = Pair(0, 0)
    private var memories = Pair(0, 0)
    /// The first node at which something was measured.
    private let first: Int

    /// - Parameters:
    ///   - nodes: with the terrain's local roughness as far as it is known.
    ///   - sample: variance of one sample's own error, m².
    init(of nodes: ElevationNodes, sample: Double) {
        self.nodes = nodes
        first = nodes.heights.firstIndex { !$0.isNaN } ?? nodes.heights.count
        measurements = nodes.heights.indices.map {
            Measurement(
                height: nodes.heights[$0], averaged: sample / nodes.counts[$0], jump: nodes.jumps[$0],
                white: 1 / nodes.parts[$0])
        }
    }

    /// The logarithms of the likelihood of the nodes, up to a constant: Kalman 1960 (doi:10.1115/1.3662552) with the
    /// prediction error decomposition of Schweppe 1965 (doi:10.1109/TIT.1965.1053737). O(nodes).
    ///
    /// - Parameters: two models, of the same kind each time.
    mutating func logarithms(of a: ElevationModel, _ b: ElevationModel) -> Pair {
        follow(a, b)
        guard first < measurements.count else { return Pair(repeating: 0) }
        return a.hasRate ? filtered(SmoothError.self, a, b) : filtered(RoughError.self, a, b)
    }

    private mutating func follow(_ a: ElevationModel, _ b: ElevationModel) {
        if lengths != Pair(a.length, b.length) {
            lengths = Pair(a.length, b.length)
            terrain.removeAll(keepingCapacity: true)
            terrain.reserveCapacity(measurements.count)
            for i in measurements.indices {
                let scale = nodes.scales[i]
                terrain.append(TerrainStep(nodes.steps[i], length: lengths, variance: scale * scale))
            }
        }
        guard memories != Pair(a.memory, b.memory) else { return }
        memories = Pair(a.memory, b.memory)
        error = (a.kind.isAlongLine ? nodes.steps : nodes.waits).map { [memories] wait in
            ErrorStep(wait, a.kind, memory: memories)
        }
        guard !a.hasRate, nodes.passes.contains(where: { $0 > 1 }) else { return }
        for i in error.indices.dropFirst() where max(nodes.passes[i - 1], nodes.passes[i]) > 1 {
            error[i] = error[i].averaged(
                from: (nodes.passes[i - 1], nodes.shares[i - 1]), to: (nodes.passes[i], nodes.shares[i]))
        }
    }

    private func filtered<Shape: ErrorShape>(
        _ shape: Shape.Type, _ a: ElevationModel, _ b: ElevationModel
    ) -> Pair {
        let grade = Pair(a.grade, b.grade)
        let slow = Pair(a.error, b.error)
        let independent = Pair(a.white, b.white)
        let (s2, p, white) = (grade * grade, slow * slow, independent * independent)
        let scale = nodes.scales[first]
        var state = FilterState<Shape, Pair>(
            height: measurements[first].height, grade: s2 * Pair(repeating: scale * scale),
            error: p * Pair(repeating: nodes.shares[first]), rate: Pair(repeating: 3) * p / (memories * memories))
        var sum = LogarithmicSum()
        func noise(_ node: Measurement) -> Pair {
            white * Pair(repeating: node.white) + Pair(repeating: node.averaged)
        }
        let one = Pair(repeating: 1)
        // The first is what is expected.
        var seen = FilterState<Shape, Pair>.Seen()
        seen.precision = one / (state.hh + (state.uu + noise(measurements[first])))
        for i in first + 1..<measurements.count {
            let here = measurements[i]
            let variance = state.advance(
                past: seen, terrain[i], times: s2, error[i], times: p, jump: here.jump, noise: noise(here))
            seen = .init()
            if here.height.isNaN { continue }
            let innovation = Pair(repeating: here.height) - state.h - state.u
            seen.precision = one / variance
            seen.pull = innovation * seen.precision
            sum.add(innovation * seen.pull, seen.precision)
        }
        return sum.value
    }
}

/// Half of Σ log p - e²p over innovations e with precisions p, of two models.
struct LogarithmicSum {
    private var squares = Pair(repeating: 0)
    /// Of the precisions, but for powers of two taken out before it leaves the range of numbers.
    private var product = Pair(repeating: 1)
    private var exponent = Pair(repeating: 0)
    private var factors = 0

    /// - Parameters: e²p and p.
    @inline(__always) mutating func add(_ square: Pair, _ precision: Pair) {
        squares += square
        product = product * precision
        factors += 1
        // Variances lie between a square millimetre and a few thousand square kilometres.
        if factors == 16 {
            let split = product.split
            (exponent, product, factors) = (exponent + split.exponent, split.mantissa, 0)
        }
    }

    var value: Pair {
        (exponent * Pair(repeating: Pair.logarithmOf2) + product.logarithm - squares) * Pair(repeating: 0.5)
    }
}
