import RouteAnalysis
import RouteGeometry
import Testing

/// Expected dates from ISO 8601's own examples and printed calendars.
@Suite("Calendar")
struct CalendarTests {
    @Test(
        "A week runs from its Monday to its Sunday",
        arguments: [
            ("2026-W48", (2026, 11, 23), (2026, 11, 29)), ("2020-W53", (2020, 12, 28), (2021, 1, 3)),
            ("2021-W01", (2021, 1, 4), (2021, 1, 10)), ("2026-W53", (2026, 12, 28), (2027, 1, 3)),
            ("2026-W01", (2025, 12, 29), (2026, 1, 4)), ("2024-W09", (2024, 2, 26), (2024, 3, 3)),
            ("2008-W39", (2008, 9, 22), (2008, 9, 28)), ("2009-W01", (2008, 12, 29), (2009, 1, 4)),
            ("2009-W53", (2009, 12, 28), (2010, 1, 3)), ("1970-W01", (1969, 12, 29), (1970, 1, 4)),
            ("2000-W09", (2000, 2, 28), (2000, 3, 5)), ("1900-W09", (1900, 2, 26), (1900, 3, 4)),
        ])
    func weeks(text: String, monday: (Int, Int, Int), sunday: (Int, Int, Int)) throws {
        let week = try #require(ISOWeek(parsing: text))
        #expect(week.date(of: .monday) == CivilDate(year: monday.0, month: monday.1, day: monday.2))
        #expect(week.date(of: .sunday) == CivilDate(year: sunday.0, month: sunday.1, day: sunday.2))
        for (number, day) in Weekday.allCases.enumerated() {
            #expect(week.date(of: day).daysSince1970 == week.date(of: .monday).daysSince1970 + number)
        }
    }

    @Test(
        "What is no week is none",
        arguments: [
            "2025-W53", "2021-W53", "2026-W54", "2026-W00", "2026-48", "2026W48", "2026-W4", "2026-W048", "26-W48",
            "2026-W48-1", "0000-W01", "+202-W10", "2026-W+5", " 2026-W48", "", "W48-2026", "2026-Wxx",
        ])
    func malformed(text: String) { #expect(ISOWeek(parsing: text) == nil) }

    /// Of 400 years 71 have 53 weeks.
    @Test("71 of 400 years have a week 53")
    func longYears() {
        #expect((2000..<2400).count { ISOWeek(parsing: "\($0)-W53") != nil } == 71)
        let known = (2000...2040).filter { ISOWeek(parsing: "\($0)-W53") != nil }
        #expect(known == [2004, 2009, 2015, 2020, 2026, 2032, 2037])
    }

    @Test("Days are counted from 1970-01-01")
    func days() {
        let table = [
            (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 1, 1, 10_957), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017),
            (2026, 11, 21, 20_778), (1900, 3, 1, -25_508), (1600, 1, 1, -135_140), (1, 1, 1, -719_162),
        ]
        for (year, month, day, count) in table {
            let date = CivilDate(year: year, month: month, day: day)
            #expect(date.daysSince1970 == count)
            #expect(CivilDate(daysSince1970: count) == date)
        }
    }

    /// The sun is as many hours ahead of Greenwich as there are 15° to the east.
    @Test(
        "A run is of the day that it is where it begins",
        arguments: [
            (0.0, 23, 100), (7, 23, 100), (9, 23, 101), (179, 11, 100), (179, 12, 101), (-9, 0, 99), (-165, 10, 99),
            (-165, 11, 100),
        ])
    func dayOfRun(longitude: Double, hour: Int, day: Int) throws {
        var drawn = DrawnGPX([(0, 0), (0, 1000)])
        drawn.places = drawn.places.map { Coordinate(latitude: $0.latitude, longitude: longitude) }
        let start = 100 * 86_400 + hour * 3600
        #expect(Recording(start: start, movingTime: nil, along: try drawn.survey().route).day == day)
    }

    @Test("Every day has a date of its own and the next one follows it")
    func roundTrip() {
        var last = CivilDate(daysSince1970: -800_001)
        for days in stride(from: -800_000, to: 800_000, by: 1) {
            let date = CivilDate(daysSince1970: days)
            let follows =
                date.day == last.day + 1 && date.month == last.month
                || date.day == 1 && last.day >= 28 && (date.month - 1 == last.month % 12)
            guard date.daysSince1970 == days, follows else {
                Issue.record("day \(days)")
                return
            }
            last = date
        }
    }
}
