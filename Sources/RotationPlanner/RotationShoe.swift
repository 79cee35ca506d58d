/// A pair of shoes. Its place in `RotationInstance.shoes` is the bit that stands for it in a candidate's `shoeMask`.
public struct RotationShoe: Codable, Hashable, Sendable {
    /// Unique among the pairs, of ASCII letters, digits, `.`, `_` and `-`.
    public var id: String
    /// Worn out: no run may use it.
    public var isRetired: Bool
    /// Not for long runs.
    public var isUnfitForLong: Bool
    /// Ground it is meant for, to show to the runner. The candidates' masks rule, not this.
    public var surfaces: [String]

    /// A pair that is fit for every run its bit is set for, unless said otherwise.
    public init(id: String, isRetired: Bool = false, isUnfitForLong: Bool = false, surfaces: [String] = []) {
        self.id = id
        self.isRetired = isRetired
        self.isUnfitForLong = isUnfitForLong
        self.surfaces = surfaces
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case isRetired = "retired"
        case isUnfitForLong = "noLong"
        case surfaces
    }
}
