import RouteGeometry

/// Where the heights of a route were taken.
struct RoutePlaces {
    /// Metres along the line of each height.
    let distances: [Double]
    let coordinate: (Int) -> Coordinate

    /// Metres straight from one distance along the line to another, each taken for the nearest height's. O(log n).
    func advance(from start: Double, to end: Double) -> Double {
        coordinate(nearest(to: start)).distance(to: coordinate(nearest(to: end)))
    }

    /// Where the line is at `distance` along it: at the nearest height's place. O(log n).
    func coordinate(along distance: Double) -> Coordinate { coordinate(nearest(to: distance)) }

    /// Where the line is at `distance` along it, on the chord between the two heights beside it, in Earth-centred metres.
    /// O(log n).
    func point(along distance: Double) -> SIMD3<Double> {
        let near = nearest(to: distance)
        let other = distance < distances[near] ? max(0, near - 1) : min(distances.count - 1, near + 1)
        let (start, length) = (distances[near], distances[other] - distances[near])
        let here = EarthPoint(coordinate(near)).vector
        guard length != 0 else { return here }
        let share = min(1, max(0, (distance - start) / length))
        return here + share * (EarthPoint(coordinate(other)).vector - here)
    }

    private func nearest(to distance: Double) -> Int {
        var (low, high) = (0, distances.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if distances[middle] < distance { low = middle + 1 } else { high = middle }
        }
        return low > 0 && distance - distances[low - 1] < distances[low] - distance ? low - 1 : low
    }
}
