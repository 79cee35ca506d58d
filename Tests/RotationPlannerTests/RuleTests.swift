import RotationPlanner
import Testing

@Suite("Rules")
struct RuleTests {
    /// What makes the small week impossible, and the one rule to blame.
    struct Breach: Sendable, CustomTestStringConvertible {
        let rules: [RotationRule]
        let change: @Sendable (inout SmallWeek) -> Void
        var testDescription: String { rules.map(\.rawValue).joined(separator: ", ") }

        init(_ rules: RotationRule..., change: @escaping @Sendable (inout SmallWeek) -> Void) {
            self.rules = rules
            self.change = change
        }
    }

    static func changeAll(_ change: (inout RotationCandidate) -> Void, in week: inout SmallWeek) {
        for index in week.candidates.indices { change(&week.candidates[index]) }
    }

    static let breaches = [
        Breach(.withTraffic) { week in
            week.limits.withTraffic = 99
            changeAll({ $0.withTraffic = 100 }, in: &week)
        },
        Breach(.shoeFit) { week in changeAll({ $0.shoeMask = 4 }, in: &week) },
        Breach(.shoeFit, .shoeRest) { week in week.shoes[1].isRetired = true },
        Breach(.shoeRest) { week in week.shoes.removeLast() },
        Breach(.qualityDays) { week in
            week.days[0].kind = .quality
            week.limits.qualityDays = 0
        },
        Breach(.runCap) { week in week.limits.runDistance = 7_999 },
        Breach(.runLoadCap) { week in week.limits.runLoad = 799 },
        Breach(.runAscentCap) { week in
            week.limits.runAscent = 99
            changeAll({ $0.ascent = 100 }, in: &week)
        },
        Breach(.runDescentCap) { week in
            week.limits.runDescent = 99
            changeAll({ $0.descent = 100 }, in: &week)
        },
        Breach(.recoveryCrossfall) { week in
            week.days[0].kind = .recovery
            week.limits.recoveryCrossfall = 29
            changeAll({ $0.steepestCrossfall = 30 }, in: &week)
        },
        Breach(.runMeanTilt) { week in
            week.limits.runMeanTilt = 1_000
            changeAll({ $0.turn = -8_001 }, in: &week)
        },
        Breach(.qualityGround) { week in
            week.days[0].kind = .quality
            week.limits.qualityAscent = 10
            changeAll({ $0.ascent = 81 }, in: &week)
        },
        Breach(.hardBackToBack) { week in
            week.limits.allowsHardBackToBack = false
            changeAll({ $0.ascent = 250 }, in: &week)
        },
        Breach(.weekCap) { week in week.limits.weekDistance = 15_999 },
        Breach(.weekLoadCap) { week in week.limits.weekLoad = 1_599 },
        Breach(.weekAscentCap) { week in
            week.limits.weekAscent = 199
            changeAll({ $0.ascent = 100 }, in: &week)
        },
        Breach(.dayMinutes) { week in week.days[1].mostMinutes = 47 },
        Breach(.lock) { week in week.days[1].lock = RotationDay.Lock(route: "hills") },
        Breach(.lock) { week in week.days[1].lock = RotationDay.Lock(route: "park", candidate: "shore.0") },
        Breach(.weekFloor) { week in week.limits.leastWeekDistance = 16_001 },
        Breach(.flatQuota) { week in week.limits.flatQuota = 1 },
        Breach(.softQuota) { week in
            week.limits.softQuota = 1
            changeAll({ $0.softShare = 599 }, in: &week)
        },
        Breach(.routeUses) { week in
            week.limits.usesPerRoute = 1
            week.candidates.removeLast()
        },
        Breach(.dayWindow) { week in week.days[1].shortest = 8_001 },
    ]

    @Test("A week that breaks a rule by the least is blamed on it", arguments: breaches)
    func blame(breach: Breach) throws {
        let answer = try SmallWeek.with(breach.change).instance().answer()
        #expect(answer.conflict == breach.rules)
    }

