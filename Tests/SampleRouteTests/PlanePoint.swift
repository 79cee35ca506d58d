/// A point of the level plane the sample routes are drawn on, in metres east and north of the town's market square.
struct PlanePoint: Equatable, Sendable {
    let east: Double
    let north: Double

    init(_ east: Double, _ north: Double) {
        self.east = east
        self.north = north
    }

    static func + (left: PlanePoint, right: PlanePoint) -> PlanePoint {
        PlanePoint(left.east + right.east, left.north + right.north)
    }

    static func - (left: PlanePoint, right: PlanePoint) -> PlanePoint {
        PlanePoint(left.east - right.east, left.north - right.north)
    }

    static func * (factor: Double, point: PlanePoint) -> PlanePoint {
        PlanePoint(factor * point.east, factor * point.north)
    }

    /// The distance to `other`, in metres.
    func distance(to other: PlanePoint) -> Double {
        let east = other.east - east
        let north = other.north - north
        return (east * east + north * north).squareRoot()
    }
}
