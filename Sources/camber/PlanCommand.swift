public import ArgumentParser
public import RotationPlanner
import RouteAnalysis
import RouteLibrary
import RouteReports

/// `camber plan [PATH…]`
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "A week of runs that keeps both heels even.",
        discussion: """
            Without a path the routes and your runs on them come from the library.
            Without --day the week is Tue easy 8 km, Thu easy 8 km, Sat recovery 5 km and Sun long 12 km;
            with runs in the library it is as long as you are used to.
            It ends with 1 where no week keeps every rule, also when a relaxed week is shown.
            """)

    @Argument(help: "GPX files, folders of them, - for standard input, or routes of the library. Default: all of it.")
    var paths: [String] = []

    @Option(
        name: .customLong("day"),
        help: "A day of the week, like tue=easy:8-10km, sun=long:15km or wed=rest; once for each.")
    var days: [String] = []

    @Option(help: "Distance run last week, like 36km. Default: the library's, else the days' own total.")
    var lastWeek: DistanceArgument?

    @Option(
        help: "The longest run of the last 30 days, like 13km. Default: the library's, else the longest of the days.")
    var longest: DistanceArgument?

    @Option(help: "healthy, early (early heel pain) or return (after a break).")
    var mode = RotationMode.healthy

    @Option(help: "The week, like 2026-W48, to show dates.")
    var week: String?

    @OptionGroup var runner: RunnerOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var day: DayOptions
    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        _ = try template()
        _ = try week.map(calendar)
    }

    func run() throws {
        let calendar = try week.map(calendar)
        let template = try template()
        let inputs = try Inputs(paths, runner: runner.runner, isStrict: input.strict, library: library)
        if !paths.isEmpty { try inputs.requireAny() }
        let stored = try paths.isEmpty ? storedRoutes(calendar) : nil
        let request = WeekRequest(
            template: template, mode: mode,
            recent: RecentRunning(lastWeek: lastWeek?.metres, longest: longest?.metres), runner: runner.runner,
            history: stored?.history)
        let planned: PlannedWeek
        do throws(RotationError) {
            planned = try PlannedWeek(of: stored?.surveys ?? inputs.surveys, request)
        } catch {
            Terminal.report("error: \(error)")
            throw ExitCode(65)
        }
        switch output.format {
        case .text: Terminal.show(WeekText(planned, calendar: calendar, style: output.style).text)
        case .json: Terminal.show(json(planned, calendar, inputs).pretty)
        case .ndjson: Terminal.show(json(planned, calendar, inputs).compact + "\n")
        }
        guard case .planned = planned.outcome else { throw ExitCode(1) }
        try inputs.requireAll()
    }

    /// What the library has; the week is the one asked for, else the next that begins.
    private func storedRoutes(_ calendar: ISOWeek?) throws -> StoredRoutes {
        let library = try library.open()
        let monday = calendar?.date(of: .monday).daysSince1970 ?? ISOWeek.nextMonday(from: day.day)
        return try LibraryOptions.perform { () throws(LibraryError) in
            try StoredRoutes(of: library, runner: runner.runner, monday: monday, today: day.day)
        }
    }

    private func template() throws -> WeekTemplate {
        guard !days.isEmpty else { return .usual }
        do throws(AnalysisError) {
            var parsed: [TemplateDay] = []
            for day in days { parsed.append(try TemplateDay(parsing: day)) }
            return try WeekTemplate(parsed)
        } catch {
            throw ValidationError(error.description)
        }
    }

    private func calendar(_ text: String) throws -> ISOWeek {
        guard let week = ISOWeek(parsing: text) else {
            throw ValidationError("--week \(text) is no week of the ISO calendar; write it like 2026-W48")
        }
        return week
    }

    private func json(_ planned: PlannedWeek, _ calendar: ISOWeek?, _ inputs: Inputs) -> JSONValue {
        WeekJSON.value(
            planned, calendar: calendar, warnings: inputs.files.flatMap(\.warnings), style: .ascii)
    }
}

extension RotationMode: ExpressibleByArgument {}
