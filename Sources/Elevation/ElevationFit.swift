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
        for grade in grades {
            for memory in prior.memories {
                var trial = prior.centre
                (trial.grade, trial.memory) = (grade, memory)
                let value = objective(of: trial)
                if value < objective { (model, objective) = (trial, value) }
            }
        }
    }

    /// One round of coordinate search in the logarithms: the vertex of a parabola through three values a factor of
    /// e^`step` apart. Costs three likelihoods a number.
    mutating func refine(step: Double) {
        for part in prior.fitted {
            let centre = model[keyPath: part]
            func value(_ shift: Double) -> Double {
                var trial = model
                trial[keyPath: part] = centre * exp(shift)
                return objective(of: trial)
            }
            let (low, high) = (value(-step), value(step))
            var best = low < high ? (shift: -step, value: low) : (shift: step, value: high)
            let bend = low + high - 2 * objective
            if bend > 0 {
                let vertex = max(-2 * step, min(2 * step, step * (low - high) / (2 * bend)))
                let found = value(vertex)
                if found < best.value { best = (vertex, found) }
            }
            if best.value < objective {
                model[keyPath: part] = centre * exp(best.shift)
                objective = best.value
            }
        }
    }

    /// Takes the route for flat where level terrain explains the recording nearly as well as what was found: a spike of
    /// belief at no grade beside the slab of all others (Mitchell & Beauchamp 1988, doi:10.1080/01621459.1988.10478694).
    mutating func flatten() {
        guard model.grade < Self.gentle else { return }
        var flat = model
        flat.grade = Self.level
        let loss =
            objective(of: flat) - prior.penalty(flat) - (objective - prior.penalty(model))
        if loss < Self.mostLoss { model = flat }
    }

    /// Grades whose standard deviation is less than this may be none; what stands for none; and what in the logarithm of
    /// the likelihood that may cost. Ours.
    private static let (gentle, level, mostLoss) = (0.01, 0.0006, 2.0)

    private mutating func objective(of model: ElevationModel) -> Double {
        var objective = prior.penalty(model)
        for i in parts.indices { objective -= parts[i].logarithm(of: model) }
        return objective
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
