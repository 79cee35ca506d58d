import RotationPlanner
import Testing

/// The three worked examples of the problem, section 7, with its own numbers and the constants of section 8.
@Suite("Worked examples")
struct WorkedExampleTests {
    private static func limits(tolerance: Int, floor: Int = 0, cap: Int = 60_000) -> RotationLimits {
        RotationLimits(
            weekDistance: cap, leastWeekDistance: floor, runDistance: 30_000, runLoad: 4_000, runAscent: 400,
            runDescent: 400, weekAscent: 800, flatQuota: 0, softQuota: 0, recoveryCrossfall: 40, runMeanTilt: 1_800,
            qualityAscent: 15, usesPerRoute: 1, allowsHardBackToBack: false, qualityDays: 2, withTraffic: 0,
            roadTolerance: tolerance, roadStep: tolerance, turnTolerance: tolerance, turnStep: tolerance
        )
    }

    private static func week(_ runs: [Int: RotationDay]) -> [RotationDay] {
        (0..<7).map { runs[$0] ?? .rest }
    }

    private static func easy(_ target: Int, _ shortest: Int, _ longest: Int) -> RotationDay {
        RotationDay(kind: .easy, target: target, shortest: shortest, longest: longest, plannedLoad: target / 10)
    }

    @Test("The two doses are never netted: a facing road goes with a footway, not with a track")
    func dosesAreNeverNetted() throws {
        let instance = try RotationInstance(
            name: "example-1", mode: .healthy, limits: Self.limits(tolerance: 1_000),
            shoes: [RotationShoe(id: "A")],
            days: Self.week([0: Self.easy(10_000, 9_000, 11_000), 2: Self.easy(10_000, 9_000, 11_000)]),
            routes: [RotationRoute(id: "r1"), RotationRoute(id: "r2"), RotationRoute(id: "r3")],
            candidates: [
                RotationCandidate(id: "r1.0", route: 0, distance: 10_000, load: 1_000, roadTilt: 11_458),
                RotationCandidate(
                    id: "r2.0", route: 1, distance: 10_000, load: 1_000, roadTilt: -8_594, hardShare: 900
                ),
                RotationCandidate(
                    id: "r3.0", route: 2, distance: 10_000, load: 997, turn: -8_258, isTrack: true, laps: 25
                ),
            ]
        )
        let expected = WeekPlan(
            tiers: RotationTiers(balance: 2, peak: 0, streaks: 0, comfort: 7),
            candidates: ["r1.0", nil, "r2.0", nil, nil, nil, nil], shoes: ["A", nil, "A", nil, nil, nil, nil]
        )
        #expect(instance.answer().outcome == .week(expected))
    }

    @Test("A day less heavy on the heel comes before a fresher route")
    func peakComesBeforeComfort() throws {
        let history = RotationHistory(lastLowFoot: .right)
        let instance = try RotationInstance(
            name: "example-2", mode: .healthy, limits: Self.limits(tolerance: 2_000, floor: 25_000, cap: 30_000),
            history: history, shoes: [RotationShoe(id: "A")],
            days: Self.week([
                0: Self.easy(8_000, 7_000, 9_000),
                2: RotationDay(kind: .recovery, target: 6_000, shortest: 5_000, longest: 7_000, plannedLoad: 600),
                5: RotationDay(kind: .long, target: 14_000, shortest: 12_500, longest: 15_500, plannedLoad: 1_400),
            ]),
            routes: [
                RotationRoute(id: "r1", daysSinceUsed: 30), RotationRoute(id: "r2", daysSinceUsed: 5),
                RotationRoute(id: "r3"), RotationRoute(id: "r4"),
            ],
            candidates: [
                RotationCandidate(id: "r1.0", route: 0, distance: 8_000, load: 880, roadTilt: 6_000),
                RotationCandidate(id: "r2.0", route: 1, distance: 8_200, load: 830, roadTilt: 5_000),
                RotationCandidate(id: "r3.0", route: 2, distance: 6_000, load: 520),
                RotationCandidate(id: "r4.0", route: 3, distance: 14_000, load: 1_400, roadTilt: -6_500),
            ]
        )
        let expected = WeekPlan(
            tiers: RotationTiers(balance: 0, peak: 0, streaks: 0, comfort: 12),
            candidates: ["r2.0", nil, "r3.0", nil, nil, "r4.0", nil], shoes: ["A", nil, "A", nil, nil, "A", nil]
        )
        #expect(instance.answer().outcome == .week(expected))
    }

    @Test("With no plan there is a minimal conflict and the first relaxation that helps, and pairs get their day off")
    func conflictLadderAndShoes() throws {
        let instance = try RotationInstance(
            name: "example-3", mode: .healthy, limits: Self.limits(tolerance: 500, floor: 18_000),
            history: RotationHistory(lastLowFoot: .right, shoeWornYesterday: 0),
            shoes: [RotationShoe(id: "A"), RotationShoe(id: "B")],
            days: Self.week([0: Self.easy(10_000, 9_500, 10_500), 1: Self.easy(10_000, 9_500, 10_500)]),
            routes: [RotationRoute(id: "r1"), RotationRoute(id: "r2")],
            candidates: [
                RotationCandidate(id: "r1.0", route: 0, distance: 10_000, load: 1_000, roadTilt: 4_000, turn: 330),
                RotationCandidate(id: "r1.1", route: 0, distance: 10_100, load: 1_010, roadTilt: -4_000, turn: -330),
                RotationCandidate(id: "r2.0", route: 1, distance: 8_200, load: 820, roadTilt: 3_800),
            ]
        )
        let relaxed = WeekPlan(
            tiers: RotationTiers(balance: 0, peak: 0, streaks: 0, comfort: 33),
            candidates: ["r2.0", "r1.1", nil, nil, nil, nil, nil], shoes: ["B", "A", nil, nil, nil, nil, nil]
        )
        let answer = instance.answer()
        #expect(answer.isProven)
        #expect(answer.conflict == [.routeUses, .dayWindow])
        #expect(answer.relaxation == RotationRelaxation(step: .windows20, day: nil, week: relaxed))
    }
}
