import HeelLoad
import RotationPlanner
import RouteGeometry

/// What decided that a run is where it is, found by planning the week again without it.
public enum DayReason: Sendable, Hashable {
    /// No week keeps the rules without it.
    case onlyChoice
    /// Any other choice leaves the week leaning further one way; whether this one leaves it even.
    case balance(isEven: Bool)
    /// Any other choice makes some day heavier against its plan.
    case peak
    /// Any other choice has two runs lean the same way in a row.
    case streak
    /// The best other choice is a route further from the distance wanted.
    case distance(other: String, otherDistance: Double)
    /// The best other choice is as near, and harder on the heels.
    case load(other: String, otherLoad: Double)
    /// The best other choice brings less variety: a route twice, a lap the same way again, more crossings.
    case variety(other: String)
    /// Another choice is as good; the fixed order decided.
    case tie(other: String)
    /// The runner settled it.
    case locked
}

/// Why a route is where it is, and why it is run this way.
public struct RunReason: Sendable, Hashable {
    public let route: DayReason
    /// What would be lost with the same route the other way round: balance, peak or streak; `nil` where none of them, or
    /// where `route` says it already.
    public let direction: DayReason?
}

/// The reasons of a week's runs.
struct WeekReasons {
    private let reasons: [Weekday: RunReason]

    func reason(for day: Weekday) -> RunReason? { reasons[day] }

    /// A reason for each run of the week: what would be lost without its variant, else without its route and with the
    /// route the other way round. Solves the week up to three times more for each run. Of a relaxed week, under the rules
    /// as they were relaxed.
    init(_ candidates: WeekCandidates, _ solution: WeekSolution) {
        var reasons: [Weekday: RunReason] = [:]
        let search = Search(candidates: candidates, instance: solution.instance)
        if let week = solution.week {
            for day in Weekday.allCases {
                guard let place = candidates.place(of: day), let id = week.candidates[place],
                    let chosen = solution.instance.candidates.first(where: { $0.id == id })
                else { continue }
                if solution.instance.days[place].lock != nil {
                    reasons[day] = RunReason(route: .locked, direction: nil)
                    continue
                }
                let variant = search.reason(for: day, week) { $0.id == id }
                if let variant, variant.isDecisive {
                    reasons[day] = RunReason(route: variant, direction: nil)
                    continue
                }
                let route = search.reason(for: day, week) { $0.route == chosen.route }
                let direction = search.directionReason(for: day, week, chosen)
                reasons[day] = route.map { RunReason(route: $0, direction: direction) }
            }
        }
        self.reasons = reasons
    }
}

/// Plans a week again without some of its choices.
private struct Search {
    let candidates: WeekCandidates
    let instance: RotationInstance

    /// What is lost on `day` with the same route the other way round; `nil` where it has no other way or nothing that
    /// counts is lost.
    func directionReason(for day: Weekday, _ week: WeekPlan, _ chosen: RotationCandidate) -> DayReason? {
        func direction(_ candidate: RotationCandidate) -> TravelDirection? {
            candidates.runs[candidate.id]?.load.variant.direction
        }
        let reason = reason(
            for: day, week, onlyOn: instance.routes[chosen.route].id,
            without: { $0.route == chosen.route && direction($0) == direction(chosen) })
        return reason == .onlyChoice || reason?.isDecisive == false ? nil : reason
    }

    /// What is lost on `day` without the candidates that `isLeftOut` names, with that day's run on `route` if given.
    func reason(
        for day: Weekday, _ week: WeekPlan, onlyOn route: String? = nil, without isLeftOut: (RotationCandidate) -> Bool
    ) -> DayReason? {
        guard let place = candidates.place(of: day), let id = week.candidates[place], let run = candidates.runs[id],
            let other = instance.without(isLeftOut, lock: route, on: place)
        else { return nil }
        let answer = other.answer(nodeBudget: Self.nodeBudget)
        guard let other = answer.week else { return answer.isProven ? .onlyChoice : nil }
        if other.tiers.balance > week.tiers.balance { return .balance(isEven: week.tiers.balance == 0) }
        if other.tiers.peak > week.tiers.peak { return .peak }
        if other.tiers.streaks > week.tiers.streaks { return .streak }
        guard let otherRun = other.candidates[place].flatMap({ candidates.runs[$0] }) else { return nil }
        return Self.comparison(
            of: run, with: otherRun, target: candidates.template.days.first { $0.weekday == day }?.target ?? 0,
            isTie: other.tiers.comfort == week.tiers.comfort)
    }

    /// Choices tried for one reason: a hundredth of a second or so, and far more than a runner's library needs.
    private static let nodeBudget = 1_000_000

    private static func comparison(
        of run: PlannedRun, with other: PlannedRun, target: Double, isTie: Bool
    ) -> DayReason {
        let name = other.survey.route.name
        if isTie { return .tie(other: name) }
        if abs(other.distance - target) > abs(run.distance - target) + 0.03 * target {
            return .distance(other: name, otherDistance: other.distance)
        }
        if other.load.totals.heel.mean > 1.01 * run.load.totals.heel.mean {
            return .load(other: name, otherLoad: other.load.totals.heel.mean)
        }
        return .variety(other: name)
    }
}

extension DayReason {
    /// Whether a rule or one of the first three tiers speaks, not mere comfort.
    fileprivate var isDecisive: Bool {
        switch self {
        case .onlyChoice, .balance, .peak, .streak: true
        case .distance, .load, .variety, .tie, .locked: false
        }
    }
}

extension RotationInstance {
    /// The same week with fewer candidates and, if given, a route settled for a day; `nil` only if what is left were
    /// malformed, which it cannot be.
    fileprivate func without(
        _ isLeftOut: (RotationCandidate) -> Bool, lock route: String?, on place: Int
    ) -> RotationInstance? {
        var days = days
        if let route { days[place].lock = RotationDay.Lock(route: route) }
        return edited(days: days, candidates: candidates.filter { !isLeftOut($0) })
    }
}
