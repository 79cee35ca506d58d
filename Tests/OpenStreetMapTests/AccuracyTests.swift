import Foundation
import OpenStreetMap
import RouteGeometry
import Testing

/// A simulated run with the ways it was run on.
private struct KnownRun {
    struct Part {
        let points: ClosedRange<Int>
        let metres: Double
        let way: Int64
        let isAgainst: Bool
        /// Woodchip counts as dirt.
        let surface: String
        /// Whether the way has a surface tag, be it only `paved` or `unpaved`.
        let isTagged: Bool
    }

    var points = PointColumns()
    let parts: [Part]

    init(_ name: String) throws {
        let folder = RealMaps.folder.appending(path: "traces")
        let text = try String(contentsOf: folder.appending(path: "\(name).gpx"), encoding: .utf8)
        func value(_ text: Substring, _ key: String, _ end: Character) -> Substring? {
            text.range(of: key).map { text[$0.upperBound...].prefix { $0 != end } }
        }
        for point in text.split(separator: "<trkpt ").dropFirst() {
            guard let lat = value(point, "lat=\"", "\"").flatMap({ Double($0) }),
                let lon = value(point, "lon=\"", "\"").flatMap({ Double($0) })
            else { continue }
            var time = Double.nan
            // 2026-05-03T06:00:01Z: all on one day.
            if let digits = value(point, "<time>", "Z")?.suffix(8).split(separator: ":").compactMap({ Double($0) }),
                digits.count == 3
            {
                time = digits[0] * 3600 + digits[1] * 60 + digits[2]
            }
            points.append(latitude: lat, longitude: lon, time: time)
        }
        let csv = try String(contentsOf: folder.appending(path: "\(name).truth.csv"), encoding: .utf8)
        parts = csv.split(separator: "\n").dropFirst().compactMap { row in
            let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard let first = Int(cells[0]), let last = Int(cells[1]), let from = Double(cells[2]),
                let to = Double(cells[3]), let way = Int64(cells[4])
            else { return nil }
            return Part(
                points: first...last, metres: to - from, way: way, isAgainst: cells[5] == "-1", surface: cells[12],
                isTagged: cells[13] == "tag" || cells[13] == "tag-generic")
        }
    }

    /// The share of the true length, of the parts that `counts` accepts, whose points `isRight`.
    func share(where counts: (Part) -> Bool = { _ in true }, _ isRight: (Int, Part) -> Bool) -> Double {
        let counted = parts.filter(counts)
        let right = counted.reduce(0) { sum, part in
            sum + part.metres * Double(part.points.count { isRight($0, part) }) / Double(part.points.count)
        }
        return right / counted.reduce(0) { $0 + $1.metres }
    }
}

/// Bars that stand below what is measured and at or above what Valhalla 3.5.1 reaches on the same runs.
@Suite("Accuracy on simulated runs", .enabled(if: RealMaps.arePresent))
struct AccuracyTests {
    private static let networks = Networks()

    /// Reads each extract once for all tests.
    private actor Networks {
        private var known: [String: WayNetwork] = [:]

        func network(_ name: String) throws -> WayNetwork {
            if let found = known[name] { return found }
            let made = try RealMaps.network(name)
            known[name] = made
            return made
        }
    }

    /// Valhalla's shares are those of its answers stored beside the runs, points it gives no way for filled from their
    /// neighbours: dr-01 .983, dr-02 .883, hd-02 .986, hd-04 .917, hd-07 .979, hd-08 .983.
    @Test(
        "Recorded and drawn runs are put on the right ways, the right way round",
        arguments: [
            ("dreieich.osm.pbf", "dr-01-road-left", 0.983), ("dreieich.osm.pbf", "dr-02-mixed-right", 0.973),
            ("heidelberg.osm.pbf", "hd-02-road-right", 0.986),
            ("heidelberg.osm.pbf", "hd-04-road-pavement-right", 0.975),
            ("heidelberg.osm.pbf", "hd-07-mixed-centre-5s", 0.979), ("heidelberg.osm.pbf", "hd-08-planned", 0.995),
        ])
    func ways(extract: String, name: String, bar: Double) async throws {
        let network = try await Self.networks.network(extract)
        let run = try KnownRun(name)
        let match = network.match(run.points)
        #expect(run.share { match.way(atPoint: $0).map(network.id(ofWay:)) == $1.way } >= bar)
        #expect(run.share { match.isAgainstWay(atPoint: $0) == $1.isAgainst } >= 0.98)
        #expect(abs(match.surfaceMix().length - match.length) < 1e-6 * match.length)
    }

    @Test(
        "What is tagged under recorded runs is found",
        arguments: [
            ("dreieich.osm.pbf", "dr-01-road-left", 0.99), ("dreieich.osm.pbf", "dr-02-mixed-right", 0.985),
            ("heidelberg.osm.pbf", "hd-02-road-right", 0.98),
            ("heidelberg.osm.pbf", "hd-04-road-pavement-right", 0.99),
            ("heidelberg.osm.pbf", "hd-07-mixed-centre-5s", 0.99),
        ])
    func surfaces(extract: String, name: String, bar: Double) async throws {
        let network = try await Self.networks.network(extract)
        let run = try KnownRun(name)
        let match = network.match(run.points)
        let share = run.share(where: \.isTagged) { point, part in
            let found = match.way(atPoint: point).map { SurfaceOfWay(network.tags(ofWay: $0)).surface }
            return (found == .woodchip ? .dirt : found)?.rawValue == part.surface
        }
        #expect(share >= bar)
    }

    @Test(
        "Laps of a track are counted to a fifth of one, and their direction told",
        arguments: [("hd-09-track-ccw", 12.0, Side.left), ("hd-10-track-cw", 8, .right)])
    func laps(name: String, laps: Double, turning: Side) async throws {
        let match = try await Self.networks.network("heidelberg.osm.pbf").match(KnownRun(name).points)
        let found = try #require(match.trackRuns.first)
        #expect(match.trackRuns.count == 1)
        #expect(abs(found.laps - laps) <= 0.2)
        #expect(found.turning == turning)
    }

    @Test(
        "The side of the road is right where it is told, and not told for the middle of it",
        arguments: [
            ("dreieich.osm.pbf", "dr-01-road-left", Side?.some(.left)),
            ("dreieich.osm.pbf", "dr-02-mixed-right", .right),
            ("heidelberg.osm.pbf", "hd-02-road-right", .right), ("heidelberg.osm.pbf", "hd-07-mixed-centre-5s", nil),
            ("heidelberg.osm.pbf", "hd-08-planned", nil),
        ])
    func side(extract: String, name: String, side: Side?) async throws {
        let run = try KnownRun(name)
        let match = try await Self.networks.network(extract).match(run.points)
        #expect(match.runningSide(times: run.points.times)?.side == side)
    }
}
