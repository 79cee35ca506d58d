import HeelLoad
import RouteGeometry
import Testing

@testable import RouteAnalysis

/// Where cars drive on the right, of runs on the day before.
@Suite("An audit")
struct AuditTests {
    private static let today = 20_780
    private static let crown = #"surface="asphalt" cross-section="crowned" crossfall="0.02" traffic="busy""#
    private static let bank = #"cross-section="banked" crossfall="0.02" falls="right" traffic="none""#
    private static let path = #"cross-section="level" traffic="none""#

    private static func run(
        on survey: SurveyedRoute, _ line: Line?, _ direction: TravelDirection?, laps: Int = 1, turns: Bool = false
    ) -> PastRun {
        PastRun(
            on: survey, day: today - 1,
            distance: survey.laps.map { $0.length * Double(laps) } ?? survey.route.line.length, direction: direction,
            turnsHalfWay: turns, line: line, returnLine: line, laps: laps, pair: nil)
    }

    private static func audit(_ runs: [PastRun]) -> Audit {
        Audit(of: RunHistory(monday: today, today: today, runs: runs), days: 30, runner: Runner())
    }

    enum Low: Sendable { case left, right, neither, unknown }

    /// A crown falls to the edge that the runner is at, a bank one way as drawn; a level path leans nowhere.
    static let leans: [(ground: String, line: Line?, way: TravelDirection?, low: Low)] = [
        (crown, .facingTraffic, nil, .left), (crown, .withTraffic, nil, .right), (crown, .middle, nil, .neither),
        (crown, .leftEdge, .asDrawn, .left), (crown, .leftEdge, .reversed, .right), (crown, .leftEdge, nil, .unknown),
        (crown, .rightEdge, .reversed, .left), (crown, .rightEdge, nil, .unknown), (crown, nil, .asDrawn, .unknown),
        (bank, .facingTraffic, .asDrawn, .right), (bank, .facingTraffic, .reversed, .left),
        (bank, .facingTraffic, nil, .unknown), (bank, .middle, nil, .unknown), (bank, nil, .reversed, .left),
        (bank, nil, nil, .unknown), (path, nil, nil, .neither), (path, .middle, .reversed, .neither),
        (crown + #" footways="left""#, .leftFootway, .asDrawn, .right),
        (crown + #" footways="left""#, .leftFootway, .reversed, .left),
        (crown + #" footways="left""#, .leftFootway, nil, .unknown),
    ]

    @Test(
        "names a low foot where ground, line and way together say it, and none where one of them is missing",
        arguments: leans)
    func lean(ground: String, line: Line?, way: TravelDirection?, low: Low) throws {
        var drawn = DrawnGPX(Shape.north(5000), notes: ground)
        drawn.elevations = drawn.places.indices.map { 100 + Double($0) / 10 }
        let road = try drawn.survey()
        let audit = Self.audit([Self.run(on: road, line, way)])
        let length = road.route.line.length
        let found: [(metres: Double, low: Low)] = [
            (audit.leftLow, .left), (audit.rightLow, .right), (audit.level, .neither), (audit.unknownSide, .unknown),
        ]
        for (metres, foot) in found { #expect(abs(metres - (foot == low ? length : 0)) < 1e-6, "\(foot): \(metres)") }
        let dose = audit.roadTilt.degreeKilometres
        #expect(low == .left || low == .right ? dose > 1 : dose < 1e-9)
        // Ground whose way is not known falls or climbs, nobody knows which.
        #expect(abs(audit.unknownGrade - (way == nil ? length : 0)) < 1e-6)
    }

    /// 5 km, of which a footway on the left is noted for the first 2 km.
    @Test(
        "takes a footway that is noted on a part of the route for all there is, and does not know one at the other edge",
        arguments: [(Line.leftFootway, 0.0), (.rightFootway, 3000)])
    func footwayOnAPart(line: Line, unknown: Double) throws {
        var drawn = DrawnGPX(Shape.north(5000), notes: Self.crown + #" footways="left""#)
        drawn.notes[drawn.places.count * 2 / 5] = #"footways="unknown""#
        let road = try drawn.survey()
        let audit = Self.audit([Self.run(on: road, line, .asDrawn)])
        #expect(abs(audit.unknownSide - unknown) < 100, "\(audit.unknownSide)")
    }

    /// 2 km out and back in the crown's two edges: one foot low both ways, or each for half.
    @Test(
        "counts the line on the way back by itself, and a week's totals do too",
        arguments: [(Line.leftEdge, 1.0, 0.0), (.rightEdge, 0.5, 0.5)])
    func wayBack(back: Line, left: Double, right: Double) throws {
        let road = try DrawnGPX(Shape.northAndBack(4000), notes: Self.crown).survey()
        let length = road.route.line.length
        let run = PastRun(
            on: road, day: Self.today - 1, distance: length, direction: .asDrawn, line: .leftEdge, returnLine: back,
            laps: 1, pair: nil)
        let audit = Self.audit([run])
        #expect(abs(audit.leftLow - left * length) < 10 && abs(audit.rightLow - right * length) < 10)
        let planned = PlannedRun(of: run, at: Fact(2.8, .assumed), Runner()).load.totals.roadTilt
        #expect(abs(planned.degreeMetres - audit.roadTilt.degreeMetres) < 1)
    }

    @Test("counts each lap to the side it turned to, of an odd number half each way one more to the left")
    func laps() throws {
        let track = try #require(SampleLibrary.samples().first { $0.laps != nil })
        #expect(track.laps?.turning == .left)
        let runs = [
            Self.run(on: track, .middle, .asDrawn, laps: 20), Self.run(on: track, .middle, .reversed, laps: 12),
            Self.run(on: track, .middle, .asDrawn, laps: 5, turns: true), Self.run(on: track, .middle, nil, laps: 4),
        ]
        let audit = Self.audit(runs)
        #expect(audit.lapsLeft == 20 + 3 && audit.lapsRight == 12 + 2 && audit.lapsUnknown == 4)
    }
}
