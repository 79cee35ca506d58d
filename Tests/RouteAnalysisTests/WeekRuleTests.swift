import HeelLoad
import RotationPlanner
import RouteGeometry
import Testing

@testable import RouteAnalysis

@Suite("The rules of the week")
struct WeekRuleTests {
    static let level = "surface=\"asphalt\" cross-section=\"level\" traffic=\"none\""

    @Test("are R1 to R22, each kept somehow, with a source and a grade")
    func table() {
        #expect(WeekRule.table.map(\.id) == (1...22).map { "R\($0)" })
        for rule in WeekRule.table {
            #expect(!rule.keeping.isEmpty && !rule.source.isEmpty && !rule.sentence.isEmpty, "\(rule.id)")
            #expect(["A", "B", "C", "D", "E"].contains(rule.grade))
            #expect([rule.healthy, rule.early, rule.returning].contains { $0 != .none })
            // A rule that is hard is more than a line of the report.
            if [rule.healthy, rule.early, rule.returning].contains(.hard) {
                #expect(rule.keeping.contains { $0 != .report }, "\(rule.id)")
            }
        }
        #expect(
            Set(WeekRule.table.flatMap { $0.numbers.map(\.sentence) }).isSubset(of: ModeNumber.table.map(\.sentence)))
    }

    /// 1.10 of last week is a remark to a healthy runner, 1.30 a limit.
    @Test("say so where the week grows by more than a tenth")
    func growth() throws {
        let surveys = try SampleLibrary.straight([5000, 8000, 8100, 12_000], notes: Self.level)
        let week = try SampleLibrary.plan(surveys, lastWeek: 28_000)
        #expect(week.isPlanned)
        #expect(
            week.remarks.contains { remark in
                if case .weekGrowth(let distance?, nil) = remark { distance > 1.1 && distance < 1.3 } else { false }
            })
        #expect(
            try !SampleLibrary.plan(surveys, lastWeek: 33_000).remarks.contains { remark in
                if case .weekGrowth = remark { true } else { false }
            })
    }

    /// Four equal runs in seven days: mean 4/7, deviation √(4/7 · 3/7), so 1.155.
    @Test("count monotony as the mean load over its deviation")
    func monotony() throws {
        let surveys = try SampleLibrary.straight([8000, 8000], notes: Self.level)
        let week = try SampleLibrary.plan(
            surveys, ["mon=easy:8km", "tue=easy:8km", "thu=easy:8km", "sat=easy:8km"])
        let found = week.remarks.compactMap { remark in
            if case .monotony(let value, let row) = remark { (value: value, row: row) } else { nil }
        }
        #expect(found.count == 1 && abs(found[0].value - (4.0 / 3).squareRoot()) < 0.001)
        #expect(found[0].row == [.monday, .tuesday])
    }

    /// 1.3 × 100 m.
    @Test("say so where a run climbs far over what is usual", arguments: [(120.0, false), (140, true)])
    func climb(height: Double, isSaid: Bool) throws {
        var file = DrawnGPX(Shape.north(8000), notes: Self.level)
        file.elevations = (0...800).map { 100 + height * Double($0) / 800 }
        var request = try SampleLibrary.request(["tue=easy:8km"])
        request.recent.mostAscent = Fact(100, .note)
        let week = try PlannedWeek(of: [file.survey()], request)
        #expect(week.remarks.contains { if case .climb = $0 { true } else { false } } == isSaid)
    }

    @Test("name the one thing that may be turned up, and say so where it is two")
    func dials() throws {
        var request = try SampleLibrary.request()
        request.recent.lastWeek = Fact(30_000, .note)
        request.dial = .cadence
        let surveys = try SampleLibrary.straight([5000, 8000, 8100, 12_000], notes: Self.level)
        let week = try PlannedWeek(of: surveys, request)
        #expect(week.remarks.contains(.dials([.distance, .cadence])))
        // 5 % of 165.
        #expect(week.remarks.contains(.cadence(from: 165, to: 173.25)))
        request.mode = .returning
        let returning = try PlannedWeek(of: surveys, request)
        #expect(returning.totals.distance <= 31_500 && !returning.remarks.contains(.dials([.distance, .cadence])))
    }

    /// Every road crowned and run facing traffic leans 1.15°; a level route of 12 km in place of the longest run, or one of 8 km run twice, takes away most.
    @Test("say what keeps a week from being better")
    func binding() throws {
        let crowned = try SampleLibrary.plan(SampleLibrary.straight([5000, 8000, 8200, 12_000], notes: nil))
        let binding = try #require(crowned.binding)
        #expect(binding.tier == .balance && !binding.isEnough)
        guard case .route(.tuesday, let distance) = binding.change else {
            Issue.record("\(String(describing: binding.change))")
            return
        }
        #expect(distance == 8000)
        let even = try SampleLibrary.plan(SampleLibrary.straight([5000, 8000, 8200, 12_000], notes: Self.level))
        #expect(even.binding == nil)
    }

    /// Changing sides on crowned roads undoes itself, and every other run has the traffic behind.
    @Test("stand beside what changing sides would do")
    func alternating() throws {
        let week = try SampleLibrary.plan(
            SampleLibrary.straight([8000, 8000], notes: nil), ["tue=easy:8km", "fri=easy:8km"])
        #expect(abs(week.usualTotals.roadTilt.degreeKilometres - 16 * 1.1458) < 0.01)
        #expect(week.alternatingTotals.roadTilt.degreeKilometres < 0.01)
        #expect(abs(week.alternatingTrafficBehind - 8000) < 1 && week.runs.allSatisfy { $0.load.traversal.isSafe })
    }
}
