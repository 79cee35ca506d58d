/// The foot on the low side of a run's ground, as the file signs it. A run that leans neither way has none (`nil`).
public enum LowFoot: Int, Hashable, Sendable {
    /// The left foot was the low one; doses are positive.
    case left = 1
    /// The right foot was the low one; doses are negative.
    case right = -1
}
