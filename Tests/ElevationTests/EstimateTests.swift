import Elevation
import Foundation
import RouteGeometry
import TestSupport
import Testing

@Suite("The estimate of ascent and descent")
struct EstimateTests {
    private func estimate(_ columns: PointColumns) throws -> ElevationEstimate {
        try #require(RecordedLine.estimate(of: columns))
    }

    /// Eight hills of 40 m have 17 tops and feet; a receiver 4 m off for 40 s leaves some 2 m on each, 8 m or 3 % in all, twice
    /// that with its numbers unknown; five of these are never seen.
    @Test(
        "finds hills under a recorder's noise, and names the recorder",
        arguments: [
            (SimulatedRun.Recorder.barometer, ElevationSource.barometer, 0.03), (.receiver, .gpsAltitude, 0.15),
            (.planner, .terrainModel, 0.05), (.service, .terrainModel, 0.05),
        ], [1, 2, 3] as [UInt64])
    func hills(kind: (recorder: SimulatedRun.Recorder, source: ElevationSource, error: Double), seed: UInt64) throws {
        let run = SimulatedRun(recorder: kind.recorder, seed: seed)
        let found = try estimate(run.columns)
        #expect(found.source == kind.source && !found.isFallback)
        #expect(abs(found.ascent / run.ascent - 1) < kind.error)
        #expect(abs(found.descent / run.ascent - 1) < kind.error)
        #expect(found.ascentRange.contains(found.ascent) && found.descentRange.contains(found.descent))
    }

    /// So smooth may be a receiver's error, but 10 m and more of height up and down again are not to be lost: other methods
    /// count them whole.
    @Test("keeps smooth hills", arguments: [10.0, 20, 50, 100], [1000.0, 2000, 4000, 8000])
    func smooth(relief: Double, wavelength: Double) throws {
        let run = SimulatedRun(relief: relief, wavelength: wavelength, recorder: .service)
        let found = try estimate(run.columns)
        #expect(found.ascent > 0.8 * run.ascent && found.ascent <= found.rawAscent)
        #expect(found.ascentRange.upperBound > 0.99 * run.ascent)
    }

    /// Repeats of a hill of 150 m: merged, a barometer's nodes do not show them, and it was taken for no barometer.
    @Test("counts short hills that a barometer shows", arguments: [10.0, 20, 30], [1, 2, 3] as [UInt64])
    func short(relief: Double, seed: UInt64) throws {
        let run = SimulatedRun(relief: relief, wavelength: 300, length: 4500, recorder: .barometer, seed: seed)
        let found = try estimate(run.columns)
        #expect(found.source == .barometer && abs(found.ascent / run.ascent - 1) < 0.1)
    }

    /// A receiver that smooths its altitude wanders by metres over minutes: 4 m up and down in 500 s is 5 m a kilometre. Where
    /// there are hills of eight times that, it matters little.
    @Test("calls a smooth recording unclear where a receiver's wander may be all its climbs", arguments: [0.0, 40])
    func wander(relief: Double) throws {
        let run = SimulatedRun(relief: relief, recorder: .service)
        let columns = run.columns { i, height in ((height + 2 * sin(2 * .pi * Double(i) / 500)) * 10).rounded() / 10 }
        #expect(try estimate(columns).isFallback == (relief == 0))
    }

    /// A flat route of one kilometre gains 0.3 m by any of them, where the raw sum has 60 m and more.
    @Test("makes no hill of noise on the flat", arguments: SimulatedRun.Recorder.allCases, [1, 2, 3] as [UInt64])
    func flat(recorder: SimulatedRun.Recorder, seed: UInt64) throws {
        let found = try estimate(SimulatedRun(relief: 0, recorder: recorder, seed: seed).columns)
        #expect(found.ascent <= 0.5 * 8)
        #expect(found.ascentRange.lowerBound == 0)
    }

    /// 2700 heights, each off by as much as another: legs of 10 m are everywhere, and none is a hill. Seven heights, a
    /// stretch of 20 m, are off by 0.4 of that in the mean.
    @Test("makes no hill of independent noise", arguments: [1.0, 3, 10], [0.0, 50])
    func independentNoise(metres: Double, relief: Double) throws {
        let run = SimulatedRun(relief: relief, wavelength: 2000, recorder: .service)
        var generator = SplitMix64(seed: 5)
        let most = metres * 3.0.squareRoot()
        let found = try estimate(run.columns { $1 + .random(in: -most...most, using: &generator) })
        #expect(found.rawAscent > 1000 * metres)
        #expect(abs(found.ascent - run.ascent) < 4 + 2 * metres + 0.1 * run.ascent)
    }

