import ArgumentParser

/// The entry point.
@main
struct CamberCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "camber",
        abstract: "Score a running route for each heel and plan a week that keeps them even.",
        discussion: """
            EXAMPLES
              camber plan Routes          a balanced week from the sample routes
              camber import ~/gpx && camber plan
                                          the same from your own, with what you ran
              camber score my-run.gpx     what one route does to each heel
              camber score Routes         every route, hardest on the heels first
              camber inspect my-run.gpx   what is in a file
              camber note my-run.gpx --from 0.8km --to 3.8km --crowned 3% --in-place
                                          say what you feel underfoot
              camber reverse my-run.gpx   the same route drawn the other way
              camber map add city.osm.pbf what is underfoot, from OpenStreetMap, offline
              camber match my-run.gpx     the ways and surfaces a route is on
              ssh nas cat tue.gpx | camber score - --format json

            What you would not type each time stands in ./camber.toml, in
            ~/.config/camber/config.toml or in variables: camber help config says how.

            EXIT  0 done, 1 no week fits, 2 nothing matched, 3 some inputs failed,
                  64 usage, 65 bad data, 74 file missing or unreadable

            camber compares routes. It is not medical advice.
            """,
        version: "0.1.0",
        subcommands: [
            ImportCommand.self, RoutesCommand.self, ScoreCommand.self, PlanCommand.self, NoteCommand.self,
            DoneCommand.self, RunsCommand.self, ShoesCommand.self, PainCommand.self, AuditCommand.self,
            ExportCommand.self, RenameCommand.self, RemoveCommand.self, MergeCommand.self, SplitCommand.self,
            UndoCommand.self, LibraryCommand.self, InspectCommand.self, ReverseCommand.self, SolveCommand.self,
            MatchCommand.self, MapCommand.self, ConfigCommand.self,
        ])

    /// As ArgumentParser's own, but that settings which cannot be used end every command; help needs none.
    static func main() {
        do {
            var command = try parseAsRoot()
            if has(type(of: command)) { try Settings.requireUsable() }
            try command.run()
        } catch {
            exit(withError: error)
        }
    }
}

extension ParsableCommand {
    /// Whether a command is this one or below it; the parser's own help is not.
    fileprivate static func has(_ command: any ParsableCommand.Type) -> Bool {
        command == Self.self || configuration.subcommands.contains { $0.has(command) }
    }
}
