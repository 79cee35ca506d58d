#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

extension GroundOnce {
    /// `nodes` on new ground alone with the mean height of all passes over it, and how the passes differ.
    ///
    /// The mean of the errors of k passes, of which each correlates by ρ with the next, has (1 + 2Σρ/k)/k times the variance of
    /// one.
    ///
    /// - Parameter memory: seconds after which 1/e of an error is left.
    func averaged(_ nodes: ElevationNodes, memory: Double) -> (nodes: ElevationNodes, differences: PassDifferences) {
        var sums = [PassSums](repeating: PassSums(), count: nodes.heights.count)
        var clock = 0.0
        for (i, place) in places.enumerated() {
            clock += nodes.waits[i]
            guard !nodes.heights[i].isNaN else { continue }
            func add(_ share: Double, to node: Int) {
                sums[node].add(nodes.heights[i], count: nodes.counts[i], share: share, at: clock, of: i, memory: memory)
            }
            if let place {
                add(1 - place.share, to: place.node)
                add(place.share, to: place.node + 1)
            } else {
                add(1, to: i)
            }
        }
        var once = nodes.picked(fresh)
        for (k, i) in fresh.enumerated() where sums[i].weight > 1 {
            once.heights[k] = sums[i].height / sums[i].weight
            once.counts[k] = sums[i].weight * sums[i].weight / sums[i].inverse
            (once.passes[k], once.parts[k]) = (sums[i].weight, sums[i].weight)
            once.shares[k] = min(1, (1 + 2 * sums[i].correlation / sums[i].weight) / sums[i].weight)
        }
        return (once, differences(nodes, from: sums.map { $0.height / $0.weight }))
    }

    /// Of all passes from their mean at the place; of k passes there are k − 1 to be counted.
    private func differences(_ nodes: ElevationNodes, from means: [Double]) -> PassDifferences {
        var (squares, seconds, count, inverse) = (0.0, 0.0, 0.0, 0.0)
        let known = Set(places.compactMap { $0?.node })
        for (i, place) in places.enumerated() {
            if place == nil && !known.contains(i) { continue }
            let off = nodes.heights[i] - (place?.value(of: means) ?? means[i])
            guard !off.isNaN else { continue }
            squares += off * off
            inverse += 1 / nodes.counts[i]
            if place != nil { (seconds, count) = (seconds + nodes.waits[i], count + 1) }
        }
        return PassDifferences(square: squares / max(1, count), seconds: seconds, inverse: inverse / max(1, count))
    }
}

/// The heights of all passes over one place.
private struct PassSums {
    /// Of heights by their weights, m; of the weights, one a pass; of one over the samples of a height; and of the correlations
    /// of errors from each pass to the next.
    var (height, weight, inverse, correlation) = (0.0, 0.0, 0.0, 0.0)
    private var last: (time: Double, node: Int)?

    mutating func add(_ height: Double, count: Double, share: Double, at time: Double, of node: Int, memory: Double) {
        self.height += share * height
        weight += share
        inverse += share * share / count
        if let last, node > last.node + 1 { correlation += exp(-(time - last.time) / memory) }
        last = (time, node)
    }
}
