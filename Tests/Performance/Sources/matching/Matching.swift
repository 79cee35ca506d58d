import Foundation
import OpenStreetMap
import RouteGeometry

/// Measures maps and matching on the traces with known ways beside the package.
@main
struct Matching {
    static func errors(_ trace: TrueTrace, _ found: RouteMatch, _ network: WayNetwork) {
        var byWay: [Int64: Int] = [:]
        for way in 0..<network.wayCount { byWay[network.id(ofWay: way)] = way }
        for run in trace.runs {
            let per = run.metres / Double(run.points.count)
            var wrong: [String: (Double, Int, Int)] = [:]
            for i in run.points {
                let way = found.way(atPoint: i)
                if way.map(network.id) != run.way {
                    let key = way.map { "\(network.id(ofWay: $0)) \(network.tags(ofWay: $0).wayClass)" } ?? "none"
                    let old = wrong[key] ?? (0, i - run.points.lowerBound, 0)
                    wrong[key] = (old.0 + per, old.1, run.points.upperBound - i)
                }
            }
            for (key, value) in wrong where value.0 > 0 {
                let edge = min(value.1, value.2) <= 1 ? "EDGE" : "MID "
                let mine = byWay[run.way].map { "\(network.tags(ofWay: $0).wayClass)" } ?? "missing"
                print("   ", edge, String(format: "%5.1f of %6.1f", value.0, run.metres), run.way, mine, run.side, "->", key)
            }
        }
    }

    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.count == 3, arguments[0] == "try" { return try tryFiles(arguments[1], arguments[2]) }
        if arguments.first == "load" { return loadFiles(Array(arguments.dropFirst())) }
        let folder = URL(filePath: arguments.first ?? "../shared/data/surface")
        var model = MatchModel()
        for argument in arguments.dropFirst() {
            let parts = argument.split(separator: "=")
            let value = Double(parts[1])!
            switch parts[0] {
            case "spacing": model.spacing = value
            case "radius": model.radius = value
            case "offset": model.offsetDeviation = value
            case "free": model.freeShare = value
            case "change": model.changeDeviation = value
            case "detour": model.detourScale = value
            case "turn": model.turnCost = value
            case "off": model.offNetworkCost = value
            case "boundary": model.boundaryCost = value
            case "pace": model.steadyPace = value
            case "paceLimit": model.steadyPaceLimit = value
            case "beam": model.beam = value
            case "limit": model.candidateLimit = Int(value)
            default: fatalError("\(argument)")
            }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "traces").path)
            .filter { $0.hasSuffix(".gpx") }.map { String($0.dropLast(4)) }.sorted()
        let traces = try names.map { try TrueTrace(folder: folder.appending(path: "traces"), name: $0) }
        var networks: [String: WayNetwork] = [:]
        let clock = ContinuousClock()
        for extract in Set(traces.map(\.extract)).sorted() {
            let time = try clock.measure {
                networks[extract] = try WayNetwork(extract: folder.appending(path: extract).path, source: extract)
            }
            let network = networks[extract]!
            print(extract, time, "ways", network.wayCount, "edges", network.edgeCount, "MB", network.byteCount / 1000 / 1000)
        }
        var (right, metres, surfaceRight, surfaceMetres) = (0.0, 0.0, 0.0, 0.0)
        var seconds = 0.0
        var length = 0.0
        for trace in traces {
            let network = networks[trace.extract]!
            var matcher = RouteMatcher(network, model: model)
            var match: RouteMatch?
            let time = clock.measure { match = matcher.match(trace.points, distances: trace.line.distances) }
            let found = match!
            let way = trace.wayAccuracy { found.way(atPoint: $0).map(network.id) }
            let surface = trace.surfaceAccuracy {
                found.way(atPoint: $0).flatMap { network.tags(ofWay: $0).surface?.rawValue }.map { $0 == "woodchip" ? "dirt" : $0 }
            }
            let direction = trace.runs.reduce(0.0) { sum, run in
                sum + run.metres * Double(run.points.count { found.isAgainstWay(atPoint: $0) == run.isAgainst }) / Double(run.points.count)
            } / trace.metres
            let s = Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
            if trace.isGPS {
                right += way * trace.metres
                metres += trace.metres
                surfaceRight += surface.right
                surfaceMetres += surface.metres
            }
            seconds += s
            length += trace.line.length
            let side = found.runningSide(times: trace.points.times)
            print("      mode", trace.mode, "side", side.map { "\($0.side?.rawValue ?? "-") z \($0.significance) mean \($0.distanceFromMiddle) over \($0.length)" } ?? "nil", found.trackRuns.map { "laps \($0.laps) \($0.turning)" }, trace.laps ?? 0)
            if ProcessInfo.processInfo.environment["ERRORS"] != nil { errors(trace, found, network) }
            print(
                trace.name.padding(toLength: 28, withPad: " ", startingAt: 0),
                String(format: "%.3f  surf %.3f  dir %.3f  %6.1f km/s", way, surface.metres > 0 ? surface.right / surface.metres : 1.0, direction,
                    trace.line.length / 1000 / s))
        }
        print(String(format: "GPS way %.4f surface %.4f  %.1f km/s", right / metres, surfaceRight / surfaceMetres, length / 1000 / seconds))
    }
}
