import ArgumentParser
import RouteAnalysis
import RouteGeometry
import RouteReports

/// `camber score FILE|ROUTE…`
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "What a route does to each heel.",
        discussion: "A folder gives a table, hardest on the heels per kilometre first.")

    @Argument(help: "GPX files, folders of them, - for standard input, or routes of the library.")
    var paths: [String]

    @Flag(help: "Stand the routes side by side.")
    var compare = false

    @Flag(help: "Stand every safe way to run each route side by side.")
    var allVariants = false

    @Option(
        help: "Where to run, as far as it is safe; left and right of the route as drawn. Default: facing traffic.")
    var line: Line?

    @Flag(help: "Run it from end to start.")
    var reverse = false

    @Option(parsing: .unconditional, help: "Laps, on a track.", transform: (1...1000).parsed)
    var laps: Int?

    @OptionGroup var runner: RunnerOptions
    @OptionGroup var map: MapOptions
    @OptionGroup var terrain: TerrainOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if allVariants, line != nil || reverse {
            throw ValidationError("--all-variants shows every direction and line; leave --line and --reverse out.")
        }
    }

    func run() throws {
        var maps = try map.maps()
        maps.footway = line.flatMap { $0.isFootway ? $0.ownEdge : nil }
        let inputs = try Inputs(
            paths, runner: runner.runner, isStrict: input.strict, maps: maps, terrain: terrain.open(),
            library: library, forgetsMap: map.noMap)
        try inputs.requireAny()
        map.reportUncovered(inputs.surveys)
        let runner = runner.runner
        let runs = inputs.surveys.flatMap { survey in variants(of: survey).map { (survey: survey, variant: $0) } }
        let pasts = try library.pasts(of: inputs.surveys, runner: runner)
        let scores = SideBySide.map(runs) {
            RouteScore(of: $0.survey, as: $0.variant, runner: runner, past: pasts[$0.survey.source])
        }
        if let line { scores.forEach { explain(line, on: $0) } }
        switch output.format {
        case .text: Terminal.show(text(scores, inputs))
        case .json where scores.count == 1: Terminal.show(json(scores[0], inputs).pretty)
        case .json: Terminal.show(JSONValue.array(scores.map { json($0, inputs) }).pretty)
        case .ndjson: for score in scores { Terminal.show(json(score, inputs).compact + "\n") }
        }
        try inputs.requireAll()
    }

    private func variants(of survey: SurveyedRoute) -> [Variant] {
        if allVariants {
            return survey.safeVariants(runner: runner.runner, laps: survey.laps == nil ? nil : laps).map(\.variant)
        }
        var variant = survey.usualVariant
        if let line { (variant.line, variant.returnLine) = (line, line) }
        if reverse { variant.direction = variant.direction.opposite }
        if let laps, survey.laps != nil {
            variant.laps = laps
        } else if laps != nil {
            Terminal.report("\(survey.source): \"\(survey.route.name)\" is no track; --laps left out")
        }
        return [variant]
    }

    /// Says on which hand the line asked for is, where left is right, and where another line is scored.
    private func explain(_ line: Line, on score: RouteScore) {
        let notes = [LineWords.hand(of: line, score.variant.direction), LineWords(score, style: .plain).shortfall]
        for words in notes.compactMap(\.self) {
            Terminal.report("\(score.survey.source): \"\(score.survey.route.name)\": --line \(line.argument): \(words)")
        }
    }

    private func text(_ scores: [RouteScore], _ inputs: Inputs) -> String {
        if compare || allVariants { return ComparedScores.text(scores, style: output.style) }
        // A folder, or more routes than one wants to scroll through.
        let areNamed = inputs.files.allSatisfy { paths.contains($0.source == "<stdin>" ? "-" : $0.source) }
        if !areNamed || scores.count > 3 {
            return RankedScores.text(scores, style: output.style)
        }
        return scores.map { ScoreText($0, style: output.style).text }.joined(separator: "\n")
    }

    private func json(_ score: RouteScore, _ inputs: Inputs) -> JSONValue {
        let file = inputs.files.first { $0.source == score.survey.source }
        return ScoreJSON.value(score, warnings: file?.warnings ?? [])
    }
}
