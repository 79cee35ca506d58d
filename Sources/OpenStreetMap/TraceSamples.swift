internal import RouteGeometry

/// The places along a line that are matched: its points and, where they are far apart, places between them.
struct TraceSamples {
    private(set) var places: [MapPlace] = []
    /// Metres from the start along the line.
    private(set) var distances: [Double] = []
    /// The sample at each of the line's points.
    private(set) var sampleOfPoint: [Int] = []
    /// The samples whose ways are searched for, about a spacing apart; the others follow from them.
    private(set) var anchors: [Int] = []

    /// - Parameters:
    ///   - distances: metres along the line to each point.
    ///   - spacing: metres between anchors.
    init(_ points: PointColumns, distances pointDistances: [Double], spacing: Double) {
        // A line over thousands of kilometres of nothing needs no more places than 3 000 km do.
        let gap = max(spacing, (pointDistances.last ?? 0) / 300_000)
        for index in 0..<points.count {
            let place = MapPlace(points.latitudes[index], points.longitudes[index])
            if index > 0 { fill(to: place, at: pointDistances[index], gap, spacing) }
            sampleOfPoint.append(places.count)
            add(place, at: pointDistances[index], spacing, isLast: index == points.count - 1)
        }
    }

    /// The times of the samples, between points as far between their times; NaN where a neighbour has none.
    func times(_ times: [Double]) -> [Double] {
        var all = [Double](repeating: .nan, count: places.count)
        for (point, sample) in sampleOfPoint.enumerated() {
            all[sample] = times[point]
            guard point > 0 else { continue }
            let (before, gap) = (sampleOfPoint[point - 1], distances[sample] - distances[sampleOfPoint[point - 1]])
            for between in before + 1..<max(before + 1, sample) where gap > 0 {
                let share = (distances[between] - distances[before]) / gap
                all[between] = times[point - 1] + share * (times[point] - times[point - 1])
            }
        }
        return all
    }

    /// Adds places between the last one and `place` where they are much more than `gap` metres apart.
    private mutating func fill(to place: MapPlace, at distance: Double, _ gap: Double, _ spacing: Double) {
        guard let last = places.last, let start = distances.last, distance - start > 1.6 * gap else { return }
        let count = Int(((distance - start) / gap).rounded(.up))
        for step in 1..<max(1, count) {
            let share = Double(step) / Double(count)
            add(last.moved(toward: place, by: share), at: start + share * (distance - start), spacing, isLast: false)
        }
    }

    private mutating func add(_ place: MapPlace, at distance: Double, _ spacing: Double, isLast: Bool) {
        if let anchor = anchors.last {
            if LocalScale.distance(places[anchor], place) >= 0.95 * spacing || isLast { anchors.append(places.count) }
        } else {
            anchors.append(0)
        }
        places.append(place)
        distances.append(distance)
    }
}

extension MapPlace {
    init(_ latitude: Double, _ longitude: Double) {
        self.init(
            latitude: Int32((max(-90, min(90, latitude)) * Self.perDegree).rounded()),
            longitude: Int32((max(-180, min(180, longitude)) * Self.perDegree).rounded()))
    }

    func moved(toward other: MapPlace, by share: Double) -> MapPlace {
        var longitude = Double(Int64(other.longitude) - Int64(self.longitude))
        if abs(longitude) > 1.8e9 { longitude -= longitude > 0 ? 3.6e9 : -3.6e9 }
        var east = Double(self.longitude) + share * longitude
        if abs(east) > 1.8e9 { east -= east > 0 ? 3.6e9 : -3.6e9 }
        let north = Double(latitude) + share * Double(Int64(other.latitude) - Int64(latitude))
        return MapPlace(latitude: Int32(north.rounded()), longitude: Int32(east.rounded()))
    }
}