    /// The same weeks, with the number moved by one.
    static let keeps: [@Sendable (inout SmallWeek) -> Void] = [
        { week in
            week.limits.withTraffic = 100
            changeAll({ $0.withTraffic = 100 }, in: &week)
        },
        { week in
            (week.limits.runDistance, week.limits.runLoad, week.limits.weekDistance) = (8_000, 800, 16_000)
            (week.limits.leastWeekDistance, week.limits.weekLoad) = (16_000, 1_600)
        },
        { week in
            (week.limits.runAscent, week.limits.runDescent, week.limits.weekAscent) = (100, 100, 200)
            changeAll({ ($0.ascent, $0.descent) = (100, 100) }, in: &week)
        },
        { week in
            week.days[0].kind = .recovery
            (week.limits.recoveryCrossfall, week.limits.runMeanTilt) = (30, 1_000)
            changeAll({ ($0.steepestCrossfall, $0.turn, $0.roadTilt) = (30, -8_000, 8_000) }, in: &week)
        },
        { week in
            week.days[0].kind = .quality
            (week.limits.qualityAscent, week.limits.qualityDays) = (10, 1)
            changeAll({ $0.ascent = 80 }, in: &week)
        },
        { week in
            week.limits.allowsHardBackToBack = false
            changeAll({ $0.ascent = 249 }, in: &week)
        },
        { week in
            week.days[1].mostMinutes = 48
            (week.days[1].shortest, week.days[1].longest) = (8_000, 8_000)
        },
        { week in
            (week.limits.flatQuota, week.limits.softQuota) = (2, 2)
            changeAll({ ($0.isFlat, $0.softShare) = (true, 600) }, in: &week)
        },
    ]

    @Test("A rule is kept up to and including its number", arguments: keeps.indices)
    func boundary(index: Int) throws {
        #expect(try SmallWeek.with(Self.keeps[index]).instance().answer().week != nil)
    }

    @Test("A lock waives window, minutes and level ground for its day, and nothing else")
    func lockWaives() throws {
        var week = SmallWeek()
        week.days[0].kind = .quality
        week.days[0].lock = RotationDay.Lock()
        (week.days[0].shortest, week.days[0].longest, week.days[0].mostMinutes) = (1, 2, 1)
        week.limits.qualityAscent = 0
        week.candidates[1].ascent = 100
        week.days[0].lock?.route = "shore"
        #expect(try week.instance().answer().week?.candidates[0] == "shore.0")
        (week.days[0].shortest, week.days[0].longest, week.days[0].mostMinutes) = (7_000, 9_000, nil)
        week.limits.runAscent = 99
        #expect(try week.instance().answer().conflict == [.runAscentCap, .lock])
    }

    @Test("Yesterday's hard run and pair reach into day 0, and not past a rest day")
    func yesterdayReachesDayZero() throws {
        var week = SmallWeek()
        week.limits.allowsHardBackToBack = false
        week.days[0].kind = .long
        week.history = RotationHistory(wasHardYesterday: true, shoeWornYesterday: 0)
        #expect(try week.instance().answer().conflict == [.hardBackToBack])
        week.days = [.rest] + week.days.dropLast()
        #expect(try week.instance().answer().week?.shoes == [nil, "A", "B", nil, nil, nil, nil])
    }

    @Test("The first pairs are taken that leave one for every later day")
    func shoesLookAhead() throws {
        var week = SmallWeek()
        week.days[2] = SmallWeek.run
        week.shoes.append(RotationShoe(id: "C"))
        week.days[2].lock = RotationDay.Lock(candidate: "sand.0")
        week.candidates.append(RotationCandidate(id: "sand.0", route: 1, distance: 8_000, load: 800, shoeMask: 1))
        week.days[1].lock = RotationDay.Lock(candidate: "shore.0")
        week.candidates[1].shoeMask = 3
        #expect(try week.instance().answer().week?.shoes == ["A", "B", "A", nil, nil, nil, nil])
        week.history.shoeWornYesterday = 0
        #expect(try week.instance().answer().week?.shoes == ["C", "B", "A", nil, nil, nil, nil])
    }

    @Test("Every rule has a sentence of its own")
    func sentences() {
        #expect(RotationRule.allCases.count == 22)
        #expect(Set(RotationRule.allCases.map(\.sentence)).count == 22)
    }
}
