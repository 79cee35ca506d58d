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
            own = min(ElevationNodes.widestNode, max(0.1, step))
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
        let squares = means { posterior.nodes[$0].grade * posterior.nodes[$0].grade + posterior.nodes[$0].variance }
        return zip(squares, scales).map { mean, last in
            let scale = mean.squareRoot() / grade
            return min(3, max(least, isHasty ? scale * (scale / last).squareRoot() : scale))
        }
    }

    /// The mean of a number near each node both ways.
    @inline(__always) func means(of value: (_ node: Int) -> Double) -> [Double] {
        var means = weights.map(\.own)
        var meanOf = means.mutableSpan
        // What lies before each node and at it, then what lies behind it.
        var (sum, own, fade) = (0.0, 0.0, 0.0)
        for (i, weight) in weights.enumerated() {
            sum = sum * weight.fade + value(i) * weight.own
            meanOf[i] = sum
        }
        sum = 0
        for i in weights.indices.reversed() {
            sum = (sum + own) * fade
            meanOf[i] = (meanOf[i] + sum) / weights[i].sum
            own = value(i) * weights[i].own
            fade = weights[i].fade
        }
        return means
    }
}
