import HeelLoad
import RotationPlanner
import RouteGeometry
import Testing

@testable import RouteAnalysis

@Suite("What was run before")
struct HistoryTests {
    /// A Monday: 2026-11-23.
    private static let monday = 20_780
    private static let crown = #"surface="asphalt" cross-section="crowned" crossfall="0.02" traffic="busy""#

    private static func road(_ notes: String? = crown) throws -> SurveyedRoute {
        try DrawnGPX(Shape.north(10_000), notes: notes).survey()
    }

    private static func run(
        _ survey: SurveyedRoute, daysBefore: Int, line: Line? = .facingTraffic, direction: TravelDirection? = .asDrawn,
        distance: Double? = nil, isLineInferred: Bool = false
    ) -> PastRun {
        PastRun(
            on: survey, day: monday - daysBefore, distance: distance ?? survey.route.line.length, direction: direction,
            line: line, returnLine: line, isLineInferred: isLineInferred, laps: 1, pair: nil)
    }

    private static func history(_ runs: [PastRun], today: Int = 20_779) -> RunHistory {
        RunHistory(monday: monday, today: today, runs: runs)
    }

    @Test("Last week is the last seven days, the longest run that of thirty")
    func distances() throws {
        let road = try Self.road()
        let runs = [(2, 6000.0), (7, 1000), (8, 9000), (31, 20_000)].map {
            Self.run(road, daysBefore: $0.0, distance: $0.1)
        }
        let history = Self.history(runs)
        #expect(history.lastWeek == 7000 && history.longest == 9000)
        // A week off: a week's share of the thirty days, 9 km × 7 / 30.
        let rested = Self.history([Self.run(road, daysBefore: 12, distance: 9000)])
        #expect(abs((rested.lastWeek ?? 0) - 2100) < 1e-9)
        #expect(Self.history([Self.run(road, daysBefore: 40)]).lastWeek == nil)
        // Planned on the Thursday before, what comes after has not been.
        #expect(Self.history(runs, today: Self.monday - 4).lastWeek == 10_000)
    }

    @Test(
        "A dose is halved from week to week and clipped to 0.25 degrees over the week's distance",
        arguments: [([1], 2.5), ([8], 1.25), ([15], 0.625), ([1, 8], 2.5)])
    func carries(daysBefore: [Int], degreeKilometres: Double) throws {
        // 10 km on one edge of a 2 % crown are 11.46 degree-kilometres; half of that is clipped to 2.5.
        let road = try Self.road()
        let carried = Self.history(daysBefore.map { Self.run(road, daysBefore: $0) }).carried(runner: Runner())
        #expect(abs(carried.road.degreeKilometres - degreeKilometres) < 0.01, "\(carried.road)")
        #expect(carried.road.lowFoot == .left && carried.turn.degreeKilometres < 0.01)
    }

    @Test("A run with the traffic leans to the right where it drives on the right, however unsafe that was")
    func keepsTheSide() throws {
        let road = try Self.road()
        let carried = Self.history([Self.run(road, daysBefore: 1, line: .withTraffic)]).carried(runner: Runner())
        #expect(carried.road.lowFoot == .right && abs(carried.road.degreeKilometres - 2.5) < 0.01)
        let audit = Audit(
            of: Self.history([Self.run(road, daysBefore: 1, line: .withTraffic)]), days: 30, runner: Runner())
        #expect(audit.leftLow == 0 && abs(audit.rightLow - road.route.line.length) < 1e-6)
    }

