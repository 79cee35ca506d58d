/// A route of the runner's library, as far as the planner cares.
public struct RotationRoute: Hashable, Sendable {
    /// Unique among the routes, of ASCII letters, digits, `.`, `_` and `-`; compared byte by byte.
    public var id: String
    /// Days between the last run on it and day 0, at most 998; `nil` if never. The file writes never as 999.
    public var daysSinceUsed: Int?

    /// A route; without `daysSinceUsed` one that was never run.
    public init(id: String, daysSinceUsed: Int? = nil) {
        self.id = id
        self.daysSinceUsed = daysSinceUsed
    }

    /// What the file writes for a route never used.
    static let neverUsed = 999

    /// `daysSinceUsed` as the file writes it: novelty and canonical order read never as 999 days.
    var age: Int { daysSinceUsed ?? Self.neverUsed }
}
