import RotationPlanner
import RouteGeometry
import Testing

@testable import RouteAnalysis

@Suite("A week that cannot be")
struct InfeasibleWeekTests {
    static let level = "surface=\"asphalt\" cross-section=\"level\" traffic=\"none\""
    /// Against the traffic only, so no turning round on it.
    static let oneWay = "surface=\"asphalt\" cross-section=\"level\" oneway=\"with\""

    @Test("names the days nothing fits and the routes nearest to them")
    func misfits() throws {
        let week = try SampleLibrary.plan(SampleLibrary.straight([3000, 5000, 8000], notes: Self.oneWay))
        #expect(!week.isPlanned && week.conflict.contains(.dayWindow))
        try #require(week.misfits.map(\.wish.weekday) == [.sunday])
        #expect(week.misfits[0].nearest.map(\.name) == ["R8000", "R5000", "R3000"])
        #expect(week.misfits[0].nearest.map { ($0.distance / 1000).rounded() } == [8, 5, 3])
        #expect(week.days.allSatisfy { ($0.run == nil) == ($0.reason == nil) })
    }

    @Test("is loosened by the first step that helps, and says which")
    func relaxed() throws {
        // Only Sunday lacks a route: 8.5 km is within 30 % of 12 km and not within 25 %.
        let surveys = try SampleLibrary.straight([5000, 8000, 8100, 8500], notes: Self.oneWay)
        let week = try SampleLibrary.plan(surveys)
        guard case .relaxed(let conflict, let step, let restDays) = week.outcome else {
            Issue.record("\(week.outcome)")
            return
        }
        #expect(conflict == [.dayWindow] && step == .windows30 && restDays.isEmpty)
        #expect(week.days.last?.run?.survey.route.name == "R8500")
    }

    @Test("makes a rest day where nothing else helps")
    func restDay() throws {
        let surveys = try SampleLibrary.straight([8000, 8100], notes: Self.oneWay)
        let week = try SampleLibrary.plan(surveys, ["tue=easy:8km", "sun=long:30km"])
        guard case .relaxed(_, .restDay, [.sunday]) = week.outcome else {
            Issue.record("\(week.outcome)")
            return
        }
        #expect(week.runs.count == 1 && week.days[6].run == nil && week.days[6].wish != nil)
    }

    @Test(
        "makes as few rest days as will do, and short ones before long ones, where a runner comes back with little",
        arguments: [
            (["tue=easy:4km", "thu=easy:8km", "sun=easy:8km"], 7000, [Weekday.tuesday, .thursday]),
            (["tue=easy:4km", "thu=easy:12km", "sun=easy:12km"], 4000, [.thursday, .sunday]),
        ])
    func restDays(days: [String], lastWeek: Double, expected: [Weekday]) throws {
        let surveys = try SampleLibrary.straight([4000, 8000], notes: Self.oneWay)
        let week = try SampleLibrary.plan(surveys, days, lastWeek: lastWeek)
        guard case .relaxed(_, .restDay, let restDays) = week.outcome else {
            Issue.record("\(week.outcome)")
            return
        }
        #expect(restDays == expected && week.runs.count == 1)
        #expect(week.totals.distance <= 1.3 * lastWeek + 1)
    }

    @Test("has no conflict where there is no route, none safe or none of any use")
    func empty() throws {
        let unsafe = try SampleLibrary.straight([5000, 8000, 12_000], notes: "unsafe-edge=\"left right\"")
        for surveys in [[], unsafe] {
            let week = try SampleLibrary.plan(surveys)
            guard case .none(let conflict) = week.outcome else {
                Issue.record("\(week.outcome)")
                continue
            }
            #expect(conflict.isEmpty && week.runs.isEmpty && week.tiers == nil && week.checks.isEmpty)
            #expect(week.unsafeRoutes.count == surveys.count && week.days.count == 7)
            #expect(week.totals.distance == 0 && week.assumedCamber == nil)
            #expect(week.misfits.allSatisfy { $0.nearest.isEmpty })
        }
    }

    @Test("keeps hard days apart")
    func hardDays() throws {
        let surveys = try SampleLibrary.straight([8000, 8100, 12_000], notes: Self.level)
        let apart = try SampleLibrary.plan(surveys, ["tue=quality:8km", "thu=easy:8km", "sun=long:12km"])
        #expect(apart.isPlanned)
        let together = try SampleLibrary.plan(surveys, ["fri=easy:8km", "sat=quality:8km", "sun=long:12km"])
        #expect(!together.isPlanned && together.conflict.contains(.hardBackToBack))
    }

    @Test("is never made to fit with traffic from behind")
    func traffic() throws {
        let oneway = try SampleLibrary.straight([5000, 8000, 12_000], notes: "oneway=\"with\"")
        let week = try SampleLibrary.plan(oneway)
        #expect(week.runs.allSatisfy { $0.load.variant.direction == .reversed })
        #expect(week.runs.allSatisfy { $0.load.traversal.distanceWithTrafficBehind == 0 })
    }
}