    /// Where cars drive on the right and the route is run as drawn: a footway falls to its road, an edge away from it.
    @Test(
        "A footway leans to its road where one is noted, as the edge where none is there, and else nobody knows",
        arguments: [
            (#" footways="left""#, Line.leftFootway, Foot?.some(.right)), (#" footways="left""#, .rightFootway, .right),
            (#" footways="right""#, .rightFootway, .left), (#" footways="none""#, .leftFootway, .left),
            ("", .leftFootway, nil), ("", .rightFootway, nil), ("", .leftEdge, .left),
        ])
    func leansOnFootways(note: String, line: Line, low: Foot?) throws {
        let road = try Self.road(Self.crown + note)
        let run = Self.run(road, daysBefore: 1, line: line)
        let audit = Audit(of: Self.history([run]), days: 30, runner: Runner())
        let length = road.route.line.length
        #expect(abs(audit.leftLow - (low == .left ? length : 0)) < 1e-6)
        #expect(abs(audit.rightLow - (low == .right ? length : 0)) < 1e-6)
        #expect(abs(audit.unknownSide - (low == nil ? length : 0)) < 1e-6)
        #expect(PlannedRun(of: run, at: Fact(2.8, .assumed), Runner()).isLeanKnown == (low != nil))
    }

    @Test("Runs of the week itself are done, with what is known of their side; days before today without one were rest")
    func weekSoFar() throws {
        let road = try Self.road()
        // Monday 8 km on the left edge, Wednesday 6 km on nobody knows which side, planned on Friday; next week's is none.
        let runs = [
            Self.run(road, daysBefore: 0, distance: 8000), Self.run(road, daysBefore: -2, line: nil, distance: 6000),
            Self.run(road, daysBefore: 9),
        ]
        let history = Self.history(runs, today: Self.monday + 4)
        let used = RecentRunning(lastWeek: Fact(33_000, .note), longest: Fact(12_000, .note))
        let request = WeekRequest(recent: used).completed(from: history)
        #expect(request.ran.map(\.weekday) == [.monday, .wednesday] && request.restsDone == [.tuesday, .thursday])
        #expect(
            history.lastWeek != nil && request.recent.past?.runCount == 3
                && request.recent.past?.lastDay == Self.monday + 2)
        let week = try PlannedWeek(of: SampleLibrary.samples(), request)
        #expect(week.days.map(\.isDone) == [true, false, true, false, false, false, false])
        let (known, unknown) = (try #require(week.days[0].run), try #require(week.days[2].run))
        #expect(abs(known.distance - 8000) < 1e-6 && abs(unknown.distance - 6000) < 1e-6)
        // Half of a 2 % crown is atan 0.02 = 1.1458 degrees; an unknown side is neither foot's.
        #expect(known.isLeanKnown && known.load.totals.roadTilt.lowFoot == .left)
        #expect(abs(known.load.totals.roadTilt.degreeKilometres - 8 * 1.1458) < 0.01)
        #expect(!unknown.isLeanKnown && unknown.load.totals.roadTilt == .zero)
        #expect(week.days[4...].contains { $0.run != nil })
    }

    @Test("Of a day with two runs both count, in the week's sums as in its limits")
    func twoRunsADay() throws {
        let road = try Self.road()
        let runs = [6000.0, 3000].map { Self.run(road, daysBefore: 0, distance: $0) }
        let used = RecentRunning(lastWeek: Fact(33_000, .note), longest: Fact(12_000, .note))
        let request = WeekRequest(recent: used).completed(from: Self.history(runs, today: Self.monday + 1))
        let week = try PlannedWeek(of: SampleLibrary.samples(), request)
        #expect(week.days[0].runs.map { $0.distance.rounded() }.sorted() == [3000, 6000])
        let ahead = week.days[1...].compactMap(\.run)
        #expect(abs(week.totals.distance - ahead.reduce(9000) { $0 + $1.distance }) < 1e-6)
        // 9 km with half of a 2 % crown, 1.1458 degrees.
        let tilt = ahead.reduce(TiltDose.zero) { $0 + $1.load.totals.roadTilt }
        #expect(abs((week.totals.roadTilt + TiltDose(degreeMetres: -tilt.degreeMetres)).degreeMetres - 10_312) < 10)
    }

    @Test("Laps half each way leave the bends even, in the past as in a plan")
    func splitLaps() throws {
        let track = try #require(SampleLibrary.samples().first { $0.laps != nil })
        let runs = [false, true].map { turns in
            PastRun(
                on: track, day: Self.monday, distance: 20 * 399.8, direction: .asDrawn, turnsHalfWay: turns,
                line: .middle, returnLine: nil, laps: 20, pair: nil)
        }
        let leans = runs.map { RunLean($0, Runner()) }
        // 20 laps at 10/3.6 m/s: 20 · 360 · v²/g = 5 665 degree-metres to the outside, the right.
        #expect(leans[0].turn.lowFoot == .right && abs(leans[0].turn.degreeMetres + 5665) < 60)
        #expect(abs(leans[1].turn.degreeMetres) < 1e-6 && abs(leans[1].load - leans[0].load) < 0.01 * leans[0].load)
        #expect(runs[0].lapDirection == .left && runs[1].lapDirection == nil)
        let planned = runs.map { PlannedRun(of: $0, at: Fact(10 / 3.6, .assumed), Runner()) }
        #expect(planned.map { abs($0.load.totals.turn.degreeMetres) > 1 } == [true, false])
    }

    @Test("The pair worn yesterday rests, also where yesterday is in the week", arguments: ["Clifton", "Pegasus"])
    func wornPairRests(name: String) throws {
        let pairs = ["Clifton", "Pegasus"].map { ShoePair(name: $0) }
        let run = try PastRun(
            on: Self.road(), day: Self.monday, distance: 6000, direction: .asDrawn, line: .facingTraffic,
            returnLine: nil, laps: 1, pair: pairs.firstIndex { $0.name == name })
        let history = RunHistory(monday: Self.monday, today: Self.monday + 1, runs: [run], pairs: pairs)
        let request = WeekRequest(
            template: try WeekTemplate(["mon=easy:6km", "tue=easy:6km"].map(TemplateDay.init(parsing:))),
            recent: RecentRunning(lastWeek: Fact(33_000, .note), longest: Fact(12_000, .note)))
        let week = try PlannedWeek(of: SampleLibrary.samples(), request.completed(from: history))
        #expect(week.days[0].pair?.name == name)
        #expect(week.days[1].pair != nil && week.days[1].pair?.name != name)
    }

    @Test(
        "What the runner says was done comes before what the library has, day by day; a week to come has nothing done")
    func saidDone() throws {
        let road = try Self.road()
        let runs = [Self.run(road, daysBefore: 0), Self.run(road, daysBefore: -1)]
        let said = WeekRequest(done: [DayChoice(.tuesday, route: "harbour-road")], restsDone: [.monday])
        let all = said.completed(from: Self.history(runs, today: Self.monday + 2))
        #expect(all.ran.isEmpty && all.done.map(\.weekday) == [.tuesday] && all.restsDone == [.monday])
        let next = WeekRequest().completed(from: Self.history(runs, today: Self.monday - 1))
        #expect(next.ran.isEmpty && next.restsDone.isEmpty)
        // Without a run in the week nobody knows whether its days were rest or not entered.
        let idle = WeekRequest().completed(from: Self.history([], today: Self.monday + 3))
        #expect(idle.ran.isEmpty && idle.restsDone.isEmpty)
    }

    @Test("An unknown side of a crowned road, and an unknown way along a bank, add nothing")
    func neverGuesses() throws {
        let road = try Self.road()
        #expect(
            Self.history([Self.run(road, daysBefore: 1, line: nil)]).carried(runner: Runner()).road.degreeKilometres
                == 0)
        let bank = try Self.road(#"cross-section="banked" crossfall="0.02" falls="right" traffic="none""#)
        let known = Self.history([Self.run(bank, daysBefore: 1, line: nil)]).carried(runner: Runner()).road
        #expect(known.lowFoot == .right && abs(known.degreeKilometres - 2.5) < 0.01)
        let back = Self.history([Self.run(bank, daysBefore: 1, line: nil, direction: .reversed)])
        #expect(back.carried(runner: Runner()).road.lowFoot == .left)
        let unknown = Self.history([Self.run(bank, daysBefore: 1, line: nil, direction: nil)])
        #expect(unknown.carried(runner: Runner()).road.degreeKilometres == 0)
    }

    @Test("A side that only a recording shows counts on roads, and not where it may have been the footway")
    func recordedSides() throws {
        let road = try Self.road()
        let run = Self.run(road, daysBefore: 1, line: .facingTraffic, isLineInferred: true)
        let audit = Audit(of: Self.history([run]), days: 30, runner: Runner())
        #expect(abs(audit.leftLow - audit.distance) < 1 && abs(audit.recordedSide - audit.distance) < 1)
        // Only a map says where the road is.
        #expect(audit.usesMap && !Audit(of: Self.history([]), days: 30, runner: Runner()).usesMap)
        let beside = try Self.road(Self.crown + #" footways="left""#)
        let open = Self.run(beside, daysBefore: 1, line: .facingTraffic, isLineInferred: true)
        let unsure = Audit(of: Self.history([open]), days: 30, runner: Runner())
        #expect(unsure.leftLow == 0 && unsure.recordedSide == 0)
        #expect(abs(unsure.unknownSide - unsure.distance) < 1)
        // What the runner says is said of the road.
        let said = Audit(of: Self.history([Self.run(beside, daysBefore: 1)]), days: 30, runner: Runner())
        #expect(abs(said.leftLow - said.distance) < 1 && said.recordedSide == 0)
    }

    @Test("An audit adds up to the distance run, with every side that is not known apart")
    func audits() throws {
        let (road, bank) = (
            try Self.road(), try Self.road(#"cross-section="banked" crossfall="0.02" falls="right" traffic="none""#)
        )
        let runs = [
            Self.run(road, daysBefore: 2), Self.run(road, daysBefore: 3, line: nil),
            Self.run(bank, daysBefore: 4, line: nil), Self.run(road, daysBefore: 40),
        ]
        let audit = Audit(of: Self.history(runs), days: 30, runner: Runner())
        let length = road.route.line.length
        #expect(audit.runCount == 3 && abs(audit.distance - 3 * length) < 1e-6)
        #expect(abs(audit.leftLow - length) < 1e-6 && abs(audit.rightLow - length) < 1e-6)
        #expect(abs(audit.unknownSide - length) < 1e-6 && audit.level == 0 && audit.assumedCamber == 0)
        #expect(abs(audit.surfaces.reduce(0) { $0 + $1.distance } - audit.distance) < 1e-6)
    }

    @Test("A week nobody asked for is as long in all and in its longest run as the runner is used to")
    func fits() throws {
        let road = try Self.road()
        // 33 km and 12 km are the usual template's: 11 km a week and 6 km at most make it a third.
        let runs = [(1, 6000.0), (3, 5000)].map { Self.run(road, daysBefore: $0.0, distance: $0.1) }
        let template = WeekTemplate.usual.fitted(to: Self.history(runs).recent(runner: Runner()), .healthy)
        #expect(abs(template.distance - 11_000) < 1e-6 && abs(template.longest - 4000) < 1e-6)
        let unknown = Self.history([]).recent(runner: Runner())
        #expect(WeekTemplate.usual.fitted(to: unknown, .healthy) == WeekTemplate.usual)
    }

    struct Fitted: Sendable {
        let mode: RotationMode
        /// Metres that the days add up to, and the longest of them.
        let distance: Double
        let longest: Double
    }

    /// Four weeks of 12, 11 and 10 km, as long as the usual template, and then one in pain of 10 and 6 km.
    @Test(
        "A week cut short is no measure of the next: in pain it is not cut again, and after it grows by a tenth",
        arguments: [
            Fitted(mode: .healthy, distance: 17_600, longest: 6400),
            // The usual 33 km, which the mode cuts to two thirds.
            Fitted(mode: .early, distance: 33_000, longest: 12_000),
            Fitted(mode: .returning, distance: 17_600, longest: 6400),
        ])
    func fitsAfterShortWeek(fitted: Fitted) throws {
        let road = try Self.road()
        let runs = (0..<5).flatMap { week -> [PastRun] in
            let distances = week == 0 ? [10_000.0, 6000] : [12_000, 11_000, 10_000]
            return distances.enumerated().map { number, distance in
                Self.run(road, daysBefore: 7 * week + 1 + 2 * number, distance: distance)
            }
        }
        let history = RunHistory(
            monday: Self.monday, today: Self.monday - 1, runs: runs,
            pain: [MorningPain(day: Self.monday - 2, left: 3, right: 0)])
        let template = WeekTemplate.usual.fitted(to: history.recent(runner: Runner()), fitted.mode)
        #expect(abs(template.distance - fitted.distance) < 1 && abs(template.longest - fitted.longest) < 1)
    }

    @Test("The usual week is the median of the last four with a run and without pain")
    func usualWeek() throws {
        let road = try Self.road()
        // From the last week back 10, 20 in pain, none, 30, 40, 50 and 90 km: the middle of 10, 30, 40 and 50 is 35.
        let runs = [(1, 10_000.0), (8, 20_000), (22, 30_000), (29, 40_000), (36, 50_000), (43, 90_000)].map {
            Self.run(road, daysBefore: $0.0, distance: $0.1)
        }
        let history = RunHistory(
            monday: Self.monday, today: Self.monday - 1, runs: runs,
            pain: [MorningPain(day: Self.monday - 9, left: 0, right: 2), MorningPain(day: 0, left: 9, right: 9)])
        let recent = history.recent(runner: Runner())
        #expect(recent.base == Fact(35_000, .file) && recent.runDays == Fact(1, .file))
        #expect(recent.lastWeek == Fact(10_000, .file) && recent.longest == Fact(40_000, .file))
        #expect(recent.daysSinceRun == [road.route.name: 1] && recent.past?.timesRun == [road.route.name: 6])
        #expect(recent.usualWays[road.route.name]?.line == .facingTraffic && recent.lastRun.lowFoot == .left)
    }

    @Test("What the runner says comes before what is known, and what is known before the template")
    func completes() throws {
        let road = try Self.road()
        let pain = [
            MorningPain(day: Self.monday - 1, left: 2, right: nil),
            MorningPain(day: Self.monday - 7, left: 6, right: 0),
            MorningPain(day: Self.monday - 8, left: nil, right: 9),
        ]
        let history = RunHistory(
            monday: Self.monday, today: Self.monday - 1,
            runs: [2, 15, 22].map { Self.run(road, daysBefore: $0, line: .withTraffic, distance: 8000) },
            pairs: [ShoePair(name: "Old", distance: 1000, isRetired: true), ShoePair(name: "New")], pain: pain)
        let said = WeekRequest(recent: RecentRunning(lastWeek: Fact(20_000, .note)))
        let all = said.completed(from: history)
        #expect(all.recent.lastWeek == Fact(20_000, .note) && all.recent.longest == Fact(8000, .file))
        // The library's weeks without pain are not those of a runner who ran 20 km in the last one.
        #expect(all.recent.base == nil && WeekRequest().completed(from: history).recent.base == Fact(8000, .file))
        #expect(all.recent.pairs.map(\.name) == ["New"] && all.recent.usualWays[road.route.name]?.line == .withTraffic)
        // Of the last seven mornings the worst.
        #expect(all.pain == PainReport(morning: 6, heels: .left))
        // 20 of 33 km are a smaller part than 8 of 12.
        #expect(abs(all.template.distance - 20_000) < 1e-6)
        let asked = WeekRequest(pain: PainReport(morning: 1)).completed(from: history)
        #expect(asked.pain == PainReport(morning: 1) && abs(asked.template.longest - 12_000 * 8 / 33) < 1e-6)
        #expect(WeekRequest().completed(from: Self.history([])).recent.lastWeek == nil)
    }

    @Test("A kept route has its file's length, climb and doses, and its load within 3 %")
    func keeps() throws {
        for survey in try SampleLibrary.samples() {
            let kept = KeptRoute(
                key: "k", name: survey.route.name, length: survey.route.line.length,
                line: LineShape(of: survey.route.line).encoded, climb: survey.climb, shape: survey.profile.shape,
                laps: survey.laps, speed: nil, drivingSide: survey.route.drivingSide,
                assumedSurface: survey.assumedSurface, layers: survey.layers, profile: KeptProfile(of: survey.profile))
            var own = survey
            own.speed = Fact(HeelModel.referenceSpeed, .assumed)
            let copy = try #require(SurveyedRoute(kept, runner: Runner()))
            #expect(copy.route.stretches == survey.route.stretches, "\(survey.route.name)")
            let (full, coarse) = (own, copy)
            let a = LoadTotals(of: full.traversal(as: full.usualVariant, runner: Runner()).segments)
            let b = LoadTotals(of: coarse.traversal(as: full.usualVariant, runner: Runner()).segments)
            #expect(abs(a.distance - b.distance) < 1e-6 && full.climb == coarse.climb)
            #expect(abs(a.roadTilt.degreeKilometres - b.roadTilt.degreeKilometres) < 1e-6)
            #expect(abs(a.turn.degreeKilometres - b.turn.degreeKilometres) < 0.05)
            #expect(abs(a.heel.mean - b.heel.mean) < 0.03 * a.heel.mean, "\(survey.route.name)")
        }
    }

    @Test("Results come in the order in which they are asked for, whoever is done first, and an error ends the work")
    func keepsOrder() throws {
        struct Enough: Error {}
        let doubled = SideBySide.working(ahead: 8, Array(0..<500)) { (value: Int) -> Int in
            (0..<(value % 7 * 2000)).reduce(value) { sum, _ in sum } * 2
        } _: { result in
            (0..<500).map(result)
        }
        #expect(doubled == (0..<500).map { 2 * $0 })
        #expect(throws: Enough.self) {
            try SideBySide.working([1, 2, 3], { $0 }) { (result: (Int) -> Int) throws(Enough) in
                if result(0) == 1 { throw Enough() }
            }
        }
    }

    @Test("What is made meanwhile is there when it is asked for, and asked for again")
    func makesMeanwhile() {
        let made = Meanwhile { (1...1000).reduce(0, +) }
        #expect(made.value == 500_500 && made.value == 500_500 && Meanwhile(7).value == 7)
    }

    @Test("Dates and weeks are read and counted as the calendar has them")
    func calendar() {
        #expect(CivilDate(parsing: "2026-11-23")?.daysSince1970 == Self.monday)
        #expect("\(CivilDate(daysSince1970: Self.monday))" == "2026-11-23")
        for text in ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "2026-11-+1", ""] {
            #expect(CivilDate(parsing: text) == nil, "\(text)")
        }
        #expect(
            ISOWeek.nextMonday(from: Self.monday - 1) == Self.monday
                && ISOWeek.nextMonday(from: Self.monday) == Self.monday)
        #expect(ISOWeek(monday: Self.monday) == ISOWeek(parsing: "2026-W48") && ISOWeek(monday: Self.monday + 1) == nil)
    }
}
