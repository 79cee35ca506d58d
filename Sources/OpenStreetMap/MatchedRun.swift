public import RouteGeometry

/// A part of a route on one way, one way round, or on none.
public struct MatchedRun: Sendable, Hashable {
    /// Metres from the start of the route as drawn.
    public var start: Double
    public var end: Double
    /// `nil` where the route is on no way of the map.
    public let way: Int?
    /// Whether the route as drawn runs against the way as the map draws it.
    public let isAgainst: Bool
    /// How likely it is that this is the way and no other, 0 to 1; and that what lies there is on it.
    public internal(set) var confidence = 1.0
    var surfaceConfidence = 1.0
    /// The way the route is on if not on this one, `nil` for none.
    public internal(set) var otherWay: Int?
    /// Samples of the match.
    var samples: Range<Int>

    /// Metres.
    public var length: Double { end - start }

    /// The edge of the route that lies on an edge of the way: they swap where the two run against each other.
    public func edge(_ edgeOfWay: Edge) -> Edge { isAgainst ? edgeOfWay.opposite : edgeOfWay }

    /// The edge of the way that is on `edge` of the route, if a footway is known there; `nil` where none is.
    func footway(_ edge: Edge?, _ tags: WayTags) -> Edge? {
        guard let ofWay = edge.map(self.edge), tags.wayClass.isCarriageway else { return nil }
        return tags.footways?.contains(ofWay) == true || tags.footwaySurface(ofWay) != nil ? ofWay : nil
    }

    /// What `oneway` of the way is along the route.
    public func oneway(_ ofWay: Oneway) -> Oneway { isAgainst ? ofWay.reversed : ofWay }
}

extension RouteMatch {
    /// The ways in order, from the route's start to its end without a gap.
    public var runs: [MatchedRun] {
        var runs: [MatchedRun] = []
        for sample in distances.indices {
            let visit = visit(ofSample: sample)
            let way = visit.map { Int(network.edgeWay[$0.edge]) }
            let isAgainst = visit?.isAgainst ?? false
            if let last = runs.last, last.way == way, last.isAgainst == isAgainst {
                runs[runs.count - 1].samples = last.samples.lowerBound..<sample + 1
                runs[runs.count - 1].end = distances[sample]
            } else {
                // One way ends and the next begins between two samples.
                let start = sample == 0 ? 0 : (distances[sample - 1] + distances[sample]) / 2
                if !runs.isEmpty { runs[runs.count - 1].end = start }
                runs.append(
                    MatchedRun(
                        start: start, end: distances[sample], way: way, isAgainst: isAgainst,
                        samples: sample..<sample + 1))
            }
        }
        return runs.filter { $0.length > 0 }.map(weighed)
    }

    /// The same with how sure it is: the mean of the anchors on it, or near it where none is.
    private func weighed(_ run: MatchedRun) -> MatchedRun {
        var run = run
        let after = anchors.indices.partitioningIndex { anchors[$0] >= run.samples.lowerBound }
        let end = anchors.indices.partitioningIndex { anchors[$0] >= run.samples.upperBound }
        let own = after < end ? after..<end : max(0, min(after, anchors.count) - 1)..<min(anchors.count, after + 1)
        guard !own.isEmpty else { return run }
        run.confidence = own.reduce(0) { $0 + doubts[$1].wayConfidence } / Double(own.count)
        run.surfaceConfidence = own.reduce(0) { $0 + doubts[$1].surfaceConfidence } / Double(own.count)
        var votes: [Int: Double] = [:]
        for anchor in own {
            guard let other = doubts[anchor].otherWay, other != run.way else { continue }
            votes[other, default: 0] += 1 - doubts[anchor].wayConfidence
        }
        run.otherWay = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        return run
    }

    /// The share of the route that is on ways of the map, 0 to 1.
    public var matchedShare: Double {
        length > 0 ? runs.reduce(0) { $1.way == nil ? $0 : $0 + $1.length } / length : 0
    }
}
