/// The first step of the relaxation ladder that gives a plan, and that plan.
public struct RotationRelaxation: Hashable, Sendable {
    /// The steps in their order. Each stands on all before it.
    public enum Step: String, CaseIterable, Codable, Hashable, Sendable {
        /// Every day's window reaches at least from 80 to 120 % of its target.
        case windows20
        /// Every day's window reaches at least from 70 to 130 % of its target.
        case windows30
        /// Each route may be used once more.
        case oneMoreUse = "routeUses+1"
        /// Each route may be used twice more.
        case twoMoreUses = "routeUses+2"
        /// No soft run is asked for.
        case noSoftQuota
        /// No flat run is asked for; for a healthy runner only, otherwise the step is skipped.
        case noFlatQuota
        /// The week may be as short as it likes.
        case noWeekFloor
        /// One unlocked running day becomes a rest day.
        case restDay
    }

    /// The step.
    public let step: Step
    /// The day that became a rest day, 0...6; `nil` at every other step.
    public let day: Int?
    /// The best week under the relaxed rules.
    public let week: WeekPlan

    /// A relaxation.
    public init(step: Step, day: Int?, week: WeekPlan) {
        self.step = step
        self.day = day
        self.week = week
    }
}
