import RotationPlanner
import TestSupport
import Testing

@Suite("Where comfort points come from")
struct ComfortTests {
    @Test("Each term has the points of the formula, and the sum is the tier")
    func terms() throws {
        var week = SmallWeek()
        (week.limits.flatQuota, week.candidates[0].laps, week.candidates[1].sideSwitches) = (0, 9, 3)
        // 10 % past 8 000 m, of which 3 % are free, at two points each; the load 10 % over plan.
        (week.candidates[0].distance, week.candidates[0].load) = (8_800, 880)
        // ⌊1000 · 4 000 / (250 · 8 000)⌋ = 2 quarter degrees.
        week.candidates[1].roadTilt = 4_000
        week.routes[1].daysSinceUsed = 10
        week.limits.usesPerRoute = 1
        (week.limits.roadTolerance, week.constants.peakFree) = (10_000, 2_000)
        let instance = try week.instance()
        let best = try #require(instance.answer().week)
        let points = instance.comfortPoints(of: best)
        #expect(points.distance == 14)
        #expect(points.load == 10)
        #expect(points.lean == 2)
        #expect(points.novelty == 3)
        #expect(points.crossings == 3)
        #expect(points.laps == 2)
        #expect(points.repetition == 0)
        #expect(points.sum == best.tiers.comfort)
    }

    @Test("A run twice as far and as hard as its day costs as much as any that misses by more", arguments: [2, 3])
    func most(times: Int) throws {
        var week = SmallWeek()
        week.days[0].longest = 8_000 * times
        week.days[1] = .rest
        week.candidates.removeLast()
        (week.candidates[0].distance, week.candidates[0].load) = (8_000 * times, 800 * times)
        let instance = try week.instance()
        let points = instance.comfortPoints(of: try #require(instance.answer().week))
        #expect(points.distance == 2 * (100 - 3) && points.load == 100)
    }

    @Test("A route twice is repetition")
    func repetition() throws {
        var week = SmallWeek()
        week.candidates.removeLast()
        let instance = try week.instance()
        let best = try #require(instance.answer().week)
        #expect(instance.comfortPoints(of: best).repetition == RotationConstants().repeatPoints)
        #expect(instance.comfortPoints(of: best).sum == best.tiers.comfort)
    }

    @Test("A third paved run in a row and a track the same way round have points of their own")
    func rows() throws {
        var week = SmallWeek()
        week.candidates.removeLast()
        (week.candidates[0].hardShare, week.candidates[0].isTrack, week.candidates[0].turn) = (900, true, 4_000)
        (week.history.hardStreak, week.history.lastTrackDirection) = (1, .counterClockwise)
        week.limits.turnTolerance = 10_000
        let instance = try week.instance()
        let points = instance.comfortPoints(of: try #require(instance.answer().week))
        // The second of the two runs is the third on stone, and as clockwise as the first.
        #expect(points.paved == RotationConstants().hardStreakPoints)
        #expect(points.turning == RotationConstants().sameTrackPoints)
        #expect(points.repetition == RotationConstants().repeatPoints)
    }

    @Test("The terms of a week add up to its tier", arguments: SplitMix64.seeds)
    func sums(seed: UInt64) throws {
        for seed in seed * 1_000..<seed * 1_000 + 20 {
            var random = RandomWeek(seed: seed)
            let instance = try random.instance()
            guard let week = instance.answer().week else { continue }
            #expect(instance.comfortPoints(of: week).sum == week.tiers.comfort, "seed \(seed)")
        }
    }

    @Test("What decides is the largest difference")
    func largestExcess() throws {
        var week = SmallWeek()
        week.days[1] = .rest
        week.candidates[1].sideSwitches = 5
        week.candidates[1].laps = 17
        func points(of route: String) throws -> ComfortPoints {
            week.days[0].lock = RotationDay.Lock(route: route)
            let instance = try week.instance()
            return instance.comfortPoints(of: try #require(instance.answer().week))
        }
        let (park, shore) = (try points(of: "park"), try points(of: "shore"))
        #expect(shore.largestExcess(over: park) == .crossings)
        #expect(park.largestExcess(over: shore) == nil)
    }
}
