/// How far a returning runner is: stages follow each other after a week without pain, two to three weeks each at least.
///
/// The order is physiotherapists' advice; the weeks are ours.
public enum ReturnStage: Int, Sendable, CaseIterable {
    /// The long run comes back; all easy.
    case longRun = 1
    /// Gentle pickups at the end of easy runs.
    case pickups
    /// Hills and one fast day.
    case hills

    /// Fast days it allows.
    var qualityDays: Int { self == .hills ? 1 : 0 }

    /// Weeks back that it stands for where the runner names none.
    var usualWeeks: Int { 3 * (rawValue - 1) }

    var previous: ReturnStage { ReturnStage(rawValue: rawValue - 1) ?? .longRun }
}
