/// A week that keeps every rule it was asked to keep.
public struct WeekPlan: Hashable, Sendable {
    /// What it is judged by.
    public let tiers: RotationTiers
    /// The candidate's id for each of the seven days, `nil` on rest days.
    public let candidates: [String?]
    /// The pair's id for each of the seven days, `nil` on rest days.
    public let shoes: [String?]

    /// A week.
    public init(tiers: RotationTiers, candidates: [String?], shoes: [String?]) {
        self.tiers = tiers
        self.candidates = candidates
        self.shoes = shoes
    }
}
