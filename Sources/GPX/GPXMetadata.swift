/// What a file says of itself besides its name and description.
public struct GPXMetadata: Sendable, Hashable {
    public var author: String?
    public var authorEmail: String?
    public var authorLink: GPXLink?
    public var keywords: String?
    /// When the file was written, in seconds since 1970-01-01T00:00:00Z.
    public var time: Double?
    public var bounds: GPXBounds?
    public var links: [GPXLink] = []

    public init() {}
}

/// A link to a page; that of GPX 1.0 is an address with a name.
public struct GPXLink: Sendable, Hashable {
    public var address: String
    public var text: String?
    /// The kind of what lies there, such as `image/jpeg`.
    public var type: String?

    public init(address: String) { self.address = address }
}

/// The bounds that the writer claims; nothing checks them against the points. Degrees; the western one is larger than the
/// eastern one where the file crosses the antimeridian.
public struct GPXBounds: Sendable, Hashable {
    public var south, west, north, east: Double

    public init(south: Double, west: Double, north: Double, east: Double) {
        self.south = south
        self.west = west
        self.north = north
        self.east = east
    }
}

/// The words on a point; most points have none.
public struct GPXPointLabels: Sendable, Hashable {
    /// The index of the point in its columns.
    public var point: Int
    public var name: String?
    public var description: String?
    public var comment: String?
    public var source: String?
    public var symbol: String?
    public var type: String?
    public var links: [GPXLink] = []

    public init(at point: Int) { self.point = point }
}
