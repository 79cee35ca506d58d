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
        let nodes = ElevationNodes(repair.elevations, at: distances, times: times)
        guard nodes.heights.count(where: { !$0.isNaN }) >= Self.fewestNodes else { return nil }
        let isPlanned = ElevationSource.isPlanned(distances, times: times)
        var kinds: [ElevationPrior] = []
        if !isTerrain, !isPlanned { kinds += [.barometer, .gpsAltitude, .filtered] }
        if isTerrain || times == nil {
            kinds.append(.terrainModel)
        } else if isSmooth {
            kinds.append(.correctedRecording)
        }
        guard let climbed = Self.climbed(nodes, as: kinds, at: places, resolution: repair.resolution),
            climbed.posterior.surprise < Self.mostSurprise
        else { return nil }
        let (fit, passes) = (climbed.fit, climbed.passes)
        posterior = climbed.posterior
        let climb = posterior.climb(along: nodes.steps, passes: passes, correlation: Self.correlation)
        (ascent, descent) = (climb.up, climb.down)
        source = fit.prior.source
        let share = fit.prior.spread
        let parts = [
            share.model * climb.deviation, share.ascent * max(climb.up, climb.down),
            share.length * (distances.last ?? 0) / 1000,
        ]
        spread = parts.reduce(0) { $0 + $1 * $1 }.squareRoot()
        self.nodes = nodes
    }

    /// The model of the kind that explains `nodes` best, what it makes of them, and how often the line comes over the ground
    /// at each, where it comes over some more than once and that was judged once; `nil` where the kind is unclear.
    private static func climbed(
        _ nodes: ElevationNodes, as kinds: [ElevationPrior], at places: RoutePlaces, resolution: Double
    ) -> (fit: ElevationFit, posterior: ElevationPosterior, passes: [Double]?)? {
        let isTerrain = kinds.allSatisfy { $0.kind == .ground }
        var ground = isTerrain ? GroundOnce(of: nodes, at: places.point(along:)) : nil
        var once = ground.map { nodes.picked($0.fresh) } ?? nodes
        guard var fit = best(of: kinds, on: once, resolution: resolution), fit.prior.source != .unclear
        else { return nil }
        if fit.prior.isNoisy, let found = GroundOnce(of: nodes, variance: fit.variance, at: places.point(along:)) {
            let (averaged, differences) = found.averaged(nodes, memory: fit.model.memory)
            (ground, once) = (found, averaged)
            fit = best(of: [fit.prior], on: once, resolution: resolution, differences: differences) ?? fit
        } else if fit.prior.kind == .ground, !isTerrain, let found = GroundOnce(of: nodes, at: places.point(along:)) {
            (ground, once) = (found, nodes.picked(found.fresh))
            fit = best(of: [fit.prior], on: once, resolution: resolution) ?? fit
        }
        let posterior =
            fit.prior.kind == .ground
            ? posterior(ofTerrainModel: once, under: &fit) : posterior(of: once, under: &fit)
        return (fit, ground?.everywhere(posterior) ?? posterior, ground?.passes)
    }

    /// Terrain is rough here and smooth there; rounds of expectation and maximisation find where.
    private static func posterior(of nodes: ElevationNodes, under fit: inout ElevationFit) -> ElevationPosterior {
        var nodes = nodes
        let prior = fit.prior
        var coarse = CoarseNodes(of: nodes, most: prior.roughness.nodes)
        var passages = coarse.nodes.passages(of: fit.model, sample: fit.sample)
        let roughness = LocalRoughness(steps: coarse.nodes.steps, reach: reach)
        for round in 0..<prior.roughness.rounds {
            coarse.nodes.scales = roughness.scales(
                coarse.nodes.smoothed(by: fit.model, over: passages), grade: fit.model.grade,
                after: coarse.nodes.scales, least: prior.roughness.least, isHasty: prior.roughness.isHasty)
            guard round == 0, prior.isNoisy else { continue }
            nodes.scales = coarse.scales
            fit.fitAgain(to: nodes)
            passages = coarse.nodes.passages(of: fit.model, sample: fit.sample)
        }
        nodes.scales = coarse.scales
        if prior.roughness.nodes > 1 { passages = nodes.passages(of: fit.model, sample: fit.sample) }
        return nodes.smoothed(by: fit.model, over: passages)
    }

    /// The same for a terrain model, whose numbers are fitted again once it is known where it errs more.
    private static func posterior(
        ofTerrainModel nodes: ElevationNodes, under fit: inout ElevationFit
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
        return posterior
    }

    /// Kinds far behind by their bends from afar are not looked at nearer, those still far behind not weighed, and kinds far
    /// behind by their weight not searched on.
    private static func best(
        of kinds: [ElevationPrior], on nodes: ElevationNodes, resolution: Double, differences: PassDifferences? = nil
    ) -> ElevationFit? {
        let scales = ElevationScales(of: nodes)
        var fits = kinds.map { ElevationFit($0, to: scales, resolution: resolution, differences: differences) }
        func drop(behind most: Double) {
            let lead = fits.reduce(.infinity) { min($0, $1.standing) }
            fits.removeAll { !($0.standing <= lead + most) }
        }
        // From afar the winner of a long recording may yet be far behind.
        drop(behind: unlikely * max(2, Double(nodes.heights.count) / 200))
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
