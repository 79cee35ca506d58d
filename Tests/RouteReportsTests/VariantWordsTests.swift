import RouteAnalysis
import RouteGeometry
import Testing

@testable import RouteReports

@Suite("The words for a way to run a route")
struct VariantWordsTests {
    /// 2 km straight to the north, in Germany.
    private static func road(_ notes: String) throws -> SurveyedRoute {
        let points = (0...200).map { i in
            "<trkpt lat=\"\(51 + Double(i) / 11125)\" lon=\"7\">"
                + (i == 0 ? "<extensions><camber:stretch \(notes)/></extensions>" : "") + "</trkpt>"
        }
        let text = """
            <gpx xmlns="http://www.topografix.com/GPX/1/1" xmlns:camber="urn:camber:gpx:1" version="1.1" creator="t"><trk>\
            <trkseg>\(points.joined())</trkseg></trk></gpx>
            """
        let file = RouteFile(bytes: Array(text.utf8), source: "road.gpx", runner: Runner())
        return try #require(try file.routes.get().first)
    }

    private static func words(_ survey: SurveyedRoute, _ variant: Variant) -> VariantWords {
        VariantWords(survey: survey, traversal: survey.traversal(as: variant, runner: Runner()))
    }

    static let laps: [(direction: TravelDirection, turn: TurnRound?, words: String)] = [
        (.asDrawn, nil, "counter-clockwise, 12 laps"), (.reversed, nil, "clockwise, 12 laps"),
        (.asDrawn, .afterHalf, "half counter-clockwise, half clockwise, 12 laps"),
        (.reversed, .afterHalf, "half clockwise, half counter-clockwise, 12 laps"),
    ]

    @Test("say which way round a track, and which way first where it is half each way", arguments: laps)
    func track(direction: TravelDirection, turn: TurnRound?, words: String) throws {
        let track = try #require(SampleReports.surveys.first { $0.laps != nil })
        #expect(track.laps?.turning == .left)
        #expect(Self.words(track, Variant(direction, .middle, laps: 12, turn: turn)).direction == words)
    }

    static let lines: [(traffic: String, line: Line, direction: TravelDirection, words: String)] = [
        ("none", .facingTraffic, .asDrawn, "edge on your left"), ("none", .withTraffic, .asDrawn, "edge on your right"),
        ("none", .leftEdge, .asDrawn, "edge on your left"), ("none", .leftEdge, .reversed, "edge on your right"),
        ("none", .rightEdge, .reversed, "edge on your left"), ("none", .middle, .reversed, "middle"),
        ("busy", .facingTraffic, .reversed, "facing traffic"), ("quiet", .withTraffic, .asDrawn, "with traffic"),
        ("busy", .leftFootway, .asDrawn, "footway on your left"),
        ("busy", .leftFootway, .reversed, "footway on your right"),
    ]

    /// Where nothing drives there is no traffic to face.
    @Test("name the runner's own left and right, and traffic only where there is some", arguments: lines)
    func line(traffic: String, line: Line, direction: TravelDirection, words: String) throws {
        let notes =
            "surface=\"asphalt\" cross-section=\"crowned\" crossfall=\"0.02\" footways=\"left\" traffic=\"\(traffic)\""
        let survey = try Self.road(notes)
        let runner = Runner(trafficBehind: .quiet)
        let traversal = survey.traversal(as: Variant(direction, line), runner: runner)
        let found = VariantWords(survey: survey, traversal: traversal)
        #expect(found.line(.plain) == words && found.direction == (direction == .asDrawn ? "as drawn" : "reversed"))
    }
}
