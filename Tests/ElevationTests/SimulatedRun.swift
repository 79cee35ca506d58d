import Foundation
import RouteGeometry
import TestSupport

/// A run along the equator, a point a second at 3 m/s, over sinusoidal hills, recorded with an error of a known kind.
struct SimulatedRun {
    enum Recorder: CaseIterable { case barometer, receiver, planner, service }

    /// Metres of height between foot and top of each hill, and metres from top to top.
    var relief = 40.0
    var wavelength = 1000.0
    var length = 8000.0
    var recorder = Recorder.barometer
    var seed: UInt64 = 1

    /// Metres, exactly: every hill is climbed once.
    var ascent: Double { relief * length / wavelength }

    func height(at distance: Double) -> Double { 300 + relief / 2 * (1 - cos(2 * .pi * distance / wavelength)) }

    /// Distance, recorded height and time of each point.
    var samples: [(distance: Double, height: Double, time: Double)] {
        var generator = SplitMix64(seed: seed)
        func normal() -> Double {
            let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude...1, using: &generator))).squareRoot()
            return radius * cos(2 * .pi * Double.random(in: 0...1, using: &generator))
        }
        let step = recorder == .planner ? 25.0 : 3
        var (slow, drift) = (normal(), 0.0)
        return (0...Int(length / step)).map { i in
            let distance = Double(i) * step
            let error: Double
            switch recorder {
            case .barometer:
                drift += 0.03 * normal()
                error = drift + 0.2 * normal()
            case .receiver:
                // Ornstein–Uhlenbeck: 4 m, 40 s.
                let kept = exp(-1.0 / 40)
                slow = kept * slow + (1 - kept * kept).squareRoot() * normal()
                error = 4 * slow + 0.7 * normal()
            case .planner, .service: error = 0
            }
            let height = ((height(at: distance) + error) * 10).rounded() / 10
            return (distance, height, 1_700_000_000 + Double(i))
        }
    }

    var columns: PointColumns { columns() }

    func columns(_ change: (Int, Double) -> Double = { $1 }) -> PointColumns {
        var columns = PointColumns()
        for (i, sample) in samples.enumerated() {
            columns.append(
                latitude: 0, longitude: sample.distance / RecordedLine.metresPerDegree,
                elevation: change(i, sample.height), time: recorder == .planner ? .nan : sample.time)
        }
        return columns
    }
}
