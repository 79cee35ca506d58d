import HeelLoad
import RouteGeometry
import TestSupport
import Testing

@testable import RouteAnalysis

/// The worked examples of out-and-backs, hills, half-and-half laps and run-walk, on routes drawn one way.
@Suite("A route turned round on")
struct TurnRoundTests {
    static let crown = "surface=\"asphalt\" cross-section=\"crowned\" crossfall=\"0.02\""
    static let level = "surface=\"asphalt\" cross-section=\"level\" traffic=\"none\""

    private static func totals(
        _ file: DrawnGPX, _ variant: Variant, _ runner: Runner = Runner(speed: HeelModel.referenceSpeed)
    ) throws -> LoadTotals {
        try file.score(variant, runner).load.totals
    }

    /// E02: 10 km, the runner's left edge of a 2 % crown both ways: +11.458 deg·km, 10.115 and 9.886 hkm.
    @Test("facing traffic out and back leans left foot low all the way", arguments: [5000.0, 7000])
    func facingTraffic(length: Double) throws {
        let file = DrawnGPX(Shape.north(length), notes: Self.crown)
        let totals = try Self.totals(file, Variant(.asDrawn, .facingTraffic, turn: .at(5000)))
        #expect(abs(totals.distance - 10_000) < 0.02)
        #expect(abs(totals.roadTilt.degreeKilometres - 11.458) < 0.001 && totals.roadTilt.lowFoot == .left)
        #expect(abs(totals.heel.left - 10.115) < 0.001 && abs(totals.heel.right - 9.886) < 0.001)
        #expect(totals.turn.degreeKilometres < 1e-6)
    }

    /// E04: the same physical edge out and back cancels exactly.
    @Test("on one edge of a car-free road leans neither way in all", arguments: [Line.leftEdge, .rightEdge])
    func sameEdge(line: Line) throws {
        let file = DrawnGPX(Shape.north(5000), notes: Self.crown + " traffic=\"none\"")
        let run = try file.score(Variant(.asDrawn, line, turn: .at(5000)), Runner(speed: HeelModel.referenceSpeed))
        #expect(run.load.totals.roadTilt.degreeKilometres < 1e-9)
        #expect(abs(run.load.totals.heel.left - run.load.totals.heel.right) < 1e-9)
        let out = run.traversal.legs.filter { !$0.isReturn }
        #expect(out.allSatisfy { $0.tilt.lowFoot == (line == .leftEdge ? .left : .right) })
        #expect(run.traversal.legs.count == 2 * out.count)
    }

    /// The only footway is on the left of the way out: it falls to the road, right foot low; coming back it is on the
    /// right and falls to the left. No road is crossed for it.
    @Test("on the one footway out and back leans right and then left")
    func footway() throws {
        let file = DrawnGPX(Shape.north(5000), notes: Self.crown + " footways=\"left\"")
        let run = try file.score(Variant(.asDrawn, .leftFootway, turn: .at(3000)))
        let legs = run.traversal.legs
        #expect(legs.map(\.tilt.lowFoot) == [.right, .left] && legs.allSatisfy { $0.isSafe })
        #expect(legs.map(\.side) == [.left, .right])
        #expect(run.traversal.sideSwitches(along: run.survey.profile) == 0)
    }

    /// E18: 2 km up 6 % and down again: 4.937 hkm, 120 m up and 120 m down.
    @Test("on a hill climbs out and drops back", arguments: [TravelDirection.asDrawn, .reversed])
    func hill(direction: TravelDirection) throws {
        var file = DrawnGPX(Shape.north(2000), notes: Self.level)
        file.elevations = (0...200).map { 100 + 0.6 * Double(direction == .asDrawn ? $0 : 200 - $0) }
        let survey = try file.survey()
        let run = PlannedRun(
            survey,
            VariantLoad(survey.traversal(as: Variant(direction, .middle, turn: .at(2000)), runner: Runner()), Runner()))
        #expect(abs(run.load.totals.heel.mean - 4.937) < 0.002)
        #expect(abs(run.ascent - 120) < 0.1 && abs(run.descent - 120) < 0.1)
    }

