import Elevation
import Foundation
import RouteGeometry

/// Ascent, grade bands, intervals and cost on simulated recordings, for camber and for other programs' methods.
///
/// All along the line camber measures: the estimated one.
struct ElevationTable {
    typealias Truth = SimulatedRecording.Truth

    private static let classes = [
        ("barometer 0.2 m", "baro02"), ("barometer 1 m", "baro1"), ("GPS altitude", "gps"), ("terrain model", "dem"),
    ]

    private let recordings: [SimulatedRecording]
    private let results: [ElevationEstimate?]
    /// Microseconds a point of the profile alone, and points.
    private let cost: (perPoint: Double, points: Int)

    /// `nil`, with a notice, where the recordings are not there.
    init?(folder: URL) throws {
        recordings = try SimulatedRecording.all(in: folder)
        guard !recordings.isEmpty else { return nil }
        let recordings = recordings
        var results: [ElevationEstimate?] = []
        let clock = ContinuousClock()
        // The least of three: other processes only ever add to it.
        let least =
            (0..<3).map { _ in
                clock.measure { results = recordings.map { ElevationEstimate(points: $0.points, along: $0.line) } }
            }.min() ?? .zero
        self.results = results
        let points = recordings.reduce(0) { $0 + $1.points.count }
        cost = (least / .microseconds(1) / Double(points), points)
    }

    func print() {
        printAscents()
        printBands()
        printIntervals()
        printLengths()
        Swift.print(
            "\n\(fixed(cost.perPoint, 2)) µs a point for the profile, over \(cost.points) points in \(recordings.count) files"
        )
    }

    private func printAscents() {
        Swift.print("Ascent: median / 90th percentile of the error in %, hills without defects; then with defects;")
        Swift.print("flat routes: median error in m per km for barometers, GPS altitudes, terrain models\n")
        Swift.print(row("method", Self.classes.map(\.0) + ["defects", "flat b / g / t"]))
        Swift.print(row("camber", errors(results.map { $0?.ascent ?? .nan })))
        for peer in PeerAscent.all { Swift.print(row(peer.name, errors(recordings.map { peer.ascent($0.heights) }))) }
    }

    private func errors(_ ascents: [Double]) -> [String] {
        let all = zip(ascents, recordings.map(\.truth))
        func percent(_ isIn: (Truth) -> Bool) -> String {
            let errors = all.filter { !$0.1.flat && isIn($0.1) }.map { abs($0.0 / $0.1.ascent - 1) * 100 }
            return "\(fixed(quantile(errors, 0.5), 1)) / \(fixed(quantile(errors, 0.9), 0))"
        }
        func flat(_ prefix: String) -> String {
            let errors = all.filter { $0.1.flat && $0.1.noise.hasPrefix(prefix) }
                .map { abs($0.0 - $0.1.ascent) / $0.1.length * 1000 }
            return fixed(quantile(errors, 0.5), 1)
        }
        return Self.classes.map { kind in percent { $0.noise == kind.1 && $0.defect == nil } }
            + [percent { $0.defect != nil }, ["baro", "gps", "dem"].map(flat).joined(separator: " / ")]
    }

    private func printBands() {
        Swift.print("\nDistance steeper than 3 % and 6 % down: median error in percentage points; and its bias")
        Swift.print("over all hills: estimated share less the true one\n")
        Swift.print(row("", Self.classes.map(\.0) + ["all, bias"]))
        let bands: [(String, Double, KeyPath<Truth, Double>)] = [
            ("3 % down", -0.03, \.share_lt_m3), ("6 % down", -0.06, \.share_lt_m6),
        ]
        let methods: [(String, (Int) -> [Double])] = [
            ("camber", grades(of:)),
            ("gpx.studio, 50 m", { PeerGrade.overWindow(recordings[$0].heights, 50) }),
            ("Savitzky–Golay, 205 m", { PeerGrade.leastSquares(recordings[$0].heights, 205) }),
        ]
        for (method, grades) in methods {
            let shares = recordings.indices.map(grades)
            for (name, limit, truth) in bands {
                let cells = Self.classes.map { kind in
                    fixed(quantile(bandErrors(shares, limit, truth) { $0.noise == kind.1 }.map(abs), 0.5), 1)
                }
                let all = bandErrors(shares, limit, truth) { _ in true }
                Swift.print(row("\(method), \(name)", cells + [fixed(all.reduce(0, +) / Double(all.count), 1)]))
            }
        }
    }

    /// Of each even cell of camber's profile; empty where there is no estimate.
    private func grades(of i: Int) -> [Double] {
        guard let profile = results[i]?.profile(of: recordings[i].line) else { return [] }
        return (0..<profile.cellCount).map { profile.grade(at: (Double($0) + 0.5) * profile.spacing) ?? 0 }
    }

    private func bandErrors(
        _ grades: [[Double]], _ limit: Double, _ truth: KeyPath<Truth, Double>, where isIn: (Truth) -> Bool
    ) -> [Double] {
        zip(grades, recordings.map(\.truth)).compactMap { cells, known in
            guard !known.flat, known.defect == nil, isIn(known), !cells.isEmpty else { return nil }
            return (Double(cells.count { $0 < limit }) / Double(cells.count) - known[keyPath: truth]) * 100
        }
    }

    private func printIntervals() {
        Swift.print(
            "\n80 % intervals: share that holds the true ascent and descent; beside it the 95 % binomial band\n")
        Swift.print(row("", Self.classes.map(\.0) + ["all", "flat"]))
        let groups: [(Truth) -> Bool] =
            Self.classes.map { kind in { $0.noise == kind.1 } } + [{ _ in true }, { $0.flat }]
        Swift.print(row("in the interval", groups.map(coverage)))
    }

    private func coverage(where isIn: (Truth) -> Bool) -> String {
        var (hits, all) = (0, 0)
        for (result, recording) in zip(results, recordings) where isIn(recording.truth) {
            let truth = recording.truth
            for (range, value) in [(result?.ascentRange, truth.ascent), (result?.descentRange, abs(truth.descent))] {
                all += 1
                if let range, value >= range.lowerBound - 1e-6, value <= range.upperBound + 1e-6 { hits += 1 }
            }
        }
        guard all > 0 else { return "-" }
        let half = 1.96 * (0.8 * 0.2 / Double(all)).squareRoot()
        return "\(fixed(Double(hits) / Double(all), 2)) (\(fixed(0.8 - half, 2))–\(fixed(0.8 + half, 2)))"
    }

    private func printLengths() {
        let errors = recordings.map { ($0.line.length / $0.truth.length - 1) * 100 }
        let recorded = recordings.map { ($0.line.recordedLength / $0.truth.length - 1) * 100 }
        func summary(_ values: [Double]) -> String {
            "median \(fixed(quantile(values, 0.5), 1)) %, 5th to 95th percentile \(fixed(quantile(values, 0.05), 1)) to \(fixed(quantile(values, 0.95), 1)) %"
        }
        Swift.print("\nLength: camber \(summary(errors)); as recorded \(summary(recorded))")
    }
}
