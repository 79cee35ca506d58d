import RotationPlanner
import RouteGeometry
import Testing

@testable import RouteAnalysis

@Suite("What the runner did lately")
struct RecentRunningTests {
    static let level = "surface=\"asphalt\" cross-section=\"level\" traffic=\"none\""
    static let surveys = Result { try SampleLibrary.straight([5000, 8000, 8100, 12_000], notes: level) }

    private static func instance(
        _ mode: RotationMode = .healthy, _ change: (inout WeekRequest) -> Void
    ) throws -> RotationInstance {
        var request = try SampleLibrary.request(mode: mode)
        change(&request)
        return try WeekCandidates(surveys.get(), request).instance
    }

    @Test(
        "A session on a track within a run of this week is what the next track run turns against, where its way is known",
        arguments: [
            (TravelDirection?.some(.asDrawn), TrackDirection?.some(.counterClockwise)), (.reversed, .clockwise),
            (nil, nil),
        ])
    func session(direction: TravelDirection?, turning: TrackDirection?) throws {
        let session = try TrackTests.session(turning: .left)
        let (length, monday) = (session.route.line.length, 20_003)
        let run = PastRun(
            on: session, day: monday, distance: length, direction: direction, line: nil, returnLine: nil, laps: 1,
            pair: nil)
        let history = RunHistory(monday: monday, today: monday + 1, runs: [run])
        let week = try Self.instance { request in
            request.recent.lastRun.trackTurning = direction == .asDrawn ? .right : .left
            request = request.completed(from: history)
        }
        #expect(week.history.lastTrackDirection == turning)
    }

    /// By hand, on the usual week of 33 km with a longest run of 12 km.
    @Test("becomes the numbers of the week's problem")
    func numbers() throws {
        let known = try Self.instance { request in
            request.recent.heaviest = Fact(20, .note)
            request.recent.carriedRoadTilt = Fact(TiltDose(degreeKilometres: 3.2, lowFoot: .left), .note)
            request.recent.carriedTurn = Fact(TiltDose(degreeKilometres: 0.5, lowFoot: .right), .note)
            request.recent.lastRun.lowFoot = .right
            request.recent.lastRun.wasHardYesterday = true
            request.recent.lastRun.trackTurning = .left
            request.recent.lastRun.hardGroundStreak = 2
            request.recent.daysSinceRun = ["R8000": 5]
        }
        // 1.10 × 20 hkm; a left foot low is positive; counter-clockwise laps are the negative way round.
        #expect(known.limits.runLoad == 2200)
        #expect(known.history.carriedRoadTilt == 3200 && known.history.carriedTurn == -500)
        #expect(known.history.lastLowFoot == .right && known.history.wasHardYesterday)
        #expect(known.history.lastTrackDirection == .counterClockwise && known.history.hardStreak == 2)
        #expect(known.routes.map(\.daysSinceUsed) == [nil, 5, nil, nil])
        let named = try Self.instance { $0.used = ["r8100": 12] }
        #expect(named.routes.map(\.daysSinceUsed) == [nil, nil, 12, nil])
        let unknown = try Self.instance { _ in }
        #expect(unknown.limits.runLoad == 1320 && unknown.history == RotationHistory())
    }

    /// 2/3 of 45 km; half of 20 km; min(6 − 1, 4) days of 4; 1.05 of 200 m, but never under 10 m/km of 33 km.
    @Test("sets what early heel pain allows")
    func early() throws {
        let instance = try Self.instance(.early) { request in
            request.recent.base = Fact(45_000, .note)
            request.recent.longest = Fact(20_000, .note)
            request.recent.runDays = Fact(6, .note)
            request.recent.lastWeekAscent = Fact(200, .note)
        }
        #expect(instance.limits.weekDistance == 30_000 && instance.limits.runDistance == 10_000)
        #expect(instance.days.count { $0.kind != .rest } == 4 && instance.limits.weekAscent == 330)
    }

