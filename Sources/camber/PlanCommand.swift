import ArgumentParser
import RotationPlanner
import RouteAnalysis
import RouteReports

/// `camber plan PATH…`
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "A week of runs that keeps both heels even.",
        discussion: """
            EXAMPLES
              camber plan Routes --day tue=easy:8-10km --day sun=long:15km
              camber plan Routes --mode early --pain 4 --last-week 40km
              camber plan Routes --lock sun=reservoir@reverse --rest wed
              camber plan Routes --done tue=harbour-road     what is left of the week
              camber plan Routes --explain sun               why not another route
              camber plan --plan week.toml                   all of it from a file
              camber plan --rules                            every rule with its source

            Without --day the week is Tue easy 8 km, Thu easy 8 km, Sat recovery 5 km and
            Sun long 12 km.
            It ends with 1 where no week keeps every rule, also when a relaxed week is
            shown, and where a red flag ends planning.
            """)

    @Argument(help: "GPX files, folders of them, or - for standard input.")
    var paths: [String] = []

    @Option(name: .customLong("plan"), help: "A TOML file with any of these options; those given here win.")
    var planFile: String?

    @Flag(help: "Show every rule with its numbers, grade of evidence and source, and plan nothing.")
    var rules = false

    @Option(help: "Show each route considered for a day, and what decided against it.")
    var explain: WeekdayArgument?

    @Option(help: "Plan so many weeks in a row, each with what the one before leaves; up to 52.")
    var weeks = 1

    @Flag(help: "Show what other ways to choose would make of twelve weeks, or of --weeks.")
    var compare = false

    @OptionGroup(title: "The week") var week: WeekOptions
    @OptionGroup(title: "Lately") var history: HistoryOptions
    @OptionGroup(title: "Pain") var pain: PainOptions
    @OptionGroup(title: "Running") var runner: RunnerOptions
    @OptionGroup(title: "Input and output") var input: InputOptions
    @OptionGroup(title: "Input and output") var output: OutputOptions

    func validate() throws {
        if paths.isEmpty, planFile == nil, !rules { throw ValidationError("Missing expected argument '<paths> ...'") }
        guard (1...52).contains(weeks) else {
            throw ValidationError("--weeks takes a number from 1 to 52, not \(weeks).")
        }
    }

    func run() throws {
        if rules { return show(RuleTable.text(style: output.style), [RuleTable.json]) }
        if let planFile { return try merged(with: planFile).run() }
        var request = try week.request()
        (request.recent, request.runner) = (try history.recent(), runner.runner)
        request.pain = pain.noInput ? pain.report : PainQuestions.asked(pain.report, mode: week.mode.rawValue)
        // With a red flag nothing is read and nothing planned.
        let isStopped = !request.pain.redFlags.isEmpty
        let inputs = Inputs(isStopped ? [] : paths, runner: runner.runner, isStrict: input.strict)
        if !isStopped { try inputs.requireAny() }
        let outcome: PlanReport
        do throws(AnalysisError) {
            outcome = try PlanReport(
                of: inputs.surveys, request, aspect, calendar: try? week.calendar(),
                warnings: inputs.files.flatMap(\.warnings))
        } catch {
            Terminal.report(error.description)
            throw ExitCode(error.kind == .nothingFound ? 2 : 65)
        }
        show(outcome.text(style: output.style), outcome.json)
        if !outcome.isPlanned { throw ExitCode(1) }
        try inputs.requireAll()
    }

    /// This command with the options of a plan file that are not given here.
    private func merged(with file: String) throws -> PlanCommand {
        var own = Array(CommandLine.arguments.drop { $0 != "plan" }.dropFirst())
        if let i = own.firstIndex(of: "--plan") { own.removeSubrange(i...(i + 1)) }
        own.removeAll { $0.hasPrefix("--plan=") }
        do throws(PlanFile.Refusal) {
            let arguments = try PlanFile(path: file).arguments(before: own, hasPaths: !paths.isEmpty)
            return try Self.parsed(arguments, file)
        } catch {
            Terminal.report(error.sentence)
            throw ExitCode(error.exitCode)
        }
    }

    private static func parsed(_ arguments: [String], _ file: String) throws(PlanFile.Refusal) -> PlanCommand {
        do {
            return try parse(arguments)
        } catch {
            throw PlanFile.Refusal(sentence: "\(file): error: \(message(for: error))", exitCode: 65)
        }
    }

    private var aspect: PlanReport.Aspect {
        if let explain { return .explanation(explain.weekday) }
        return compare ? .comparison(weeks: weeks > 1 ? weeks : 12) : .weeks(weeks)
    }

    private func show(_ text: @autoclosure () -> String, _ json: @autoclosure () -> [JSONValue]) {
        switch output.format {
        case .text: Terminal.show(text())
        case .json: Terminal.show((weeks == 1 ? json()[0] : .array(json())).pretty)
        case .ndjson: for value in json() { Terminal.show(value.compact + "\n") }
        }
    }
}
