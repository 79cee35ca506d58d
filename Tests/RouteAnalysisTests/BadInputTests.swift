import GPX
import RouteAnalysis
import RouteGeometry
import Testing

@Suite("A file that is not one plain route")
struct BadInputTests {
    static let track = DrawnGPX(Shape.north(1000)).track
    static let onePoint = "<trk><name>Dot</name><trkseg><trkpt lat=\"48\" lon=\"9\"/></trkseg></trk>"
    static let standing =
        "<trk><name>Stand</name><trkseg><trkpt lat=\"48\" lon=\"9\"/><trkpt lat=\"48\" lon=\"9\"/></trkseg></trk>"
    static let route =
        "<rte><name>Planned</name><rtept lat=\"48\" lon=\"9\"/><rtept lat=\"48.01\" lon=\"9\"/></rte>"
    static let waypoint = "<wpt lat=\"48\" lon=\"9\"/>"

    @Test(
        "is refused with the place, what was found and what is needed",
        arguments: [
            ("", "a.gpx: error: no track and no route; a GPX file needs one to be run"),
            (waypoint, "a.gpx: error: no track and no route, only 1 waypoint; a GPX file needs one to be run"),
            (
                waypoint + waypoint,
                "a.gpx: error: no track and no route, only 2 waypoints; a GPX file needs one to be run"
            ),
            ("<trk/>", "a.gpx: error: \"a\" has no points; a route needs at least two"),
            (
                "<trk><name>Empty</name><trkseg/></trk>",
                "a.gpx: error: \"Empty\" has no points; a route needs at least two"
            ),
            (onePoint, "a.gpx: error: \"Dot\" has one point; a route needs at least two"),
            (
                standing,
                "a.gpx: error: \"Stand\" is 0 m long: all its points lie in one place; "
                    + "a route needs a length of at least 1 m"
            ),
        ])
    func refused(body: String, sentence: String) {
        let error = #expect(throws: AnalysisError.self) { try DrawnGPX.surveys(DrawnGPX.file(body)) }
        #expect(error?.description == sentence)
        #expect(error?.kind == .badData)
    }

    @Test("gives a route for each track, in order and named")
    func tracks() throws {
        var (one, two, three) = (DrawnGPX(Shape.north(1000)), DrawnGPX(Shape.north(2000)), DrawnGPX(Shape.north(3000)))
        (one.name, two.name, three.name) = ("One", nil, "Three")
        let surveys = try DrawnGPX.surveys(DrawnGPX.file(one.track + two.track + three.track), source: "x/week.gpx.gz")
        #expect(surveys.map(\.route.name) == ["One", "week 2", "Three"])
        #expect(surveys.map { ($0.profile.length / 1000).rounded() } == [1, 2, 3])
        #expect(surveys.allSatisfy { $0.source == "x/week.gpx.gz" })
    }

    @Test("is named by its track, else the file's metadata, else the file")
    func names() throws {
        var file = DrawnGPX(Shape.north(1000))
        #expect(try DrawnGPX.surveys(file.text).map(\.route.name) == ["Drawn"])
        file.name = nil
        let titled = DrawnGPX.file("<metadata><name>Title</name></metadata>" + file.track)
        #expect(try DrawnGPX.surveys(titled).map(\.route.name) == ["Title"])
        for (source, name) in [("a/b/Harbour.GPX", "Harbour"), ("x.gpx.gz", "x"), ("<stdin>", "<stdin>")] {
            #expect(try DrawnGPX.surveys(file.text, source: source).map(\.route.name) == [name])
        }
    }

    @Test("draws the planned route only where there is no track")
    func routes() throws {
        #expect(try DrawnGPX.surveys(DrawnGPX.file(Self.route)).map(\.route.name) == ["Planned"])
        #expect(try DrawnGPX.surveys(DrawnGPX.file(Self.route + Self.track)).map(\.route.name) == ["Drawn"])
        #expect(try DrawnGPX.surveys(DrawnGPX.file(Self.route + Self.route)).count == 2)
    }

    @Test("passes over a track of one point with a remark where another is a route")
    func dots() throws {
        let surveys = try DrawnGPX.surveys(DrawnGPX.file(Self.onePoint + Self.track + Self.standing))
        #expect(surveys.map(\.route.name) == ["Drawn"])
        #expect(surveys[0].remarks.count == 2)
        #expect(surveys[0].remarks.contains { $0.contains("\"Dot\" has one point") })
    }

    @Test("has no elevation made up")
    func noElevation() throws {
        let survey = try DrawnGPX(Shape.north(1000)).survey()
        #expect(survey.elevation == nil && survey.profile.knownGradeShare == 0)
        #expect(survey.climb(along: survey.traversal(as: survey.usualVariant, runner: Runner())) == nil)
    }

    @Test("climbs as far as it drops the other way round, and as often as its laps")
    func climb() throws {
        var hill = DrawnGPX(Shape.north(1000), notes: "surface=\"dirt\"")
        hill.elevations = (0...100).map { Double($0) }
        let survey = try hill.survey()
        let there = try #require(
            survey.climb(along: survey.traversal(as: Variant(.asDrawn, .middle), runner: Runner())))
        let back = try #require(
            survey.climb(along: survey.traversal(as: Variant(.reversed, .middle), runner: Runner())))
        #expect(abs(there.ascent - 100) < 1e-3 && there.descent == 0)
        #expect(back.ascent == 0 && abs(back.descent - 100) < 1e-3)
    }

    @Test("says what was odd in it, beginning with the place")
    func warnings() throws {
        let bad = Self.track.replacing(
            "<trkseg>", with: "<trkseg><trkpt lat=\"512.03\" lon=\"9\"/>", maxReplacements: 1)
        let file = RouteFile(
            try GPXDocument(bytes: Array(DrawnGPX.file(bad).utf8)), source: "odd.gpx", runner: Runner())
        #expect(try file.routes.get().count == 1)
        #expect(file.warnings.count == 1 && file.warnings[0].hasPrefix("odd.gpx:"))
        #expect(file.warnings[0].contains("latitude 512.03 is not between -90 and 90"))
    }
}
