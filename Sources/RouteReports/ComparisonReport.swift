import RouteAnalysis
import RotationPlanner

/// Policies side by side over a season.
struct ComparisonReport {
    private let comparison: PolicyComparison

    init(_ comparison: PolicyComparison) { self.comparison = comparison }

    func text(style: ReportStyle) -> String {
        let weeks = comparison.results.first?.weeks.count ?? 0
        var table = Table([.left, .right, .right, .right, .right, .right, .right, .right, .right])
        table.add(
            ["", "ROAD/WEEK", "BENDS/WEEK", "ROAD NET", "BENDS NET", "PEAK", "SAME SIDE", "BROKEN", "TRAFFIC"])
        for result in comparison.results {
            table.add([
                " " + result.policy.words, result.weeklyRoadTilt.fixed(2), result.weeklyTurn.fixed(2),
                result.seasonRoadTilt.fixed(2), result.seasonTurn.fixed(2), result.peak.fixed(2),
                "\(result.streaks)", "\(result.brokenWeeks)", style.kilometres(result.trafficBehind, decimals: 0),
            ])
        }
        var lines = ["\(weeks) weeks of the same wishes with your routes", ""]
        lines += table.blocks(within: style.tableColumns).flatMap(\.self) + [""]
        lines +=
            ("Road and bends: mean lean in degrees, of each week and of the whole season. Peak: the heaviest run over what "
            + "its day was meant to cost. Same side: runs that lean like the run before. Broken: weeks that break a rule. "
            + "Traffic: km with traffic from behind.").wrapped(to: style.width)
        for result in comparison.results where !result.brokenRules.isEmpty {
            let rules = result.brokenRules.prefix(3).map(\.sentence).joined(separator: " ")
            lines += "\(result.policy.words) breaks: \(rules)".wrapped(to: style.width)
        }
        return style.cleaned((lines + ["", Notice.text(style)]).joined(separator: "\n") + "\n")
    }

    /// Schema `camber.compare/1`. Keys are only ever added.
    var json: JSONValue {
        .object([
            ("schema", .string("camber.compare/1")),
            ("policies", .array(comparison.results.map(json))),
            ("notice", .string(Notice.sentence)),
        ])
    }

    private func json(_ result: PolicyResult) -> JSONValue {
        .object([
            ("policy", .string(result.policy.rawValue)), ("weeks", .integer(result.weeks.count)),
            ("weekly_road_tilt_mean_deg", .number(result.weeklyRoadTilt, decimals: 4)),
            ("weekly_turn_mean_deg", .number(result.weeklyTurn, decimals: 4)),
            ("season_road_tilt_mean_deg", .number(result.seasonRoadTilt, decimals: 4)),
            ("season_turn_mean_deg", .number(result.seasonTurn, decimals: 4)),
            ("peak_over_plan", .number(result.peak, decimals: 4)), ("same_side_runs", .integer(result.streaks)),
            ("weeks_breaking_a_rule", .integer(result.brokenWeeks)),
            ("broken_rules", .texts(result.brokenRules.map(\.rawValue))),
            ("traffic_behind_m", .number(result.trafficBehind, decimals: 1)),
        ])
    }
}

extension WeekPolicy {
    fileprivate var words: String {
        switch self {
        case .favourite: "favourite"
        case .roundRobin: "round robin"
        case .random: "random"
        case .alternateSides: "changing sides"
        case .greedyBalance: "greedy"
        case .camber: "camber"
        }
    }
}
