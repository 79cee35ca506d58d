import ArgumentParser
import Foundation
import RouteAnalysis
import RouteLibrary

/// `camber export [ROUTE…]`
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write routes as GPX files with your notes in them.",
        discussion: """
            EXAMPLES
              camber export harbour-road > harbour-road.gpx
              camber export --to folder                  every route, a file each
              camber export harbour-road --hide-home 200m > for-a-friend.gpx

            A file is the one that was imported with your notes added; --hide-home writes
            it anew, without the way near its ends and without what else was in it; its
            name and times stay.
            """)

    @Argument(help: "Keys, names or ids. Default: every route.")
    var routes: [String] = []

    @Option(help: "A folder for the files; made where there is none, never replacing a file.")
    var to: String?

    @Option(
        parsing: .unconditional,
        help: "Leave out all of the way that comes nearer than this to its first or last point, like 200m.",
        transform: DistanceArgument.parsed)
    var hideHome: DistanceArgument?

    @OptionGroup var library: LibraryOptions

    func validate() throws {
        if routes.count != 1, to == nil { throw ValidationError("Several routes need a folder: --to FOLDER.") }
    }

    func run() throws {
        let library = try library.open()
        let wanted = try LibraryOptions.perform { () throws(LibraryError) in
            if routes.isEmpty { return try library.summaries().map(\.route) }
            var found: [StoredRoute] = []
            for name in routes { found.append(try library.route(named: name)) }
            return found
        }
        var failures: [ExitCode] = []
        for route in wanted {
            let bytes: [UInt8]
            do {
                bytes = try gpx(of: route, in: library)
            } catch let code as ExitCode {
                // One that is all home, or whose file gives nothing, keeps no other one from being written.
                failures.append(code)
                continue
            }
            do throws(AnalysisError) {
                if let to {
                    try FileReplacement.create("\(to)/\(route.key).gpx", with: bytes)
                } else {
                    try FileReplacement.writeToStandardOutput(bytes)
                }
            } catch {
                Terminal.report(error.description)
                throw ExitCode(74)
            }
        }
        let count = wanted.count - failures.count
        if let to { Terminal.report("\(to): \(count) \(count == 1 ? "route" : "routes")") }
        if let code = failures.first { throw count > 0 ? ExitCode(3) : code }
    }

    private func gpx(of route: StoredRoute, in library: Library) throws -> [UInt8] {
        let (survey, original) = try LibraryOptions.perform { () throws(LibraryError) in
            (try library.survey(route, as: route.key, runner: Runner()), try library.original(route.original).bytes)
        }
        guard let survey else {
            Terminal.report("\(library.name): error: the file of \(route.key) no longer gives it")
            throw ExitCode(65)
        }
        do throws(AnalysisError) {
            if let hideHome { return try RouteExport.fresh(survey, hiding: hideHome.metres) }
            let export = try RouteExport.gpx(original, of: survey)
            if export.lost > 0 {
                Terminal.report(
                    "\(route.key): \(export.lost) notes lie between two points of the file and are not in it")
            }
            return export.bytes
        } catch {
            Terminal.report(error.description)
            throw ExitCode(error.kind == .misplaced ? 1 : 65)
        }
    }
}
