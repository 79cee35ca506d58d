public import RotationPlanner
import RouteGeometry

/// The numbers behind a week's rules, as they hold for the whole week, runs behind the runner included.
public struct WeekTerms: Sendable {
    public let mode: RotationMode
    /// Of the days that are still open.
    public let limits: RotationLimits
    /// Metres, hkm and metres climbed that the week may have; `nil` where that is not held.
    public let weekDistance: Double?
    public let weekLoad: Double?
    public let weekAscent: Double?
    public let weekCapReason: WeekCapReason?
    /// Flat runs that the week needs.
    public let flatQuota: Int
    /// The running days as the mode allows them.
    public let days: [TemplateDay]
    public let locks: [DayChoice]
    public let pairs: [ShoePair]
    /// Whether last week, the longest and the hardest run are only assumed.
    public let assumes: (lastWeek: Bool, longest: Bool, hardest: Bool)

    /// Why a week may not have more distance.
    public enum WeekCapReason: Sendable, Hashable {
        /// It would grow too much over last week.
        case growth
        /// Only a share of the usual week is run.
        case share
        /// Another thing is turned up, or nothing may be.
        case held
    }

    init(_ candidates: WeekCandidates) {
        let context = candidates.context
        mode = context.mode
        limits = candidates.instance.limits
        (weekDistance, weekLoad, weekAscent) = (context.weekCap, context.weekLoadCap, context.weekAscentCap)
        weekCapReason = context.weekCapReason
        flatQuota = candidates.flatQuota
        days = candidates.template.days
        (locks, pairs) = (context.request.locks, context.request.recent.pairs)
        assumes = (
            context.lastWeek.origin == .assumed, context.longest.origin == .assumed,
            context.request.recent.heaviest == nil
        )
    }
}
