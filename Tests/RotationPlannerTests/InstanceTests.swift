import FoundationEssentials
import RotationPlanner
import Testing

@Suite("Reading and refusing instances")
struct InstanceTests {
    struct Flaw: Sendable, CustomTestStringConvertible {
        let sentence: String
        let change: @Sendable (inout SmallWeek) -> Void
        var testDescription: String { sentence }

        init(_ sentence: String, change: @escaping @Sendable (inout SmallWeek) -> Void) {
            self.sentence = sentence
            self.change = change
        }
    }

    static let flaws = [
        Flaw("name: found \"a b\"; expected an id of ASCII letters, digits, \".\", \"_\" and \"-\"") {
            $0.name = "a b"
        },
        Flaw("number of days: found 6; expected 7") { $0.days.removeLast() },
        Flaw("number of shoes: found 0; expected a whole number from 1 to 8") { $0.shoes = [] },
        Flaw("number of constants.novelty rows: found 0; expected 3") { $0.constants.novelty = [] },
        Flaw("shoes.id[1]: found \"A\", which is also entry 0; expected each id once") { $0.shoes[1].id = "A" },
        Flaw("routes.id[1]: found \"park\", which is also entry 0; expected each id once") { $0.routes[1].id = "park" },
        Flaw("candidates.id[1]: found \"\"; expected an id of ASCII letters, digits, \".\", \"_\" and \"-\"") {
            $0.candidates[1].id = ""
        },
        Flaw("candidates.id[1]: found \"park.0\", which is also entry 0; expected each id once") {
            $0.candidates[1].id = "park.0"
        },
        Flaw("days[1].target_m: found 0; expected a whole number from 1 to 100000000") { $0.days[1].target = 0 },
        Flaw("days[1].plan_points: found 0; expected a whole number from 1 to 100000000") {
            $0.days[1].plannedLoad = 0
        },
        Flaw("days[1].maxMinutes: found a limit of 0; expected nil for no limit") { $0.days[1].mostMinutes = 0 },
        Flaw("rules.weekFloor_m: found -1; expected a whole number from 0 to 100000000") {
            $0.limits.leastWeekDistance = -1
        },
        Flaw("rules.roadStep_degm: found 0; expected a whole number from 1 to 100000000") { $0.limits.roadStep = 0 },
        Flaw("rules.maxUsesPerRoute: found 0; expected a whole number from 1 to 100000000") {
            $0.limits.usesPerRoute = 0
        },
        Flaw("constants.lapsPerPoint: found 0; expected a whole number from 1 to 100000000") {
            $0.constants.lapsPerPoint = 0
        },
        Flaw("constants.repeatPoints: found 8192; expected a whole number from 0 to 8191") {
            $0.constants.repeatPoints = 8_192
        },
        Flaw("constants.hardStreakFree: found 3; expected a whole number from 0 to 2") {
            $0.constants.hardStreakFree = 3
        },
        Flaw("history.lastShoe: found 2; expected a whole number from 0 to 1") { $0.history.shoeWornYesterday = 2 },
        Flaw("history.carryRoad_degm: found \(Int.min); expected a whole number from -100000000 to 100000000") {
            $0.history.carriedRoadTilt = .min
        },
        Flaw("routes.daysSinceUsed[0]: found 1000; expected a whole number from 0 to 999") {
            $0.routes[0].daysSinceUsed = 1_000
        },
        Flaw("candidates.route[0]: found 2; expected the place of one of 2 routes, counted from 0") {
            $0.candidates[0].route = 2
        },
        Flaw("candidates.distance_m[0]: found 0; expected a whole number from 1 to 100000000") {
            $0.candidates[0].distance = 0
        },
        Flaw("candidates.laps[1]: found 0; expected a whole number from 1 to 100000000") { $0.candidates[1].laps = 0 },
        Flaw("candidates.turn_degm[0]: found \(Int.max); expected a whole number from -100000000 to 100000000") {
            $0.candidates[0].turn = .max
        },
        Flaw("candidates.soft_permille[0]: found 1001; expected a whole number from 0 to 1000") {
            $0.candidates[0].softShare = 1_001
        },
        Flaw("candidates: found comfort points that could sum to 8230 in the week; expected less than 8192") {
            $0.candidates[0].sideSwitches = 4_100
        },
        // 10 km are 25 % more than the target: 2 · (25 − 3) points and 25 for the load on either day.
        Flaw("candidates: found comfort points that could sum to 8342 in the week; expected less than 8192") {
            ($0.candidates[0].sideSwitches, $0.candidates[0].distance) = (4_087, 10_000)
            $0.candidates[0].load = 1_000
        },
    ]