    /// 100 m grows by a tenth each week back: 133.1 after three. One dial at a time: distance stays within 5 %.
    @Test("sets what a return allows, by its stage and the one thing that may grow")
    func returning() throws {
        let second = try Self.instance(.returning) { request in
            (request.stage, request.dial) = (.pickups, .ascent)
            request.recent.lastWeek = Fact(30_000, .note)
        }
        #expect(second.limits.runAscent == 133 && second.limits.weekDistance == 31_500)
        #expect(second.limits.qualityDays == 0)
        let third = try Self.instance(.returning) { request in
            request.stage = .hills
            request.recent.lastWeek = Fact(30_000, .note)
        }
        // 100 × 1.1⁶ = 177.2.
        #expect(third.limits.runAscent == 177 && third.limits.weekDistance == 33_000)
        #expect(third.limits.qualityDays == 1)
        // A usual week of 45 km and nothing since: the week before the first is taken as two thirds of it.
        let first = try Self.instance(.returning) { $0.recent.base = Fact(45_000, .note) }
        #expect(first.limits.weekDistance == 33_000)
    }

    @Test("wears shoes in turn, none past 800 km, and none that does not suit")
    func shoes() throws {
        var request = try SampleLibrary.request()
        request.recent.pairs = [
            try ShoePair(parsing: "A:790km"), try ShoePair(parsing: "B:no-long"), try ShoePair(parsing: "C:801km"),
            try ShoePair(parsing: "D:trail"),
        ]
        let week = try PlannedWeek(of: Self.surveys.get(), request)
        #expect(week.days.compactMap(\.pair?.name).count == 4)
        #expect(week.days[6].pair?.name == "A" && week.days[5].pair?.name == "B")
        #expect(
            week.remarks.contains(.wornPair("A", distance: 790_000, isLeftOut: false))
                && week.remarks.contains(.wornPair("C", distance: 801_000, isLeftOut: true)))
        request.recent.pairs = [try ShoePair(parsing: "Only")]
        let one = try PlannedWeek(of: Self.surveys.get(), request)
        #expect(one.isPlanned && one.remarks.contains(.onePair("Only")))
        request.recent.pairs = [try ShoePair(parsing: "Old:900km"), try ShoePair(parsing: "Older:retired")]
        #expect(try PlannedWeek(of: Self.surveys.get(), request).conflict == [.shoeFit])
        request.recent.pairs = (1...9).map { ShoePair(name: "P\($0)") }
        #expect(throws: AnalysisError.self) { try PlannedWeek(of: Self.surveys.get(), request) }
    }

    @Test(
        "has shoes that are written so and not otherwise",
        arguments: ["", ":road", "A:fast", "A:-3km", "A:road:", "A:1e9km"])
    func malformedShoes(text: String) {
        let error = #expect(throws: AnalysisError.self) { try ShoePair(parsing: text) }
        #expect(error?.description.contains("a pair is written like") == true)
    }

    /// Half of 2,000 is left of 2,000 carried and nothing added; the limit is 0.25° of the week's distance.
    @Test("carries half of what is left over, within a quarter of a degree of the week")
    func carry() throws {
        var request = try SampleLibrary.request()
        request.recent.carriedRoadTilt = Fact(TiltDose(degreeKilometres: 2, lowFoot: .right), .note)
        let even = try PlannedWeek(of: Self.surveys.get(), request)
        #expect(even.totals.roadTilt == .zero)
        #expect(abs(even.carriedAfter.roadTilt.degreeKilometres - 1) < 1e-9)
        #expect(even.carriedAfter.roadTilt.lowFoot == .right)
        let crowned = try SampleLibrary.plan(SampleLibrary.straight([5000, 8000, 8100, 12_000], notes: nil))
        let limit = (crowned.totals.distance / 4).rounded(.down) / 1000
        #expect(abs(crowned.carriedAfter.roadTilt.degreeKilometres - limit) < 1e-9)
        #expect(crowned.carriedAfter.roadTilt.lowFoot == .left)
    }
}