    /// Errors that last for two points of 25 m climb 80 m by themselves where they are of 1.2 m, as a terrain model's are on
    /// level ground, and 40 m of 160 m of hills are theirs where they are of 2 m.
    @Test(
        "tells hills from a terrain model's errors", arguments: [(0.0, 1.2), (20, 2), (40, 3)], [1, 2, 3] as [UInt64])
    func terrainModel(hills: (relief: Double, error: Double), seed: UInt64) throws {
        let run = SimulatedRun(relief: hills.relief, recorder: .planner)
        var generator = SplitMix64(seed: seed)
        let white = (0..<400).map { _ in Double.random(in: -1...1, using: &generator) }
        let found = try estimate(
            run.columns { i, height in
                let sum = zip(white[i..<(i + 5)], [1.0, 2, 3, 2, 1]).reduce(0) { $0 + $1.0 * $1.1 }
                // Of variance 19/3.
                return height + hills.error * sum / (19.0 / 3).squareRoot()
            })
        #expect(found.source == .terrainModel && found.rawAscent > run.ascent + 20)
        #expect(abs(found.ascent - run.ascent) < 4 + 0.08 * run.ascent)
    }

    @Test("swaps ascent and descent where the run is turned round", arguments: SimulatedRun.Recorder.allCases)
    func reversal(recorder: SimulatedRun.Recorder) throws {
        var run = SimulatedRun(recorder: recorder)
        run.length = 7500
        let there = try estimate(run.columns)
        let back = try estimate(run.columns.reversed())
        #expect(abs(there.ascent / back.descent - 1) < 0.01 && abs(there.descent / back.ascent - 1) < 0.01)
        #expect(abs(there.rawAscent - back.rawDescent) < 1e-6 && there.source == back.source)
    }

    @Test("swaps ascent and descent where up and down are mirrored", arguments: SimulatedRun.Recorder.allCases)
    func mirror(recorder: SimulatedRun.Recorder) throws {
        var run = SimulatedRun(recorder: recorder)
        run.length = 7500
        let up = try estimate(run.columns)
        let down = try estimate(run.columns { 1000 - $1 })
        #expect(abs(up.ascent - down.descent) < 1e-3 && abs(up.descent - down.ascent) < 1e-3)
    }

    @Test("does not change where all is raised", arguments: SimulatedRun.Recorder.allCases, [-600.0, 2000])
    func raised(recorder: SimulatedRun.Recorder, by metres: Double) throws {
        let run = SimulatedRun(recorder: recorder)
        let (low, high) = (try estimate(run.columns), try estimate(run.columns { $1 + metres }))
        #expect(abs(low.ascent - high.ascent) < 1e-3 && abs(low.descent - high.descent) < 1e-3)
        #expect(zip(low.grades, high.grades).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test("is the same twice", arguments: SimulatedRun.Recorder.allCases)
    func determinism(recorder: SimulatedRun.Recorder) throws {
        let columns = SimulatedRun(recorder: recorder).columns
        let (one, other) = (try estimate(columns), try estimate(columns))
        #expect(one.ascent == other.ascent && one.grades == other.grades && one.elevations == other.elevations)
    }

    @Test("never climbs more than the raw sum, nor does its range", arguments: SplitMix64.seeds)
    func raw(seed: UInt64) throws {
        let found = try estimate(RecordedLine.random(seed: seed).columns)
        #expect(found.ascent <= found.rawAscent && found.descent <= found.rawDescent)
        #expect(found.ascentRange.upperBound <= found.rawAscent + 1e-9)
        #expect(found.ascent >= 0 && found.descent >= 0)
    }

    @Test("sums what was recorded, point by point")
    func rawSum() throws {
        let heights = [0.0, 2, 1, 1, 4, 0]
        let found = try estimate(RecordedLine(heights.enumerated().map { (Double($0) * 100, $1) }).columns)
        #expect(found.rawAscent == 2 + 3 && found.rawDescent == 1 + 4)
        #expect(found.isFallback, "six points tell no source")
    }

    @Test("has grades that climb as much as it says", arguments: SimulatedRun.Recorder.allCases)
    func grades(recorder: SimulatedRun.Recorder) throws {
        let run = SimulatedRun(recorder: recorder)
        let found = try estimate(run.columns)
        let spacing = run.length / Double(found.grades.count)
        let (up, down) = found.grades.reduce((0.0, 0.0)) { ($0.0 + max(0, $1) * spacing, $0.1 - min(0, $1) * spacing) }
        #expect(abs(up + down - found.ascent - found.descent) < 0.01 * (up + down))
    }

    @Test("counts a doubled point once", arguments: SimulatedRun.Recorder.allCases)
    func doubled(recorder: SimulatedRun.Recorder) throws {
        let run = SimulatedRun(recorder: recorder)
        var doubled = PointColumns()
        let columns = run.columns
        for i in 0..<columns.count {
            for _ in 0...(i.isMultiple(of: 7) ? 2 : 0) { doubled.append(contentsOf: columns, in: i..<(i + 1)) }
        }
        let (one, other) = (try estimate(columns), try estimate(doubled))
        #expect(abs(one.ascent / other.ascent - 1) < 0.01 && one.rawAscent == other.rawAscent)
    }

    @Test("is none where one point alone has a height, and where all are 0")
    func nothing() {
        for heights: [Double?] in [[200] + Array(repeating: nil, count: 99), Array(repeating: 0, count: 100)] {
            #expect(RecordedLine(heights.enumerated().map { (Double($0) * 10, $1) }).estimate == nil)
        }
        #expect(RecordedLine((0..<100).map { (Double($0) * 10, 200) }).estimate?.ascent == 0)
    }
}
