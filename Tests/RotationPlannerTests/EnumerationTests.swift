import RotationPlanner
import TestSupport
import Testing

@Suite("Against an enumeration of all plans")
struct EnumerationTests {
    static let seeds = Array(UInt64(1)...200)

    @Test("Random small weeks have the enumerated plan, conflict and relaxation", arguments: [0, 1, 2, 3])
    func randomWeeks(quarter: Int) throws {
        for seed in Self.seeds where Int(seed) % 4 == quarter {
            var week = RandomWeek(seed: seed)
            let instance = try week.instance()
            let answer = instance.answer()
            let enumeration = Enumeration(instance)
            let best = enumeration.best()
            let recorded = RecordedAnswer(answer)
            #expect(answer.isProven, "seed \(seed)")
            #expect(recorded.tiers == best?.tiers, "seed \(seed)")
            #expect(recorded.plan == best?.plan, "seed \(seed)")
            #expect(recorded.shoes == best?.shoes, "seed \(seed)")
            guard best == nil else { continue }
            #expect(recorded.conflict == enumeration.conflict(), "seed \(seed)")
            #expect(try recorded.relaxation == EnumeratedLadder(instance: instance).relaxation(), "seed \(seed)")
        }
    }

    @Test("The bounds made for searches that drag on change no answer", arguments: [1, 7])
    func patienceChangesNothing(patience: Int) throws {
        for seed in Self.seeds.prefix(30) {
            var week = RandomWeek(seed: seed)
            let instance = try week.instance()
            #expect(instance.answer(patience: patience) == instance.answer(), "seed \(seed)")
        }
    }

    /// Doses that no grid tells apart, near what the week may end with, and tracks alike.
    @Test("Nor do they where doses are odd and tracks alike", arguments: 1...60 as ClosedRange<UInt64>)
    func patienceChangesNoHardWeek(seed: UInt64) throws {
        let instance = try Self.oddWeek(seed: seed).instance()
        #expect(instance.answer(patience: 1) == instance.answer(patience: .max))
    }

    /// A tolerance that is not to bind is the largest number there is, and far from any sum of doses.
    @Test("Nor do they where one dose may be anything", arguments: 1...6 as ClosedRange<UInt64>)
    func patienceChangesNoLopsidedWeek(seed: UInt64) throws {
        var week = Self.oddWeek(seed: seed)
        (week.limits.roadTolerance, week.limits.turnTolerance) = (RotationInstance.largestValue, 0)
        let instance = try week.instance()
        #expect(instance.answer(patience: 1) == instance.answer(patience: .max))
    }

    private static func oddWeek(seed: UInt64) -> SmallWeek {
        var random = SplitMix64(seed: seed)
        var week = SmallWeek()
        week.days = Array(repeating: SmallWeek.run, count: 4) + Array(repeating: .rest, count: 3)
        (week.limits.roadTolerance, week.limits.turnTolerance) = (700, 700)
        week.limits.usesPerRoute = 1
        week.history.carriedRoadTilt = random.number(2_000...5_000)
        week.history.carriedTurn = random.number(2_000...5_000)
        week.routes = (0..<16).map { RotationRoute(id: "r\($0)") }
        week.candidates = (0..<16).map { route in
            let isTrack = route % 5 == 0
            return RotationCandidate(
                id: "c\(route)", route: route, distance: 8_000, load: 800,
                roadTilt: isTrack ? 0 : random.number(-2_000...500),
                turn: isTrack ? -2_301 : random.number(-1_500...500), isTrack: isTrack, minutes: 48,
                sideSwitches: isTrack ? 0 : random.number(0...12))
        }
        return week
    }

    /// The doses are odd ones on purpose: rounded to the grid's cells they are off along both axes at once.
    @Test(
        "The grid allows for rounding along both axes at once",
        arguments: zip(
            [
                [(-34, 332), (1_089, -880), (-139, 915), (902, 54), (-669, -140)],
                [(654, 188), (857, -519), (-1_416, 227), (1_057, 451), (-1_313, 613)],
            ], [(247, 3_448, 302), (284, 2_849, -1_288)]))
    func roundingOfBothDoses(doses: [(Int, Int)], carried: (tolerance: Int, road: Int, turn: Int)) throws {
        var week = SmallWeek()
        week.days = Array(repeating: SmallWeek.run, count: 3) + Array(repeating: .rest, count: 4)
        (week.limits.roadTolerance, week.limits.turnTolerance) = (carried.tolerance, carried.tolerance)
        week.limits.usesPerRoute = 1
        (week.history.carriedRoadTilt, week.history.carriedTurn) = (carried.road, carried.turn)
        week.routes = doses.indices.map { RotationRoute(id: "r\($0)") }
        week.candidates = doses.enumerated().map { route, dose in
            RotationCandidate(
                id: "c\(route)", route: route, distance: 8_000, load: 800, roadTilt: dose.0, turn: dose.1, minutes: 48)
        }
        let instance = try week.instance()
        let answer = RecordedAnswer(instance.answer(patience: 1))
        let best = Enumeration(instance).best()
        #expect(answer.plan == best?.plan && answer.tiers == best?.tiers)
    }

    /// Not where a lock was waived while the filter ran: without its lock a day has its window, minutes and level
    /// ground back, so that switching a lock off may add a conflict.
    @Test("Without any one rule of a conflict, the others of it can be kept")
    func conflictsAreMinimal() throws {
        for seed in Self.seeds {
            var week = RandomWeek(seed: seed)
            let instance = try week.instance()
            guard let conflict = instance.answer().conflict else { continue }
            if !conflict.contains(.lock), instance.days.contains(where: { $0.lock != nil }) { continue }
            let enumeration = Enumeration(instance)
            let canKeepAll = enumeration.isFeasible(Set(conflict))
            #expect(!canKeepAll, "seed \(seed)")
            for rule in conflict {
                let canKeepOthers = enumeration.isFeasible(Set(conflict).subtracting([rule]))
                #expect(canKeepOthers, "seed \(seed), \(rule)")
            }
        }
    }
}
