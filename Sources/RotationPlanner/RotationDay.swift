/// One day of the template: at most one run.
public struct RotationDay: Hashable, Sendable {
    /// What the day is for.
    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// No run.
        case rest
        /// An ordinary run.
        case easy
        /// A short, gentle run.
        case recovery
        /// A fast run; counts as hard.
        case quality
        /// The week's long run; counts as hard.
        case long
    }

    /// The runner's own choice for a day. A part that is `nil` means any; even a lock with both parts `nil` waives
    /// the day's window, minutes and level ground.
    public struct Lock: Hashable, Sendable {
        /// Id of the route the day must use.
        public var route: String?
        /// Id of the candidate the day must use.
        public var candidate: String?

        /// A lock on a route, a candidate, or both.
        public init(route: String? = nil, candidate: String? = nil) {
            self.route = route
            self.candidate = candidate
        }
    }

    /// What the day is for. On a rest day nothing below counts.
    public var kind: Kind
    /// Metres the day is meant to have, at least 1 on a running day.
    public var target: Int
    /// Least metres allowed.
    public var shortest: Int
    /// Most metres allowed.
    public var longest: Int
    /// Load in points the day is meant to cost, at least 1 on a running day.
    public var plannedLoad: Int
    /// Most minutes there are, at least 1; `nil` if time does not matter. The file writes no limit as 0.
    public var mostMinutes: Int?
    /// The runner's choice, `nil` if the planner chooses.
    public var lock: Lock?

    /// A running day, or with `.rest` a day without a run.
    public init(
        kind: Kind, target: Int, shortest: Int, longest: Int, plannedLoad: Int, mostMinutes: Int? = nil,
        lock: Lock? = nil
    ) {
        self.kind = kind
        self.target = target
        self.shortest = shortest
        self.longest = longest
        self.plannedLoad = plannedLoad
        self.mostMinutes = mostMinutes
        self.lock = lock
    }

    /// A day without a run.
    public static let rest = RotationDay(kind: .rest, target: 0, shortest: 0, longest: 0, plannedLoad: 0)
}

extension RotationDay: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind = "type"
        case target = "target_m"
        case shortest = "lo_m"
        case longest = "hi_m"
        case plannedLoad = "plan_points"
        case mostMinutes = "maxMinutes"
        case lock
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let minutes = try values.decode(Int.self, forKey: .mostMinutes)
        self.init(
            kind: try values.decode(Kind.self, forKey: .kind),
            target: try values.decode(Int.self, forKey: .target),
            shortest: try values.decode(Int.self, forKey: .shortest),
            longest: try values.decode(Int.self, forKey: .longest),
            plannedLoad: try values.decode(Int.self, forKey: .plannedLoad),
            mostMinutes: minutes == 0 ? nil : minutes,
            lock: try values.decodeIfPresent(Lock.self, forKey: .lock)
        )
    }

    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(kind, forKey: .kind)
        try values.encode(target, forKey: .target)
        try values.encode(shortest, forKey: .shortest)
        try values.encode(longest, forKey: .longest)
        try values.encode(plannedLoad, forKey: .plannedLoad)
        try values.encode(mostMinutes ?? 0, forKey: .mostMinutes)
        try values.encode(lock, forKey: .lock)
    }
}

extension RotationDay.Lock: Codable {
    private enum CodingKeys: String, CodingKey {
        case route, candidate
    }

    /// Writes both parts even where they are `nil`, as the file wants them.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(route, forKey: .route)
        try values.encode(candidate, forKey: .candidate)
    }
}
