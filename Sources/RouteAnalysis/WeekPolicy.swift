import HeelLoad
public import RotationPlanner
public import RouteGeometry

/// A way to choose a week's runs.
public enum WeekPolicy: String, Sendable, CaseIterable {
    /// The route nearest to each day's distance, always the same, run the usual way.
    case favourite
    /// One route after the other of those that fit the day, run the usual way.
    case roundRobin = "round_robin"
    /// Any route that fits the day, run the usual way.
    case random
    /// One route after the other, on the other side of the road every other time.
    case alternateSides = "alternate_sides"
    /// Day by day whatever safe variant leaves the two doses least, then nearest to the day's distance.
    case greedyBalance = "greedy_balance"
    case camber
}

/// One week of a season under a policy.
public struct PolicyWeek: Sendable {
    /// Metres, and those the days asked for.
    public let distance: Double
    public let wished: Double
    /// Of this week alone.
    public let roadTilt: TiltDose
    public let turn: TiltDose
    /// The same with what was carried into it.
    public let carriedRoadTilt: TiltDose
    public let carriedTurn: TiltDose
    /// The heaviest run over what its day was meant to cost, a ratio.
    public let peak: Double
    /// Runs that lean like the run before.
    public let streaks: Int
    /// The rules it breaks.
    public let broken: [RotationRule]
    /// Metres with traffic from behind.
    public let trafficBehind: Double
    /// Whether it is proven that these routes have no better week; no policy but `camber` proves anything.
    public let isBest: Bool
}

/// What one policy makes of a season.
public struct PolicyResult: Sendable {
    public let policy: WeekPolicy
    public let weeks: [PolicyWeek]

    /// Mean over the weeks of each week's own mean road tilt and mean turn, degrees.
    public var weeklyRoadTilt: Double { weekly(\.roadTilt) }
    public var weeklyTurn: Double { weekly(\.turn) }
    /// Of the whole season, degrees.
    public var seasonRoadTilt: Double { season(\.roadTilt) }
    public var seasonTurn: Double { season(\.turn) }
    /// The heaviest run of all over what its day was meant to cost, a ratio.
    public var peak: Double { weeks.map(\.peak).max() ?? 0 }
    public var streaks: Int { weeks.reduce(0) { $0 + $1.streaks } }
    /// Weeks that break a rule.
    public var brokenWeeks: Int { weeks.count { !$0.broken.isEmpty } }
    /// Metres with traffic from behind.
    public var trafficBehind: Double { weeks.reduce(0) { $0 + $1.trafficBehind } }

    /// The rules that are broken, most often broken first.
    public var brokenRules: [RotationRule] {
        let counts = weeks.flatMap(\.broken).reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let rules = RotationRule.allCases.enumerated().filter { counts[$0.element] != nil }
        return rules.sorted { (counts[$1.element] ?? 0, $0.offset) < (counts[$0.element] ?? 0, $1.offset) }
            .map(\.element)
    }

    private func weekly(_ dose: KeyPath<PolicyWeek, TiltDose>) -> Double {
        let means = weeks.map { $0[keyPath: dose].mean(over: $0.distance).magnitude }
        return means.isEmpty ? 0 : means.reduce(0, +) / Double(means.count)
    }

    private func season(_ dose: KeyPath<PolicyWeek, TiltDose>) -> Double {
        weeks.reduce(TiltDose.zero) { $0 + $1[keyPath: dose] }.mean(over: weeks.reduce(0) { $0 + $1.distance })
            .magnitude
    }
}
