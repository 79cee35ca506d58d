import Foundation
import OpenStreetMap
import RouteGeometry

/// What share of the true length each trace is matched right on, and how fast, beside Valhalla.
struct AccuracyTable {
    private let data: URL
    private let folder: URL
    private let traces: [TrueTrace]

    init(_ data: URL) throws {
        self.data = data
        folder = data.appending(path: "traces")
        let folder = folder
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".truth.csv") }.map { String($0.dropLast(10)) }.sorted()
        traces = try names.map { try TrueTrace(folder: folder, name: $0) }
    }

    /// Sums over traces, by length, and how often the side of the road was told.
    private struct Sum {
        var (right, metres, surfaceRight, surfaceMetres) = (0.0, 0.0, 0.0, 0.0)
        var (valhallaRight, valhallaMetres) = (0.0, 0.0)
        var (seconds, kilometres) = (0.0, 0.0)
        var (valhallaSeconds, valhallaKilometres) = (0.0, 0.0)
        var (long, longTold, told, wrong) = (0, 0, 0, 0)
        var sureness = Sureness()

        mutating func add(_ other: Sum) {
            right += other.right
            metres += other.metres
            surfaceRight += other.surfaceRight
            surfaceMetres += other.surfaceMetres
            valhallaRight += other.valhallaRight
            valhallaMetres += other.valhallaMetres
            seconds += other.seconds
            kilometres += other.kilometres
            valhallaSeconds += other.valhallaSeconds
            valhallaKilometres += other.valhallaKilometres
            long += other.long
            longTold += other.longTold
            told += other.told
            wrong += other.wrong
            sureness.add(other.sureness)
        }

        /// Counts what was said of the side of a trace that was run on one, or in the middle.
        mutating func count(_ side: Side?, of trace: TrueTrace) {
            let truth = trace.runningSide
            if truth != nil, trace.metres > 3000 { (long, longTold) = (long + 1, longTold + (side == nil ? 0 : 1)) }
            if side != nil { (told, wrong) = (told + 1, wrong + (side == truth ? 0 : 1)) }
        }

        var words: String {
            let share = { (a: Double, b: Double) in b > 0 ? String(format: "%.4f", a / b) : "-" }
            return "way \(share(right, metres)), surface where tagged \(share(surfaceRight, surfaceMetres)), "
                + "Valhalla way \(share(valhallaRight, valhallaMetres)); "
                + "side told for \(longTold) of \(long) over 3 km, \(wrong) of \(told) wrong"
        }
    }

    func show() throws {
        print("\ntrace                            km     way  surface  km/s  Valhalla way  km/s  side (z), laps")
        var sum = Sum()
        for extract in Set(traces.map(\.extract)).sorted() {
            let network = try WayNetwork(extract: data.appending(path: extract).path, source: extract)
            let group = traces.filter { $0.extract == extract }
            let valhalla = Valhalla.run(on: data.appending(path: extract), traces: group, in: folder)
            var own = Sum()
            for trace in group {
                let answer = valhalla.answers[trace.name] ?? Valhalla.stored(folder, trace.name)
                print(row(trace, network, answer, &own))
            }
            print("\(extract), recorded runs: \(own.words)")
            sum.add(own)
            if let tiles = valhalla.tiles { print(String(format: "%@: Valhalla's tiles take %.2f s", extract, tiles)) }
        }
        print("all recorded runs: \(sum.words)")
        print("said to be so sure of the way, and right: \(sum.sureness.words)")
        print(String(format: "all traces: %.0f km/s", sum.kilometres / sum.seconds))
        if sum.valhallaSeconds > 0 {
            print(String(format: "Valhalla: %.0f km/s", sum.valhallaKilometres / sum.valhallaSeconds))
        } else {
            print("Valhalla is not installed here: its column holds stored answers with default options.")
        }
    }

    private func row(
        _ trace: TrueTrace, _ network: WayNetwork, _ answer: Valhalla.Answer?, _ sum: inout Sum
    ) -> String {
        var matcher = RouteMatcher(network)
        var (match, seconds) = (RouteMatch?.none, Double.infinity)
        for _ in 0..<5 {
            let start = ContinuousClock.now
            match = matcher.match(trace.points, distances: trace.line.distances)
            let elapsed = ContinuousClock.now - start
            seconds = min(seconds, Double(elapsed.components.attoseconds) / 1e18 + Double(elapsed.components.seconds))
        }
        guard let match else { return trace.name }
        let way = trace.wayAccuracy { match.way(atPoint: $0).map(network.id) }
        let surface = trace.surfaceAccuracy {
            let name = match.way(atPoint: $0).map { SurfaceOfWay(network.tags(ofWay: $0)).surface.rawValue }
            return name == "woodchip" ? "dirt" : name
        }
        let theirs = answer.map { answer in trace.wayAccuracy { $0 < answer.ways.count ? answer.ways[$0] : nil } }
        let kilometres = trace.line.length / 1000
        sum.seconds += seconds
        sum.kilometres += kilometres
        if trace.isGPS {
            sum.right += way * trace.metres
            sum.metres += trace.metres
            sum.sureness.count(match, trace)
            sum.count(match.runningSide(times: trace.points.times)?.side, of: trace)
            sum.surfaceRight += surface.right
            sum.surfaceMetres += surface.metres
            if let theirs {
                sum.valhallaRight += theirs * trace.metres
                sum.valhallaMetres += trace.metres
            }
        }
        if let theirSeconds = answer?.seconds {
            sum.valhallaSeconds += theirSeconds
            sum.valhallaKilometres += kilometres
        }
        let columns = [
            trace.name.padding(toLength: 28, withPad: " ", startingAt: 0), String(format: "%6.2f", kilometres),
            String(format: "%7.3f", way),
            surface.metres > 0 ? String(format: "%7.3f", surface.right / surface.metres) : "      -",
            String(format: "%6.0f", kilometres / seconds),
            theirs.map { String(format: "%12.3f", $0) } ?? "           -",
            answer?.seconds.map { String(format: "%6.0f", kilometres / $0) } ?? "     -",
            "  " + findings(match, trace),
        ]
        return columns.joined(separator: " ")
    }

    private func findings(_ match: RouteMatch, _ trace: TrueTrace) -> String {
        let side = match.runningSide(times: trace.points.times).map {
            "\($0.side?.rawValue ?? "unknown") (\(String(format: "%.1f", $0.significance))), truly \(trace.mode)"
        }
        let laps = match.trackRuns.map {
            "\(String(format: "%.2f", $0.laps)) of \(trace.laps ?? 0) laps \($0.turning == .left ? "ccw" : "cw")"
        }
        return ([side].compactMap { $0 } + laps).joined(separator: ", ")
    }
}