    /// 8 km up 2 %: turned round at 3 km it is 60 m up and 60 m down.
    @Test("has the climb of the part that is run")
    func partialClimb() throws {
        var file = DrawnGPX(Shape.north(8000), notes: Self.level)
        file.elevations = (0...800).map { 100 + 0.2 * Double($0) }
        let survey = try file.survey()
        let traversal = survey.traversal(as: Variant(.asDrawn, .middle, turn: .at(3000)), runner: Runner())
        let climb = try #require(survey.climb(along: traversal))
        #expect(abs(climb.ascent - 60) < 1 && abs(climb.descent - 60) < 1)
        #expect(abs(traversal.distance - 6000) < 0.01)
    }

    /// E26: run 2 min and walk 1 min, 18 times: 6 km at 6:00/km and 1.62 km at 1.5 m/s are 6.633 hkm in 54 minutes.
    @Test("run and walked has the load and time of the worked example")
    func runWalk() throws {
        let file = DrawnGPX(Shape.north(7620), notes: Self.level)
        let run = try file.score(Variant(.asDrawn, .middle, rhythm: .runWalk), Runner(speed: HeelModel.referenceSpeed))
        #expect(abs(run.load.totals.heel.mean - 6.633) < 0.001)
        #expect(abs(run.load.totals.distance - 7620) < 0.01)
        #expect(abs(run.traversal.duration - 54 * 60) < 0.1)
    }

    /// E10: 12.5 laps either way cancel, 9.967 hkm for either foot.
    @Test("after half of its laps leans neither way")
    func halfLaps() throws {
        let file = DrawnGPX(Shape.track(), notes: "surface=\"track\"")
        let totals = try Self.totals(
            file, Variant(.asDrawn, .middle, laps: 25, turn: .afterHalf), Runner(speed: 3))
        #expect(abs(totals.distance - 10_000) < 1.5)
        #expect(totals.turn.degreeKilometres < 1e-9 && abs(totals.grossTilt - 8.258) < 0.09)
        #expect(abs(totals.heel.left - 9.967) < 0.005 && abs(totals.heel.right - 9.967) < 0.005)
    }

    /// Drawn 4 km out and 4 km back with a note on each: turned at 1 km it runs the first and the last kilometre.
    @Test("early on an out-and-back comes back on the ground drawn as its way back")
    func earlier() throws {
        var file = DrawnGPX(Shape.northAndBack(8000), notes: "surface=\"asphalt\"")
        file.notes[650] = "surface=\"gravel\""
        let traversal = try file.survey().traversal(
            as: Variant(.asDrawn, .facingTraffic, turn: .at(1000)), runner: Runner())
        #expect(traversal.legs.map(\.stretch.surface.value) == [.asphalt, .gravel])
        #expect(traversal.legs.map(\.isReturn) == [false, true])
        #expect(abs(traversal.distance - 2000) < 0.01)
        #expect(abs(traversal.legs[1].range.lowerBound - 7000) < 0.1)
    }

    @Test("at its very end is the route and the route back", arguments: SplitMix64.seeds)
    func whole(seed: UInt64) throws {
        let survey = try MirrorTests.pair(seed: seed | 1).file.survey()
        func totals(_ variant: Variant) -> LoadTotals {
            LoadTotals(of: survey.traversal(as: variant, runner: Runner()).segments)
        }
        let length = survey.route.line.length
        let there = totals(Variant(.asDrawn, .facingTraffic))
        let back = totals(Variant(.reversed, .facingTraffic))
        let both = totals(Variant(.asDrawn, .facingTraffic, turn: .at(length)))
        #expect(abs(both.heel.left - there.heel.left - back.heel.left) < 1e-9)
        #expect(abs(both.heel.right - there.heel.right - back.heel.right) < 1e-9)
        let rest = both.roadTilt + there.roadTilt.scaled(by: -1) + back.roadTilt.scaled(by: -1)
        #expect(rest.degreeKilometres < 1e-9)
        // What turns left on the way out turns right on the way back.
        #expect(both.turn.degreeKilometres < 1e-9)
    }
}
