import Elevation
import Foundation
import RouteGeometry
import TestSupport
import Testing

/// What recorders write that is no height of the place, each against the same run without it.
@Suite("Repair")
struct RepairTests {
    private static let run = SimulatedRun()

    private func compare(
        removed: ClosedRange<Int>, within share: Double = 0.03, _ change: (Int, Double) -> Double
    ) throws {
        let clean = try #require(RecordedLine.estimate(of: Self.run.columns))
        let found = try #require(RecordedLine.estimate(of: Self.run.columns(change)))
        #expect(abs(found.ascent / clean.ascent - 1) < share)
        #expect(removed.contains(found.removedPoints), "\(found.removedPoints) removed")
    }

    @Test("takes out spikes of one and of three samples", arguments: [30.0, -80, 10_000, -10_000, 1e300, .infinity])
    func spikes(height: Double) throws {
        try compare(removed: 10...10) { i, h in i % 260 == 130 ? h + height : h }
        try compare(removed: 30...30) { i, h in (130..<133).contains(i % 260) ? h + height : h }
    }

    /// A line with a point every 100 m, which may climb so steeply that the ground two points on is above the spike. Beside
    /// either end half of the lines are known, and there a height may go with the spike.
    @Test(
        "takes a spike out of a sparse line wherever it is, however steep the ground", arguments: [40.0, -40],
        [0, 0.03, 0.25, -0.25])
    func sparseSpikes(height: Double, grade: Double) throws {
        for spike in 1..<40 {
            let line = (0...40).map { i in
                (Double(i) * 100, 1500 + 100 * grade * Double(i) + (i == spike ? height : 0))
            }
            let found = try #require(RecordedLine(line).estimate)
            let most = spike == 1 || spike == 39 ? 2 : 1
            #expect((1...most).contains(found.removedPoints), "at \(spike)")
        }
    }

    @Test("takes zeros among other heights for missing ones")
    func zeros() throws { try compare(removed: 20...30) { i, h in i % 100 == 50 ? 0 : h } }

    @Test("keeps the zeros of a run by the sea")
    func sea() throws {
        let found = try #require(
            RecordedLine.estimate(of: Self.run.columns { i, h in i % 100 == 50 ? 0 : (h - 300) / 10 }))
        #expect(found.removedPoints == 0)
    }

    @Test("bridges missing heights")
    func missing() throws { try compare(removed: 0...0) { i, h in (50..<60).contains(i % 100) ? .nan : h } }

    @Test(
        "does not climb a step of the recorder's level, wherever between two nodes it is",
        arguments: [25.0, -25, 12], [1000, 1002, 1004])
    func step(metres: Double, place: Int) throws {
        try compare(removed: 0...12, within: 0.06) { i, h in i > place ? h + metres : h }
    }
}

@Suite("Bad elevation")
struct BadElevationTests {
    @Test("that is nowhere is no estimate")
    func none() {
        #expect(RecordedLine((0...100).map { (Double($0) * 10, nil) }).estimate == nil)
        #expect(RecordedLine((0...100).map { (Double($0) * 10, .nan) }).estimate == nil)
        #expect(RecordedLine([(0, 5), (0, 9)]).estimate == nil)
    }

    @Test("that is all the same climbs nothing", arguments: [-430.0, 8848, 12.5, 0.1])
    func same(height: Double) throws {
        let found = try #require(RecordedLine((0...500).map { (Double($0) * 10, height) }).estimate)
        #expect(found.ascent == 0 && found.descent == 0)
        #expect(found.grades.allSatisfy { abs($0) < 1e-6 })
    }

    @Test("of two points is a fallback")
    func few() throws {
        let heights: [Double?] = [100, 101] + Array(repeating: nil, count: 99)
        let found = try #require(RecordedLine(heights.enumerated().map { (Double($0) * 10, $1) }).estimate)
        #expect(found.isFallback && found.ascent == 0)
    }

    @Test("with times that run backwards, stand still or are missing is one all the same", arguments: 0..<4)
    func times(kind: Int) throws {
        let run = SimulatedRun()
        var columns = PointColumns()
        for (i, sample) in run.samples.enumerated() {
            let time = [sample.time - 2 * Double(i), 1_700_000_000, i.isMultiple(of: 3) ? .nan : sample.time, 1e300][
                kind]
            columns.append(
                latitude: 0, longitude: sample.distance / RecordedLine.metresPerDegree, elevation: sample.height,
                time: time)
        }
        let found = try #require(RecordedLine.estimate(of: columns))
        #expect(abs(found.ascent / run.ascent - 1) < 0.3)
        #expect(found.ascentRange.lowerBound.isFinite && found.ascentRange.upperBound.isFinite)
    }

    @Test("of 300 km is quick and right")
    func ultra() throws {
        var run = SimulatedRun()
        run.length = 300_000
        let found = try #require(RecordedLine.estimate(of: run.columns))
        #expect(found.source == .barometer && abs(found.ascent / run.ascent - 1) < 0.03)
    }

    @Test(
        "across the antimeridian and at 89° north is that of the same line elsewhere",
        arguments: [(0.0, 179.99), (89.0, 10)])
    func places(latitude: Double, longitude: Double) throws {
        let run = SimulatedRun()
        let shrunk = cos(latitude * .pi / 180)
        var columns = PointColumns()
        for sample in run.samples {
            var east = longitude + sample.distance / RecordedLine.metresPerDegree / shrunk
            if east > 180 { east -= 360 }
            columns.append(latitude: latitude, longitude: east, elevation: sample.height, time: sample.time)
        }
        let (here, there) = (
            try #require(RecordedLine.estimate(of: columns)), try #require(RecordedLine.estimate(of: run.columns))
        )
        #expect(abs(here.ascent / there.ascent - 1) < 0.01)
    }
}
