/// Left or right of the route as drawn.
enum Edge: String, CaseIterable, Sendable {
    case left, right

    var opposite: Edge { self == .left ? .right : .left }
}

/// What a note says about a stretch; what is absent is not said.
struct Ground: Equatable, Sendable {
    enum Surface: String, CaseIterable, Sendable {
        case asphalt, concrete, paving, compacted, gravel, dirt, woodchip, grass, track

        /// The value of the OpenStreetMap key `surface`, which gpx.studio writes.
        var openStreetMapValue: String {
            switch self {
            case .paving: "paving_stones"
            case .woodchip: "woodchips"
            case .track: "tartan"
            case .asphalt, .concrete, .compacted, .gravel, .dirt, .grass: rawValue
            }
        }
    }

    enum CrossSection: Equatable, Sendable {
        case level
        case crowned(crossfall: Double)
        case banked(crossfall: Double, falls: Edge)
    }

    enum Footways: String, CaseIterable, Sendable {
        case neither = "none"
        case left, right
        case both = "left right"
    }

    enum Traffic: String, CaseIterable, Sendable {
        case carFree = "none"
        case quiet, busy
    }

    enum Oneway: String, CaseIterable, Sendable {
        case bothWays = "none"
        case with, against
    }

    var surface: Surface?
    var crossSection: CrossSection?
    var footways: Footways?
    var traffic: Traffic?
    var oneway: Oneway?
    var unsafeEdge: Edge?

    /// The same ground met from the other end: edges change places and a one-way flow turns round.
    func reversed() -> Ground {
        var ground = self
        if case .banked(let crossfall, let falls) = crossSection {
            ground.crossSection = .banked(crossfall: crossfall, falls: falls.opposite)
        }
        switch footways {
        case .left: ground.footways = .right
        case .right: ground.footways = .left
        case .both, .neither, nil: break
        }
        switch oneway {
        case .with: ground.oneway = .against
        case .against: ground.oneway = .with
        case .bothWays, nil: break
        }
        ground.unsafeEdge = unsafeEdge?.opposite
        return ground
    }
}
