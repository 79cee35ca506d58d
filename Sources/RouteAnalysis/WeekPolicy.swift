import HeelLoad
public import RotationPlanner
import RouteGeometry

/// A way to choose a week's runs.
public enum WeekPolicy: String, Sendable, CaseIterable {
    /// The route nearest to each day's distance, always the same, run the usual way.
    case favourite
    /// One route after the other of those that fit the day, run the usual way.
    case roundRobin = "round_robin"
    /// The same, on the other side of the road every other time.
    case alternateSides = "alternate_sides"
    /// Day by day whatever safe variant leaves the two doses least, then nearest to the day's distance.
    case greedyBalance = "greedy_balance"
    case camber
}

/// What one policy makes of a season.
public struct PolicyResult: Sendable {
    public let policy: WeekPolicy
    /// Mean over the weeks of each week's own mean road tilt and mean turn, degrees.
    public let weeklyRoadTilt: Double
    public let weeklyTurn: Double
    /// Of the whole season, degrees.
    public let seasonRoadTilt: Double
    public let seasonTurn: Double
    /// The heaviest run over what its day was meant to cost, a ratio.
    public let peak: Double
    /// Runs that lean like the run before.
    public let streaks: Int
    /// Weeks in which a rule is broken, and the rules, most often broken first.
    public let brokenWeeks: Int
    public let brokenRules: [RotationRule]
    public let weeks: Int
    /// Metres with traffic from behind.
    public let trafficBehind: Double
}
