/// Where the terrain is rougher or smoother than all along: the expected square of the grade near each node, both ways.
struct LocalRoughness {
    /// What a node counts for: metres of line; and how much of what lies before it still counts there.
    private struct Weight {
        let own, fade: Double
        /// Metres that all nodes count for at this one.
        var sum: Double
    }

    private var weights: [Weight]

    /// - Parameters:
    ///   - steps: metres to each node from the one before.
    ///   - reach: metres after which a node counts for 1/e of itself.
    init(steps: [Double], reach: Double) {
        var (before, own) = (0.0, 0.0)
        weights = steps.map { step in
            let fade = (step / reach).fading
            before = (before + own) * fade
            own = max(0.1, step)
            return Weight(own: own, fade: fade, sum: before + own)
        }
        var (behind, fade) = (0.0, 0.0)
        for i in weights.indices.reversed() {
            weights[i].sum += behind * fade
            behind = behind * fade + weights[i].own
            fade = weights[i].fade
        }
    }

    /// The local scales of a model's grade, from `least` to 3.
    ///
    /// - Parameters:
    ///   - grade: the model's standard deviation of it.
    ///   - scales: what they were so far.
    ///   - isHasty: whether to go half as far again from those, in the logarithm; rounds of expectation and
    ///     maximisation take short steps.
    func scales(
        _ posterior: ElevationPosterior, grade: Double, after scales: [Double], least: Double, isHasty: Bool
    ) -> [Double] {
        var local = scales
        var scaleOf = local.mutableSpan
        // What lies before each node and at it, then what lies behind it.
        var (square, own, fade) = (0.0, 0.0, 0.0)
        let before = zip(posterior.nodes, weights).map { node, weight in
            square *= weight.fade
            square += (node.grade * node.grade + node.variance) * weight.own
            return square
        }
        (square, own, fade) = (0, 0, 0)
        for i in before.indices.reversed() {
            let weight = weights[i]
            square = (square + own) * fade
            let scale = ((before[i] + square) / weight.sum).squareRoot() / grade
            let node = posterior.nodes[i]
            own = (node.grade * node.grade + node.variance) * weight.own
            fade = weight.fade
            scaleOf[i] = min(3, max(least, isHasty ? scale * (scale / scaleOf[i]).squareRoot() : scale))
        }
        return local
    }
}
