import ArgumentParser
import RouteAnalysis

/// Where elevation comes from beside the file.
struct TerrainOptions: ParsableArguments {
    @Option(
        name: .customLong("dem"),
        help: ArgumentHelp(
            "Folder of terrain tiles (N49E008.hgt or .hgt.gz) for routes without elevation.", valueName: "folder"))
    var folder: String?

    @Flag(help: "Take elevation from the tiles of --dem also where the file has its own.")
    var demAlways = false

    func validate() throws {
        if demAlways, named == nil { throw ValidationError("--dem-always needs --dem FOLDER.") }
    }

    private var named: String? { folder ?? Settings.inForce[.dem] }

    /// The folder, `nil` where none is named. Ends the command with 74 where it is not there.
    func open() throws -> TerrainFolder? {
        guard let folder = named else { return nil }
        do throws(AnalysisError) {
            return try TerrainFolder(folder, isPreferred: demAlways)
        } catch {
            Terminal.report(error.description)
            throw ExitCode(74)
        }
    }
}
