import RouteAnalysis
import RouteGeometry
import Testing

@testable import RouteReports

@Suite("What reports say of the past")
struct PastReportTests {
    /// 2026-11-23, a Monday.
    private static let monday = 20_780

    private static func track() throws -> SurveyedRoute {
        try #require(SampleReports.surveys.first { $0.laps?.turning == .left })
    }

    private static func run(on track: SurveyedRoute, _ laps: Int, _ direction: TravelDirection) -> PastRun {
        PastRun(
            on: track, day: monday - 1, distance: 400 * Double(laps), direction: direction, line: .middle,
            returnLine: nil, laps: laps, pair: nil)
    }

    @Test("An audit says how many laps went which way round")
    func laps() throws {
        let track = try Self.track()
        let runs = [Self.run(on: track, 12, .asDrawn), Self.run(on: track, 7, .reversed)]
        let audit = Audit(
            of: RunHistory(monday: Self.monday, today: Self.monday, runs: runs), days: 30, runner: Runner())
        let text = AuditReport(audit, style: .plain).text
        #expect(text.contains("track laps 12 counter-clockwise, 7 clockwise"), "\(text)")
    }

    @Test(
        "Morning pain in either heel is told with its side, and that no load is moved to the other foot",
        arguments: [(2, 0, true), (0, 3, true), (nil, 3, true), (4, nil, true), (0, 0, false)]
            as [(Int?, Int?, Bool)])
    func pain(left: Int?, right: Int?, hurts: Bool) throws {
        let diary = [MorningPain(day: Self.monday - 1, left: left, right: right)]
        let runs = [Self.run(on: try Self.track(), 12, .asDrawn)]
        let history = RunHistory(monday: Self.monday, today: Self.monday - 1, runs: runs, pain: diary)
        let request = WeekRequest().completed(from: history)
        let week = try PlannedWeek(of: SampleReports.surveys, request)
        let past = try #require(week.request.recent.past)
        let words = HistoryWords(past, week, .plain).sentences
        let sides = [left.map { "left \($0)" }, right.map { "right \($0)" }].compactMap(\.self)
        #expect(words.contains("morning pain on 2026-11-22: \(sides.joined(separator: ", ")) of 10"), "\(words)")
        #expect(words.contains(PainReport.noShift) == hurts)
    }

    /// Twelve laps one way and eight the other, and a crowned road along either side of its traffic, in Germany.
    @Test(
        "A week's balance names the foot that was low for longer, and the way round that more laps went",
        arguments: [
            (
                ["tue=city-track@clockwise+12-laps", "wed=city-track@ccw+8-laps", "sun=harbour-road@with-traffic"],
                "right foot low for", "4 more laps clockwise"
            ),
            (
                ["tue=city-track@ccw+12-laps", "wed=city-track@clockwise+8-laps", "sun=harbour-road"],
                "left foot low for", "4 more laps counter-clockwise"
            ),
        ])
    func balance(done: [String], foot: String, laps: String) throws {
        let choices = try done.map { try DayChoice(parsing: $0, option: "--done") }
        let week = try PlannedWeek(of: SampleReports.surveys, WeekRequest(done: choices))
        let sentence = BalanceWords(week: week, style: .plain).sentence
        #expect(sentence.contains(foot) && sentence.contains("; \(laps)"), "\(sentence)")
    }
}
