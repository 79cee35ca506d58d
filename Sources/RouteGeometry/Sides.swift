/// Left or right of travel: what the runner would point to.
public enum Side: String, Sendable, CaseIterable {
    case left, right

    public var opposite: Side { self == .left ? .right : .left }

    /// The foot on this side of the body.
    public var foot: Foot { self == .left ? .left : .right }

    /// The edge of the route as drawn that lies on this side of a runner who travels in `direction`.
    public func edge(travelling direction: TravelDirection) -> Edge {
        (self == .left) == (direction == .asDrawn) ? .left : .right
    }
}

/// Left or right of the route as drawn: fixed to the ground, whichever way the runner travels.
public enum Edge: String, Sendable, CaseIterable {
    case left, right

    public var opposite: Edge { self == .left ? .right : .left }

    /// The side of a runner who travels in `direction` on which this edge lies; reversing travel swaps it.
    public func side(travelling direction: TravelDirection) -> Side {
        (self == .left) == (direction == .asDrawn) ? .left : .right
    }
}

/// One of the runner's feet.
public enum Foot: String, Sendable, CaseIterable {
    case left, right

    public var opposite: Foot { self == .left ? .right : .left }
}

/// Along the route as its file draws it, or from its end to its start.
public enum TravelDirection: String, Sendable, CaseIterable {
    case asDrawn = "as_drawn"
    case reversed

    public var opposite: TravelDirection { self == .asDrawn ? .reversed : .asDrawn }
}
