import ArgumentParser
import RouteAnalysis
import RouteGeometry
import RouteReports

/// `camber match FILE… --map X.osm.pbf`
struct MatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Which ways of a map a route is on, and what is underfoot.",
        discussion: """
            Offline, on an OpenStreetMap extract or on the maps installed with
            camber map add. --format gpx writes the file again with the surfaces that
            are tagged, for other programs and as notes; guesses from the kind of way
            are left out, and what the file says itself stays.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, ndjson, gpx
    }

    @Argument(help: "GPX files, folders of them, or - for standard input.")
    var paths: [String]

    @Option(help: "text for people; json or ndjson for programs; gpx for the file with its surfaces.")
    var format = Format.text

    @Flag(inversion: .prefixedNo, help: "Only ASCII characters, also in names.")
    var ascii = Settings.inForce[.ascii] ?? false

    @OptionGroup var map: MapOptions
    @OptionGroup var input: InputOptions

    func validate() throws {
        if format == .gpx, paths.count > 1 { throw ValidationError("--format gpx writes one file; give one.") }
    }

    func run() throws {
        let maps = try map.maps()
        guard !maps.networks.isEmpty else {
            Terminal.report("error: no map is installed; give one with --map FILE, or camber map add FILE")
            throw ExitCode(64)
        }
        if format == .gpx { return try write(maps) }
        let inputs = try Inputs(paths, runner: Runner(), isStrict: input.strict, maps: maps)
        try inputs.requireAny()
        map.reportUncovered(inputs.surveys)
        let reports = inputs.surveys.map { MatchReport($0) }
        let style = Terminal.style(ascii: ascii)
        switch format {
        case .text: Terminal.show(reports.map { $0.text(style: style) }.joined(separator: "\n"))
        case .ndjson: for report in reports { Terminal.show(report.json.compact + "\n") }
        case .json where reports.count == 1: Terminal.show(reports[0].json.pretty)
        case .json, .gpx: Terminal.show(JSONValue.array(reports.map(\.json)).pretty)
        }
        try requireMatch(inputs.surveys)
        try inputs.requireAll()
    }

    /// - Throws: where no map reaches any of the routes.
    private func requireMatch(_ surveys: [SurveyedRoute]) throws {
        if surveys.allSatisfy({ $0.map == nil }) { throw ExitCode(2) }
    }

    private func write(_ maps: RunningMaps) throws {
        let file: (bytes: [UInt8], surveys: [SurveyedRoute])
        do throws(AnalysisError) {
            file = try MatchedFile.gpx(paths[0], runner: Runner(), maps: maps)
            for survey in file.surveys where survey.map == nil {
                Terminal.report(
                    "\(survey.source): \"\(survey.route.name)\": no map has a way there; nothing written in")
            }
            if file.surveys.contains(where: { $0.map != nil }) { Terminal.report(MapList.attribution) }
            try FileReplacement.writeToStandardOutput(file.bytes)
        } catch {
            Terminal.report(error.description)
            throw ExitCode(error.kind == .unreadable || error.kind == .unwritable ? 74 : 65)
        }
        try requireMatch(file.surveys)
    }
}
