/// The ground of a route, every part of it once: routes go out and back, in laps, up and down one hill.
///
/// A terrain model has one height for one place. Its error is the same each time, and passes say no more of the ground
/// than the first. Taken for as many recordings, ten climbs of one hill would be a wave more even than any ground, and be
/// put down to the error.
///
/// A receiver errs another way each time: the mean of all passes says more of the ground than one does, and how they
/// differ says how much it errs, which one pass does not tell from hills. On 216 simulated recordings, a third of them each
/// repeats of a hill, laps and out-and-backs, climbs were 10, 24 and 8 % off in the median with each pass for itself, and 4,
/// 17 and 6 % as here; laps climbed least.
struct GroundOnce {
    /// Nodes on new ground, in order.
    let fresh: [Int]
    /// Of each node where its ground is known from; `nil` for new ground.
    let places: [KnownGround.Place?]

    /// How far off and how much higher or lower a pass may be, m: of lines drawn, and of recordings, which stray 3 to 6 m and
    /// two from each other by 5 to 9 m in the median. Ours.
    private static let drawn = (reach: 12.0, agreement: 2.0)
    private static let recorded = (reach: 20.0, agreement: Double.infinity)
    /// Metres that a stretch recorded again is at least long, and times its expectation that the square of the difference of
    /// two passes' heights may have in the mean. Ours.
    private static let (least, mostDiscord) = (100.0, 4.0)
    /// A longer route, of some 200 km, is not looked at.
    private static let mostNodes = 10_000

    /// `nil` where the line comes over no ground twice.
    ///
    /// - Parameters:
    ///   - variance: of one recorded height's error, m²; `nil` for a terrain model's heights, which are the same each time.
    ///   - point: where the line is at a distance along it, in Earth-centred metres.
    init?(
        of nodes: ElevationNodes, variance: Double? = nil, at point: (_ distance: Double) -> SIMD3<Double>
    ) {
        guard nodes.heights.count <= Self.mostNodes else { return nil }
        let limits = variance == nil ? Self.drawn : Self.recorded
        var known = KnownGround(nodes, within: limits.reach, agreement: limits.agreement, at: point)
        var places = nodes.heights.indices.map { known.visit($0) }
        if let variance { Self.dropOthers(from: &places, nodes, most: Self.mostDiscord * 2 * variance) }
        self.places = places
        fresh = places.indices.filter { places[$0] == nil }
        if fresh.count == places.count { return nil }
    }

    /// Takes stretches for new ground that are short, as where ways cross, or lie at another height, as a road above one.
    private static func dropOthers(from places: inout [KnownGround.Place?], _ nodes: ElevationNodes, most: Double) {
        var start = 0
        while start < places.count {
            guard places[start] != nil else {
                start += 1
                continue
            }
            var (end, squares, count) = (start, 0.0, 0.0)
            while end < places.count, let place = places[end] {
                let off = nodes.heights[end] - place.value(of: nodes.heights)
                if !off.isNaN { (squares, count) = (squares + off * off, count + 1) }
                end += 1
            }
            let length = nodes.distances[end - 1] - nodes.distances[start]
            if length < least || squares > most * count { for i in start..<end { places[i] = nil } }
            start = end
        }
    }

    /// What is known of the ground, at each pass over it.
    ///
    /// - Parameter once: at each node of `fresh`.
    func everywhere(_ once: ElevationPosterior) -> ElevationPosterior {
        var nodes: [ElevationPosterior.Node] = []
        nodes.reserveCapacity(places.count)
        var next = 0
        for place in places {
            guard let place else {
                nodes.append(once.nodes[next])
                next += 1
                continue
            }
            let (a, b) = (nodes[place.node], nodes[place.node + 1])
            func between(_ value: KeyPath<ElevationPosterior.Node, Double>) -> Double {
                a[keyPath: value] + place.share * (b[keyPath: value] - a[keyPath: value])
            }
            nodes.append(
                ElevationPosterior.Node(
                    height: between(\.height), grade: place.isReversed ? -between(\.grade) : between(\.grade),
                    variance: between(\.variance)))
        }
        return ElevationPosterior(nodes: nodes, surprise: once.surprise)
    }

    /// How often the line comes over the ground at each node in the direction it has there.
    var passes: [Double] {
        var along = places.map { $0 == nil ? 1.0 : 0 }
        var against = places.map { _ in 0.0 }
        for case let place? in places {
            func count(_ passes: inout [Double]) {
                passes[place.node] += 1 - place.share
                passes[place.node + 1] += place.share
            }
            if place.isReversed { count(&against) } else { count(&along) }
        }
        return places.indices.map { i in
            guard let place = places[i] else { return along[i] }
            let passes = place.isReversed ? against : along
            return max(1, place.value(of: passes))
        }
    }
}
