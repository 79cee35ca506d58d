@testable import Elevation
import Foundation
import RouteGeometry
import TestSupport
import Testing

@Suite("Grade")
struct GradeTests {
    /// Lines shorter than the window get narrower ones. Distances are right within 1e-7, and so is the slope.
    @Test(
        "of a constant slope is the slope everywhere, ends included", arguments: [-0.3, -0.047, 0, 0.001, 0.1, 0.45],
        [101.0, 137, 149, 163, 1004, 9999])
    func constantSlope(slope: Double, length: Double) {
        for step in [length, 73, 10, 1] {
            let between = stride(from: 0, to: length, by: step).map { ($0, 20 + slope * $0) }
            let profile = RecordedLine(between + [(length, 20 + slope * length)]).profile
            #expect(profile.knownGradeShare == 1)
            for middle in [0] + profile.middles + [profile.length] {
                #expect(abs((profile.grade(at: middle) ?? .nan) - slope) < 1e-6, "every \(step) m, at \(middle) m")
            }
            for node in profile.nodes {
                #expect(abs((profile.elevation(at: node) ?? .nan) - 20 - slope * node) < 1e-3, "every \(step) m")
            }
        }
    }

    @Test(
        "is unknown on a line or a known part under 100 m",
        arguments: [(5.0, false), (50, false), (99, false), (101, true)])
    func shortLine(length: Double, isKnown: Bool) throws {
        let line = RecordedLine([(0, 10), (length, 12)])
        #expect((line.profile.grade(at: length / 2) != nil) == isKnown)
        #expect(line.profile.knownGradeShare == (isKnown ? 1 : 0))
        #expect(abs(try #require(line.profile.elevation(at: 0)) - 10) < 1e-9)
        let start = 599.5
        let farAlong = RecordedLine([(0, nil), (500, nil), (start, 10), (start + length, 12), (900, nil), (2000, nil)])
        #expect((farAlong.profile.grade(at: start + length / 2) != nil) == isKnown)
    }

    /// Grades of 0.16 and 0.04 add up to 0.2 however far they are spread about 0.1, until at 5/3 the second turns round; from
    /// there on to 0.12 times the factor. What rounding makes of the offsets decides nothing.
    @Test("of one sign is spread until part of it turns round", arguments: [0, 1e-17, -1e-17])
    func oneSign(rounding: Double) {
        func factor(to target: Double) -> Double {
            ElevationGrid.factor(spreading: [Pair(0.06 + rounding, -0.06)], about: 0.1, to: target)
        }
        #expect(abs(factor(to: 0.26) - 13.0 / 6) < 1e-5)
        #expect(factor(to: 0.2) == 1 && factor(to: 0.19) == 1 && factor(to: 0.5) == 3)
        let steep = ElevationGrid.factor(spreading: [Pair(0.01 + rounding, -0.01)], about: 0.1, to: 0.3)
        #expect(steep == 1, "where none turns round")
    }

    /// The least-squares slope over 2h of a V with slopes ∓s is 0 at its foot, and ±s from h away from it. A cell's
    /// window is 21 cells of 10 m about its middle, its nodes are means over one cell.
    @Test("of a V is flat at its foot and the slope from 110 m away")
    func notch() {
        let profile = RecordedLine(corners: [(0, 100), (1000, 0), (2000, 100)], every: 10).profile
        for middle in profile.middles {
            let grade = profile.grade(at: middle) ?? .nan
            if abs(middle - 1000) > 110 {
                #expect(abs(grade - (middle < 1000 ? -0.1 : 0.1)) < 1e-6)
            } else {
                #expect(abs(grade) < 0.1)
            }
        }
        let (before, behind) = (profile.grade(at: 995) ?? .nan, profile.grade(at: 1005) ?? .nan)
        #expect(abs(before + behind) < 1e-6)
    }

    /// White noise of σ = 1 m: the slope over n+1 nodes h apart has σ/(h·√Σ(i-n/2)²), here 1/(10·√885) = 0.0034, less
    /// what averaging the nodes takes; five of these are 0.017. 20 m windows would have 0.07.
    @Test("keeps noise of 1 m under 1.7 %", arguments: SplitMix64.seeds)
    func noise(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let line = RecordedLine(
            (0...500).map { i in
                let radius = (-2 * log(Double.random(in: Double.leastNonzeroMagnitude...1, using: &generator)))
                    .squareRoot()
                return (Double(i) * 10, 100 + radius * cos(Double.random(in: 0...(2 * .pi), using: &generator)))
            })
        #expect(line.profile.steepestGrade ?? 1 < 0.017)
    }

    @Test(
        "and ascent of an impossible height trap nowhere",
        arguments: [1e6, -1e6, 1e9, 1e300, -.greatestFiniteMagnitude, .greatestFiniteMagnitude, .infinity])
    func spikes(height: Double) throws {
        for share in [0, 50, 100] {
            let line = RecordedLine((0...100).map { (Double($0) * 10, $0 == share ? height : 10) })
            let estimate = try #require(line.smoothed)
            #expect(!(estimate.ascent < 0) && !(estimate.descent < 0))
            let profile = line.profile
            #expect(profile.middles.count == 100 && profile.grade(at: -1) == nil)
            #expect(profile.nodes.compactMap { profile.elevation(at: $0) }.allSatisfy { !$0.isNaN })
        }
    }
}
