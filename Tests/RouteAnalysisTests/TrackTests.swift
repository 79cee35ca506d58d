import HeelLoad
import RouteAnalysis
import RouteGeometry
import Testing

@Suite("A route drawn by a device")
struct DeviceRouteTests {
    @Test("goes through the shaping points between its points, and not beyond its last one")
    func followsShapingPoints() throws {
        // 0.001° along a meridian at the equator is 110.574 m on WGS 84. There and back it is five such legs to 0.001° N.
        func point(_ latitude: Double, _ shape: [Double]) -> String {
            let points = shape.map { "<g:rpt lat=\"\($0)\" lon=\"9\"/>" }.joined()
            return "<rtept lat=\"\(latitude)\" lon=\"9\"><extensions><g:RoutePointExtension>\(points)"
                + "</g:RoutePointExtension></extensions></rtept>"
        }
        let routes = [point(0, [0.003]) + point(0.001, [0.009]), point(0, []) + point(0.001, [])]
        let text =
            "<gpx xmlns:g=\"http://www.garmin.com/xmlschemas/GpxExtensions/v3\">"
            + routes.map { "<rte>\($0)</rte>" }.joined() + "</gpx>"
        let lengths = try DrawnGPX.surveys(text).map(\.profile.length)
        #expect(lengths.count == 2)
        #expect(abs(lengths[0] - 5 * 110.574) < 0.01 && abs(lengths[1] - 110.574) < 0.01)
    }
}

/// Worked examples E08 and E09: 25 laps of lane 1 at 3.0 m/s are 8.258 deg·km, the outer foot low.
@Suite("An athletics track drawn as a lap")
struct TrackTests {
    static let notes = "surface=\"track\""
    static let runner = Runner(speed: 3)

    @Test("is recognised with its laps and direction", arguments: [1, 2, 5], [Side.left, .right])
    func laps(count: Int, turning: Side) throws {
        let lap = Shape.track(laps: count)
        let survey = try DrawnGPX(turning == .left ? lap : Shape.mirrored(lap), notes: Self.notes).survey()
        let laps = try #require(survey.laps)
        #expect(laps.count == count && laps.turning == turning)
        // 100 chords of half a lap: a chord of 2 m on a radius of 36.8 m is 2³/24·36.8² = 0.00025 m short.
        #expect(abs(laps.length - 400) < 0.06)
    }

    @Test("loads the outer foot of 25 laps by 8.258 deg·km within 1 %", arguments: [Side.left, .right])
    func dose(turning: Side) throws {
        var file = DrawnGPX(turning == .left ? Shape.track() : Shape.mirrored(Shape.track()), notes: Self.notes)
        file.times = file.places.indices.map { $0 }
        let totals = try file.score(Variant(.asDrawn, .facingTraffic, laps: 25), Self.runner).load.totals
        #expect(abs(totals.turn.degreeKilometres / 8.258 - 1) < 0.01)
        #expect(totals.turn.lowFoot == (turning == .left ? .right : .left))
        #expect(totals.roadTilt == .zero)
        #expect(abs(totals.distance - 10_000) < 1.5)
        let (inner, outer) =
            turning == .left ? (totals.heel.left, totals.heel.right) : (totals.heel.right, totals.heel.left)
        // The load is nearly linear in the tilt, so 1 % of the dose is 1 % of the difference of 0.165 hkm.
        #expect(abs(outer - inner - 0.165) < 0.005)
        #expect(abs(totals.heel.mean - 9.967) < 0.005)
    }

    @Test("has the same dose with a lap drawn once or five times")
    func drawnLaps() throws {
        let doses = try [1, 5].map { drawn in
            try DrawnGPX(Shape.track(laps: drawn), notes: Self.notes)
                .score(Variant(.asDrawn, .middle, laps: 25), Self.runner).load.totals.turn.degreeKilometres
        }
        #expect(abs(doses[0] / doses[1] - 1) < 0.002)
    }

    @Test("swaps the low foot in reverse, and the inward fall counts as road tilt")
    func reversed() throws {
        let level = DrawnGPX(Shape.track(), notes: Self.notes)
        let back = try level.score(Variant(.reversed, .middle, laps: 25), Self.runner).load.totals
        #expect(back.turn.lowFoot == .left)
        // E11: 1 % inward is 10 km · atan 0.01 = 5.729 deg·km toward the inner foot.
        let banked = DrawnGPX(
            Shape.track(), notes: "surface=\"track\" cross-section=\"banked\" crossfall=\"0.01\" falls=\"left\"")
        let totals = try banked.score(Variant(.asDrawn, .middle, laps: 25), Self.runner).load.totals
        #expect(totals.roadTilt.lowFoot == .left && totals.turn.lowFoot == .right)
        #expect(abs(totals.roadTilt.degreeKilometres - 5.729) < 0.002)
    }

