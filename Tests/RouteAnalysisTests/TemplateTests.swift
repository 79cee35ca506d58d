import RotationPlanner
import RouteAnalysis
import Testing

@Suite("The wished week")
struct TemplateTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let weekday: Weekday
        let kind: RotationDay.Kind
        let target: Double
        let window: ClosedRange<Double>

        init(
            _ text: String, _ weekday: Weekday, _ kind: RotationDay.Kind, _ target: Double,
            _ window: ClosedRange<Double>
        ) {
            (testDescription, self.weekday, self.kind, self.target, self.window) = (text, weekday, kind, target, window)
        }
    }

    /// One distance has a window of a quarter to both sides; a range is the window, its middle the target.
    @Test(
        "is read as runners write it",
        arguments: [
            Row("tue=easy:8-10km", .tuesday, .easy, 9000, 8000...10_000),
            Row("sun=long:15km", .sunday, .long, 15_000, 11_250...18_750),
            Row("Sunday=LONG:16", .sunday, .long, 16_000, 12_000...20_000),
            Row("thurs=quality:5mi", .thursday, .quality, 8046.72, 6035.04...10_058.4),
            Row("sat=recovery:800m", .saturday, .recovery, 800, 600...1000),
            Row("mon=easy:500m-1km", .monday, .easy, 750, 500...1000),
            Row("fri=easy:7.5 - 8.5 km", .friday, .easy, 8000, 7500...8500),
            Row("wed=easy:4-5mi", .wednesday, .easy, 4.5 * 1609.344, 4 * 1609.344...5 * 1609.344),
            Row("wed=rest", .wednesday, .rest, 0, 0...0),
        ])
    func parsing(row: Row) throws {
        let day = try TemplateDay(parsing: row.testDescription)
        #expect(day.weekday == row.weekday && day.kind == row.kind)
        #expect(abs(day.target - row.target) < 1e-9)
        #expect(abs(day.window.lowerBound - row.window.lowerBound) < 1e-9)
        #expect(abs(day.window.upperBound - row.window.upperBound) < 1e-9)
    }

    @Test(
        "is refused with what was found and how to write it",
        arguments: [
            ("tue", "no \"=\" between the day and its run"), ("", "no \"=\" between the day and its run"),
            ("tu=easy:8", "\"tu\" is no day of the week"), ("tuesdays=easy:8", "\"tuesdays\" is no day of the week"),
            ("tue=tempo:8", "\"tempo\" is not easy, recovery, quality, long or rest"),
            ("tue=", "\"\" is not easy, recovery, quality, long or rest"),
            ("tue=easy", "the distance is missing"), ("tue=easy:", "\"\" is no distance"),
            ("tue=easy:eight", "\"eight\" is no distance"), ("tue=easy:-8", "\"-8\" is no distance"),
            ("tue=easy:10-8km", "\"10-8km\" is no distance"), ("tue=easy:8-9-10", "\"8-9-10\" is no distance"),
            ("tue=easy:0", "\"0\" is no distance"), ("tue=easy:nan", "\"nan\" is no distance"),
            ("tue=easy:inf", "\"inf\" is no distance"), ("tue=easy:1e999", "\"1e999\" is no distance"),
            ("tue=easy:0x10", "\"0x10\" is no distance"), ("tue=easy:8,5", "\"8,5\" is no distance"),
            ("tue=easy:50m", "a run is between 100 m and 300 km"),
            ("tue=easy:301", "a run is between 100 m and 300 km"),
            ("tue=easy:999999", "a run is between 100 m and 300 km"), ("tue=easy:1e3", "\"1e3\" is no distance"),
            ("tue=easy:+8", "\"+8\" is no distance"), ("tue=rest:5km", "a rest day has no distance"),
        ])
    func malformed(text: String, found: String) {
        let error = #expect(throws: AnalysisError.self) { try TemplateDay(parsing: text) }
        #expect(
            error?.description
                == "day \"\(text)\": \(found); a day is written like tue=easy:8-10km, sun=long:15km or wed=rest")
    }

    @Test("has one run a day at most, in calendar order")
    func days() throws {
        let wishes = try ["sun=long:15", "tue=easy:8", "wed=rest", "tue=easy:8"].map(TemplateDay.init(parsing:))
        let week = try WeekTemplate(wishes)
        #expect(week.days.map(\.weekday) == [.tuesday, .sunday] && week.isGiven)
        #expect(week.distance == 23_000 && week.longest == 15_000)
        let error = #expect(throws: AnalysisError.self) {
            try WeekTemplate(["tue=easy:8", "tue=rest"].map(TemplateDay.init(parsing:)))
        }
        #expect(error?.description == "Tue is given two different runs; a day has one run at most")
        for days in [[], ["tue=rest"]] {
            let error = #expect(throws: AnalysisError.self) {
                try WeekTemplate(days.map(TemplateDay.init(parsing:)))
            }
            #expect(error?.description == "the week has no run; name at least one, like --day tue=easy:8km")
        }
    }

    /// Three shorter runs and a long one, as the command's help says.
    @Test("is Tue easy 8, Thu easy 8, Sat recovery 5, Sun long 12 where none is named")
    func usual() {
        let expected: [TemplateDay] = [
            TemplateDay(.tuesday, .easy, target: 8000, window: 6000...10_000),
            TemplateDay(.thursday, .easy, target: 8000, window: 6000...10_000),
            TemplateDay(.saturday, .recovery, target: 5000, window: 3750...6250),
            TemplateDay(.sunday, .long, target: 12_000, window: 9000...15_000),
        ]
        #expect(WeekTemplate.usual.days == expected && !WeekTemplate.usual.isGiven)
        #expect(WeekTemplate.usual.distance == 33_000)
    }
}
