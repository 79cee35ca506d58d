/// The length of lines whose points come one after the other, as `Polyline` measures it, in constant memory.
public struct LineLength: Sendable {
    private var last: EarthPoint?
    /// Of all lines so far, in metres.
    public private(set) var metres = 0.0

    public init() {}

    /// Draws on to `place`.
    public mutating func draw(to place: Coordinate) {
        let point = EarthPoint(place)
        if let last { metres += last.distance(to: point) }
        last = point
    }

    /// Ends the line: the next point begins another one.
    public mutating func lift() { last = nil }
}
