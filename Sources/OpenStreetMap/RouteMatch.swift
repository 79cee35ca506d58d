public import RouteGeometry

/// A route laid along the ways of a map: which way each of its places is on, and where on none.
public struct RouteMatch: Sendable {
    public let network: WayNetwork
    /// Metres from the route's start to each sample; the route's points are among them.
    let distances: [Double]
    /// The visit each sample belongs to, -1 where the route is on no way.
    private(set) var visitOfSample: [Int32]
    /// Metres from the start of the visit's edge.
    let alongs: [Float]
    /// Metres to the right of the way, seen along travel; negative to the left.
    let rightOffsets: [Float]
    let visits: [Visit]
    /// The sample at each of the route's points.
    let sampleOfPoint: [Int]
    /// The samples whose ways were searched for, and how sure each is of its own.
    let anchors: [Int]
    let doubts: [MatchDoubt]

    /// Metres.
    public var length: Double { distances.last ?? 0 }

    /// The way a point of the route is on, `nil` where it is on none.
    public func way(atPoint point: Int) -> Int? {
        visit(ofSample: sampleOfPoint[point]).map { Int(network.edgeWay[$0.edge]) }
    }

    /// Whether the route runs against the way as the map draws it, at a point.
    public func isAgainstWay(atPoint point: Int) -> Bool? {
        visit(ofSample: sampleOfPoint[point]).map(\.isAgainst)
    }

    func visit(ofSample sample: Int) -> Visit? {
        visitOfSample[sample] < 0 ? nil : visits[Int(visitOfSample[sample])]
    }

    /// The same on no way wherever `other`, of the same line on another map, is on one.
    func leavingOut(_ other: RouteMatch) -> RouteMatch {
        var rest = self
        for sample in visitOfSample.indices where other.visitOfSample[sample] >= 0 { rest.visitOfSample[sample] = -1 }
        return rest
    }
}

/// Lays routes along the ways of a network. For one thread at a time.
public struct RouteMatcher: ~Copyable {
    public let network: WayNetwork
    public let model: MatchModel
    private var decoder: MatchDecoder

    public init(_ network: WayNetwork, model: MatchModel = MatchModel()) {
        self.network = network
        self.model = model
        decoder = MatchDecoder(network, model)
    }

    deinit { decoder.router.deallocate() }

    /// Matches a recording or a drawn line. O(points), in memory that grows with them and with the network's vertices.
    ///
    /// - Parameter distances: metres along the line to each point.
    public mutating func match(_ points: PointColumns, distances: [Double]) -> RouteMatch {
        precondition(points.count == distances.count, "one distance a point")
        let samples = TraceSamples(points, distances: distances, spacing: model.spacing)
        let times = points.times.map(samples.times)
        let (row, doubts) = decoder.decode(samples, times: times)
        let visits = decoder.visits(row)
        var assigned = SampleAssignment(samples, row, visits, network)
        if let times {
            let pace = SteadyPace(window: model.steadyPace, mostChange: model.steadyPaceLimit)
            assigned.steady(pace, times: times, visits, network)
        }
        return RouteMatch(
            network: network, distances: samples.distances, visitOfSample: assigned.visitOfSample,
            alongs: assigned.alongs, rightOffsets: assigned.rightOffsets, visits: visits,
            sampleOfPoint: samples.sampleOfPoint, anchors: samples.anchors, doubts: doubts)
    }
}
