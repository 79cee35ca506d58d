#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The model of one kind of source that explains a recording best: the mode of the posterior density of its numbers.
struct ElevationFit: Sendable {
    let prior: ElevationPrior
    private(set) var model: ElevationModel
    /// Minus the logarithm of the posterior density, up to a constant all kinds share.
    private(set) var objective: Double
    /// The same among kinds: the less, the more it is to be believed.
    var standing: Double { objective + prior.handicap }
    /// Variance of one sample's own error, m².
    let sample: Double
    private var parts: [ElevationLikelihood]

    /// Nodes the search looks at, at most: a longer recording shows four parts of itself, evenly spread.
    private static let mostNodes = 700

    /// Starts from the best of `grades`, the rest as believed.
    ///
    /// - Parameter resolution: metres the heights are multiples of; rounding adds a twelfth of its square.
    init(_ prior: ElevationPrior, to nodes: ElevationNodes, resolution: Double, grades: [Double]) {
        self.prior = prior
        let sample = prior.sample * prior.sample + resolution * resolution / 12
        self.sample = sample
        model = prior.centre
        objective = .infinity
        parts = Self.parts(of: nodes.heights.count).map { ElevationLikelihood(of: nodes.part($0), sample: sample) }
        var trials: [ElevationModel] = []
        for grade in grades {
            for memory in prior.memories {
                var trial = prior.centre
                (trial.grade, trial.memory) = (grade, memory)
                trials.append(trial)
            }
        }
        for i in stride(from: 0, to: trials.count, by: 2) { take(trials[i], trials[min(i + 1, trials.count - 1)]) }
    }

    /// One round of coordinate search in the logarithms: the vertex of a parabola through three values a factor of
    /// e^`step` apart. Costs two pairs of likelihoods a number.
    mutating func refine(step: Double) {
        for part in prior.fitted {
            let (start, least) = (model, objective)
            func shifted(by shift: Double) -> ElevationModel {
                var trial = start
                trial[keyPath: part] *= exp(shift)
                return trial
            }
            let (low, high) = take(shifted(by: -step), shifted(by: step))
            let bend = low + high - 2 * least
            // The vertex lies (low - high)² / 8 bend below the middle.
            guard bend > 0, (low - high) * (low - high) > 8 * bend * Self.negligible else { continue }
            let vertex = max(-2 * step, min(2 * step, step * (low - high) / (2 * bend)))
            let trial = shifted(by: vertex)
            take(trial, trial)
        }
    }

    /// In the logarithm of the posterior density: where a parabola promises less, its vertex is not looked at. Ours.
    private static let negligible = 0.01

    /// At most so many rounds, until one gains less than `gain`.
    mutating func settle(step: Double, rounds: Int, gain: Double) {
        for _ in 0..<rounds {
            let before = objective
            refine(step: step)
            if before - objective < gain { return }
        }
    }

    /// The objectives of two models; the better of them stays if nothing so far was better still.
    @discardableResult
    private mutating func take(_ a: ElevationModel, _ b: ElevationModel) -> (Double, Double) {
        let values = objectives(of: a, b)
        if values.0 < objective { (model, objective) = (a, values.0) }
        if values.1 < objective { (model, objective) = (b, values.1) }
        return values
    }

    /// Takes the route for flat where level terrain explains the recording nearly as well as what was found: a spike of
    /// belief at no grade beside the slab of all others (Mitchell & Beauchamp 1988, doi:10.1080/01621459.1988.10478694).
    mutating func flatten() {
        guard model.grade < Self.gentle else { return }
        var flat = model
        flat.grade = Self.level
        let loss =
            objectives(of: flat, flat).0 - prior.penalty(flat) - (objective - prior.penalty(model))
        if loss < Self.mostLoss { model = flat }
    }

    /// Grades whose standard deviation is less than this may be none; what stands for none; and what in the logarithm of
    /// the likelihood that may cost. Ours.
    private static let (gentle, level, mostLoss) = (0.01, 0.0006, 2.0)

    private mutating func objectives(of a: ElevationModel, _ b: ElevationModel) -> (Double, Double) {
        var values = SIMD2(prior.penalty(a), prior.penalty(b))
        for i in parts.indices { values -= parts[i].logarithms(of: a, b) }
        return (values.x, values.y)
    }

    private static func parts(of count: Int) -> [Range<Int>] {
        guard count > mostNodes else { return [0..<count] }
        let part = mostNodes / 4
        return (0..<4).map { i in
            let start = (count - part) * i / 3
            return start..<(start + part)
        }
    }
}
