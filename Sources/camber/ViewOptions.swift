import ArgumentParser
import RouteReports

/// What of a plan is shown.
struct ViewOptions: ParsableArguments {
    @Flag(help: "Show every rule with its numbers, grade of evidence and source, and plan nothing.")
    var rules = false

    @Option(help: "Show each route considered for a day, and what decided against it.")
    var explain: WeekdayArgument?

    @Option(help: "Plan so many weeks in a row, each with what the one before leaves; up to 52.")
    var weeks = 1

    @Flag(help: "Show what other ways to choose would make of twelve weeks, or of --weeks.")
    var compare = false

    func validate() throws {
        guard (1...52).contains(weeks) else {
            throw ValidationError("--weeks takes a number from 1 to 52, not \(weeks).")
        }
    }

    /// Whether there is a value for each of several weeks.
    var isList: Bool { if case .weeks(let count) = aspect { count > 1 } else { false } }

    var aspect: PlanReport.Aspect {
        if let explain { return .explanation(explain.weekday) }
        return compare ? .comparison(weeks: weeks > 1 ? weeks : 12) : .weeks(weeks)
    }
}
