public import RouteGeometry

extension Side {
    /// The side of the road on which traffic drives at `place`.
    ///
    /// Right within about 2 km of a border at worst; of the 418 towns of the tz database's zone.tab all come out right.
    /// O(vertices): 1 229.
    public init(trafficAt place: Coordinate) {
        // The rings end at 180° from either side, and a ring's eastern edge is not in it.
        let x = place.longitude < 180 ? place.longitude * 1000 : -180_000
        let y = place.latitude * 1000
        let crossings = zip(LeftHandTrafficAreas.rings, Self.latitudes).reduce(0) { sum, ring in
            ring.1.contains(y) ? sum + Self.crossings(of: ring.0, eastOf: x, y) : sum
        }
        let drivesRight = Self.rightHandIslands.contains { $0.x.contains(x) && $0.y.contains(y) }
        self = crossings % 2 == 1 && !drivesRight ? .left : .right
    }

    /// Gibraltar and Diego Garcia, which the rings take in.
    private static let rightHandIslands: [(x: ClosedRange<Double>, y: ClosedRange<Double>)] = [
        (-5_400 ... -5_330, 36_100...36_160), (72_300...72_600, -7_500 ... -7_200),
    ]

    /// From where to where each ring reaches, in thousandths of a degree.
    private static let latitudes = LeftHandTrafficAreas.rings.map { ring in
        let all = stride(from: 1, to: ring.count, by: 2).map { Double(ring[$0]) }
        return (all.min() ?? 0)...(all.max() ?? 0)
    }

    /// How many sides of `ring` a ray from (x, y) toward the east crosses.
    private static func crossings(of ring: [Int32], eastOf x: Double, _ y: Double) -> Int {
        var count = 0
        var (previousX, previousY) = (Double(ring[ring.count - 2]), Double(ring[ring.count - 1]))
        for i in stride(from: 0, to: ring.count, by: 2) {
            let (nextX, nextY) = (Double(ring[i]), Double(ring[i + 1]))
            if (previousY > y) != (nextY > y),
                x < previousX + (y - previousY) / (nextY - previousY) * (nextX - previousX)
            {
                count += 1
            }
            (previousX, previousY) = (nextX, nextY)
        }
        return count
    }
}
