public import RotationPlanner

/// A rule of the week: what it says in each mode, how it is kept, and where it comes from.
///
/// Grades as in the load model's table: A trial, B large cohort, C small study, D expert opinion, E ours.
public struct WeekRule: Sendable {
    /// How a rule binds.
    public enum Strength: String, Sendable {
        case hard, soft, advice, offered
        /// It has nothing to say in the mode.
        case none = "-"
    }

    /// Where a rule is kept.
    public enum Keeping: Sendable, Hashable {
        /// As numbers of the problem that the week is the answer to.
        case numbers([RotationRule])
        /// As one of the tiers the week is judged by.
        case tier(String)
        /// Before any route is looked at, or when the ways to run one are listed.
        case before
        /// As a sentence in the report.
        case report
    }

    /// R1 to R22.
    public let id: String
    public let sentence: String
    public let healthy: Strength
    public let early: Strength
    public let returning: Strength
    public let keeping: [Keeping]
    /// The numbers it rests on.
    public let numbers: [ModeNumber]
    public let grade: String
    public let source: String

    init(
        _ id: String, _ sentence: String, _ healthy: Strength, _ early: Strength, _ returning: Strength,
        _ keeping: [Keeping], _ numbers: [ModeNumber], _ grade: String, _ source: String
    ) {
        self.id = id
        self.sentence = sentence
        self.healthy = healthy
        self.early = early
        self.returning = returning
        self.keeping = keeping
        self.numbers = numbers
        self.grade = grade
        self.source = source
    }

    public func strength(in mode: RotationMode) -> Strength {
        switch mode {
        case .healthy: healthy
        case .early: early
        case .returning: returning
        }
    }
}
