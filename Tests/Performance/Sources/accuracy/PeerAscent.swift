/// How other programs sum ascent, each re-implemented from what its source does.
struct PeerAscent: Sendable {
    typealias Heights = [(distance: Double, height: Double)]

    let name: String
    let ascent: @Sendable (Heights) -> Double

    static let all = [
        PeerAscent(name: "raw sum (Organic Maps, phpGPX)") { rises($0.map(\.height)) },
        // gpxpy, gpxpy/geo.py: 0.3, 0.4, 0.3, then all rises.
        PeerAscent(name: "gpxpy") { rises(smoothed($0.map(\.height))) },
        // GoldenCheetah, BasicRideMetrics.cpp, ElevationGain: hysteresis of 3 m.
        PeerAscent(name: "GoldenCheetah 3 m") { hysteresis($0.map(\.height), 3) },
        // GPXKit, TrackGraph.swift: the reference moves where it is left by more than 5 m.
        PeerAscent(name: "GPXKit 5 m") { hysteresis($0.map(\.height), 5) },
        // OsmAnd: slopes over 70 % dropped, Ramer–Douglas–Peucker 7 m, rises between what is kept.
        PeerAscent(name: "OsmAnd RDP 7 m") { rises(simplified(withoutCliffs($0), 7).map(\.height)) },
        // gpx.studio, gpx.ts: Ramer–Douglas–Peucker 20 m, a 100 m mean within each piece.
        PeerAscent(name: "gpx.studio 100 m") { rises(averaged($0, 100)) },
        // GraphHopper, EdgeElevationSmoothingMovingAverage.java: 150 m.
        PeerAscent(name: "GraphHopper 150 m") { rises(averaged($0, 150)) },
        // BRouter, RoutingEngine.java: a dead band of 10 m.
        PeerAscent(name: "BRouter 10 m") { hysteresis($0.map(\.height), 10) },
        PeerAscent(name: "150 m mean, 5 m threshold") { turningPoints(averaged($0, 150), 5) },
    ]

    private static func rises(_ heights: [Double]) -> Double {
        zip(heights, heights.dropFirst()).reduce(0) { $0 + max(0, $1.1 - $1.0) }
    }

    private static func smoothed(_ h: [Double]) -> [Double] {
        h.indices.map { i in
            i == 0 || i == h.count - 1 ? h[i] : 0.3 * h[i - 1] + 0.4 * h[i] + 0.3 * h[i + 1]
        }
    }

    private static func hysteresis(_ heights: [Double], _ threshold: Double) -> Double {
        guard var reference = heights.first else { return 0 }
        var sum = 0.0
        for height in heights where abs(height - reference) > threshold {
            sum += max(0, height - reference)
            reference = height
        }
        return sum
    }

    /// Rises between turning points at least `threshold` apart.
    private static func turningPoints(_ heights: [Double], _ threshold: Double) -> Double {
        guard let first = heights.first else { return 0 }
        var (low, high, sum, isRising) = (first, first, 0.0, false)
        for height in heights {
            if isRising {
                high = max(high, height)
                if high - height >= threshold { (sum, low, isRising) = (sum + high - low, height, false) }
            } else {
                low = min(low, height)
                if height - low >= threshold { (high, isRising) = (height, true) }
            }
        }
        return isRising ? sum + high - low : sum
    }

    /// The mean over `window` metres at every 10 m, narrower at the ends.
    private static func averaged(_ points: Heights, _ window: Double) -> [Double] {
        guard let first = points.first, let last = points.last, last.distance > first.distance else { return [] }
        var integrals = [0.0]
        for (a, b) in zip(points, points.dropFirst()) {
            integrals.append(integrals[integrals.count - 1] + (b.distance - a.distance) * (a.height + b.height) / 2)
        }
        func integral(_ distance: Double, _ i: inout Int) -> Double {
            while i < points.count - 2, points[i + 1].distance < distance { i += 1 }
            let (a, b) = (points[i], points[i + 1])
            let run = distance - a.distance
            let slope = b.distance > a.distance ? (b.height - a.height) / (b.distance - a.distance) : 0
            return integrals[i] + run * (a.height + slope * run / 2)
        }
        var (i, j) = (0, 0)
        return stride(from: first.distance + 5, through: last.distance - 5, by: 10).map { place in
            let half = min(window / 2, place - first.distance, last.distance - place)
            return (integral(place + half, &j) - integral(place - half, &i)) / (2 * half)
        }
    }

    private static func withoutCliffs(_ points: Heights) -> Heights {
        var kept: Heights = []
        for point in points {
            if let last = kept.last, abs(point.height - last.height) > 0.7 * max(1, point.distance - last.distance) {
                continue
            }
            kept.append(point)
        }
        return kept
    }

    /// Ramer 1972, doi:10.1016/S0146-664X(72)80017-0, in distance and height.
    private static func simplified(_ points: Heights, _ tolerance: Double) -> Heights {
        guard points.count > 2 else { return points }
        var keep = [Bool](repeating: false, count: points.count)
        (keep[0], keep[points.count - 1]) = (true, true)
        var spans = [(0, points.count - 1)]
        while let (a, b) = spans.popLast() {
            guard b > a + 1 else { continue }
            let (run, rise) = (points[b].distance - points[a].distance, points[b].height - points[a].height)
            let length = (run * run + rise * rise).squareRoot()
            func offset(_ i: Int) -> Double {
                let (x, y) = (points[i].distance - points[a].distance, points[i].height - points[a].height)
                return length > 0 ? abs(x * rise - y * run) / length : (x * x + y * y).squareRoot()
            }
            let farthest = (a + 1..<b).max { offset($0) < offset($1) } ?? a
            guard offset(farthest) > tolerance else { continue }
            keep[farthest] = true
            spans += [(a, farthest), (farthest, b)]
        }
        return zip(points, keep).filter(\.1).map(\.0)
    }
}
