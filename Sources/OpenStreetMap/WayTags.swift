public import RouteGeometry

/// What kind of way it is: OpenStreetMap's `highway`, as far as a runner can use it, or an athletics track.
public enum WayClass: UInt8, Sendable, CaseIterable {
    case trunk, primary, secondary, tertiary, unclassified, residential, livingStreet, service, busway, road
    case pedestrian, track, path, footway, cycleway, bridleway, steps
    /// `leisure=track` for runners.
    case athleticsTrack

    /// As OpenStreetMap writes it.
    public var name: String { Self.names[Int(rawValue)] }

    static let names = [
        "trunk", "primary", "secondary", "tertiary", "unclassified", "residential", "living_street", "service",
        "busway", "road", "pedestrian", "track", "path", "footway", "cycleway", "bridleway", "steps", "leisure=track",
    ]

    /// Whether motor traffic uses it as a rule.
    public var isCarriageway: Bool { rawValue <= WayClass.road.rawValue }

    /// Half the width of what is paved or trodden, in metres, where neither width nor lanes are tagged.
    ///
    /// Two lanes of a German town street are 5.5 m wide on local and up to 7.5 m on main roads; tracks 3 m; these, paths and
    /// half an athletics track of seven to eight lanes are ours.
    var usualHalfWidth: Double {
        switch self {
        case .trunk, .primary: 3.75
        case .secondary: 3.5
        case .tertiary, .busway: 3.25
        case .unclassified, .residential, .road: 2.75
        case .livingStreet, .pedestrian: 2.5
        case .service: 2
        case .track: 1.5
        case .path, .footway, .bridleway, .steps: 0.9
        case .cycleway: 1.25
        case .athleticsTrack: 4.5
        }
    }
}

/// The tags of a way that say what is under the shoe and how the ground lies. Everything is optional in the map; what is
/// absent is `nil`.
///
/// Stored as bytes, for a network holds one for every way and is written to disk as it lies in memory.
public struct WayTags: Sendable, Hashable {
    // In an order that leaves no gap between them.
    var flags: Flags = []
    var classByte: UInt8 = 0
    /// A surface's number + 1, 0 where absent.
    var surfaceByte: UInt8 = 0
    var leftFootwaySurface: UInt8 = 0
    var rightFootwaySurface: UInt8 = 0
    var cyclewaySurface: UInt8 = 0
    /// 1 to 5.
    var trackGrade: UInt8 = 0
    /// 1, excellent, to 8, impassable.
    var smoothnessGrade: UInt8 = 0
    var lanes: UInt8 = 0
    /// Permille + 1.
    var inclineAcross: UInt8 = 0
    private var spare: UInt8 = 0
    /// Decimetres.
    var width: UInt16 = 0

    struct Flags: OptionSet, Hashable {
        let rawValue: UInt32

        static let link = Flags(rawValue: 1)
        static let onewayWith = Flags(rawValue: 1 << 1)
        static let onewayAgainst = Flags(rawValue: 1 << 2)
        static let onewayNo = Flags(rawValue: 1 << 3)
        /// Whether `sidewalk` says anything; without left or right it says there is none.
        static let sidewalkKnown = Flags(rawValue: 1 << 4)
        static let sidewalkLeft = Flags(rawValue: 1 << 5)
        static let sidewalkRight = Flags(rawValue: 1 << 6)
        /// The way is itself a sidewalk, or the crossing of a road.
        static let isSidewalk = Flags(rawValue: 1 << 7)
        static let isCrossing = Flags(rawValue: 1 << 8)
        static let roundabout = Flags(rawValue: 1 << 11)
        static let area = Flags(rawValue: 1 << 12)
        static let footAllowed = Flags(rawValue: 1 << 14)
        static let footForbidden = Flags(rawValue: 1 << 15)
        static let genericSurface = Flags(rawValue: 1 << 16)
        static let drivesLeft = Flags(rawValue: 1 << 17)
        static let drivesRight = Flags(rawValue: 1 << 18)
        static let sidewalkSeparateLeft = Flags(rawValue: 1 << 19)
        static let sidewalkSeparateRight = Flags(rawValue: 1 << 20)
        static let motorForbidden = Flags(rawValue: 1 << 21)
        /// An athletics track of which no sport is said.
        static let untypedTrack = Flags(rawValue: 1 << 23)
        /// Whether the slope across is tagged with a minus: it falls to the left of the way as drawn, else to the right.
        static let inclineFallsLeft = Flags(rawValue: 1 << 24)
    }

