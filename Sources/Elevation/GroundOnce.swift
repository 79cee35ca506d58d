/// The ground of a drawn line, every part of it once.
///
/// A terrain model has one height for one place, however often the line comes by: out and back, in laps, up and down one
/// hill. Its error is the same each time, and the passes say no more of the ground than the first. Taken for as many
/// recordings, ten climbs of one hill would be a wave more even than any ground, and be put down to the error.
///
struct GroundOnce {
    /// Nodes on new ground, in order.
    let fresh: [Int]
    /// Of each node where its ground is known from; `nil` for new ground.
    private let places: [KnownGround.Place?]

    /// A longer route, of some 200 km, is not looked at.
    private static let mostNodes = 10_000

    /// `nil` where the line comes over no ground twice.
    ///
    /// - Parameter point: where the line is at a distance along it, in Earth-centred metres.
    init?(of nodes: ElevationNodes, at point: (_ distance: Double) -> SIMD3<Double>) {
        guard nodes.heights.count <= Self.mostNodes else { return nil }
        var known = KnownGround(nodes, at: point)
        places = nodes.heights.indices.map { known.visit($0) }
        fresh = places.indices.filter { [places] in places[$0] == nil }
        if fresh.count == places.count { return nil }
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
            return max(1, passes[place.node] + place.share * (passes[place.node + 1] - passes[place.node]))
        }
    }
}
