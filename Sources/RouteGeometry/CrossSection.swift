/// How a carriageway or path slopes across.
public enum CrossSection: Sendable, Hashable {
    case level
    /// Falls from the middle to both edges. Crossfall: rise over run, 0 or more.
    case crowned(crossfall: Double)
    /// Leans one way over its whole width, toward an edge of the route as drawn.
    case banked(crossfall: Double, falls: Edge)

    /// The slope across travel, rise over run, 0 or more. Which way it falls is the case's business.
    public var crossfall: Double {
        switch self {
        case .level: 0
        case .crowned(let crossfall), .banked(let crossfall, _): crossfall
        }
    }

    /// What stands in where nothing is known: crowned by 2 % on sealed or unknown ground, by 4 % on gravel, else level.
    ///
    /// A paved road is built with 1.5 to 2 %, an unpaved one with 2 to 6 % (AASHTO, A Policy on Geometric Design of
    /// Highways and Streets; TxDOT Roadway Design Manual 4.10.4: usual 2 %). That an unknown path is level is ours.
    static func assumed(on surface: Surface) -> CrossSection {
        switch surface {
        case .asphalt, .concrete, .paving, .unknown: .crowned(crossfall: 0.02)
        case .gravel: .crowned(crossfall: 0.04)
        case .compacted, .dirt, .woodchip, .grass, .sand, .track, .wood, .treadmill: .level
        }
    }

    /// The same ground with the route drawn the other way.
    public var reversed: CrossSection {
        guard case .banked(let crossfall, let falls) = self else { return self }
        return .banked(crossfall: crossfall, falls: falls.opposite)
    }

    /// The fall of a footway toward the carriageway where none is known: at most 1:48 (2010 ADA Standards 403.3).
    public static let footwayCrossfall = 0.02
}
