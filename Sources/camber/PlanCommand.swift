import ArgumentParser
import RotationPlanner
import RouteAnalysis
import RouteLibrary
import RouteReports

/// `camber plan [PATH…]`
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "A week of runs that keeps both heels even.",
        discussion: """
            EXAMPLES
              camber plan                                    from your library
              camber plan Routes --day tue=easy:8-10km --day sun=long:15km
              camber plan Routes --mode early --pain 4 --last-week 40km
              camber plan Routes --lock sun=reservoir@reverse --rest wed
              camber plan Routes --done tue=harbour-road     what is left of a week
              camber plan --replan                           of this one, as it went
              camber plan Routes --explain sun               why not another route
              camber plan --plan week.toml                   all of it from a file
              camber plan --rules                            every rule with its source

            Without a path the routes and your runs on them come from the library.
            Without --day the week is Tue easy 8 km, Thu easy 8 km, Sat recovery 5 km and
            Sun long 12 km; with runs in the library it is as long as you are used to.
            It ends with 1 where no week keeps every rule, also when a relaxed week is
            shown, and where a red flag ends planning.
            """)

    @Argument(help: "GPX files, folders of them, - for standard input, or routes of the library. Default: all of it.")
    var paths: [String] = []

    @Option(name: .customLong("plan"), help: "A TOML file with any of these options; those given here win.")
    var planFile: String?

    @OptionGroup(title: "What to show") var view: ViewOptions
    @OptionGroup(title: "The week") var week: WeekOptions
    @OptionGroup(title: "Lately") var history: HistoryOptions
    @OptionGroup(title: "Pain") var pain: PainOptions
    @OptionGroup(title: "Running") var runner: RunnerOptions
    @OptionGroup(title: "Input and output") var library: LibraryOptions
    @OptionGroup(title: "Input and output") var day: DayOptions
    @OptionGroup(title: "Input and output") var map: MapOptions
    @OptionGroup(title: "Input and output") var terrain: TerrainOptions
    @OptionGroup(title: "Input and output") var input: InputOptions
    @OptionGroup(title: "Input and output") var output: OutputOptions

    func run() throws {
        if view.rules { return show(RuleTable.text(style: output.style), [RuleTable.json]) }
        guard let planFile else { return try plan(from: nil) }
        let (command, file) = try merged(with: planFile)
        try command.plan(from: file)
    }

    /// - Parameter file: where some of the options come from.
    private func plan(from file: PlanFile?) throws {
        var request = try week.request()
        if week.mode != .returning, let left = week.returnOptions {
            Terminal.report("\(left): only of a return; left out without --mode return")
        }
        (request.recent, request.used) = (try history.recent(), history.daysSinceUse)
        request.runner = runner.runner
        request.pain = pain.noInput ? pain.report : PainQuestions.asked(pain.report, mode: week.mode.rawValue)
        // With a red flag nothing is read and nothing planned.
        let isStopped = !request.pain.redFlags.isEmpty
        let names = isStopped ? [] : paths.filter { !RouteName.isFile($0) }
        var inputs = try Inputs(
            isStopped ? [] : paths.filter(RouteName.isFile), runner: runner.runner, isStrict: input.strict,
            maps: isStopped || paths.isEmpty ? .none : map.maps(), terrain: isStopped ? nil : terrain.open())
        let stored = try isStopped ? nil : storedRoutes(isNeeded: paths.isEmpty, isWanted: !names.isEmpty)
        try add(names, to: &inputs, stored)
        if let stored { request = request.completed(from: stored.history) }
        if !isStopped, !paths.isEmpty { try inputs.requireAny() }
        try passDays(of: &request)
        map.reportUncovered(inputs.surveys)
        let outcome: PlanReport
        do throws(AnalysisError) {
            outcome = try PlanReport(
                of: paths.isEmpty ? stored?.surveys ?? [] : inputs.surveys, request, view.aspect,
                calendar: try? calendar(), warnings: inputs.files.flatMap(\.warnings))
        } catch {
            let place = error.argument.flatMap { file?.place(of: $0, unless: CommandLine.planArguments) }
            Terminal.report((place.map { "\($0): error: " } ?? "") + error.description)
            throw ExitCode(error.kind == .nothingFound ? 2 : 65)
        }
        show(outcome.text(style: output.style), outcome.json)
        if !outcome.isPlanned { throw ExitCode(1) }
        try inputs.requireAll()
    }

    /// Adds routes of the library, measured anew where a map or tiles are named for it.
    private func add(_ names: [String], to inputs: inout Inputs, _ stored: StoredRoutes?) throws {
        guard !names.isEmpty else { return }
        let maps = try map.paths.isEmpty ? nil : map.maps()
        let terrain = try terrain.folder == nil ? nil : terrain.open()
        try inputs.add(routes: names, of: library) { library, route throws(LibraryError) in
            if maps == nil, terrain == nil { return stored?.survey(of: route) }
            return try library.survey(
                route, as: route.key, runner: runner.runner, maps: maps ?? .none, terrain: terrain,
                forgetsMap: map.noMap)
        }
    }

    /// What the library has.
    private func storedRoutes(isNeeded: Bool, isWanted: Bool) throws -> StoredRoutes? {
        guard let library = try isNeeded ? library.open() : isWanted ? library.openIfThere() : nil else { return nil }
        let monday = try monday()
        let stored = try LibraryOptions.perform { () throws(LibraryError) in
            try StoredRoutes(
                of: library, runner: runner.runner, monday: monday, today: day.day, forgetsMap: map.noMap)
        }
        if isNeeded, stored.surveys.isEmpty { throw library.reportedEmpty }
        return stored
    }

    private func show(_ text: @autoclosure () -> String, _ json: @autoclosure () -> [JSONValue]) {
        switch output.format {
        case .text: Terminal.show(text())
        case .json: Terminal.show((view.isList ? .array(json()) : json()[0]).pretty)
        case .ndjson: for value in json() { Terminal.show(value.compact + "\n") }
        }
    }
}
