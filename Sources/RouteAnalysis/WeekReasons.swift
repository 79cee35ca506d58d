import HeelLoad
import RotationPlanner
import RouteGeometry

/// What decided that a run is where it is, found by planning the week again without it.
public enum DayReason: Sendable, Hashable {
    /// No week keeps the rules without it.
    case onlyChoice
    /// Any other choice leaves the week leaning further one way.
    case balance
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
}

/// The reasons of a week's runs.
struct WeekReasons {
    private let reasons: [Weekday: DayReason]

    func reason(for day: Weekday) -> DayReason? { reasons[day] }

    /// A reason for each run of `week`. Solves the week once more for each run; none for a relaxed week, whose tiers
    /// are not those of the runner's own rules.
    init(_ candidates: WeekCandidates, _ week: WeekPlan?, isRelaxed: Bool) {
        guard let week, !isRelaxed else {
            reasons = [:]
            return
        }
        var reasons: [Weekday: DayReason] = [:]
        for day in Weekday.allCases {
            guard let id = week.candidates[day.rawValue], let run = candidates.runs[id],
                let instance = candidates.instance.without(candidate: id)
            else { continue }
            guard let other = instance.answer(nodeBudget: Self.nodeBudget).week else {
                reasons[day] = .onlyChoice
                continue
            }
            let tiers = (week.tiers, other.tiers)
            if tiers.1.balance > tiers.0.balance {
                reasons[day] = .balance
            } else if tiers.1.peak > tiers.0.peak {
                reasons[day] = .peak
            } else if tiers.1.streaks > tiers.0.streaks {
                reasons[day] = .streak
            } else if let otherRun = other.candidates[day.rawValue].flatMap({ candidates.runs[$0] }) {
                reasons[day] = Self.comparison(
                    of: run, with: otherRun, target: candidates.template.days.first { $0.weekday == day }?.target ?? 0,
                    isTie: tiers.0.comfort == tiers.1.comfort)
            }
        }
        self.reasons = reasons
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

extension RotationInstance {
    /// The same week with one candidate fewer; `nil` only if what is left were malformed, which it cannot be.
    fileprivate func without(candidate id: String) -> RotationInstance? {
        do throws(RotationError) {
            return try RotationInstance(
                name: name, mode: mode, limits: limits, constants: constants, history: history, shoes: shoes,
                days: days, routes: routes, candidates: candidates.filter { $0.id != id })
        } catch {
            return nil
        }
    }
}
