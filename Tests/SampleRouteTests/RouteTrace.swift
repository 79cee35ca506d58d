import TestSupport

/// The points of a sample route.
struct RouteTrace: Sendable {
    struct Point: Sendable {
        let latitude: Double
        let longitude: Double
        let elevation: Double
        /// The time in the form of GPX, where the route is a recording.
        let time: String?
        /// What is known of the ground from here on.
        let ground: Ground
    }

    let points: [Point]

    init(_ route: SampleRoute) {
        var roadGenerator = SplitMix64(seed: route.roadSeed ?? route.seed)
        let line = Self.line(of: route, using: &roadGenerator)
        var generator = SplitMix64(seed: ~route.seed)
        let distances = Self.distances(of: route, on: line, using: &generator)
        let grounds = Self.grounds(of: route, at: distances)
        let noise = RecordingNoise(of: route, using: &generator)
        points = distances.indices.map { index in
            let distance = distances[index]
            let place = line.point(at: route.placeOnLine(after: distance))
            let coordinate = LocalPlane.coordinate(of: place + noise.offset(at: distance))
            var time: String?
            if case .recorded(let recording) = route.sampling {
                time = recording.time(ofPoint: index)
            }
            return Point(
                latitude: coordinate.latitude,
                longitude: coordinate.longitude,
                elevation: route.height(after: distance) + noise.elevation(at: distance),
                time: time,
                ground: grounds[index]
            )
        }
    }

    /// The drawn shape with the bends that roads and paths have: wide ones, and smaller ones a third as far.
    private static func line(of route: SampleRoute, using generator: inout SplitMix64) -> PlaneLine {
        let drawn = PlaneLine(along: route.shape.polyline(), length: route.lineLength)
        guard route.meander > 0 else { return drawn }
        let closed = route.shape.isClosed
        let wide = SmoothNoise(over: drawn.length, every: 330, closed: closed, using: &generator)
        let small = SmoothNoise(over: drawn.length, every: 120, closed: closed, using: &generator)
        return drawn.moved(closed: closed) { distance in
            route.meander * (0.75 * wide.value(at: distance) + 0.25 * small.value(at: distance))
        }
    }

    /// The distances at which points lie: the first at the start, the last at the end, one at a turn-round.
    ///
    /// Equal shares of ∫ ds / spacing, so that a last-digit difference in one bend moves points by as little.
    private static func distances(
        of route: SampleRoute, on line: PlaneLine, using generator: inout SplitMix64
    ) -> [Double] {
        let pace = SmoothNoise(over: line.length, every: 400, closed: false, using: &generator)
        let cells = Int(line.length.rounded())
        let cell = line.length / Double(cells)
        var shares = [0.0]
        for index in 0..<cells {
            let middle = (Double(index) + 0.5) * cell
            shares.append(shares[index] + cell / route.sampling.spacing(on: line, at: middle, pace: pace))
        }
        let total = shares[cells]
        let count = Int(total.rounded())
        var index = 0
        var wayOut = (0..<count).map { number in
            let share = total * Double(number) / Double(count)
            while shares[index + 1] < share {
                index += 1
            }
            return (Double(index) + (share - shares[index]) / (shares[index + 1] - shares[index])) * cell
        }
        wayOut.append(line.length)
        return route.isOutAndBack ? wayOut + wayOut.dropLast().reversed().map { route.length - $0 } : wayOut
    }

    /// The ground from each point on; a stretch starts at the point nearest to where it should.
    private static func grounds(of route: SampleRoute, at distances: [Double]) -> [Ground] {
        var grounds = [Ground](repeating: Ground(), count: distances.count)
        for stretch in route.stretchesAsRun {
            let after = distances.firstIndex { $0 >= stretch.start } ?? distances.count - 1
            let before = max(after - 1, 0)
            let isNearer = stretch.start - distances[before] < distances[after] - stretch.start
            for index in (isNearer ? before : after)..<distances.count {
                grounds[index] = stretch.ground
            }
        }
        return grounds
    }
}
