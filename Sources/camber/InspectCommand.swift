import ArgumentParser
import RouteAnalysis
import RouteReports

/// `camber inspect FILE…`
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "What is in a GPX file.",
        discussion:
            """
            Counts, first and last point, ranges, length, times, ascent as summed and as
            estimated, surfaces, warnings. Memory does not grow with the file: of one with
            more than \(Self.pointLimit) points shape, estimate and surfaces are left out.
            """)

    /// A day and a night of one point a second. Their columns take 4 MB, what is found out about them 8 MB more (x86-64,
    /// 2026-11).
    private static let pointLimit = 100_000

    @Argument(help: "GPX files, folders of them, or - for standard input.")
    var paths: [String]

    @OptionGroup var terrain: TerrainOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let inputs = try Inputs(
            paths, runner: Runner(), isStrict: input.strict, needsRoutes: false, keeping: Self.pointLimit,
            terrain: terrain.open())
        try inputs.requireAny()
        let inspections = inputs.files.compactMap { Inspection($0) }
        switch output.format {
        case .text: Terminal.show(inspections.map { $0.text(style: output.style) }.joined(separator: "\n"))
        case .json where inspections.count == 1: Terminal.show(inspections[0].json.pretty)
        case .json: Terminal.show(JSONValue.array(inspections.map(\.json)).pretty)
        case .ndjson: for inspection in inspections { Terminal.show(inspection.json.compact + "\n") }
        }
        try inputs.requireAll()
    }
}
