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
    /// In the logarithm of the posterior density: kinds so far behind by their bends, or by their likelihood before the
    /// search, are given up; and a round that gains less is the last. Ours.
    private static let (unlikely, hopeless, settled) = (60.0, 25.0, 3.0)
    /// A model whose innovations are more than so many times their expected squares does not know its recording. Ours.
    private static let mostSurprise = 2.0

    /// `nil` where the source is unclear.
    ///
    /// A recording with times is a barometer's or a receiver's, or where nothing but rounding shows from sample to
    /// sample perhaps a terrain model's; a sparse line without is a planner's, and a dense one without times may be
    /// any. Kinds compete by posterior density.
    ///
    /// - Parameter isSmooth: whether nothing but rounding shows in a recording with times.
    init?(
        _ repair: ElevationRepair, at places: RoutePlaces, times: [Double]?, isTerrain: Bool, isSmooth: Bool
    ) {
        let distances = places.distances
        var nodes = ElevationNodes(repair.elevations, at: distances, times: times)
        guard nodes.heights.count(where: { !$0.isNaN }) >= Self.fewestNodes else { return nil }
        let isPlanned = ElevationSource.isPlanned(distances, times: times)
        var kinds: [ElevationPrior] = []
        if !isTerrain, !isPlanned { kinds += [.barometer, .gpsAltitude, .filtered] }
        if isTerrain || times == nil {
            kinds.append(.terrainModel)
        } else if isSmooth {
            kinds.append(.correctedRecording)
        }
        guard var fit = Self.best(of: kinds, on: nodes, resolution: repair.resolution), fit.prior.source != .unclear
        else { return nil }
        let posterior =
            fit.prior.kind == .ground
            ? Self.posterior(ofTerrainModel: &nodes, under: &fit)
            : Self.posterior(of: &nodes, under: &fit, at: places)
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

    /// Terrain is rough here and smooth there; rounds of expectation and maximisation find where.
    private static func posterior(
        of nodes: inout ElevationNodes, under fit: inout ElevationFit, at places: RoutePlaces
    ) -> ElevationPosterior {
        let (prior, error, white) = (fit.prior, fit.model.error, fit.model.white)
        let ground =
            prior.isNoisy
            ? RepeatedGround(
                of: nodes, at: places.coordinate(along:), variance: error * error + white * white + fit.sample) : nil
        var averaged = ground?.averaged(nodes, under: fit.model) ?? nodes
        var coarse = CoarseNodes(of: averaged, most: prior.roughness.nodes)
        var passages = coarse.nodes.passages(of: fit.model, sample: fit.sample)
        let roughness = LocalRoughness(steps: coarse.nodes.steps, reach: reach)
        for round in 0..<prior.roughness.rounds {
            coarse.nodes.scales = roughness.scales(
                coarse.nodes.smoothed(by: fit.model, over: passages), grade: fit.model.grade,
                after: coarse.nodes.scales, least: prior.roughness.least, isHasty: prior.roughness.isHasty)
            guard round == 0, prior.isNoisy else { continue }
            nodes.scales = coarse.scales
            fit.fitAgain(to: nodes)
            averaged = ground?.averaged(nodes, under: fit.model) ?? nodes
            coarse = CoarseNodes(of: averaged, most: prior.roughness.nodes)
            passages = coarse.nodes.passages(of: fit.model, sample: fit.sample)
        }
        averaged.scales = coarse.scales
        nodes.scales = averaged.scales
        if prior.roughness.nodes > 1 { passages = averaged.passages(of: fit.model, sample: fit.sample) }
        return averaged.smoothed(by: fit.model, over: passages)
    }

    /// The same for a terrain model, whose numbers are fitted again once it is known where it errs more.
    private static func posterior(
        ofTerrainModel nodes: inout ElevationNodes, under fit: inout ElevationFit
    ) -> ElevationPosterior {
        let near = LocalRoughness(steps: nodes.steps, reach: reach)
        let roughness = fit.prior.roughness
        var track = GroundTrack(nodes)
        var posterior = track.smoothed(by: fit.model, sample: fit.sample)
        if !fit.model.isLevel {
            track.judgeErrors(by: posterior, near: near)
            fit.fitAgain(to: track)
            posterior = track.smoothed(by: fit.model, sample: fit.sample)
        }
        for _ in 0..<roughness.rounds {
            track.nodes.scales = near.scales(
                posterior, grade: fit.model.grade, after: track.nodes.scales, least: roughness.least,
                isHasty: roughness.isHasty)
            if !fit.model.isLevel { track.judgeErrors(by: posterior, near: near) }
            posterior = track.smoothed(by: fit.model, sample: fit.sample)
        }
        nodes = track.nodes
        return posterior
    }

    /// Kinds far behind by their bends from afar are not looked at nearer, those still far behind not weighed, and kinds far
    /// behind by their weight not searched on.
    private static func best(
        of kinds: [ElevationPrior], on nodes: ElevationNodes, resolution: Double
    ) -> ElevationFit? {
        let scales = ElevationScales(of: nodes)
        var fits = kinds.map { ElevationFit($0, to: scales, resolution: resolution) }
        func drop(behind most: Double) {
            let lead = fits.reduce(.infinity) { min($0, $1.standing) }
            fits.removeAll { !($0.standing <= lead + most) }
        }
        drop(behind: 2 * unlikely)
        for i in fits.indices { fits[i].settleByBends() }
        drop(behind: unlikely)
        for i in fits.indices { fits[i].weigh(nodes) }
        drop(behind: hopeless)
        for i in fits.indices { fits[i].settle(step: 0.4, rounds: 4, gain: settled) }
        var best = fits.min { $0.standing < $1.standing }
        best?.flatten()
        return best
    }
}
