import HeelLoad
import RotationPlanner
import RouteGeometry
import Testing

@testable import RouteAnalysis

/// All in Germany, where facing traffic is the left edge. A 3 % bank tilts by atan 0.03 = 1.7184 degrees.
@Suite("Runs of a part of a route")
struct PartialRunTests {
    private static let banked =
        #"surface="asphalt" cross-section="banked" crossfall="0.03" falls="right" traffic="none""#
    private static let crowned = #"surface="asphalt" cross-section="crowned" crossfall="0.02" traffic="busy""#
    private static let level = #"surface="gravel" cross-section="level" traffic="none""#

    private static func run(
        _ survey: SurveyedRoute, _ distance: Double, turnsBack: Bool = false, direction: TravelDirection = .asDrawn
    ) -> PastRun {
        PastRun(
            on: survey, day: 20_780, distance: distance, direction: direction, turnsBack: turnsBack,
            line: .facingTraffic, returnLine: nil, laps: 1, pair: nil)
    }

    @Test("Out and back on a bank each foot is low for half, where once round it is one all the way")
    func turnsOnABank() throws {
        let loop = try DrawnGPX(Shape.square(1500), notes: Self.banked).survey()
        let whole = RunLean(Self.run(loop, 6000), Runner())
        #expect(whole.right > 5990 && whole.left == 0 && abs(whole.roadTilt.degreeKilometres - 6 * 1.7184) < 0.02)
        for direction in TravelDirection.allCases {
            let lean = RunLean(Self.run(loop, 4000, turnsBack: true, direction: direction), Runner())
            #expect(abs(lean.left - 2000) < 1 && abs(lean.right - 2000) < 1 && lean.unknown == 0)
            #expect(lean.roadTilt.degreeKilometres < 0.001 && abs(lean.turn.degreeKilometres) < 0.001)
        }
    }

    @Test("As it was planned, so it is counted: with the lean, the load and the climb of the plan")
    func asPlanned() throws {
        let route = try #require(SampleLibrary.samples().first { $0.route.name == "Around the reservoir" })
        // Out on the crowned road both ways lean to the left, out the other way on the bank they even out.
        for (direction, mean) in [(TravelDirection.asDrawn, 1.1458), (.reversed, 0)] {
            let variant = Variant(direction, .facingTraffic, turn: .at(2500))
            let traversal = route.traversal(as: variant, runner: Runner())
            let lean = RunLean(Self.run(route, 5000, turnsBack: true, direction: direction), Runner())
            let plan = LoadTotals(of: traversal.segments, model: HeelModel())
            #expect(abs(lean.load - plan.heel.mean) < 1e-9)
            #expect(abs(lean.roadTilt.degreeMetres - plan.roadTilt.degreeMetres) < 1e-6)
            #expect(abs(lean.roadTilt.degreeMetres - 5000 * mean) < 5, "\(lean.roadTilt)")
            #expect(lean.climb?.ascent == route.climb(along: traversal)?.ascent)
        }
    }

    /// A road of 2 km and a level path of 2 km.
    @Test(
        "Of less than a round, or more, nobody knows which part it was where the ground differs; of whole rounds all",
        arguments: [
            (4000.0, 0.0, 2000.0), (3700, 0, 1850), (8100, 0, 4050), (1000, 1000, 0), (2800, 2800, 0),
            (6000, 2000, 2000), (300, 300, 0),
        ])
    func unplaced(distance: Double, unknown: Double, left: Double) throws {
        var road = DrawnGPX(Shape.north(4000), notes: Self.crowned)
        road.notes[200] = Self.level
        let run = try Self.run(road.survey(), distance)
        let lean = RunLean(run, Runner())
        #expect(abs(lean.unknown - unknown) < 5 && abs(lean.left - left) < 5 && lean.right == 0)
        #expect(abs(lean.left + lean.right + lean.level + lean.unknown - distance) < 1e-6)
        #expect(abs(lean.surfaces.values.reduce(0, +) - distance) < 1e-6)
        #expect(PlannedRun(of: run, at: Fact(3, .assumed), Runner()).isLeanKnown == (unknown == 0))
    }

    @Test("Where all of a route leans to one foot, so does every part of it")
    func everyPartLeans() throws {
        let lean = RunLean(Self.run(try DrawnGPX(Shape.north(4000), notes: Self.crowned).survey(), 1500), Runner())
        #expect(abs(lean.left - 1500) < 1e-6 && lean.unknown == 0)
    }

    /// 6 km north and back: the first and the last 2 km road, the middle level.
    @Test("Less than an out-and-back came back earlier")
    func shortOutAndBack() throws {
        var road = DrawnGPX(Shape.northAndBack(12_000), notes: Self.crowned)
        (road.notes[200], road.notes[1000]) = (Self.level, Self.crowned)
        let survey = try road.survey()
        let short = RunLean(Self.run(survey, 4000), Runner())
        #expect(abs(short.left - 4000) < 15 && short.level < 15 && short.unknown == 0)
        let longer = RunLean(Self.run(survey, 8000), Runner())
        #expect(abs(longer.left - 4000) < 15 && abs(longer.level - 4000) < 15)
    }

    @Test("A run that turned round is entered for a week too", arguments: ["turn-2.5km", "turn-2500m"])
    func doneInAWeek(way: String) throws {
        let choice = try DayChoice(parsing: "tue=quarry-road@\(way)", option: "--done")
        #expect(choice.ways == [.turnedRound(at: 2500)])
        var request = WeekRequest()
        request.done = [choice]
        let run = try #require(PlannedWeek(of: SampleLibrary.samples(), request).days[1].run)
        #expect(abs(run.distance - 5000) < 1 && run.load.totals.roadTilt.degreeKilometres < 0.001)
    }
}