    public var wayClass: WayClass {
        WayClass(rawValue: classByte) ?? .road
    }

    /// What the way's own `surface` says.
    public var surface: Surface? { Self.surface(surfaceByte) }

    /// Whether the map only says "paved" or "unpaved".
    public var surfaceIsGeneric: Bool { flags.contains(.genericSurface) }

    /// 1, solid, to 5, soft (`tracktype`).
    public var trackType: Int? { trackGrade == 0 ? nil : Int(trackGrade) }

    /// 1, excellent, to 8, impassable (`smoothness`).
    public var smoothness: Int? { smoothnessGrade == 0 ? nil : Int(smoothnessGrade) }

    public var laneCount: Int? { lanes == 0 ? nil : Int(lanes) }

    /// Metres.
    public var taggedWidth: Double? { width == 0 ? nil : Double(width) / 10 }

    /// The slope across as tagged (`incline:across`), rise over run.
    public var crossfall: Double? { inclineAcross == 0 ? nil : Double(inclineAcross - 1) / 1000 }

    /// The edge of the way as the map draws it to which the tagged slope falls: a positive one to the right, a negative one
    /// to the left (OpenStreetMap wiki, Proposal:Incline:across, a draft since 2014); `nil` where untagged or level.
    public var fallingEdge: Edge? {
        guard let crossfall, crossfall > 0 else { return nil }
        return flags.contains(.inclineFallsLeft) ? .left : .right
    }

    /// Seen along the way as the map draws it; `nil` where untagged. A roundabout is one-way without saying so
    /// (OpenStreetMap wiki, Tag:junction=roundabout).
    public var oneway: Oneway? {
        if flags.contains(.onewayWith) { return .with }
        if flags.contains(.onewayAgainst) { return .against }
        if flags.contains(.onewayNo) { return Oneway.none }
        return isRoundabout && wayClass.isCarriageway ? .with : nil
    }

    /// The sides of the way as the map draws it that have a footway; `nil` where untagged.
    public var footways: Set<Edge>? {
        guard flags.contains(.sidewalkKnown) else { return nil }
        var edges: Set<Edge> = []
        if flags.contains(.sidewalkLeft) { edges.insert(.left) }
        if flags.contains(.sidewalkRight) { edges.insert(.right) }
        return edges
    }

    /// The surface of the footway on one side of the way as the map draws it.
    public func footwaySurface(_ edge: Edge) -> Surface? {
        Self.surface(edge == .left ? leftFootwaySurface : rightFootwaySurface)
    }

    /// Of a path, that of the part for those on foot, else that for cyclists; the footways of a road are beside it.
    var surfaceOfPart: Surface? {
        wayClass.isCarriageway ? nil : footwaySurface(.left) ?? Self.surface(cyclewaySurface)
    }

    /// The side traffic drives on, where the way says so.
    public var drivingSide: Side? {
        flags.contains(.drivesLeft) ? .left : flags.contains(.drivesRight) ? .right : nil
    }

    /// Whether it is a mapped sidewalk or crossing of its own.
    public var isSidewalk: Bool { flags.contains(.isSidewalk) }

    public var isCrossing: Bool { flags.contains(.isCrossing) }
    public var isLink: Bool { flags.contains(.link) }
    public var isRoundabout: Bool { flags.contains(.roundabout) }
    /// Whether the way is the outline of a place, which has no middle line and no sides.
    public var isArea: Bool { flags.contains(.area) }

    /// Half the width in metres: as tagged, from the lanes at 3.2 m each (ours), else usual for the class.
    public var halfWidth: Double {
        if let width = taggedWidth, (0.5...40).contains(width) { return width / 2 }
        if let lanes = laneCount, lanes <= 12, wayClass.isCarriageway { return Double(lanes) * 1.6 }
        return wayClass.usualHalfWidth
    }

    static func byte(_ surface: Surface?) -> UInt8 {
        surface.flatMap { Surface.allCases.firstIndex(of: $0) }.map { UInt8($0 + 1) } ?? 0
    }

    static func surface(_ byte: UInt8) -> Surface? {
        byte == 0 || Int(byte) > Surface.allCases.count ? nil : Surface.allCases[Int(byte) - 1]
    }
}
