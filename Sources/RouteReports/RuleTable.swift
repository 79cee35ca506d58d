import RotationPlanner
import RouteAnalysis

/// Every rule of the week, for `camber plan --rules`.
public enum RuleTable {
    private static let modes: [(mode: RotationMode, name: String)] = [
        (.healthy, "healthy"), (.early, "early"), (.returning, "return"),
    ]

    /// Each rule with what it is in each mode, its numbers, how it is kept, its grade and its source.
    public static func text(style: ReportStyle) -> String {
        var lines = ["RULES OF THE WEEK", ""]
        for rule in WeekRule.table {
            let head = rule.id.padded(to: 4)
            lines += rule.sentence.wrapped(to: style.width, after: head + " ")
            let strengths = modes.map { "\($0.name) \(rule.strength(in: $0.mode).rawValue)" }
            lines += indented(strengths.joined(separator: ", "), style)
            for number in rule.numbers { lines += indented("\(number.sentence): \(values(of: number))", style) }
            lines += indented("kept \(rule.keeping.map(\.words).joined(separator: "; "))", style)
            lines += indented("grade \(rule.grade): \(rule.source)", style)
            lines.append("")
        }
        lines +=
            ("Grades: A trial, B large cohort or replicated laboratory result, C one small study, D expert opinion, "
            + "E ours.").wrapped(to: style.width)
        return style.cleaned((lines + [Notice.text(style)]).joined(separator: "\n") + "\n")
    }

    private static func indented(_ text: String, _ style: ReportStyle) -> [String] {
        text.wrapped(to: style.width - 7).enumerated().map { ($0 == 0 ? "     " : "       ") + $1 }
    }

    private static func values(of number: ModeNumber) -> String {
        modes.compactMap { mode in
            number.value(in: mode.mode).map {
                "\(mode.name) \(decimal($0))\(number.unit.isEmpty ? "" : " \(number.unit)")"
            }
        }.joined(separator: ", ")
    }

    private static func decimal(_ value: Double) -> String {
        value == value.rounded() ? value.fixed(0) : value.fixed(2)
    }

    /// Schema `camber.rules/1`. Keys are only ever added.
    public static let json = JSONValue.object([
        ("schema", .string("camber.rules/1")),
        ("rules", .array(WeekRule.table.map(json))),
        ("notice", .string(Notice.sentence)),
    ])

    private static func json(_ rule: WeekRule) -> JSONValue {
        .object([
            ("id", .string(rule.id)), ("rule", .string(rule.sentence)),
            ("healthy", .string(rule.healthy.rawValue)), ("early", .string(rule.early.rawValue)),
            ("return", .string(rule.returning.rawValue)),
            ("kept", .texts(rule.keeping.map(\.words))),
            ("numbers", .array(rule.numbers.map(json))),
            ("grade", .string(rule.grade)), ("source", .string(rule.source)),
        ])
    }

    private static func json(_ number: ModeNumber) -> JSONValue {
        .object([
            ("number", .string(number.sentence)), ("unit", .string(number.unit)),
            ("healthy", .value(number.healthy, decimals: 4)), ("early", .value(number.early, decimals: 4)),
            ("return", .value(number.returning, decimals: 4)), ("grade", .string(String(number.grade))),
            ("source", .string(number.source)),
        ])
    }
}

extension WeekRule.Keeping {
    fileprivate var words: String {
        switch self {
        case .numbers(let rules): "as numbers of the week's problem (\(rules.map(\.rawValue).joined(separator: ", ")))"
        case .tier(let name): "by what the week is judged by (\(name))"
        case .before: "before routes are chosen"
        case .report: "as a line of the report"
        }
    }
}
