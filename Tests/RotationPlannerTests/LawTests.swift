import RotationPlanner
import TestSupport
import Testing

@Suite("Laws")
struct LawTests {
    static let seeds = Array(UInt64(1_001)...1_100)

    @Test("The order of routes and candidates changes nothing")
    func rowOrderChangesNothing() throws {
        for seed in Self.seeds {
            var week = RandomWeek(seed: seed)
            let instance = try week.instance()
            var random = SplitMix64(seed: seed)
            let order = instance.routes.indices.shuffled(using: &random)
            let candidates = instance.candidates.shuffled(using: &random).map { candidate in
                var moved = candidate
                moved.route = order.firstIndex(of: candidate.route) ?? 0
                return moved
            }
            let shuffled = try instance.with(routes: order.map { instance.routes[$0] }, candidates: candidates)
            #expect(shuffled.answer() == instance.answer(), "seed \(seed)")
        }
    }

    @Test("Swapping left and right, and both ways round, changes no tier")
    func mirrorKeepsTiers() throws {
        for seed in Self.seeds {
            var week = RandomWeek(seed: seed)
            let instance = try week.instance()
            let candidates = instance.candidates.map { candidate in
                var mirrored = candidate
                mirrored.roadTilt.negate()
                mirrored.turn.negate()
                return mirrored
            }
            var history = instance.history
            history.carriedRoadTilt.negate()
            history.carriedTurn.negate()
            history.lastLowFoot = history.lastLowFoot.map { $0 == .left ? .right : .left }
            history.lastTrackDirection = history.lastTrackDirection.map {
                $0 == .clockwise ? .counterClockwise : .clockwise
            }
            let mirrored = try instance.with(history: history, candidates: candidates).answer()
            let answer = instance.answer()
            #expect(mirrored.week == answer.week, "seed \(seed)")
            #expect(mirrored.conflict == answer.conflict, "seed \(seed)")
            #expect(mirrored.relaxation == answer.relaxation, "seed \(seed)")
        }
    }

    @Test("A budget that runs out is said so, and what was found by then is no better than the best")
    func budgetsAreHonest() throws {
        for seed in Self.seeds.prefix(60) {
            var week = RandomWeek(seed: seed)
            let instance = try week.instance()
            let answer = instance.answer()
            for budget in [0, 1, 5, 20, 80, 320] {
                let limited = instance.answer(nodeBudget: budget)
                if limited.isProven { #expect(limited == answer, "seed \(seed), budget \(budget)") }
                if let best = limited.week, let week = answer.week { #expect(best.tiers >= week.tiers) }
                if limited.week != nil { #expect(answer.week != nil, "seed \(seed), budget \(budget)") }
            }
        }
    }

    @Test("A week that cannot be proven best in time is planned all the same")
    func hardWeekIsPlanned() throws {
        var random = SplitMix64(seed: 3)
        var week = SmallWeek()
        week.days = Array(repeating: SmallWeek.run, count: 7)
        (week.limits.roadTolerance, week.limits.roadStep) = (0, 1)
        (week.limits.turnTolerance, week.limits.turnStep) = (0, 1)
        week.candidates = (0..<60).map { index in
            RotationCandidate(
                id: "c\(index)", route: index % 2, distance: 8_000, load: 800,
                roadTilt: random.number(-9_000...9_000) * 2 + 1, turn: random.number(-4_000...4_000) * 2
            )
        }
        let answer = try week.instance().answer(nodeBudget: 100_000)
        #expect(!answer.isProven)
        #expect(try #require(answer.week).tiers.balance < 1_000)
    }

    /// Every choice of the first days costs nothing and none is hard: only the last two days clash.
    @Test("Hard days in a row are seen before any choice is tried, however many there are")
    func clashesAreSeenAtOnce() throws {
        var week = SmallWeek()
        week.days = Array(repeating: SmallWeek.run, count: 7)
        (week.days[5].kind, week.days[6].kind) = (.long, .long)
        week.limits.allowsHardBackToBack = false
        week.routes = (0..<60).map { RotationRoute(id: "r\($0)") }
        week.candidates = (0..<60).map { RotationCandidate(id: "c\($0)", route: $0, distance: 8_000, load: 800) }
        let answer = try week.instance().answer(nodeBudget: 1_000)
        #expect(answer.isProven && answer.conflict == [.hardBackToBack])
        #expect(answer.relaxation?.step == .restDay && answer.relaxation?.day == 5)
        #expect(try week.instance().answer(nodeBudget: 1_000, relaxes: false).relaxation == nil)
    }

    @Test("A week without runs is planned without trying anything")
    func restWeek() throws {
        var week = RandomWeek(seed: 1)
        let instance = try week.instance()
        var limits = instance.limits
        (limits.leastWeekDistance, limits.flatQuota, limits.softQuota) = (0, 0, 0)
        let rest = try instance.with(limits: limits, days: Array(repeating: .rest, count: 7))
        let answer = rest.answer()
        #expect(answer.isProven)
        #expect(answer.week?.candidates == Array(repeating: nil, count: 7))
    }

    @Test("An empty library has the empty conflict and no relaxation")
    func emptyLibrary() throws {
        var week = RandomWeek(seed: 2)
        let answer = try week.instance().with(routes: [], candidates: []).answer()
        #expect(answer.isProven)
        #expect(answer.outcome == .noWeek(conflict: [], relaxation: nil))
    }
}

extension RotationInstance {
    /// The same week with some parts exchanged.
    func with(
        limits: RotationLimits? = nil, history: RotationHistory? = nil, days: [RotationDay]? = nil,
        routes: [RotationRoute]? = nil, candidates: [RotationCandidate]? = nil
    ) throws -> RotationInstance {
        try RotationInstance(
            name: name, mode: mode, limits: limits ?? self.limits, constants: constants,
            history: history ?? self.history, shoes: shoes, days: days ?? self.days, routes: routes ?? self.routes,
            candidates: candidates ?? self.candidates
        )
    }
}