    /// Laps that were drawn are taken counter-clockwise. A recording was run the way it was run.
    @Test("is usually run counter-clockwise if drawn and as recorded if recorded")
    func usual() throws {
        var clockwise = DrawnGPX(Shape.mirrored(Shape.track()), notes: Self.notes)
        #expect(try clockwise.survey().usualVariant.direction == .reversed)
        #expect(try DrawnGPX(Shape.track(), notes: Self.notes).survey().usualVariant.direction == .asDrawn)
        clockwise.times = clockwise.places.indices.map { $0 }
        #expect(try clockwise.survey().usualVariant.direction == .asDrawn)
        #expect(try DrawnGPX(Shape.track(laps: 3), notes: Self.notes).survey().usualVariant.laps == 3)
    }

    @Test("is none where neither shape nor surface says so, unclosed, or with a twentieth of road")
    func others() throws {
        #expect(try DrawnGPX(Shape.square(100)).survey().laps == nil)
        #expect(try DrawnGPX(Array(Shape.track().dropLast(40)), notes: Self.notes).survey().laps == nil)
        #expect(try DrawnGPX(Shape.north(400), notes: Self.notes).survey().laps == nil)
        var mixed = DrawnGPX(Shape.track(), notes: Self.notes)
        mixed.notes[180] = "surface=\"asphalt\""
        #expect(try mixed.survey().laps == nil)
    }

    @Test("has no traffic, inferred, and one way round each, level as it is")
    func variants() throws {
        let survey = try DrawnGPX(Shape.track(), notes: Self.notes).survey()
        #expect(survey.route.stretches.map(\.traffic) == [Fact(.none, .inferred)])
        let variants = survey.safeVariants(runner: Runner(), laps: 12)
        #expect(Set(variants.map(\.variant.direction)) == Set(TravelDirection.allCases) && variants.count == 2)
        #expect(variants.allSatisfy { $0.variant.laps == 12 && abs($0.totals.distance - 4800) < 0.8 })
    }

    @Test("is known by its shape alone, level and of track as inferred", arguments: [1, 4])
    func shape(laps: Int) throws {
        let survey = try DrawnGPX(Shape.track(laps: laps)).survey()
        let found = try #require(survey.laps)
        #expect(found.count == laps && found.turning == .left && found.confidence == 1)
        #expect(abs(found.length - 400) < 0.4 && abs(found.exactCount - Double(laps)) < 0.005)
        #expect(survey.route.stretches.map(\.surface) == [Fact(.track, .inferred)])
        #expect(survey.route.stretches.map(\.crossSection) == [Fact(.level, .inferred)])
    }

    /// One kilometre straight to the track, five laps, and no way back.
    static func session(turning: Side) throws -> SurveyedRoute {
        let laps = turning == .left ? Shape.track(laps: 5) : Shape.mirrored(Shape.track(laps: 5))
        let way = (0..<100).map { (laps[0].east + 1000 - 10 * Double($0), laps[0].north - 30) }
        return try DrawnGPX(way + laps).survey()
    }

    @Test("is level within a run to it, and the way there is road", arguments: [Side.left, .right])
    func session(turning: Side) throws {
        let survey = try Self.session(turning: turning)
        #expect(survey.laps == nil)
        #expect(survey.route.stretches.map(\.surface) == [Fact(.asphalt, .assumed), Fact(.track, .inferred)])
        #expect(survey.route.stretches.last?.crossSection == Fact(.level, .inferred))
        let rounds = try #require(survey.trackRounds.first)
        #expect(abs(rounds.start - 1000) < 60 && abs(rounds.end - 3030) < 15 && rounds.turning == turning)
        #expect(abs(rounds.laps - 5) < 0.3)
    }

    @Test(
        "counts its laps in an audit by the way they were run",
        arguments: [(TravelDirection?.some(.asDrawn), [5, 0, 0]), (.reversed, [0, 5, 0]), (nil, [0, 0, 5])])
    func audit(direction: TravelDirection?, laps: [Int]) throws {
        let survey = try Self.session(turning: .left)
        let run = PastRun(
            on: survey, day: 20_000, distance: survey.route.line.length, direction: direction, line: nil,
            returnLine: nil, laps: 1, pair: nil)
        let audit = Audit(of: RunHistory(monday: 20_002, today: 20_001, runs: [run]), days: 30, runner: Runner())
        #expect([audit.lapsLeft, audit.lapsRight, audit.lapsUnknown] == laps)
    }

    @Test(
        "is where the last track run turned, for a plan to turn against",
        arguments: [(TravelDirection?.some(.asDrawn), Side?.some(.left)), (.reversed, .right), (nil, nil)])
    func last(direction: TravelDirection?, turning: Side?) throws {
        let session = try Self.session(turning: .left)
        let track = try DrawnGPX(Shape.track(laps: 12), notes: Self.notes).survey()
        let runs = [(session, 20_000, direction), (track, 19_990, .asDrawn)].map { survey, day, direction in
            PastRun(
                on: survey, day: day, distance: survey.route.line.length, direction: direction, line: nil,
                returnLine: nil, laps: 1, pair: nil)
        }
        let request = WeekRequest().completed(from: RunHistory(monday: 20_002, today: 20_001, runs: runs))
        #expect(request.recent.lastRun.trackTurning == turning)
    }
}
