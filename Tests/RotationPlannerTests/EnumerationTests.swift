import RotationPlanner
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
