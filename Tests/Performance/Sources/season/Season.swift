import Foundation
import HeelLoad
import RotationPlanner
import RouteAnalysis
import RouteGeometry
import Usage

/// Twelve weeks of simulated runners under each policy, with the real load model and libraries made from seeds.
///
///     season [RUNNERS]
///
/// Twenty runners unless said.
@main
enum Season {
    private static let usage = Usage("season [RUNNERS]  twelve weeks under each policy; 20 runners unless said")

    static func main() throws {
        let runners = usage.arguments(atMost: 1).first.map(usage.count) ?? 20
        for routes in [12, 60, 200] {
            let results = try (0..<runners).flatMap { number in
                let runner = try MadeRunner(number, routes: routes)
                let comparison = try PolicyComparison(
                    of: runner.surveys, runner.request, weeks: 12, seed: runner.seed)
                return comparison.results
            }
            show(results, routes: routes, runners: runners)
        }
    }

    private static func show(_ results: [PolicyResult], routes: Int, runners: Int) {
        print("\n\(runners) runners, 12 weeks, \(routes) routes each")
        print("policy            road  bends  r.net  b.net   even   p50   p95  same side  breaking  km traffic")
        for policy in WeekPolicy.allCases { row(results.filter { $0.policy == policy }, policy) }
        let weeks = results.filter { $0.policy == .camber }.flatMap(\.weeks)
        let uneven = weeks.filter { !$0.isEven }
        let proven = uneven.count { $0.isBest }
        print(
            "camber: \(weeks.count - uneven.count) of \(weeks.count) weeks even, and of the \(uneven.count) others "
                + "\(proven) proven to have no better week")
        let strict = weeks.count { $0.isEven(over: $0.distance) }
        print("camber: \(strict) even by the distance that was run, which may be shorter")
        let rules = results.filter { $0.policy == .camber }.flatMap { $0.weeks.flatMap(\.broken) }
        let counts = RotationRule.allCases.map { rule in (rule.rawValue, rules.count { $0 == rule }) }
        print("camber gave up:", counts.filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
        fflush(nil)
    }

    /// Means of the runners; peaks are percentiles over all weeks.
    private static func row(_ results: [PolicyResult], _ policy: WeekPolicy) {
        let weeks = results.flatMap(\.weeks)
        func mean(_ value: (PolicyResult) -> Double) -> String {
            String(format: "%6.2f", results.reduce(0) { $0 + value($1) } / Double(results.count))
        }
        let peaks = weeks.map(\.peak).sorted()
        func percentile(_ share: Double) -> String {
            String(format: "%5.2f", peaks[min(peaks.count - 1, Int(share * Double(peaks.count)))])
        }
        func share(_ condition: (PolicyWeek) -> Bool) -> String {
            String(format: "%5.1f%%", 100 * Double(weeks.count(where: condition)) / Double(weeks.count))
        }
        let columns = [
            mean(\.weeklyRoadTilt), mean(\.weeklyTurn), mean(\.seasonRoadTilt), mean(\.seasonTurn), share(\.isEven),
            percentile(0.5), percentile(0.95),
            String(format: "%9.2f", Double(weeks.reduce(0) { $0 + $1.streaks }) / Double(weeks.count)),
            "  " + share { !$0.broken.isEmpty },
            String(format: "%9.0f", weeks.reduce(0) { $0 + $1.trafficBehind } / 1000),
        ]
        print(policy.rawValue.padding(toLength: 15, withPad: " ", startingAt: 0), columns.joined(separator: " "))
    }
}

extension PolicyWeek {
    /// Whether what was carried and the week together lean at most a twentieth of a degree of the distance wished for,
    /// each dose by itself: the planner's tolerance.
    var isEven: Bool { isEven(over: wished) }

    /// The planner's own numbers are whole degree-metres, a run each.
    func isEven(over metres: Double) -> Bool {
        max(carriedRoadTilt.degreeKilometres, carriedTurn.degreeKilometres) * 1000 <= 0.05 * metres + 4
    }
}
