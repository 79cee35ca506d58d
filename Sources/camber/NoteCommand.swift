import ArgumentParser
import GPX
import RouteAnalysis
import RouteGeometry
import RouteReports

/// `camber note FILE --from … --to …`
struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Write what you feel underfoot into a GPX file.",
        discussion: """
            EXAMPLES
              camber note loop.gpx --from 0.8km --to 3.8km --crowned 3% > noted.gpx
              camber note loop.gpx --traffic quiet --footways both --in-place

            Everything else in the file is kept. The note begins and ends at the
            points nearest to --from and --to. --in-place replaces the file in one step
            once the new one is whole on the disk; until then the old one also stands
            beside it as FILE.bak.
            """)

    @OptionGroup var file: EditOptions

    @Option(help: "The track, counted from 1, where the file has several.")
    var track: Int?

    @Option(help: "Where it begins, along the track. Default: its start.")
    var from: PlaceArgument?

    @Option(help: "Where it ends. Default: the track's end.")
    var to: PlaceArgument?

    @OptionGroup var ground: GroundOptions

    func run() throws {
        let outcome = try file.apply(
            .note(ground.note, from: from?.metres, to: to?.metres, track: track))
        guard let noted = outcome.noted, file.inPlace else { return }
        let style = ReportStyle.ascii
        Terminal.report(
            "\(file.path): noted from km \(style.kilometres(noted.range.lowerBound, decimals: 2)) to "
                + "\(style.kilometres(noted.range.upperBound, decimals: 2))")
    }
}
