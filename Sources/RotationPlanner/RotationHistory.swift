/// What the weeks before left behind.
public struct RotationHistory: Hashable, Sendable {
    /// Road-tilt dose carried over, degree-metres, already decayed and clipped; positive: left foot low.
    public var carriedRoadTilt: Int
    /// Turn dose carried over, degree-metres, already decayed and clipped; counter-clockwise negative.
    public var carriedTurn: Int
    /// The low foot of the last run, `nil` if it leaned neither way.
    public var lastLowFoot: LowFoot?
    /// Whether the calendar day before day 0 had a hard run.
    public var wasHardYesterday: Bool
    /// Place in `RotationInstance.shoes` of the pair worn on the calendar day before day 0, `nil` if none was.
    public var shoeWornYesterday: Int?
    /// Which way round the last track run went, `nil` if it was split or there was none.
    public var lastTrackDirection: TrackDirection?
    /// Runs on paved ground in an unbroken row up to now, 0 or more.
    public var hardStreak: Int

    /// A history; without arguments that of a runner who starts today.
    public init(
        carriedRoadTilt: Int = 0, carriedTurn: Int = 0, lastLowFoot: LowFoot? = nil, wasHardYesterday: Bool = false,
        shoeWornYesterday: Int? = nil, lastTrackDirection: TrackDirection? = nil, hardStreak: Int = 0
    ) {
        self.carriedRoadTilt = carriedRoadTilt
        self.carriedTurn = carriedTurn
        self.lastLowFoot = lastLowFoot
        self.wasHardYesterday = wasHardYesterday
        self.shoeWornYesterday = shoeWornYesterday
        self.lastTrackDirection = lastTrackDirection
        self.hardStreak = hardStreak
    }
}

extension RotationHistory: Codable {
    private enum CodingKeys: String, CodingKey {
        case carriedRoadTilt = "carryRoad_degm"
        case carriedTurn = "carryTurn_degm"
        case lastLowFoot = "lastSide"
        case wasHardYesterday = "lastHard"
        case shoeWornYesterday = "lastShoe"
        case lastTrackDirection
        case hardStreak
    }

    /// The file writes no low foot and no direction as 0, no shoe as −1; any other number throws a `RotationError`.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let side = try values.decode(Int.self, forKey: .lastLowFoot)
        let direction = try values.decode(Int.self, forKey: .lastTrackDirection)
        for (place, sign) in [("lastSide", side), ("lastTrackDirection", direction)] where !(-1...1).contains(sign) {
            throw RotationError(place: "history.\(place)", found: "\(sign)", allowed: "-1, 0 or 1")
        }
        let shoe = try values.decode(Int.self, forKey: .shoeWornYesterday)
        self.init(
            carriedRoadTilt: try values.decode(Int.self, forKey: .carriedRoadTilt),
            carriedTurn: try values.decode(Int.self, forKey: .carriedTurn),
            lastLowFoot: LowFoot(rawValue: side),
            wasHardYesterday: try values.decode(Bool.self, forKey: .wasHardYesterday),
            shoeWornYesterday: shoe == -1 ? nil : shoe,
            lastTrackDirection: TrackDirection(rawValue: direction),
            hardStreak: try values.decode(Int.self, forKey: .hardStreak)
        )
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(carriedRoadTilt, forKey: .carriedRoadTilt)
        try values.encode(carriedTurn, forKey: .carriedTurn)
        try values.encode(lastLowFoot?.rawValue ?? 0, forKey: .lastLowFoot)
        try values.encode(wasHardYesterday, forKey: .wasHardYesterday)
        try values.encode(shoeWornYesterday ?? -1, forKey: .shoeWornYesterday)
        try values.encode(lastTrackDirection?.rawValue ?? 0, forKey: .lastTrackDirection)
        try values.encode(hardStreak, forKey: .hardStreak)
    }
}
