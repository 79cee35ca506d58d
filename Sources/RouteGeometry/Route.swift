/// What a runner keeps and runs again: a line with what is known of the ground along it.
public struct Route: Sendable {
    public var name: String
    public let points: PointColumns
    public let line: Polyline
    /// In order, without gap or overlap, from 0 to the line's length.
    public var stretches: [Stretch]
    /// On which side of the road traffic drives.
    public var drivingSide: Fact<Side>

    public init(name: String, points: PointColumns, stretches: [Stretch], drivingSide: Fact<Side>) {
        self.init(name: name, points: points, line: Polyline(points), stretches: stretches, drivingSide: drivingSide)
    }

    /// - Parameter line: `points`, measured.
    public init(name: String, points: PointColumns, line: Polyline, stretches: [Stretch], drivingSide: Fact<Side>) {
        self.name = name
        self.points = points
        self.line = line
        self.stretches = stretches
        self.drivingSide = drivingSide
    }

    /// The route drawn the other way: the same ground, edges swapped.
    public func reversed() -> Route {
        let total = line.length
        return Route(
            name: name, points: points.reversed(),
            stretches: stretches.reversed().map { $0.reversed(in: total) }, drivingSide: drivingSide)
    }

    /// Metres of the route whose stretch meets `condition`.
    public func length(where condition: (Stretch) -> Bool) -> Double {
        stretches.reduce(0) { condition($1) ? $0 + $1.length : $0 }
    }

    /// Whether all but a twentieth of it is athletics track.
    public var isTrack: Bool { length { $0.surface.value == .track } >= 0.95 * line.length }
}
