import HeelLoad
@testable import RouteAnalysis
import RouteGeometry
import TestSupport
import Testing

/// Safe lines, and the best alternative among them.
@Suite("Safe variants")
struct SafeVariantTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let notes: String?
        let shape: [Shape.Place]
        let lines: [[Line]]
        let directions: Set<TravelDirection>
        let runner: Runner

        init(
            _ name: String, _ notes: String?, _ lines: [[Line]], isOutAndBack: Bool = false,
            _ directions: Set<TravelDirection> = [.asDrawn, .reversed], behind: TrafficBehind = .never
        ) {
            (testDescription, self.notes, self.lines, self.directions) = (name, notes, lines, directions)
            shape = isOutAndBack ? Shape.northAndBack(3000) : Shape.north(3000)
            runner = Runner(trafficBehind: behind)
        }
    }

    static let crown = "cross-section=\"crowned\" crossfall=\"0.03\" "

    /// Lines that tilt the ground alike count once, the first named: a footway falls by 2 % and the road by 3 %.
    @Test(
        "are those without traffic behind, each that feels different once",
        arguments: [
            Row("a bare file", nil, [[.facingTraffic]]),
            Row("a bare out-and-back", nil, [[.facingTraffic]], isOutAndBack: true, [.asDrawn]),
            Row("a quiet road", crown + "traffic=\"quiet\"", [[.facingTraffic]]),
            Row(
                "a quiet road, traffic behind allowed there", crown + "traffic=\"quiet\"",
                [[.facingTraffic], [.leftEdge, .rightEdge]], behind: .quiet),
            Row("a busy road, traffic behind allowed on quiet ones", crown, [[.facingTraffic]], behind: .quiet),
            Row("no traffic", crown + "traffic=\"none\"", [[.middle], [.leftEdge], [.rightEdge]]),
            Row("no traffic and level", "cross-section=\"level\" traffic=\"none\"", [[.middle]]),
            Row(
                "a footway at the left", crown + "footways=\"left\"", [[.facingTraffic], [.leftFootway]]),
            Row(
                "footways at both edges", crown + "footways=\"left right\"",
                [[.facingTraffic], [.leftFootway], [.rightFootway]]),
            Row("one way along the file", crown + "oneway=\"with\"", [[.facingTraffic], [.leftEdge]], [.reversed]),
            Row(
                "one way against the file", crown + "oneway=\"against\"", [[.facingTraffic], [.rightEdge]], [.asDrawn]),
            Row("the left edge unsafe", crown + "unsafe-edge=\"left\"", [[.facingTraffic]], [.reversed]),
            Row("both edges unsafe", crown + "unsafe-edge=\"left right\"", [], []),
        ])
    func variants(row: Row) throws {
        let survey = try DrawnGPX(row.shape, notes: row.notes).survey(row.runner)
        let variants = survey.safeVariants(runner: row.runner)
        #expect(Set(variants.map(\.variant.direction)) == row.directions)
        for direction in row.directions {
            let lines = variants.filter { $0.variant.direction == direction }.map(\.variant.line)
            #expect(lines.count == row.lines.count, "\(lines)")
            for names in row.lines { #expect(lines.contains { names.contains($0) }, "\(lines)") }
        }
    }

    /// Along and back on a road whose only footway is at the left of the way out, so at the right of the way back.
    @Test("of an out-and-back take the one footway out, back, both ways or not at all")
    func oneSidedFootway() throws {
        var file = DrawnGPX(Shape.northAndBack(3000), notes: Self.crown + "footways=\"left\"")
        file.notes[150] = "footways=\"right\""
        let variants = try file.survey().safeVariants(runner: Runner())
        #expect(variants.count == 4)
        let runs = variants.map { $0.traversal.legs.map(\.line) }
        #expect(runs.contains([.leftFootway, .rightFootway]) && runs.contains([.facingTraffic, .facingTraffic]))
        // Facing traffic is the left of travel: 3 % left low. The footway is left of the way out and falls right;
        // on the way back it is right of travel and falls left.
        let both = try #require(variants.first { $0.traversal.legs.map(\.line) == [.leftFootway, .rightFootway] })
        #expect(both.totals.roadTilt.degreeKilometres < 0.01)
        #expect(both.traversal.legs.map(\.tilt.lowFoot) == [.right, .left])
    }

    @Test("are safe on every leg, whatever the notes", arguments: SplitMix64.seeds, TrafficBehind.allCases)
    func areSafe(seed: UInt64, behind: TrafficBehind) throws {
        let runner = Runner(drivingSide: seed.isMultiple(of: 3) ? .left : .right, trafficBehind: behind)
        let survey = try MirrorTests.pair(seed: seed).file.survey(runner)
        for run in survey.safeVariants(runner: runner).map(\.traversal) {
            #expect(run.isSafe && run.legs.allSatisfy { $0.isSafe })
            if behind == .never { #expect(run.distanceWithTrafficBehind == 0) }
            for leg in run.legs {
                if let edge = leg.line.edge(run.travel) { #expect(!leg.stretch.unsafeEdges.contains(edge)) }
                if leg.line == .middle { #expect(leg.stretch.traffic.value == .none) }
                if leg.stretch.hasTrafficBehind(on: leg.line, run.travel) {
                    #expect(leg.stretch.traffic == Fact(.quiet, .note) && leg.stretch.oneway.value == .none)
                }
            }
        }
    }

    @Test("offer the one that leans least of those within 2 % of the lightest", arguments: SplitMix64.seeds)
    func alternative(seed: UInt64) throws {
        let survey = try MirrorTests.pair(seed: seed).file.survey()
        let score = RouteScore(of: survey, runner: Runner())
        let variants = survey.safeVariants(runner: Runner())
        let lightest = variants.map(\.totals.heel.mean).min() ?? 0
        let least = variants.filter { $0.totals.heel.mean <= 1.02 * lightest }.map(\.imbalance).min()
        if let alternative = score.alternative {
            #expect(alternative.imbalance == least)
            #expect(alternative.totals.heel.mean <= 1.02 * lightest)
        } else if let least, score.traversal.isSafe {
            let own = score.load.totals
            let imbalance = own.roadTilt.degreeKilometres + own.turn.degreeKilometres
            #expect(imbalance <= least + 0.01 * own.distance / 1000 + 1e-9)
        }
    }

    @Test("offer the level middle of a road without cars, and the footway of a steep crown")
    func knownAlternatives() throws {
        let free = try DrawnGPX(Shape.northAndBack(3000), notes: Self.crown + "traffic=\"none\"").score()
        #expect(free.alternative?.variant.line == .middle && free.alternative?.imbalance ?? 1 < 0.001)
        let footway = try DrawnGPX(Shape.north(3000), notes: Self.crown + "footways=\"left\"").score()
        #expect(footway.alternative?.variant.line == .leftFootway)
        #expect(try DrawnGPX(Shape.north(3000)).score().alternative == nil)
    }

    /// A descent of 5 % loads more than the climb, and the lean is the same either way.
    @Test("offer the climb for a descent, which leans alike and is lighter by more than 2 %")
    func lighter() throws {
        var hill = DrawnGPX(Shape.north(3000))
        hill.elevations = (0...300).map { 400 - 0.5 * Double($0) }
        #expect(try hill.score().alternative?.variant.direction == .reversed)
        #expect(try hill.score(Variant(.reversed, .facingTraffic)).alternative == nil)
    }

    @Test("are offered where the usual way is not safe")
    func unsafe() throws {
        let score = try DrawnGPX(Shape.north(3000), notes: "oneway=\"with\"").score()
        #expect(!score.traversal.isSafe && score.alternative?.variant.direction == .reversed)
        let none = try DrawnGPX(Shape.north(3000), notes: "unsafe-edge=\"left right\"").score()
        #expect(!none.traversal.isSafe && none.alternative == nil && none.safeVariantCount == 0)
    }

    @Test("do not count the turn-around as a change of side")
    func sideSwitches() throws {
        let file = DrawnGPX(Shape.northAndBack(3000), notes: Self.crown + "traffic=\"none\"")
        let survey = try file.survey()
        for (there, back) in [(Line.leftEdge, Line.rightEdge), (.leftEdge, .leftEdge), (.facingTraffic, .middle)] {
            let run = survey.traversal(as: Variant(.asDrawn, there, returning: back), runner: Runner())
            #expect(run.sideSwitches(along: survey.profile) == 0)
        }
        var crossing = DrawnGPX(Shape.north(3000), notes: Self.crown + "footways=\"right\"")
        (crossing.notes[100], crossing.notes[200]) = ("footways=\"none\"", "footways=\"right\"")
        let score = try crossing.score(Variant(.asDrawn, .rightFootway))
        #expect(score.traversal.sideSwitches(along: score.survey.profile) == 2)
    }
}