    @Test("What is wrong is said: where, what was found, what is allowed", arguments: flaws)
    func refusal(flaw: Flaw) {
        let week = SmallWeek.with(flaw.change)
        let error = #expect(throws: RotationError.self) { try week.instance() }
        #expect(error?.description == flaw.sentence)
    }

    @Test("A costly candidate that no day admits does not get the week refused")
    func inadmissibleCandidatesDoNotCount() throws {
        var week = SmallWeek()
        week.candidates[0].sideSwitches = 4_100
        week.candidates[0].distance = 20_000
        #expect(try week.instance().answer().week?.candidates[0] == "shore.0")
    }

    @Test("A costly candidate that no step of the ladder admits is looked at without overflow to find the conflict")
    func costlyConflict() throws {
        let largest = RotationInstance.largestValue
        var week = SmallWeek()
        (week.constants.sideThreshold, week.constants.tiltPoints, week.limits.runMeanTilt) = (1, 8_191, largest)
        for index in week.candidates.indices {
            (week.candidates[index].distance, week.candidates[index].roadTilt) = (1_000, largest)
        }
        #expect(try week.instance().answer().conflict == [.dayWindow])
    }

    @Test("The largest numbers allowed are planned without overflow")
    func largestNumbers() throws {
        var week = SmallWeek()
        let largest = RotationInstance.largestValue
        week.limits.runMeanTilt = largest
        week.limits.runLoad = largest
        (week.limits.roadTolerance, week.limits.roadStep, week.limits.turnStep) = (0, 1, largest)
        week.constants.sideThreshold = largest
        week.constants.peakFree = largest
        (week.history.carriedRoadTilt, week.history.carriedTurn) = (largest, -largest)
        week.candidates[0].roadTilt = largest
        week.candidates[0].turn = -largest
        week.candidates[0].load = largest
        week.candidates.removeLast()
        let tiers = try week.instance().answer().week?.tiers
        #expect(tiers?.balance == 3 * largest + 3)
    }

    @Test("An instance written and read again is the same")
    func roundTrip() throws {
        var week = RandomWeek(seed: 7)
        let instance = try week.instance()
        let data = try JSONEncoder().encode(instance)
        #expect(try JSONDecoder().decode(RotationInstance.self, from: data) == instance)
    }

    @Test("The week's load is held only where a file names it")
    func weekLoad() throws {
        var week = SmallWeek()
        let plain = try JSONEncoder().encode(week.instance())
        #expect(!String(decoding: plain, as: UTF8.self).contains("weekLoadCap"))
        #expect(try JSONDecoder().decode(RotationInstance.self, from: plain).limits.weekLoad == nil)
        week.limits.weekLoad = 1_599
        let held = try JSONEncoder().encode(week.instance())
        #expect(String(decoding: held, as: UTF8.self).contains("\"weekLoadCap_points\":1599"))
        #expect(try JSONDecoder().decode(RotationInstance.self, from: held).answer().conflict == [.weekLoadCap])
    }

    @Test("A file whose columns differ in length, or whose signs are none, is refused")
    func malformedFile() throws {
        let text = String(decoding: try JSONEncoder().encode(SmallWeek().instance()), as: UTF8.self)
        let flaws = [
            (
                #""laps":[1,1]"#, #""laps":[1]"#,
                "candidates.laps: found 1 entries; expected 2, as many as candidates.id has"
            ),
            (
                #""daysSinceUsed":[999,999]"#, #""daysSinceUsed":[]"#,
                "routes.daysSinceUsed: found 0 entries; expected 2, as many as routes.id has"
            ),
            (#""lastSide":0"#, #""lastSide":2"#, "history.lastSide: found 2; expected -1, 0 or 1"),
            (
                #""lastShoe":-1"#, #""lastShoe":-2"#,
                "history.lastShoe: found -2; expected a whole number from 0 to 1"
            ),
            (
                #""noveltyPoints":[6,3,1]"#, #""noveltyPoints":[6]"#,
                "constants.noveltyPoints: found 1 numbers; expected 3, as many as constants.noveltyDays has"
            ),
            (
                #"camber-rotation\/1"#, #"camber-rotation\/2"#,
                "format: found \"camber-rotation/2\"; expected \"camber-rotation/1\""
            ),
        ]
        for (right, wrong, sentence) in flaws {
            let parts = text.split(separator: right, omittingEmptySubsequences: false)
            try #require(parts.count == 2, "\(right) stands in the file once")
            let flawed = Data(parts.joined(separator: wrong).utf8)
            let error = #expect(throws: RotationError.self) {
                try JSONDecoder().decode(RotationInstance.self, from: flawed)
            }
            #expect(error?.description == sentence)
        }
    }
}
