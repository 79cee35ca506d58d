import ArgumentParser
import GPX
import RouteAnalysis
import RouteGeometry
import RouteLibrary
import RouteReports

/// `camber note FILE|ROUTE --from … --to …`
struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Say what you feel underfoot, of a GPX file or a route of the library.",
        discussion: """
            EXAMPLES
              camber note loop.gpx --from 0.8km --to 3.8km --crowned 3% > noted.gpx
              camber note loop.gpx --traffic quiet --footways both --in-place
              camber note harbour-road --from 0.8km --to 3.8km --crowned 3%

            What ends in .gpx or is there is a file; anything else is a route of the
            library. Everything else in a file is kept. The note begins and ends at the
            points nearest to --from and --to. --in-place replaces the file in one step
            once the new one is whole on the disk; until then the old one also stands
            beside it as FILE.bak.
            """)

    @OptionGroup var file: EditOptions

    @Option(help: "The track, counted from 1, where the file has several.")
    var track: Int?

    @Option(
        parsing: .unconditional, help: "Where it begins, along the track. Default: its start.",
        transform: PlaceArgument.parsed)
    var from: PlaceArgument?

    @Option(
        parsing: .unconditional, help: "Where it ends. Default: the track's end.",
        transform: PlaceArgument.parsed)
    var to: PlaceArgument?

    @OptionGroup var ground: GroundOptions
    @OptionGroup var library: LibraryOptions

    func validate() throws {
        if !RouteName.isFile(file.path), file.inPlace || track != nil {
            throw ValidationError("--in-place and --track are for files; \(file.path) is a route of the library.")
        }
    }

    func run() throws {
        guard RouteName.isFile(file.path) else { return try noteInLibrary() }
        let outcome = try file.apply(
            .note(ground.note, from: from?.metres, to: to?.metres, track: track))
        guard let noted = outcome.noted, file.inPlace else { return }
        let style = ReportStyle.plain
        Terminal.report(
            "\(file.path): noted from km \(style.kilometres(noted.range.lowerBound, decimals: 2)) to "
                + "\(style.kilometres(noted.range.upperBound, decimals: 2))")
    }

    private func noteInLibrary() throws {
        let library = try library.open()
        let note = ground.note
        let (route, part) = try LibraryOptions.perform { () throws(LibraryError) in
            try library.note(
                note.ground, forgetsOthers: note.forgetsOthers, of: file.path, from: from?.metres ?? 0, to: to?.metres,
                at: DayOptions.now)
        }
        let style = ReportStyle.plain
        Terminal.report(
            "\(route.key): noted from km \(style.kilometres(part.lowerBound, decimals: 2)) to "
                + "\(style.kilometres(part.upperBound, decimals: 2)); camber undo takes it back")
    }
}
