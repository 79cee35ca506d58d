/// The model of one kind of source that explains a recording best: the mode of the posterior density of its numbers,
/// first by how the heights bend at each scale (`ElevationScales`), then by their likelihood (`ElevationLikelihood`).
struct ElevationFit: Sendable {
    let prior: ElevationPrior
    private(set) var model: ElevationModel
    /// Minus the logarithm of the posterior density among kinds, up to a constant they share: the less, the more this kind
    /// is to be believed. By the bends until it is weighed.
    private(set) var standing: Double
    /// Variance of one sample's own error, m².
    let sample: Double
    private var bends: ModelSearch<ElevationScales.Judge>
    private var search: ModelSearch<LikelihoodOfParts>?
    private let differences: PassDifferences?

    /// The best by the bends, from afar.
    ///
    /// - Parameters:
    ///   - resolution: metres the heights are multiples of; rounding adds a twelfth of its square.
    ///   - differences: of passes over the same ground.
    init(_ prior: ElevationPrior, to scales: ElevationScales, resolution: Double, differences: PassDifferences? = nil) {
        self.prior = prior
        sample = prior.sample * prior.sample + resolution * resolution / 12
        var differences = differences
        differences?.sample = sample
        self.differences = differences
        bends = ModelSearch(prior, by: scales.judge(prior, sample: sample), from: prior.starts)
        (model, standing) = (prior.centre, .infinity)
        settleByBends([0.7])
    }

    /// Goes on from there.
    mutating func settleByBends(_ steps: [Double] = [0.4, 0.3]) {
        for step in steps { bends.settle(step: step, rounds: 2, gain: 0.1) }
        (model, standing) = (bends.model, bends.objective + prior.handicap)
    }

    /// Variance of one recorded height's error, m².
    var variance: Double { model.error * model.error + model.white * model.white + sample }

    /// Judges what was found by the likelihood of `nodes`.
    mutating func weigh(_ nodes: ElevationNodes) {
        let search = ModelSearch(prior, by: likelihood(of: nodes), from: [model], isTrusting: prior.isPlain)
        standing = search.objective + prior.handicap
        self.search = search
    }

    /// Goes on from there: at most so many rounds, until one gains less than `gain`.
    mutating func settle(step: Double, rounds: Int, gain: Double) {
        guard var search else { return }
        search.settle(step: step, rounds: rounds, gain: gain)
        (model, standing) = (search.model, search.objective + prior.handicap)
        self.search = search
    }

    /// Fits the numbers again to nodes of which the terrain's local roughness is known, unless the route is flat.
    mutating func fitAgain(to nodes: ElevationNodes) {
        fitAgain(by: likelihood(of: nodes))
    }

    /// The same to a terrain model's heights of which it is known where they err more.
    mutating func fitAgain(to track: GroundTrack) {
        fitAgain(by: LikelihoodOfParts(track, sample: sample))
    }

    private mutating func fitAgain(by likelihood: LikelihoodOfParts) {
        guard !model.isLevel else { return }
        var search = ModelSearch(prior, by: likelihood, from: [model])
        for step in [0.4, 0.25, 0.15] { search.refine(step: step) }
        model = search.model
    }

    private func likelihood(of nodes: ElevationNodes) -> LikelihoodOfParts {
        prior.kind == .ground
            ? LikelihoodOfParts(GroundTrack(nodes), sample: sample)
            : LikelihoodOfParts(nodes, sample: sample, differences: differences)
    }

    /// Takes the route for flat where level terrain explains the recording nearly as well as what was found: a spike of
    /// belief at no grade beside the slab of all others (Mitchell & Beauchamp 1988, doi:10.1080/01621459.1988.10478694).
    mutating func flatten() {
        guard model.grade < Self.gentle, var search else { return }
        if search.lossOfFlat() < Self.mostLoss { model = model.level }
    }

    /// Grades whose standard deviation is less than this may be none; and what in the logarithm of the likelihood that
    /// may cost. Ours.
    private static let (gentle, mostLoss) = (0.01, 2.0)
}

/// The likelihood of a recording, of a longer one that of four parts of it, evenly spread.
private struct LikelihoodOfParts: ModelLikelihood {
    private var parts: [any ModelLikelihood]

    /// Nodes looked at, at most.
    private static let mostNodes = 700

    init(_ nodes: ElevationNodes, sample: Double, differences: PassDifferences? = nil) {
        parts = Self.parts(of: nodes.heights.count).map { ElevationLikelihood(of: nodes.part($0), sample: sample) }
        if let differences { parts.append(differences) }
    }

    init(_ track: GroundTrack, sample: Double) {
        parts = Self.parts(of: track.nodes.heights.count).map { GroundLikelihood(of: track.part($0), sample: sample) }
    }

    private static func parts(of count: Int) -> [Range<Int>] {
        guard count > mostNodes else { return [0..<count] }
        let part = mostNodes / 4
        return (0..<4).map { i in
            let start = (count - part) * i / 3
            return start..<(start + part)
        }
    }

    mutating func logarithms(of a: ElevationModel, _ b: ElevationModel) -> Pair {
        parts.indices.reduce(Pair(repeating: 0)) { $0 + parts[$1].logarithms(of: a, b) }
    }
}
