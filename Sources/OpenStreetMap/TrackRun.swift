public import RouteGeometry

/// A run round an athletics track.
public struct TrackRun: Sendable, Hashable {
    /// OpenStreetMap's id of the track.
    public let wayID: Int64
    /// How often round, not rounded.
    public let laps: Double
    /// The side the laps turn to: left is counter-clockwise.
    public let turning: Side
    /// Metres of one lap along the way as mapped.
    public let lapLength: Double
}

extension RouteMatch {
    /// The tracks that were run round, at least half a lap each, in the order of their ways.
    public var trackRuns: [TrackRun] {
        var progress: [Int: Double] = [:]
        var loops: [Int: (length: Double, isCounterclockwise: Bool)] = [:]
        for sample in visitOfSample.indices.dropFirst() {
            guard let visit = visit(ofSample: sample) else { continue }
            let way = Int(network.edgeWay[visit.edge])
            guard network.tags(ofWay: way).wayClass == .athleticsTrack, let from = place(of: sample - 1, on: way),
                let to = place(of: sample, on: way), let loop = loops[way] ?? network.loop(way)
            else { continue }
            loops[way] = loop
            // The short way round; positive as the map draws it.
            let step = to - from
            let turn = abs(step) <= loop.length / 2 ? 0 : step > 0 ? loop.length : -loop.length
            progress[way, default: 0] += step - turn
        }
        return progress.sorted { $0.key < $1.key }.compactMap { way, metres in
            guard let loop = loops[way], abs(metres) >= loop.length / 2 else { return nil }
            let isLeft = (metres > 0) == loop.isCounterclockwise
            return TrackRun(
                wayID: network.id(ofWay: way), laps: abs(metres) / loop.length, turning: isLeft ? .left : .right,
                lapLength: loop.length)
        }
    }

    /// Metres from the start of the way.
    private func place(of sample: Int, on way: Int) -> Double? {
        guard let visit = visit(ofSample: sample), Int(network.edgeWay[visit.edge]) == way else { return nil }
        let first = Int(network.wayFirstEdge[way])
        let before = (first..<visit.edge).reduce(0.0) { $0 + Double(network.edgeLength($1)) }
        return before + Double(alongs[sample])
    }
}

extension WayNetwork {
    /// Metres round a way that ends where it starts, and which way round it is drawn; `nil` for one that is open.
    func loop(_ way: Int) -> (length: Double, isCounterclockwise: Bool)? {
        let edges = Int(wayFirstEdge[way])..<Int(wayFirstEdge[way + 1])
        guard let first = edges.first, let last = edges.last, edgeEnds[first].x == edgeEnds[last].y else { return nil }
        let origin = places[points(of: first).lowerBound]
        let scale = LocalScale(latitude: origin.latitude)
        var (length, area) = (0.0, 0.0)
        for edge in edges {
            length += Double(edgeLength(edge))
            for point in points(of: edge).dropLast() {
                area += scale.vector(origin, places[point]).cross(scale.vector(origin, places[point + 1])) / 2
            }
        }
        return (length, area > 0)
    }
}
