import ArgumentParser
import RouteReports

/// What of a plan is shown.
struct ViewOptions: ParsableArguments {
    @Flag(help: "Show every rule with its numbers, grade of evidence and source, and plan nothing.")
    var rules = false

    @Option(
        parsing: .unconditional, help: "Show each route considered for a day, and what decided against it.",
        transform: WeekdayArgument.parsed)
    var explain: WeekdayArgument?

    @Option(
        parsing: .unconditional,
        help: "Plan so many weeks in a row, each with what the one before leaves; up to 52. Default: 1.",
        transform: (1...52).parsed)
    var weeks = 1

    @Flag(help: "Show what other ways to choose would make of twelve weeks, or of --weeks.")
    var compare = false

    func validate() throws {
        let asked = [(rules, "--rules"), (explain != nil, "--explain"), (compare, "--compare")].filter(\.0).map(\.1)
        if asked.count > 1 {
            throw ValidationError("\(asked.joined(separator: " and ")) show different things; give one of them.")
        }
        if weeks > 1, explain != nil {
            throw ValidationError("--explain is about a day of one week; leave --weeks out.")
        }
    }

    /// Whether there is a value for each of several weeks.
    var isList: Bool { if case .weeks(let count) = aspect { count > 1 } else { false } }

    var aspect: PlanReport.Aspect {
        if let explain { return .explanation(explain.weekday) }
        return compare ? .comparison(weeks: weeks > 1 ? weeks : 12) : .weeks(weeks)
    }
}
