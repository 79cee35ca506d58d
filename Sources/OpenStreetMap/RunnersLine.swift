internal import RouteGeometry

/// A line a runner keeps along a way.
struct RunnersLine {
    /// As the map draws the way; opposite ones have opposite numbers.
    enum Place: Int8 {
        case leftFootway = -2
        case leftEdge, middle, rightEdge, rightFootway
        /// Of a way too narrow to tell.
        case only
    }

    let place: Place
    /// Metres to the right of the way as drawn.
    let right: Float
    /// Cost of coming to it from a way of another kind.
    let cost: Float

    /// Of any narrow way, and of no way.
    static let only = RunnersLine(place: .only, right: 0, cost: 0)

    var isFootway: Bool { place == .leftFootway || place == .rightFootway }

    /// Adds the lines of a way with these tags: of carriageways the edges, 0.7 m in, the middle, and the footways the map
    /// gives them without a way of their own, 1.2 m out. The distances are ours.
    static func add(to lines: inout [RunnersLine], _ tags: WayTags, _ model: MatchModel) {
        guard tags.isWide else { return lines.append(.only) }
        let half = Float(tags.halfWidth)
        let edge = max(0, half - 0.7)
        func add(_ place: Place, _ right: Float, _ cost: Double) {
            lines.append(RunnersLine(place: place, right: right, cost: Float(cost)))
        }
        add(.leftEdge, -edge, model.edgeCost)
        add(.middle, 0, model.middleCost)
        add(.rightEdge, edge, model.edgeCost)
        if tags.hasFootwayOfItsOwn(.left) { add(.leftFootway, -half - 1.2, model.footwayCost) }
        if tags.hasFootwayOfItsOwn(.right) { add(.rightFootway, half + 1.2, model.footwayCost) }
    }

    /// What going over to another line costs.
    ///
    /// - Parameter isTurned: whether the two ways are drawn against each other.
    func change(to other: RunnersLine, isTurned: Bool, _ model: MatchModel) -> Float {
        if other.place == .only { return 0 }
        if place == .only { return other.cost }
        let (old, new) = (isTurned ? -place.rawValue : place.rawValue, other.place.rawValue)
        if old == new { return 0 }
        return Float(old.signum() * new.signum() < 0 ? model.crossCost : model.stepCost)
    }
}

extension WayTags {
    /// Whether it is so wide that runners keep a line of it.
    fileprivate var isWide: Bool {
        wayClass == .athleticsTrack
            || wayClass.isCarriageway && wayClass != .service && wayClass != .busway && !isArea
    }

    /// Whether the map says that there is a footway at an edge and not that it is a way of its own.
    fileprivate func hasFootwayOfItsOwn(_ edge: Edge) -> Bool {
        let isSeparate = flags.contains(edge == .left ? .sidewalkSeparateLeft : .sidewalkSeparateRight)
        return wayClass.isCarriageway && footways?.contains(edge) == true && !isSeparate
    }
}
