/// Where across the road the runner runs.
///
/// Footways and edges are those of the route as drawn; `facingTraffic` and `withTraffic` follow the runner round.
public enum Line: String, Sendable, CaseIterable {
    case facingTraffic = "facing_traffic"
    case withTraffic = "with_traffic"
    case leftFootway = "left_footway"
    case rightFootway = "right_footway"
    case leftEdge = "left_edge"
    case rightEdge = "right_edge"
    case middle

    /// The footway at `edge`.
    public static func footway(at edge: Edge) -> Line { edge == .left ? .leftFootway : .rightFootway }

    /// Whether this is a footway.
    public var isFootway: Bool { self == .leftFootway || self == .rightFootway }

    /// The edge of the route as drawn that it is bound to, whichever way it is run; `nil` where it follows the runner
    /// round, and in the middle.
    public var ownEdge: Edge? {
        switch self {
        case .leftFootway, .leftEdge: .left
        case .rightFootway, .rightEdge: .right
        case .facingTraffic, .withTraffic, .middle: nil
        }
    }

    /// The edge of the route as drawn at which a runner on this line is, `nil` in the middle.
    ///
    /// Facing traffic is the side opposite the driving side: the left in right-hand traffic.
    public func edge(_ travel: Travel) -> Edge? {
        switch self {
        case .facingTraffic: travel.drivingSide.opposite.edge(travelling: travel.direction)
        case .withTraffic: travel.drivingSide.edge(travelling: travel.direction)
        case .leftFootway, .rightFootway, .leftEdge, .rightEdge, .middle: ownEdge
        }
    }

    /// The side of travel a runner on this line keeps to, `nil` in the middle.
    public func side(_ travel: Travel) -> Side? { edge(travel)?.side(travelling: travel.direction) }

    /// The same line with the route drawn the other way.
    public var reversed: Line {
        switch self {
        case .leftFootway: .rightFootway
        case .rightFootway: .leftFootway
        case .leftEdge: .rightEdge
        case .rightEdge: .leftEdge
        case .facingTraffic, .withTraffic, .middle: self
        }
    }
}

/// What turns edges into sides: which way the runner goes and on which side of the road traffic drives.
public struct Travel: Sendable, Hashable {
    public var direction: TravelDirection
    public var drivingSide: Side

    public init(_ direction: TravelDirection, drivingSide: Side) {
        self.direction = direction
        self.drivingSide = drivingSide
    }
}
