import Foundation
import RouteGeometry
import TestSupport
import Testing

@testable import Elevation

@Suite("Ground passed again")
struct RepeatedGroundTests {
    /// A way of `length` metres that lies at `place` metres east and north of somewhere.
    private struct Way {
        let name: String
        let length: Double
        let passes: Double
        let place: @Sendable (_ distance: Double) -> (east: Double, north: Double)
    }

    private static let ways: [Way] = [
        Way(name: "straight on", length: 2000, passes: 1) { ($0, 0) },
        Way(name: "out and back", length: 2000, passes: 2) { (min($0, 2000 - $0), $0 < 1000 ? 0 : 6) },
        Way(name: "two laps", length: 2300, passes: 2) { circle($0, round: 1200) },
        Way(name: "four laps", length: 3100, passes: 4) { circle($0, round: 800) },
        Way(name: "back beside it, 60 m away", length: 2000, passes: 1) { (min($0, 2000 - $0), $0 < 1000 ? 0 : 60) },
        Way(name: "crossing itself", length: 2400, passes: 1) { distance in
            let angle = 2 * .pi * distance / 2400
            return (300 * sin(2 * angle), 500 * sin(angle))
        },
        // Legs that part by a sixth of their length.
        Way(name: "round a hairpin", length: 2000, passes: 1) { (min($0, 2000 - $0), ($0 - 1000) / 12) },
    ]

    private static func circle(_ distance: Double, round: Double) -> (east: Double, north: Double) {
        let (radius, angle) = (round / 2 / .pi, 2 * .pi * distance / round)
        return (radius * cos(angle), radius * sin(angle))
    }

    private static let model = ElevationModel(
        kind: .ornsteinUhlenbeck, grade: 0.03, length: 350, error: 4, memory: 40, white: 0.1)

    private func averaged(
        _ way: Way, near middle: Coordinate = Coordinate(latitude: 0, longitude: 0), height: (Double) -> Double
    ) -> ElevationNodes {
        let distances = (0..<Int(way.length / 20)).map { Double($0) * 20 + 10 }
        let nodes = ElevationNodes(distances.map(height), at: distances, times: distances.map { $0 / 2.5 })
        let degree = RecordedLine.metresPerDegree
        let ground = RepeatedGround(
            of: nodes,
            at: { distance in
                let place = way.place(distance)
                let longitude = middle.longitude + place.east / degree / cos(middle.latitude * .pi / 180)
                return Coordinate(
                    latitude: middle.latitude + place.north / degree,
                    longitude: longitude > 180 ? longitude - 360 : longitude)
            }, variance: 16)
        return ground.averaged(nodes, under: Self.model)
    }

    @Test("is known from the way alone, anywhere", arguments: ways.indices, [(0.0, 0.0), (47, 179.995), (-89, 20)])
    func passes(way: Int, middle: (latitude: Double, longitude: Double)) {
        let way = Self.ways[way]
        let nodes = averaged(way, near: Coordinate(latitude: middle.latitude, longitude: middle.longitude)) { _ in 100 }
        // Where the runner turns both passes are one, and within 100 m of it they are left so.
        let counted = nodes.distances.indices.filter { nodes.passes[$0] == way.passes }
        #expect(Double(counted.count) >= 0.85 * Double(nodes.passes.count), "\(way.name)")
        #expect(nodes.passes.allSatisfy { $0 <= way.passes }, "\(way.name)")
    }

    @Test("has the mean of its passes' heights, with the error of a mean")
    func mean() throws {
        let out = try #require(Self.ways.first { $0.name == "out and back" })
        // 3 m too high on the way out, 1 m too low on the way back.
        let nodes = averaged(out) { 100 + 0.02 * min($0, 2000 - $0) + ($0 < 1000 ? 3 : -1) }
        for node in nodes.distances.indices where nodes.passes[node] == 2 {
            let distance = nodes.distances[node]
            #expect(abs(nodes.heights[node] - (101 + 0.02 * min(distance, 2000 - distance))) < 1e-6)
            // Passed again after t seconds, an error that forgets itself over 40 has exp(-t/40) of it left; t is that of
            // the node before, up to 8 s less, and more than 80.
            let later = 2 * abs(1000 - distance) / 2.5
            #expect(abs(nodes.shares[node] - (1 + exp(-later / 40)) / 2) < 8 / 40 * exp(-72 / 40) / 2)
            #expect(nodes.counts[node] == 2)
        }
    }

    @Test("is not that of a road above another", arguments: [(5.0, true), (30, false)])
    func above(metres: Double, isSame: Bool) throws {
        let out = try #require(Self.ways.first { $0.name == "out and back" })
        let nodes = averaged(out) { $0 < 1000 ? 100 : 100 + metres }
        #expect(nodes.passes.contains(2) == isSame)
    }

    /// Two passes' mean has half the variance; the next of one pass keeps all of the half they share.
    @Test("leaves an error its variance from mean to mean", arguments: [1.0, 2, 3], [1.0, 2, 3])
    func variance(before: Double, behind: Double) {
        let kept = exp(-10.0 / 40)
        let one = ErrorStep(10, Self.model.kind, memory: Self.model.memory)
        let both = one.averaged(from: (before, 1 / before), to: (behind, 1 / behind))
        #expect(abs(both.f00 * both.f00 / before + both.q00 - 1 / behind) < 1e-13)
        // Cov(mean of b, mean of a) = b-th and a-th parts of each of the passes they share.
        let shared = min(before, behind) / (before * behind)
        #expect(abs(both.f00 / before - kept * shared) < 1e-13)
    }

    @Test("makes the climb of a noisy recording surer")
    func surer() throws {
        // 8 km over eight hills of 40 m, half of them the same ones back, by a receiver.
        let run = SimulatedRun(recorder: .receiver)
        let once = try #require(RecordedLine.estimate(of: run.columns))
        var columns = PointColumns()
        for sample in run.samples {
            let east = min(sample.distance, run.length - sample.distance)
            columns.append(
                latitude: 0, longitude: east / RecordedLine.metresPerDegree, elevation: sample.height, time: sample.time
            )
        }
        let twice = try #require(RecordedLine.estimate(of: columns))
        func width(_ range: ClosedRange<Double>) -> Double { range.upperBound - range.lowerBound }
        #expect(width(twice.ascentRange) < 0.9 * width(once.ascentRange))
        #expect(abs(twice.ascent / run.ascent - 1) < 0.1)
    }
}
