/// Every sample put on the nearest place of what was run between its anchors.
struct SampleAssignment {
    var visitOfSample: [Int32]
    var alongs: [Float]
    private(set) var rightOffsets: [Float]

    init(_ samples: TraceSamples, _ row: [Candidate], _ visits: [Visit], _ network: WayNetwork) {
        visitOfSample = [Int32](repeating: -1, count: samples.places.count)
        alongs = [Float](repeating: 0, count: samples.places.count)
        rightOffsets = [Float](repeating: 0, count: samples.places.count)
        var first = 0
        for (anchor, sample) in samples.anchors.enumerated() {
            let end = anchor + 1 < samples.anchors.count ? samples.anchors[anchor + 1] : samples.places.count
            let isOn = row[anchor].edge != MatchStates.offEdge
            let isNextOn = anchor + 1 < row.count ? row[anchor + 1].edge != MatchStates.offEdge : isOn
            while first < visits.count, visits[first].lastAnchor < anchor { first += 1 }
            var last = first
            while last < visits.count, visits[last].firstAnchor <= anchor + 1 { last += 1 }
            var lowest = first
            for place in sample..<end {
                // Between a place on a way and one on none, each sample follows the nearer.
                let isNearNext = place - sample > end - place
                guard isNearNext ? isNextOn : isOn else { continue }
                assign(place, samples.places[place], &lowest, last, visits, network)
            }
        }
    }

    private mutating func assign(
        _ sample: Int, _ place: MapPlace, _ lowest: inout Int, _ end: Int, _ visits: [Visit], _ network: WayNetwork
    ) {
        let scale = LocalScale(latitude: place.latitude)
        var best = Double.infinity
        var chosen = lowest
        for visit in lowest..<max(lowest, end) {
            let found = network.nearest(on: visits[visit], to: place, scale)
            guard found.squared < best else { continue }
            best = found.squared
            chosen = visit
            visitOfSample[sample] = Int32(visit)
            alongs[sample] = found.along
            rightOffsets[sample] = Float(found.right)
        }
        lowest = chosen
    }
}

extension WayNetwork {
    /// The nearest place to `place` on what a visit ran along: metres from the edge's start, metres to the right of
    /// travel, and the distance squared.
    func nearest(
        on visit: Visit, to place: MapPlace, _ scale: LocalScale
    ) -> (along: Float, right: Double, squared: Double) {
        let range = points(of: visit.edge)
        let (low, high) = (min(visit.start, visit.end), max(visit.start, visit.end))
        var best: (along: Float, right: Double, squared: Double) = (low, 0, .infinity)
        for point in range.dropLast() {
            let (first, second) = (pointDistance[point], pointDistance[point + 1])
            if second < low || first > high, high > low || second <= first { continue }
            let start = scale.vector(place, places[point])
            let leg = scale.vector(place, places[point + 1]) - start
            let square = leg.dot(leg)
            let length = Double(second - first)
            let least = length > 0 ? max(0, Double(low - first) / length) : 0
            let most = length > 0 ? min(1, Double(high - first) / length) : 0
            let free = square > 0 ? -start.dot(leg) / square : 0
            let share = min(max(least, most), max(least, free))
            let offset = -(start + leg * share)
            let squared = offset.dot(offset)
            guard squared < best.squared else { continue }
            // To the right of the leg as drawn, by the line it lies on and not its end.
            let right = square > 0 ? -leg.cross(-start) / square.squareRoot() : 0
            best = (first + Float(share * length), visit.isAgainst ? -right : right, squared)
        }
        return best
    }
}
