import RouteAnalysis
import RotationPlanner
import RouteGeometry

/// Each route considered for a day, and what decided against it.
struct ExplanationReport {
    private let explanation: DayExplanation

    init(_ explanation: DayExplanation) { self.explanation = explanation }

    func text(style: ReportStyle) -> String {
        let wish = explanation.wish
        let window =
            "\(style.kilometres(wish.window.lowerBound))\(style.dash)\(style.kilometres(wish.window.upperBound)) km"
        let title = "\(wish.weekday.shortName) \(wish.kind.rawValue), \(window): what decided about each route"
        var lines = title.wrapped(to: style.width) + [""]
        let most = max(10, min(24, style.width - 50))
        let width = explanation.entries.map { min(most, $0.route.columns) }.max() ?? 0
        for entry in explanation.entries {
            let distance = entry.run.map { "\(style.kilometres($0.distance)) km" } ?? ""
            let head = " \(entry.route.cut(to: most, style).padded(to: width))  \(distance.flushRight(to: 8))  "
            lines += words(entry, style).wrapped(to: style.width, after: head)
        }
        return style.cleaned((lines + ["", Notice.text(style)]).joined(separator: "\n") + "\n")
    }

    /// Schema `camber.explain/1`. Keys are only ever added.
    var json: JSONValue {
        .object([
            ("schema", .string("camber.explain/1")),
            ("day", .string(explanation.weekday.shortName.lowercased())),
            ("type", .string(explanation.wish.kind.rawValue)),
            ("from_m", .number(explanation.wish.window.lowerBound, decimals: 1)),
            ("to_m", .number(explanation.wish.window.upperBound, decimals: 1)),
            ("routes", .array(explanation.entries.map(json))),
            ("notice", .string(Notice.sentence)),
        ])
    }

    private func json(_ entry: DayExplanation.Entry) -> JSONValue {
        var verdict = "chosen"
        var rules: [RotationRule] = []
        var tier: (name: String, with: Int, chosen: Int)?
        var term: ComfortPoints.Term?
        switch entry.verdict {
        case .chosen: break
        case .asGood: verdict = "as_good"
        case .noWay: verdict = "no_way"
        case .far: verdict = "far"
        case .undecided: verdict = "undecided"
        case .window: (verdict, rules) = ("rules", [.dayWindow])
        case .rules(let broken): (verdict, rules) = ("rules", broken)
        case .tier(let name, let with, let chosen): (verdict, tier) = ("tier", (name.rawValue, with, chosen))
        case .comfort(let most, let with, let chosen):
            (verdict, tier, term) = ("tier", ("comfort", with, chosen), most)
        }
        return .object([
            ("route", .string(entry.route)), ("distance_m", .value(entry.run?.distance, decimals: 1)),
            ("verdict", .string(verdict)), ("rules", .texts(rules.map(\.rawValue))),
            ("tier", .text(tier?.name)), ("mostly_for", .text(term?.rawValue)),
            ("points_with_it", .value(tier?.with)),
            ("points_chosen", .value(tier?.chosen)),
            ("words", .string(words(entry, .plain))),
        ])
    }

    private func words(_ entry: DayExplanation.Entry, _ style: ReportStyle) -> String {
        let way = entry.run.map { VariantWords(survey: $0.survey, traversal: $0.load.traversal).direction } ?? ""
        switch entry.verdict {
        case .chosen: return "chosen, \(way)"
        case .noWay: return "no way to run it is known to be safe, or gentle enough for this mode"
        case .far: return "starts \(explanation.neighbourhood.tooFar(style))"
        case .window: return "no way to run it is near the day's distance"
        case .rules(let rules): return broken(rules, entry, style)
        case .asGood: return "as good, \(way); of equals the one not seen for longest goes first, then by name"
        case .undecided: return "not decided in the time allowed"
        case .tier(let tier, let with, let chosen):
            let points = "(\(with) points against \(chosen))"
            switch tier {
            case .balance: return "the week would lean further one way \(points)"
            case .peak: return "a day would be heavier on the heels than it is meant to be \(points)"
            case .streaks: return "more runs would lean like the run before (\(with) against \(chosen))"
            }
        case .comfort(let term, let with, let chosen):
            return "the week would \(ComfortWords.reproach(term)) (\(with) points against \(chosen))"
        }
    }

    /// What a run that is there breaks, else the rules.
    private func broken(_ rules: [RotationRule], _ entry: DayExplanation.Entry, _ style: ReportStyle) -> String {
        let words = RuleWords(terms: explanation.terms, style: style)
        // The run itself is within its day, so that the days matter only where nothing else does.
        let told = rules.count > 1 ? rules.filter { $0 != .dayWindow } : rules
        return told.map { rule in entry.run.map { words.breach(of: rule, by: $0) } ?? words.sentence(rule) }
            .joined(separator: "; ")
    }
}
