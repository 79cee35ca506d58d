#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What a recording says of models of one kind.
protocol ModelLikelihood: Sendable {
    /// The logarithms of the likelihood under two models, up to a constant: two for little more than the price of one.
    mutating func logarithms(of a: ElevationModel, _ b: ElevationModel) -> Pair
}

/// The search for the model of one kind with the highest posterior density.
struct ModelSearch<Likelihood: ModelLikelihood>: Sendable {
    /// A model, with minus the logarithm of its prior density, up to a constant.
    private struct Candidate {
        var model: ElevationModel
        var penalty: Double
    }

    private var best: Candidate
    /// Minus the logarithm of the posterior density of the best so far, up to a constant.
    private(set) var objective = Double.infinity
    private let prior: ElevationPrior
    private let fitted: [ElevationModel.Number]
    private var likelihood: Likelihood
    /// Whether what a parabola says of its vertex is taken for what the likelihood does.
    private let isTrusting: Bool
    /// What the best so far loses in the logarithm of the likelihood without any grade, where that has been looked at.
    private var loss: Double?

    /// The best so far.
    var model: ElevationModel { best.model }

    /// In the logarithm of the posterior density: where a parabola promises less, its vertex is not looked at; and where all
    /// trusted ones of a round do, they are taken at their word. Ours.
    private static var negligible: Double { 0.01 }
    private static var small: Double { 2 }

    init(
        _ prior: ElevationPrior, by likelihood: Likelihood, from starts: [ElevationModel], isTrusting: Bool = false
    ) {
        self.prior = prior
        self.likelihood = likelihood
        self.isTrusting = isTrusting
        fitted = prior.fitted
        best = Candidate(model: prior.centre, penalty: 0)
        let candidates = starts.map { Candidate(model: $0, penalty: prior.penalty($0)) }
        for i in stride(from: 0, to: candidates.count, by: 2) {
            take(candidates[i], candidates[min(i + 1, candidates.count - 1)])
        }
    }

    /// One round of coordinate search in the logarithms: the vertex of a parabola through three values a factor of
    /// e^`step` apart. Costs two pairs of likelihoods a number, and one where parabolas are trusted.
    mutating func refine(step: Double) {
        let before = (best, objective)
        var isGuess = false
        for number in fitted {
            let (start, least) = (best, objective)
            let (spread, deviations) = (prior.belief(of: number).spread, prior.deviations(of: number, in: start.model))
            func shifted(by shift: Double) -> Candidate {
                var trial = start
                trial.model[number] *= exp(shift)
                let there = deviations + shift / spread
                trial.penalty += (there * there - deviations * deviations) / 2
                if trial.model.memory > prior.mostMemory { trial.penalty = .infinity }
                return trial
            }
            let (low, high) = take(shifted(by: -step), shifted(by: step))
            let bend = low + high - 2 * least
            // The vertex lies (low - high)² / 8 bend below the middle.
            let drop = (low - high) * (low - high) / (8 * bend)
            guard bend > 0, drop > Self.negligible else { continue }
            let shift = step * (low - high) / (2 * bend)
            let vertex = shifted(by: max(-2 * step, min(2 * step, shift)))
            if isTrusting, abs(shift) <= step {
                (best, objective, loss, isGuess) = (vertex, least - drop, nil, true)
            } else {
                take(vertex, vertex)
            }
        }
        guard isGuess, before.1 - objective >= Self.small else { return }
        confirm()
        if objective > before.1 { (best, objective, loss) = (before.0, before.1, nil) }
    }

    /// At most so many rounds, until one gains less than `gain`.
    mutating func settle(step: Double, rounds: Int, gain: Double) {
        for _ in 0..<rounds {
            let before = objective
            refine(step: step)
            if before - objective < gain { return }
        }
    }

    /// Looks at what was guessed, and in the same go at the same without any grade.
    private mutating func confirm() {
        let values = likelihood.logarithms(of: model, model.level)
        objective = best.penalty - values.first
        loss = values.first - values.second
    }

    /// What the best so far loses in the logarithm of the likelihood, beliefs aside, without any grade.
    mutating func lossOfFlat() -> Double {
        if loss == nil { confirm() }
        return loss ?? 0
    }

    /// The objectives of two models; the better of them stays if nothing so far was better still.
    @discardableResult
    private mutating func take(_ a: Candidate, _ b: Candidate) -> (Double, Double) {
        let values = Pair(a.penalty, b.penalty) - likelihood.logarithms(of: a.model, b.model)
        if values.first < objective { (best, objective, loss) = (a, values.first, nil) }
        if values.second < objective { (best, objective, loss) = (b, values.second, nil) }
        return (values.first, values.second)
    }
}
