import RotationPlanner
import TestSupport

/// Small weeks in which every rule binds now and then: few candidates, so that all plans can be listed. About a third
/// of them have a plan.
struct RandomWeek {
    private var random: SplitMix64
    private let isStrict: Bool

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        isStrict = random.chance(30)
    }

    mutating func instance() throws -> RotationInstance {
        let runs = random.number(1...5)
        let mode: [RotationMode] = [.healthy, .early, .returning]
        let days = self.days(runs: runs)
        let routes = (0..<random.number(1...4)).map { index in
            RotationRoute(id: "r\(index)", daysSinceUsed: random.chance(40) ? nil : random.number(0...40))
        }
        let most = runs == 5 ? 3 : runs == 4 ? 5 : 8
        let count = isStrict ? random.number(1...most) : most
        let candidates = (0..<count).map { index in candidate(index, routes: routes.count) }
        return try RotationInstance(
            name: "random", mode: mode[random.number(0...2)], limits: limits(runs: runs),
            constants: constants(), history: history(), shoes: shoes(), days: days, routes: routes,
            candidates: candidates
        )
    }

    private mutating func days(runs: Int) -> [RotationDay] {
        let places = Set((0..<7).shuffled(using: &random).prefix(runs))
        let kinds: [RotationDay.Kind] = [.easy, .easy, .recovery, .quality, .long]
        return (0..<7).map { day in
            guard places.contains(day) else { return .rest }
            let target = random.number(5...11) * 1_000
            let width = isStrict ? random.number(5...60) : random.number(60...99)
            return RotationDay(
                kind: kinds[random.number(0...4)], target: target, shortest: target * (100 - width) / 100,
                longest: target * (100 + width) / 100, plannedLoad: target * random.number(7...11) / 100,
                mostMinutes: random.chance(20) ? random.number(35...70) : nil, lock: lock()
            )
        }
    }

    private mutating func lock() -> RotationDay.Lock? {
        guard random.chance(isStrict ? 12 : 4) else { return nil }
        return RotationDay.Lock(
            route: random.chance(60) ? "r\(random.number(0...4))" : nil,
            candidate: random.chance(30) ? "c\(random.number(0...5))" : nil
        )
    }

    private mutating func candidate(_ index: Int, routes: Int) -> RotationCandidate {
        let distance = random.number(40...120) * 100
        let isTrack = random.chance(25)
        return RotationCandidate(
            id: "c\(index)", route: random.number(0...routes - 1), distance: distance,
            ascent: random.chance(20) ? random.number(0...400) : random.number(0...60),
            descent: random.number(0...150), load: distance * random.number(7...13) / 100,
            roadTilt: isTrack ? 0 : random.number(-12...12) * 500,
            turn: isTrack ? random.number(-6...6) * 1_000 : random.number(-3...3) * 100,
            steepestCrossfall: random.number(0...50), isFlat: random.chance(50), softShare: random.number(0...1_000),
            isTrack: isTrack, hardShare: random.number(0...1_000), withTraffic: random.chance(5) ? 200 : 0,
            minutes: distance / random.number(150...220), sideSwitches: random.number(0...2),
            laps: isTrack ? random.number(1...25) : 1, shoeMask: random.chance(20) ? random.number(0...7) : 7
        )
    }

    private mutating func limits(runs: Int) -> RotationLimits {
        RotationLimits(
            weekDistance: random.chance(40) ? runs * random.number(70...100) * 100 : 100_000,
            leastWeekDistance: random.chance(40) ? runs * random.number(50...90) * 100 : 0,
            runDistance: random.chance(20) ? 10_000 : 20_000, runLoad: random.chance(20) ? 1_000 : 3_000,
            runAscent: random.chance(20) ? 200 : 500, runDescent: random.chance(20) ? 130 : 500,
            weekAscent: random.chance(20) ? runs * 60 : 2_000,
            weekLoad: random.chance(30) ? runs * random.number(60...110) * 10 : nil,
            flatQuota: random.number(0...(isStrict ? 2 : 1)),
            softQuota: random.number(0...(isStrict ? 2 : 1)), recoveryCrossfall: random.number(20...50),
            runMeanTilt: random.number((isStrict ? 400 : 900)...1_800), qualityAscent: random.number(5...40),
            usesPerRoute: random.number((isStrict ? 1 : 2)...3), allowsHardBackToBack: random.chance(40),
            qualityDays: isStrict ? random.number(0...3) : 3, withTraffic: random.chance(20) ? 500 : 0,
            roadTolerance: random.number(0...3) * 500, roadStep: random.number(1...20) * 100,
            turnTolerance: random.number(0...3) * 500, turnStep: random.number(1...20) * 100
        )
    }

    private mutating func constants() -> RotationConstants {
        guard random.chance(50) else { return RotationConstants() }
        return RotationConstants(
            hardAscent: random.number(50...250), sideThreshold: random.number(50...400),
            peakFree: random.number(900...1_100), peakStep: random.number(5...50), missFree: random.number(0...5),
            tiltPoints: random.number(0...2), hardStreakFree: random.number(0...2), lapsPerPoint: random.number(1...5),
            repeatPoints: random.number(0...8)
        )
    }

    private mutating func history() -> RotationHistory {
        RotationHistory(
            carriedRoadTilt: random.number(-8...8) * 500, carriedTurn: random.number(-8...8) * 500,
            lastLowFoot: [nil, .left, .right][random.number(0...2)], wasHardYesterday: random.chance(40),
            shoeWornYesterday: random.chance(50) ? 0 : nil,
            lastTrackDirection: [nil, .clockwise, .counterClockwise][random.number(0...2)],
            hardStreak: random.number(0...3)
        )
    }

    private mutating func shoes() -> [RotationShoe] {
        (0..<random.number(1...3)).map { index in
            RotationShoe(id: "pair\(index)", isRetired: random.chance(15), isUnfitForLong: random.chance(25))
        }
    }
}

extension SplitMix64 {
    /// True with the given probability in percent.
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    /// A whole number of the range.
    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}
