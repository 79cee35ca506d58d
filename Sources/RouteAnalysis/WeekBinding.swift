import HeelLoad
public import RotationPlanner
import RouteGeometry

/// What keeps the best week from being better, found by planning it again with one thing changed.
public struct WeekBinding: Sendable, Hashable {
    /// The tier that is not as good as it could be.
    public enum Tier: Sendable, Hashable {
        case balance, peak, streaks
        /// There is no week at all, not even a relaxed one.
        case week
    }

    /// What was changed.
    public enum Change: Sendable, Hashable {
        /// Without the rule, which the runner may loosen.
        case rule(RotationRule)
        /// With one more level route of so many metres for the day.
        case route(Weekday, distance: Double)
    }

    public let tier: Tier
    /// The change that helps most; `nil` where none of those tried does.
    public let change: Change?
    /// Whether with it nothing is left to better in the tier.
    public let isEnough: Bool

    /// Only rules of the runner's own choosing are tried: none that keeps them from harm.
    private static let tried: [RotationRule] = [.dayWindow, .routeUses, .weekFloor, .flatQuota, .lock]
    /// Choices tried for one change. Ours.
    fileprivate static let nodeBudget = 1_000_000

    /// `nil` where the first three tiers have nothing to better, or there is no week and no one route would make one.
    init?(_ candidates: WeekCandidates, _ solution: WeekSolution) {
        guard let week = solution.week else {
            guard !solution.instance.candidates.isEmpty, let route = Self.missingRoute(candidates, solution.instance)
            else { return nil }
            (tier, change, isEnough) = (.week, route, true)
            return
        }
        let tiers = week.tiers
        let (tier, key): (Tier, KeyPath<RotationTiers, Int>)
        if tiers.balance > 0 {
            (tier, key) = (.balance, \.balance)
        } else if tiers.peak > 0 {
            (tier, key) = (.peak, \.peak)
        } else if tiers.streaks > 0 {
            (tier, key) = (.streaks, \.streaks)
        } else {
            return nil
        }
        let instance = solution.instance
        let rules = Self.tried.compactMap { rule in
            instance.without(rule).map { (change: Change.rule(rule), instance: $0) }
        }
        let routes = Self.routes(candidates, instance)
        let weeks = SideBySide.map(rules + routes) { (change: $0.change, week: $0.instance.planned) }
        var best: (change: Change, value: Int)?
        for (change, week) in weeks {
            guard let other = week else { continue }
            // A later tier may get worse; one before it must not.
            let value = other.tiers[keyPath: key]
            let isBetter = other.tiers < tiers && value < (best?.value ?? tiers[keyPath: key])
            if isBetter { best = (change, value) }
        }
        self.tier = tier
        change = best?.change
        isEnough = best?.value == 0
    }
}

extension WeekBinding {
    /// The week with one more level route, for each of its open running days in turn.
    private static func routes(
        _ candidates: WeekCandidates, _ instance: RotationInstance
    ) -> [(change: Change, instance: RotationInstance)] {
        Weekday.allCases.compactMap { day in
            guard let place = candidates.place(of: day), instance.days[place].kind != .rest,
                instance.days[place].lock == nil
            else { return nil }
            let target = Double(instance.days[place].target)
            return instance.adding(levelRouteFor: instance.days[place]).map { (.route(day, distance: target), $0) }
        }
    }

    /// The first day for which one more level route would make a week.
    private static func missingRoute(_ candidates: WeekCandidates, _ instance: RotationInstance) -> Change? {
        routes(candidates, instance).first { $0.instance.planned != nil }?.change
    }
}

extension RotationInstance {
    fileprivate var planned: WeekPlan? { answer(nodeBudget: WeekBinding.nodeBudget, relaxes: false).week }

    /// The week without one of the rules a runner may loosen; `nil` where it does not bind as it is.
    fileprivate func without(_ rule: RotationRule) -> RotationInstance? {
        var (limits, days) = (limits, days)
        switch rule {
        case .dayWindow:
            for i in days.indices where days[i].kind != .rest {
                (days[i].shortest, days[i].longest) = (0, RotationInstance.largestValue)
            }
        case .routeUses: limits.usesPerRoute = 7
        case .weekFloor: limits.leastWeekDistance = 0
        case .flatQuota:
            guard limits.flatQuota > 0, mode == .healthy else { return nil }
            limits.flatQuota = 0
        case .lock:
            guard days.contains(where: { $0.lock != nil }) else { return nil }
            for i in days.indices { days[i].lock = nil }
        default: return nil
        }
        return edited(limits: limits, days: days)
    }

    /// The week with one more route, never run, that is level and as long and heavy as `day` is meant to be.
    fileprivate func adding(levelRouteFor day: RotationDay) -> RotationInstance? {
        let id = "level-route-to-find"
        let candidate = RotationCandidate(
            id: id, route: routes.count, distance: day.target, load: day.plannedLoad, isFlat: true,
            minutes: day.mostMinutes ?? 0)
        return edited(routes: routes + [RotationRoute(id: id)], candidates: candidates + [candidate])
    }
}
