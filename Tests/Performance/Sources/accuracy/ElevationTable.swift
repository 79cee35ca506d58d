import Elevation
import Foundation
import RouteGeometry

/// Ascent, grade bands, intervals and cost on simulated recordings, for camber and for other programs' methods.
enum ElevationTable {
    private static let classes = [
        ("barometer 0.2 m", "baro02"), ("barometer 1 m", "baro1"), ("GPS altitude", "gps"), ("terrain model", "dem"),
    ]

    static func show() throws {
        let recordings = try SimulatedRecording.all()
        guard !recordings.isEmpty else { return }
        var results: [ElevationEstimate?] = []
        var seconds = Double.infinity
        let clock = ContinuousClock()
        // The least of three: other processes only ever add to it.
        for _ in 0..<3 {
            let taken = clock.measure {
                results = recordings.map { ElevationEstimate(points: $0.points, along: $0.line) }
            }
            seconds = min(seconds, Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18)
        }
        let points = recordings.reduce(0) { $0 + $1.points.count }
        print("Ascent: median / 90th percentile of the error in %, hills without defects; then with defects;")
        print("flat routes: median error in m per km for barometers, GPS altitudes, terrain models\n")
        let ours = results.map { $0?.ascent ?? .nan }
        print(row("method", classes.map(\.0) + ["defects", "flat b / g / t"]))
        print(row("camber", errors(ours, recordings)))
        for peer in PeerAscent.all {
            print(row(peer.name, errors(recordings.map { peer.ascent($0.heights) }, recordings)))
        }
        print("\nDistance steeper than 3 % and 6 % down: median error in percentage points; 80 % intervals: share that")
        print("holds the true ascent and descent\n")
        print(row("", classes.map(\.0) + ["all", "flat"]))
        print(row("3 % down", classes.map { shareError(results, recordings, $0.1, -0.03, \.share_lt_m3) }))
        print(row("6 % down", classes.map { shareError(results, recordings, $0.1, -0.06, \.share_lt_m6) }))
        let groups: [(SimulatedRecording.Truth) -> Bool] =
            classes.map { kind in { $0.noise == kind.1 } } + [{ _ in true }, { $0.flat }]
        print(row("in the interval", groups.map { coverage(results, recordings, $0) }))
        print(
            "\n\(fixed(seconds / Double(points) * 1e6, 2)) µs a point over \(points) points in \(recordings.count) files"
        )
    }

    private static func errors(_ ascents: [Double], _ recordings: [SimulatedRecording]) -> [String] {
        let all = zip(ascents, recordings.map(\.truth))
        func percent(_ isIn: (SimulatedRecording.Truth) -> Bool) -> String {
            let errors = all.filter { !$0.1.flat && isIn($0.1) }.map { abs($0.0 / $0.1.ascent - 1) * 100 }
            return "\(fixed(quantile(errors, 0.5), 1)) / \(fixed(quantile(errors, 0.9), 0))"
        }
        func flat(_ prefix: String) -> String {
            let errors = all.filter { $0.1.flat && $0.1.noise.hasPrefix(prefix) }
                .map { abs($0.0 - $0.1.ascent) / $0.1.length * 1000 }
            return fixed(quantile(errors, 0.5), 1)
        }
        return classes.map { kind in percent { $0.noise == kind.1 && $0.defect == nil } }
            + [percent { $0.defect != nil }, ["baro", "gps", "dem"].map(flat).joined(separator: " / ")]
    }

    private static func shareError(
        _ results: [ElevationEstimate?], _ recordings: [SimulatedRecording], _ noise: String, _ limit: Double,
        _ truth: KeyPath<SimulatedRecording.Truth, Double>
    ) -> String {
        var errors: [Double] = []
        for (result, recording) in zip(results, recordings)
        where recording.truth.noise == noise && !recording.truth.flat && recording.truth.defect == nil {
            guard let profile = result?.profile(of: recording.line) else { continue }
            let steep = (0..<profile.cellCount).count {
                (profile.grade(at: (Double($0) + 0.5) * profile.spacing) ?? 0) < limit
            }
            errors.append(abs(Double(steep) / Double(profile.cellCount) - recording.truth[keyPath: truth]) * 100)
        }
        return fixed(quantile(errors, 0.5), 1)
    }

    private static func coverage(
        _ results: [ElevationEstimate?], _ recordings: [SimulatedRecording],
        _ isIn: (SimulatedRecording.Truth) -> Bool
    ) -> String {
        var (hits, all) = (0, 0)
        for (result, recording) in zip(results, recordings) where isIn(recording.truth) {
            let truth = recording.truth
            for (range, value) in [(result?.ascentRange, truth.ascent), (result?.descentRange, abs(truth.descent))] {
                all += 1
                if let range, value >= range.lowerBound - 1e-6, value <= range.upperBound + 1e-6 { hits += 1 }
            }
        }
        return all > 0 ? fixed(Double(hits) / Double(all), 2) : "-"
    }

    /// Linear between order statistics (Hyndman & Fan 1996, type 7).
    private static func quantile(_ values: [Double], _ share: Double) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.last else { return .nan }
        let place = share * Double(sorted.count - 1)
        let i = Int(place)
        return i + 1 < sorted.count ? sorted[i] + (sorted[i + 1] - sorted[i]) * (place - Double(i)) : last
    }

    private static func fixed(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }

    private static func row(_ name: String, _ cells: [String]) -> String {
        name.padding(toLength: 32, withPad: " ", startingAt: 0)
            + cells.map { $0.padding(toLength: 18, withPad: " ", startingAt: 0) }.joined()
    }
}
