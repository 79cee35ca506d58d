#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A recording explained as terrain and the error of one kind of source, and what that makes of its climbs.
struct ModelledElevation: Sendable {
    let source: ElevationSource
    /// Metres climbed and descended between the first and the last known height.
    let ascent: Double
    let descent: Double
    /// Half the width of the 80 % interval of either, m.
    let spread: Double
    let nodes: ElevationNodes
    let posterior: ElevationPosterior

    /// Nodes with a height that it takes to tell terrain from error. Ours.
    private static let fewestNodes = 12
    /// Metres either way over which the terrain's own roughness is judged.
    private static let reach = 300.0
    /// Metres over which the errors of grade hang together, for the model's own standard deviation.
    private static let correlation = 200.0
    /// In the logarithm of the posterior density: what lies so far behind after one round is given up, and a round that
    /// gains less is the last. Ours; neither changes a figure of the table `ElevationEstimate` quotes.
    private static let (hopeless, settled) = (6.0, 0.3)
    /// A model whose innovations are more than so many times their expected squares does not know its recording. Ours.
    private static let mostSurprise = 2.0

    /// `nil` where the source is unclear.
    ///
    /// A recording with times is a barometer's or a receiver's, a sparse line without is a planner's, and a dense one
    /// without times may be any. Kinds compete by posterior density.
    init?(_ repair: ElevationRepair, at distances: [Double], times: [Double]?, isTerrain: Bool) {
        var nodes = ElevationNodes(repair.elevations, at: distances, times: times)
        guard nodes.heights.count(where: { !$0.isNaN }) >= Self.fewestNodes else { return nil }
        nodes.findJumps()
        let isPlanned = ElevationSource.isPlanned(distances, times: times)
        var kinds: [ElevationPrior] = []
        if !isTerrain, !isPlanned { kinds += [.barometer, .gpsAltitude, .filtered] }
        if isTerrain || times == nil { kinds.append(.terrainModel) }
        guard let fit = Self.best(of: kinds, on: nodes, resolution: repair.resolution) else { return nil }
        let passages = nodes.passages(of: fit.model)
        let fades = nodes.steps.map { exp(-$0 / Self.reach) }
        var posterior = nodes.smoothed(by: fit.model, over: passages, sample: fit.sample)
        // Terrain is rough here and smooth there; rounds of expectation and maximisation find where.
        for _ in 0..<fit.prior.roughness.rounds {
            nodes.scales = nodes.localScales(
                posterior, grade: fit.model.grade, fades: fades, least: fit.prior.roughness.least)
            posterior = nodes.smoothed(by: fit.model, over: passages, sample: fit.sample)
        }
        guard posterior.surprise < Self.mostSurprise else { return nil }
        let climb = posterior.climb(along: nodes.steps, correlation: Self.correlation)
        (ascent, descent) = (climb.up, climb.down)
        source = fit.prior.source
        let share = fit.prior.spread
        let parts = [
            share.model * climb.deviation, share.ascent * max(climb.up, climb.down),
            share.length * (distances.last ?? 0) / 1000,
        ]
        spread = parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
        self.nodes = nodes
        self.posterior = posterior
    }

    /// The unusual kinds last: only they need looking at that may still win.
    private static func best(
        of kinds: [ElevationPrior], on nodes: ElevationNodes, resolution: Double
    ) -> ElevationFit? {
        var fits = kinds.flatMap { kind in
            kind.starts.map { ElevationFit(kind, to: nodes, resolution: resolution, grades: $0) }
        }
        var lead = Double.infinity
        for isUsual in [true, false] {
            let tried = fits.indices.filter { (fits[$0].prior.handicap == 0) == isUsual }
            for i in tried where fits[i].standing < lead + fits[i].prior.mostGain {
                fits[i].refine(step: 0.7)
                lead = min(lead, fits[i].standing)
            }
            for i in tried where fits[i].standing < lead + hopeless {
                fits[i].settle(step: 0.4, rounds: 3, gain: settled)
                lead = min(lead, fits[i].standing)
            }
        }
        guard lead.isFinite else { return nil }
        var best = fits.min { $0.standing < $1.standing }
        best?.flatten()
        return best
    }
}
