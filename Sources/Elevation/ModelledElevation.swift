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
        guard let found = Self.explanation(of: nodes, as: kinds, at: places, resolution: repair.resolution)
        else { return nil }
        let fit = found.fit
        posterior = found.posterior
        let climb = posterior.climb(along: nodes.steps, passes: found.passes, correlation: Self.correlation)
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

    /// A model, what it makes of the nodes, and how often the line comes over the ground at each, where it comes over some more
    /// than once and that was judged once.
    private typealias Explanation = (fit: ElevationFit, posterior: ElevationPosterior, passes: [Double]?)

    /// By the likeliest of the kinds that know the recording; `nil` where that one is unclear, and where none does.
    private static func explanation(
        of nodes: ElevationNodes, as kinds: [ElevationPrior], at places: RoutePlaces, resolution: Double
    ) -> Explanation? {
        let isTerrain = kinds.allSatisfy { $0.kind == .ground }
        let ground = isTerrain ? GroundOnce(of: nodes, at: places.point(along:)) : nil
        let once = ground.map { nodes.picked($0.fresh) } ?? nodes
        for fit in likeliest(kinds, on: once, resolution: resolution) {
            if fit.prior.source == .unclear { return nil }
            let found =
                isTerrain
                ? explanation(once, by: fit, ground)
                : explanation(of: nodes, by: fit, at: places, resolution: resolution)
            if found.posterior.surprise < mostSurprise { return found }
        }
        return nil
    }

    /// By one kind, of ground that is judged once where that kind's errors let it.
    private static func explanation(
        of nodes: ElevationNodes, by fit: ElevationFit, at places: RoutePlaces, resolution: Double
    ) -> Explanation {
        if fit.prior.isNoisy, let ground = GroundOnce(of: nodes, variance: fit.variance, at: places.point(along:)) {
            let (once, differences) = ground.averaged(nodes, memory: fit.model.memory)
            return explanation(
                once, by: again(fit, on: once, resolution: resolution, differences: differences), ground)
        }
        if fit.prior.kind == .ground, let ground = GroundOnce(of: nodes, at: places.point(along:)) {
            let once = nodes.picked(ground.fresh)
            return explanation(once, by: again(fit, on: once, resolution: resolution), ground)
        }
        return explanation(nodes, by: fit, nil)
    }

    private static func explanation(
        _ once: ElevationNodes, by fit: ElevationFit, _ ground: GroundOnce?
    ) -> Explanation {
        var fit = fit
        fit.flatten()
        let posterior =
            fit.prior.kind == .ground
            ? posterior(ofTerrainModel: once, under: &fit) : posterior(of: once, under: &fit)
        return (fit, ground?.everywhere(posterior) ?? posterior, ground?.passes)
    }

    /// The same kind fitted to other nodes.
    private static func again(
        _ fit: ElevationFit, on nodes: ElevationNodes, resolution: Double, differences: PassDifferences? = nil
    ) -> ElevationFit {
        likeliest([fit.prior], on: nodes, resolution: resolution, differences: differences).first ?? fit
    }

    /// Terrain is rough here and smooth there; rounds of expectation and maximisation find where. Where merged nodes leave a
    /// barometer surprised, as hills of 300 m do, it is looked at node by node.
    private static func posterior(of nodes: ElevationNodes, under fit: inout ElevationFit) -> ElevationPosterior {
        let merged = fit.prior.roughness.nodes
        let posterior = posterior(of: nodes, under: &fit, merging: merged)
        guard merged > 1, posterior.surprise >= mostSurprise else { return posterior }
        return self.posterior(of: nodes, under: &fit, merging: 1)
    }

    private static func posterior(
        of nodes: ElevationNodes, under fit: inout ElevationFit, merging most: Int
    ) -> ElevationPosterior {
        var nodes = nodes
        let prior = fit.prior
        var coarse = CoarseNodes(of: nodes, most: most)
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
        if most > 1 { passages = nodes.passages(of: fit.model, sample: fit.sample) }
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

    /// The kinds that may be it, the likeliest first. Kinds far behind by their bends from afar are not looked at nearer, those
    /// still far behind not weighed, and kinds far behind by their weight not searched on.
    private static func likeliest(
        _ kinds: [ElevationPrior], on nodes: ElevationNodes, resolution: Double, differences: PassDifferences? = nil
    ) -> [ElevationFit] {
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
        return fits.sorted { $0.standing < $1.standing }
    }
}
