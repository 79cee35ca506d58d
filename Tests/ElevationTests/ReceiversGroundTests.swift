import Foundation
import RouteGeometry
import TestSupport
import Testing

@testable import Elevation

@Suite("Ground that a receiver comes over again")
struct ReceiversGroundTests {
    private static let leg = 1000.0

    /// Out along the equator and back 6 m beside it at 2.5 m/s, a node every 20 m.
    private static func outAndBack(
        height: (Double) -> Double
    ) -> (nodes: ElevationNodes, ground: GroundOnce?) {
        let distances = stride(from: 10, to: 2 * leg, by: 20).map { $0 }
        let nodes = ElevationNodes(distances.map(height), at: distances, times: distances.map { $0 / 2.5 })
        let ground = GroundOnce(of: nodes, variance: 16) { distance in
            let degree = RecordedLine.metresPerDegree
            let place = Coordinate(
                latitude: distance < leg ? 0 : 6 / degree, longitude: min(distance, 2 * leg - distance) / degree)
            return EarthPoint(place).vector
        }
        return (nodes, ground)
    }

    @Test("has the mean of its passes' heights, with the error of a mean")
    func mean() throws {
        // 3 m too high on the way out, 1 m too low on the way back.
        let (nodes, found) = Self.outAndBack {
            100 + 0.02 * min($0, 2 * Self.leg - $0) + ($0 < Self.leg ? 3 : -1)
        }
        let ground = try #require(found)
        let (once, differences) = ground.averaged(nodes, memory: 40)
        #expect(once.heights.count == ground.fresh.count && abs(once.heights.count - 50) <= 1)
        for node in once.distances.indices.dropFirst(2).dropLast(3) {
            let distance = once.distances[node]
            #expect(abs(once.heights[node] - 101 - 0.02 * distance) < 0.05)
            #expect(abs(once.passes[node] - 2) < 0.05)
            // Passed again after t seconds, an error that forgets itself over 40 has exp(-t/40) of it left.
            let later = 2 * (Self.leg - distance) / 2.5
            #expect(abs(once.shares[node] - (1 + exp(-later / 40)) / 2) < 0.02 + 0.2 * exp(-later / 40))
        }
        // Each is 2 m off the mean: 4 m² twice, for one pass but the first.
        #expect(abs(differences.square - 8) < 0.5 && abs(differences.seconds - 400) < 20)
    }

    @Test("is not that of a road above another", arguments: [(5.0, true), (30, false)])
    func above(metres: Double, isSame: Bool) {
        #expect((Self.outAndBack { $0 < Self.leg ? 100 : 100 + metres }.ground != nil) == isSame)
    }

    /// Two passes' mean has half the variance; the next of one pass keeps all of the half they share.
    @Test("leaves an error its variance from mean to mean", arguments: [1.0, 2, 3], [1.0, 2, 3])
    func variance(before: Double, behind: Double) {
        let kept = exp(-10.0 / 40)
        let one = ErrorStep<Double>(10, .ornsteinUhlenbeck, memory: 40)
        let both = one.averaged(from: (before, 1 / before), to: (behind, 1 / behind))
        #expect(abs(both.f00 * both.f00 / before + both.q00 - 1 / behind) < 1e-13)
        // Cov(mean of b, mean of a) = b-th and a-th parts of each of the passes they share.
        let shared = min(before, behind) / (before * behind)
        #expect(abs(both.f00 / before - kept * shared) < 1e-13)
    }

    @Test("says of the errors how large they are", arguments: [2.0, 5], [0.0, 3])
    func differences(error: Double, sample: Double) {
        var differences = PassDifferences(square: error * error + sample * sample / 4, seconds: 800, inverse: 0.25)
        differences.sample = sample * sample
        func logarithm(_ error: Double) -> Double {
            let model = ElevationModel(
                kind: .ornsteinUhlenbeck, grade: 0.03, length: 350, error: error, memory: 40, white: 0)
            return differences.logarithms(of: model, model).first
        }
        #expect(logarithm(error) > max(logarithm(0.9 * error), logarithm(1.1 * error)))
        // As 20 normal variables would: half their number for each e-fold of the variance, from far above.
        #expect(abs(logarithm(40 * error) - logarithm(80 * error) - 20 * log(2)) < 0.5)
    }

    @Test("makes the climb of a noisy recording surer")
    func surer() throws {
        // 8 km over eight hills of 40 m, half of them the same ones back.
        let run = SimulatedRun(recorder: .receiver)
        let once = try #require(RecordedLine.estimate(of: run.columns))
        let twice = try #require(Self.estimate(of: run, leg: run.length / 2) { $1 })
        func width(_ range: ClosedRange<Double>) -> Double { range.upperBound - range.lowerBound }
        #expect(width(twice.ascentRange) < 0.9 * width(once.ascentRange))
        #expect(abs(twice.ascent / run.ascent - 1) < 0.1)
    }

    /// 10 m in 100 s is what a receiver wanders anyway; ten times at the same place it is a hill.
    @Test("shows a hill that one pass does not", arguments: [10.0, 15, 20], [1, 2, 3] as [UInt64])
    func repeats(relief: Double, seed: UInt64) throws {
        let run = SimulatedRun(relief: 0, length: 5000, recorder: .receiver, seed: seed)
        let found = try #require(
            Self.estimate(of: run, leg: 250) { along, height in
                height + relief / 2 * (1 - cos(.pi * along / 250))
            })
        #expect(found.source == .gpsAltitude)
        #expect(abs(found.ascent / (10 * relief) - 1) < 0.3 && found.ascentRange.contains(10 * relief))
    }

    /// Back and forth along `leg` metres.
    private static func estimate(
        of run: SimulatedRun, leg: Double, height: (_ along: Double, _ recorded: Double) -> Double
    ) -> ElevationEstimate? {
        var columns = PointColumns()
        for sample in run.samples {
            let rest = sample.distance.truncatingRemainder(dividingBy: 2 * leg)
            let along = min(rest, 2 * leg - rest)
            columns.append(
                latitude: 0, longitude: along / RecordedLine.metresPerDegree,
                elevation: height(along, sample.height), time: sample.time)
        }
        return RecordedLine.estimate(of: columns)
    }
}
