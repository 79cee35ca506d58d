/// Why a week cannot even be looked at: where, what was found there, and what is allowed.
public struct RotationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Where, in the file's own names, such as `candidates.distance_m[3]`.
    public let place: String
    /// What was found there.
    public let found: String
    /// What would have been right.
    public let allowed: String

    /// An error at `place`.
    public init(place: String, found: String, allowed: String) {
        self.place = place
        self.found = found
        self.allowed = allowed
    }

    public var description: String { "\(place): found \(found); expected \(allowed)" }
}
