import ArgumentParser
import RouteAnalysis
import RouteLibrary
import RouteReports

/// `camber import PATH…`
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Add routes and runs to the library.",
        discussion: """
            + new  ~ another run of a known route  = known already  ! skipped  x failed

            Known is the same file (its bytes), the same run (its start and length) or
            the same route (the same way within 25 m, either direction, any start on a
            loop). What was guessed wrong: camber merge, camber split. Everything an
            import did is undone by  camber undo.
            """)

    @Argument(help: "GPX files, folders of them, an unpacked Strava export, or - for standard input.")
    var paths: [String]

    @Option(help: "What to call the route.")
    var name: String?

    @Flag(help: "Make a route of each line, even where it goes the way of a known one or seems to be a known run.")
    var newRoute = false

    @Flag(help: "Show what would be imported and write nothing.")
    var dryRun = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var map: MapOptions
    @OptionGroup var terrain: TerrainOptions
    @OptionGroup var input: InputOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        KeptMemory.keepFreed()
        let (maps, tiles) = (try map.maps(), try terrain.open())
        let opening = try OpeningLibrary(library, isRehearsal: dryRun)
        let listed = ImportListing(paths, library: opening.place)
        let job = LibraryImport(
            opening: opening, name: name, matchesRoutes: !newRoute, isRehearsal: dryRun, isStrict: input.strict,
            measuresAll: output.format != .text, maps: maps, terrain: tiles)
        var summary = ImportSummary(isRehearsal: dryRun, keepsItems: output.format == .json)
        let style = output.style
        var lines = PatientOutput()
        func show(_ item: ImportedItem) {
            summary.add(item)
            switch output.format {
            case .text: lines.show(item.text(style))
            case .ndjson: lines.show(item.json.compact + "\n")
            case .json: break
            }
        }
        if !listed.skipped.isEmpty {
            // Of a library that cannot be used nothing else is said.
            _ = try LibraryOptions.perform { () throws(LibraryError) in try opening.library.value.get() }
            for item in listed.skipped { show(item) }
        }
        var progress = Progress(of: listed.sources.count)
        summary.batch = try LibraryOptions.perform { () throws(LibraryError) in
            defer {
                progress.clear()
                lines.finish()
            }
            return try job.run(listed.sources, at: DayOptions.now, activity: listed.activity) { item in
                progress.clear()
                show(item)
                progress.advance(to: item.path)
            }
        }
        switch output.format {
        case .text: Terminal.show(summary.text(style))
        case .ndjson: Terminal.report(summary.text(.plain).trimmed)
        case .json: Terminal.show(summary.json.pretty)
        }
        if summary.usesMap { Terminal.report(MapList.attribution) }
        try listed.end(summary)
    }
}

extension String {
    /// Without the newline at its end.
    var trimmed: String { hasSuffix("\n") ? String(dropLast()) : self }
}
