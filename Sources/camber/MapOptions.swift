import ArgumentParser
import OpenStreetMap
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
        help: """
            An OpenStreetMap extract (.osm.pbf, .osm, .osm.gz), or an installed map by its name, instead of all that are \
            installed; once for each.
            """)
    var paths: [String] = []

    @Flag(help: "Use no map, not even an installed one.")
    var noMap = false

    func validate() throws {
        if noMap, !paths.isEmpty { throw ValidationError("Give --map or --no-map, not both.") }
    }

    /// Where installed maps lie: beside the library, in the XDG data directory; `nil` without a home.
    static var shelf: MapShelf? {
        Surroundings.dataFolder.map { MapShelf(folder: $0 + "/maps") }
    }

    /// Says of which routes a map that was asked for knows nothing.
    func reportUncovered(_ surveys: [SurveyedRoute]) {
        guard !paths.isEmpty else { return }
        for survey in surveys where survey.map == nil {
            Terminal.report(
                "\(survey.source): \"\(survey.route.name)\" is on no way of \(paths.joined(separator: ", ")); "
                    + "what the file does not say is assumed")
        }
    }

    /// Bytes of memory from which on reading takes long enough to say beforehand what it takes.
    private static let much = 500 << 20

    /// Says how much memory a large extract takes, before it is read.
    ///
    /// - Throws: where this machine has not as much.
    static func sayWhatReadingTakes(_ path: String) throws {
        guard let estimate = WayNetwork.memoryEstimate(extract: path), estimate.memory >= much else { return }
        let (size, memory) = (estimate.size >> 20, estimate.memory >> 20)
        let physical = Int(clamping: ProcessInfo.processInfo.physicalMemory) >> 20
        if memory > physical {
            Terminal.report(
                "\(path): error: \(size) MiB take up to \(memory) MiB of memory to read, and this machine has \(physical); "
                    + "take a part of it (osmium extract), or its ways alone (osmium tags-filter w/highway)")
            throw ExitCode(65)
        }
        Terminal.report("\(path): \(size) MiB; reading it takes up to \(memory) MiB of memory")
    }

    /// The maps to use; what is wrong with an installed one is said, and it is left out.
    func maps() throws -> RunningMaps {
        if noMap { return .none }
        let named = paths.map { path in
            FileManager.default.fileExists(atPath: path) ? path : Self.shelf?.place(of: path) ?? path
        }
        let paths = paths.isEmpty ? Settings.inForce.words(of: .map) : named
        guard paths.isEmpty else {
            for path in paths { try Self.sayWhatReadingTakes(path) }
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
