import HeelLoad
public import RotationPlanner
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
    /// The best week without it costs more comfort points, most of them for the term; what this day's run is, what it
    /// would be, and whether it is what would cost more, and not the days around it.
    case comfort(ComfortPoints.Term, own: Alternative, other: Alternative, isItself: Bool)
    /// Another choice is as good; the fixed order decided.
    case tie(own: Alternative, other: Alternative)
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
    /// route the other way round. Solves the week a few times more for each run. Of a relaxed week, under the rules as
    /// they were relaxed.
    init(_ candidates: WeekCandidates, _ solution: WeekSolution) {
        guard let week = solution.week else {
            reasons = [:]
            return
        }
        let search = Search(candidates: candidates, instance: solution.instance, week: week)
        var reasons: [Weekday: RunReason] = [:]
        for day in Weekday.allCases {
            guard let place = candidates.place(of: day), let id = week.candidates[place],
                let chosen = solution.instance.candidates.first(where: { $0.id == id })
            else { continue }
            if solution.instance.days[place].lock != nil {
                reasons[day] = RunReason(route: .locked, direction: nil)
                continue
            }
            let variant = search.reason(at: place) { $0.id == id }
            if let variant, variant.isDecisive {
                reasons[day] = RunReason(route: variant, direction: nil)
                continue
            }
            let route = search.reason(at: place) { $0.route == chosen.route }
            reasons[day] = route.map { RunReason(route: $0, direction: search.directionReason(at: place, chosen)) }
        }
        self.reasons = reasons
    }
}

/// Plans a week again without some of its choices.
private struct Search {
    let candidates: WeekCandidates
    let instance: RotationInstance
    let week: WeekPlan

    /// Choices tried for one reason: a hundredth of a second or so, and far more than a runner's library needs.
    private static let nodeBudget = 1_000_000

    /// What is lost with the same route over the same distance the other way round, or laps that do not go half each way;
    /// `nil` where it has no other way or nothing that counts is lost.
    func directionReason(at place: Int, _ chosen: RotationCandidate) -> DayReason? {
        guard let run = candidates.runs[chosen.id] else { return nil }
        let others = instance.candidates.filter { other in
            guard other.route == chosen.route, let otherRun = candidates.runs[other.id] else { return false }
            return abs(otherRun.distance - run.distance) < 0.05 * run.distance && otherRun.way != run.way
        }
        let weeks = others.compactMap { other in
            instance.locking(other.id, at: place)?.answer(nodeBudget: Self.nodeBudget, relaxes: false).week
        }
        return weeks.map(\.tiers).min().flatMap(loss)
    }

    /// What is lost at `place` without the candidates that `isLeftOut` names.
    func reason(at place: Int, without isLeftOut: (RotationCandidate) -> Bool) -> DayReason? {
        guard let run = week.candidates[place].flatMap({ candidates.runs[$0] }),
            let rest = instance.edited(candidates: instance.candidates.filter { !isLeftOut($0) })
        else { return nil }
        let answer = rest.answer(nodeBudget: Self.nodeBudget, relaxes: false)
        guard let other = answer.week else { return answer.isProven ? .onlyChoice : nil }
        if let loss = loss(other.tiers) { return loss }
        guard let otherRun = other.candidates[place].flatMap({ candidates.runs[$0] }) else { return nil }
        let points = instance.comfortPoints(of: other)
        let recent = candidates.context.request.recent
        let pair = (own: Alternative(run, recent), other: Alternative(otherRun, recent))
        guard let term = points.largestExcess(over: instance.comfortPoints(of: week)),
            other.tiers.comfort > week.tiers.comfort
        else { return .tie(own: pair.own, other: pair.other) }
        let days = [other, week].map { instance.comfortPointsByDay(of: $0)[place][term] }
        return .comfort(term, own: pair.own, other: pair.other, isItself: days[0] > days[1])
    }

    /// The first tier in which other tiers are worse than the week's; `nil` where only comfort is.
    private func loss(_ other: RotationTiers) -> DayReason? {
        if other.balance > week.tiers.balance { return .balance(isEven: week.tiers.balance == 0) }
        if other.peak > week.tiers.peak { return .peak }
        return other.streaks > week.tiers.streaks ? .streak : nil
    }
}

extension DayReason {
    /// The route that would stand in, and what would be the worse for it: where both are those of another day, so is the
    /// reason.
    public struct Stand: Hashable, Sendable {
        let route: String
        let term: ComfortPoints.Term?
    }

    /// `nil` where it is not another route that the run is held against.
    public var stand: Stand? {
        switch self {
        case .comfort(let term, let own, let other, _) where own.route != other.route:
            Stand(route: other.route, term: term)
        case .tie(let own, let other) where own.route != other.route: Stand(route: other.route, term: nil)
        case .comfort, .tie, .onlyChoice, .balance, .peak, .streak, .locked: nil
        }
    }
}

extension DayReason {
    /// Whether a rule or one of the first three tiers speaks, not mere comfort.
    fileprivate var isDecisive: Bool {
        switch self {
        case .onlyChoice, .balance, .peak, .streak: true
        case .comfort, .tie, .locked: false
        }
    }
}

extension PlannedRun {
    /// The way round, and whether the laps go half each way.
    fileprivate var way: [Bool] { [load.variant.direction == .asDrawn, load.variant.turn == .afterHalf] }
}

extension RotationInstance {
    /// The same week with a candidate settled for a day; `nil` only if that were malformed, which it cannot be.
    func locking(_ candidate: String, at place: Int) -> RotationInstance? {
        var days = days
        days[place].lock = RotationDay.Lock(candidate: candidate)
        return edited(days: days)
    }
}
