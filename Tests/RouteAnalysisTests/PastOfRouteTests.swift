import HeelLoad
import RotationPlanner
import RouteGeometry
import Testing

@testable import RouteAnalysis

/// 2026-11-23, a Monday.
private let monday = 20_780

@Suite("The usual way to run a route")
struct UsualWayTests {
    private static func usual(_ runs: [(out: Line?, back: Line?, way: TravelDirection?)]) throws -> Variant? {
        let notes = #"cross-section="crowned" crossfall="0.02" traffic="none""#
        let road = try DrawnGPX(Shape.northAndBack(4000), notes: notes).survey()
        let past = runs.enumerated().map { i, run in
            PastRun(
                on: road, day: monday - 1 - i, distance: road.route.line.length, direction: run.way, line: run.out,
                returnLine: run.back, laps: 1, pair: nil)
        }
        return RoutePast(of: past, runner: Runner())?.usualWay?.variant
    }

    @Test("is the commonest pair of lines, out and back, the later one of two as common")
    func lines() throws {
        let mixed = try Self.usual([
            (.leftEdge, .rightEdge, .asDrawn), (.leftEdge, .rightEdge, .asDrawn), (.leftEdge, .leftEdge, .asDrawn),
        ])
        #expect(mixed?.line == .leftEdge && mixed?.returnLine == .rightEdge)
        let even = try Self.usual([(.rightEdge, .leftEdge, .asDrawn), (.leftEdge, .rightEdge, .asDrawn)])
        #expect(even?.line == .rightEdge && even?.returnLine == .leftEdge)
        let alike = try Self.usual([(.rightEdge, nil, .reversed)])
        #expect(alike?.line == .rightEdge && alike?.returnLine == .rightEdge && alike?.direction == .reversed)
        #expect(try Self.usual([(nil, nil, nil)]) == nil)
    }
}

@Suite("The diary before a week")
struct DiaryTests {
    @Test(
        "names the heels that hurt in the last seven mornings, and the worst of them",
        arguments: [
            ([(1, 3, nil)], 3, .left), ([(1, 0, 4)], 4, .right), ([(2, 2, 1)], 2, .both), ([(1, 0, 0)], 0, nil),
            ([(1, 2, nil), (5, nil, 3)], 3, .both), ([(1, 2, 0), (8, 0, 9)], 2, .left),
            ([(1, 0, 1), (7, 5, 0)], 5, .both),
        ] as [([(daysAgo: Int, left: Int?, right: Int?)], Int, PainReport.Heels?)])
    func heels(mornings: [(daysAgo: Int, left: Int?, right: Int?)], worst: Int, heels: PainReport.Heels?) {
        // Today's own morning is the first of the seven.
        let diary = mornings.map { MorningPain(day: monday - $0.daysAgo, left: $0.left, right: $0.right) }
        let history = RunHistory(monday: monday, today: monday - 1, runs: [], pain: diary)
        let report = history.completing(PainReport())
        #expect(report.morning == worst && report.heels == heels)
    }
}

@Suite("A week that was chosen somehow")
struct PolicyCheckTests {
    /// All of these lean to the left foot, so each run of the week adds to the row that the last one before it began.
    @Test("has the runs in a row on one foot that the planner counts", arguments: [Foot.left, .right, nil])
    func streaks(last: Foot?) throws {
        let notes = #"surface="asphalt" cross-section="crowned" crossfall="0.02" traffic="busy""#
        let roads = try SampleLibrary.straight([5000, 8000, 8100, 12_000], notes: notes)
        var request = try SampleLibrary.request(lastWeek: 33_000, longest: 12_000)
        request.recent.lastRun.lowFoot = last
        let candidates = try WeekCandidates(roads, request)
        let week = try #require(WeekSolution(candidates).week)
        let check = PolicyCheck(Weekday.allCases.map { candidates.run(on: $0, of: week) }, candidates)
        #expect(check.streaks == (last == .left ? 4 : 3) && check.streaks == week.tiers.streaks)
    }
}
