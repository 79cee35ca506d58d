public import ArgumentParser
public import RotationPlanner
import RouteAnalysis
import RouteReports

/// `camber plan PATH…`
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "A week of runs that keeps both heels even.",
        discussion: """
            Without --day the week is Tue easy 8 km, Thu easy 8 km, Sat recovery 5 km and Sun long 12 km.
            It ends with 1 where no week keeps every rule, also when a relaxed week is shown.
            """)

    @Argument(help: "GPX files, folders of them, or - for standard input.")
    var paths: [String]

    @Option(
        name: .customLong("day"),
        help: "A day of the week, like tue=easy:8-10km, sun=long:15km or wed=rest; once for each.")
    var days: [String] = []

    @Option(help: "Distance run last week, like 36km. Default: the days' own total.")
    var lastWeek: DistanceArgument?

    @Option(help: "The longest run of the last 30 days, like 13km. Default: the longest of the days.")
    var longest: DistanceArgument?

    @Option(help: "healthy, early (early heel pain) or return (after a break).")
    var mode = RotationMode.healthy

    @Option(help: "The week, like 2026-W48, to show dates.")
    var week: String?

    @OptionGroup var runner: RunnerOptions
    @OptionGroup var terrain: TerrainOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        _ = try template()
        _ = try week.map(calendar)
    }

    func run() throws {
        let calendar = try week.map(calendar)
        let template = try template()
        let inputs = try Inputs(paths, runner: runner.runner, terrain: terrain.open(), isStrict: input.strict)
        try inputs.requireAny()
        let request = WeekRequest(
            template: template, mode: mode,
            recent: RecentRunning(lastWeek: lastWeek?.metres, longest: longest?.metres), runner: runner.runner)
        let planned: PlannedWeek
        do throws(RotationError) {
            planned = try PlannedWeek(of: inputs.surveys, request)
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
