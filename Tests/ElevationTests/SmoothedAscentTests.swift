import Elevation
import RouteGeometry
import TestSupport
import Testing

/// A mean over 150 m takes 75/2 m times the slope off a peak and adds as much to a notch, for the mean of |x| over
/// -75...75 is 37.5. Heights are off by at most 1e-7 · 4 km · slope 0.1 = 4e-5 m.
@Suite("Ascent and descent by smoothing alone")
struct SmoothedAscentTests {
    static let tolerance = 1e-4

    struct Hill: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let corners: [(Double, Double)]
        let ascent: Double
        let descent: Double

        init(_ name: String, _ corners: [(Double, Double)], up: Double, down: Double) {
            (testDescription, self.corners, ascent, descent) = (name, corners, up, down)
        }
    }

    @Test(
        "are those of hand arithmetic on simple hills",
        arguments: [
            Hill("a climb", [(0, 200), (1000, 300)], up: 100, down: 0),
            Hill("a drop", [(0, 300), (1000, 200)], up: 0, down: 100),
            Hill("from below the sea", [(0, -60), (1000, 40)], up: 100, down: 0),
            Hill("a peak", [(0, 0), (1000, 100), (2000, 0)], up: 100 - 3.75, down: 100 - 3.75),
            // The mean is highest where its ends are level, 30 m down the gentle side: it is short by
            // (0.14·45² + 0.06·105²)/2/150 = 3.15 m there.
            Hill("a steep and a gentle side", [(0, 0), (500, 70), (1200, 28)], up: 66.85, down: 38.85),
            Hill("a plateau", [(0, 0), (1000, 100), (1300, 100), (2300, 0)], up: 100, down: 100),
            Hill(
                "two peaks", [(0, 0), (500, 50), (1000, 0), (1500, 50), (2000, 0)], up: 46.25 + 42.5,
                down: 42.5 + 46.25),
            Hill("level", [(0, 7), (3000, 7)], up: 0, down: 0),
        ])
    func hills(hill: Hill) throws {
        let estimate = try #require(RecordedLine(corners: hill.corners, every: 5).smoothed)
        #expect(abs(estimate.ascent - hill.ascent) < Self.tolerance)
        #expect(abs(estimate.descent - hill.descent) < Self.tolerance)
    }

    /// Wide enough that the mean keeps its height.
    @Test("count a bump from 5 m on", arguments: [(4.0, 0.0), (4.9, 0), (5.1, 5.1), (6, 6)])
    func threshold(bump: Double, counted: Double) throws {
        let corners = [(0.0, 50.0), (500, 50), (600, 50 + bump), (1000, 50 + bump), (1100, 50), (1600, 50)]
        let up = try #require(RecordedLine(corners: corners, every: 10).smoothed)
        #expect(abs(up.ascent - counted) < Self.tolerance && abs(up.descent - counted) < Self.tolerance)
        let hollow = corners.map { ($0.0, 100 - $0.1) }
        let down = try #require(RecordedLine(corners: hollow, every: 10).smoothed)
        #expect(abs(down.ascent - counted) < Self.tolerance && abs(down.descent - counted) < Self.tolerance)
    }

    @Test("leave out ten bumps of 4 m and add up ten steps of 3 m")
    func smallSteps() throws {
        let bumps = (0...20).map { (Double($0) * 400, $0.isMultiple(of: 2) ? 0.0 : 4) }
        let bumpy = try #require(RecordedLine(corners: bumps, every: 10).smoothed)
        #expect(bumpy.ascent == 0 && bumpy.descent == 0)
        let stairs = (0...20).map { (Double($0) * 300, Double($0 / 2 * 3)) }
        let climb = try #require(RecordedLine(corners: stairs, every: 10).smoothed)
        #expect(abs(climb.ascent - 30) < Self.tolerance && climb.descent == 0)
    }

    @Test("are 0 where all points are as high", arguments: [-430.0, 0, 8848])
    func equal(height: Double) throws {
        let line = RecordedLine((0...50).map { (Double($0) * 20, height) })
        let estimate = try #require(line.smoothed)
        #expect(estimate.ascent == 0 && estimate.descent == 0)
        let profile = line.profile
        for node in profile.nodes { #expect(abs(try #require(profile.elevation(at: node)) - height) < 1e-9) }
        #expect(profile.steepestGrade ?? 1 < 1e-9)
    }

    /// Each end is within one threshold of the turning point next to it.
    @Test("differ by the net climb within two thresholds", arguments: SplitMix64.seeds)
    func net(seed: UInt64) throws {
        let line = RecordedLine.random(seed: seed)
        let estimate = try #require(line.smoothed)
        let heights = line.points.compactMap(\.height)
        let net = heights[heights.count - 1] - heights[0]
        #expect(abs(estimate.ascent - estimate.descent - net) <= 2 * SmoothedElevation.threshold)
        #expect(estimate.ascent >= 0 && estimate.descent >= 0)
    }

    @Test("swap where the line is drawn the other way, and so do the grades", arguments: SplitMix64.seeds)
    func reversal(seed: UInt64) throws {
        let columns = RecordedLine.random(seed: seed).columns
        let there = try #require(RecordedLine.smoothed(of: columns))
        let back = try #require(RecordedLine.smoothed(of: columns.reversed()))
        #expect(abs(there.ascent - back.descent) < 1e-6 && abs(there.descent - back.ascent) < 1e-6)
        #expect(zip(there.grades, back.grades.reversed()).allSatisfy { abs($0 + $1) < 1e-6 })
        #expect(zip(there.elevations, back.elevations.reversed()).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test("do not depend on where the recorder split or doubled points", arguments: SplitMix64.seeds)
    func splitting(seed: UInt64) throws {
        let line = RecordedLine.random(seed: seed)
        var generator = SplitMix64(seed: seed + 1000)
        var split = [line.points[0]]
        for (a, b) in zip(line.points, line.points.dropFirst()) {
            if let from = a.height, let to = b.height, Bool.random(using: &generator) {
                let share = Double.random(in: 0...1, using: &generator)
                split.append((a.distance + (b.distance - a.distance) * share, from + (to - from) * share))
            }
            split += [(distance: Double, height: Double?)](repeating: b, count: .random(in: 1...3, using: &generator))
        }
        let one = try #require(line.smoothed)
        let other = try #require(RecordedLine(split.map { ($0.distance, $0.height) }).smoothed)
        #expect(abs(one.ascent - other.ascent) < 1e-6 && abs(one.descent - other.descent) < 1e-6)
        #expect(zip(one.grades, other.grades).allSatisfy { abs($0 - $1) < 1e-6 })
    }
}
