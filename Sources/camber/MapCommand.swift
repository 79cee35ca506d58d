import ArgumentParser
import OpenStreetMap
import RouteAnalysis
import RouteReports

/// `camber map add|list|remove`
struct MapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "map",
        abstract: "Keep OpenStreetMap extracts ready for every run.",
        subcommands: [AddMapCommand.self, ListMapsCommand.self, RemoveMapCommand.self])
}

/// `camber map add FILE`
struct AddMapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Prepare an extract; score, plan and match use it from then on.",
        discussion: "Extracts: .osm.pbf, .osm or .osm.gz, as download.geofabrik.de and JOSM give them.")

    @Argument(help: "An OpenStreetMap extract.")
    var path: String

    @Option(help: "What to call the map. Default: the file's name.")
    var name: String?

    func run() throws {
        let shelf = try MapCommand.shelf()
        try MapOptions.sayWhatReadingTakes(path)
        do throws(AnalysisError) {
            let entry = try shelf.add(extract: path, name: name)
            Terminal.show(MapList.text([entry], style: Terminal.style(ascii: false)))
        } catch {
            throw MapCommand.exit(error)
        }
    }
}

/// `camber map list`
struct ListMapsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The installed maps.")

    @OptionGroup var output: OutputOptions

    func run() throws {
        let (maps, failures) = try MapCommand.shelf().entries()
        for failure in failures { Terminal.report(failure.description) }
        switch output.format {
        case .text: Terminal.show(MapList.text(maps, style: output.style))
        case .json: Terminal.show(MapList.json(maps).pretty)
        case .ndjson: Terminal.show(MapList.json(maps).compact + "\n")
        }
        if !failures.isEmpty { throw ExitCode(3) }
    }
}

/// `camber map remove NAME`
struct RemoveMapCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "remove", abstract: "Remove an installed map.")

    @Argument(help: "The map's name, as camber map list shows it.")
    var name: String

    func run() throws {
        let shelf = try MapCommand.shelf()
        do throws(AnalysisError) {
            try shelf.remove(name)
        } catch {
            throw MapCommand.exit(error)
        }
    }
}

extension MapCommand {
    static func shelf() throws -> MapShelf {
        guard let shelf = MapOptions.shelf else {
            Terminal.report("error: no home directory is known; set XDG_DATA_HOME")
            throw ExitCode(74)
        }
        return shelf
    }

    static func exit(_ error: AnalysisError) -> ExitCode {
        Terminal.report(error.description)
        switch error.kind {
        case .nothingFound: return ExitCode(2)
        case .misplaced: return ExitCode(64)
        case .unreadable, .unwritable: return ExitCode(74)
        case .badData: return ExitCode(65)
        }
    }
}
