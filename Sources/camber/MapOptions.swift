import ArgumentParser
import RouteAnalysis
import RouteGeometry

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Which maps routes are laid on.
struct MapOptions: ParsableArguments {
    @Option(
        name: .customLong("map"),
        help: "An OpenStreetMap extract (.osm.pbf, .osm, .osm.gz) instead of the installed maps; once for each.")
    var paths: [String] = []

    @Flag(help: "Use no map, not even an installed one.")
    var noMap = false

    func validate() throws {
        if noMap, !paths.isEmpty { throw ValidationError("Give --map or --no-map, not both.") }
    }

    /// Where installed maps lie: beside the library, in the XDG data directory; `nil` without a home.
    static var shelf: MapShelf? {
        let environment = ProcessInfo.processInfo.environment
        let data =
            environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
            ?? environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/share" }
        return data.map { MapShelf(folder: $0 + "/camber/maps") }
    }

    /// Says of which routes a map that was asked for knows nothing.
    func reportUncovered(_ surveys: [SurveyedRoute]) {
        guard !paths.isEmpty else { return }
        for survey in surveys where survey.map == nil {
            Terminal.report(
                "\(survey.source): \"\(survey.route.name)\" is beyond \(paths.joined(separator: ", ")); "
                    + "what the file does not say is assumed")
        }
    }

    /// The maps to use; what is wrong with an installed one is said, and it is left out.
    func maps() throws -> RunningMaps {
        if noMap { return .none }
        guard paths.isEmpty else {
            do throws(AnalysisError) {
                return try RunningMaps.open(paths)
            } catch {
                Terminal.report(error.description)
                throw ExitCode(error.kind == .unreadable ? 74 : 65)
            }
        }
        guard let installed = Self.shelf?.runningMaps() else { return .none }
        for failure in installed.failures { Terminal.report(failure.description) }
        return installed.maps
    }
}
