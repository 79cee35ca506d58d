/// A week of the ISO 8601 calendar, Monday first.
public struct ISOWeek: Sendable, Hashable, CustomStringConvertible {
    public let year: Int
    public let week: Int

    /// A week written as `2026-W48`; `nil` for anything else, and for week 53 of a year that has 52.
    public init?(parsing text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        // Int() would take a sign.
        guard parts.count == 2, parts[0].count == 4, !text.contains("+"), let year = Int(parts[0]), year >= 1,
            parts[1].count == 3, parts[1].first?.uppercased() == "W", let week = Int(parts[1].dropFirst()),
            (1...Self.weeks(in: year)).contains(week)
        else { return nil }
        self.year = year
        self.week = week
    }

    private init(year: Int, week: Int) { (self.year, self.week) = (year, week) }

    /// `2026-W48`.
    public var description: String {
        // A year's first day has its year written out.
        "\(CivilDate(year: year, month: 1, day: 1).description.prefix(4))-W\(week < 10 ? "0" : "")\(week)"
    }

    /// The week so many weeks, 0 or more, after this one.
    public func advanced(by weeks: Int) -> ISOWeek {
        var next = ISOWeek(year: year, week: week + weeks)
        while next.week > Self.weeks(in: next.year) {
            next = ISOWeek(year: next.year + 1, week: next.week - Self.weeks(in: next.year))
        }
        return next
    }

    /// The week that begins on a day, or `nil` where that is no Monday.
    public init?(monday day: Int) {
        // The week belongs to the year of its Thursday.
        let year = CivilDate(daysSince1970: day + 3).year
        let weeks = day - Self.firstMonday(of: year)
        guard weeks.flooredRemainder(by: 7) == 0 else { return nil }
        self.year = year
        week = weeks / 7 + 1
    }

    /// The first Monday that is not before a day, as days since 1970-01-01.
    public static func nextMonday(from day: Int) -> Int { day + (4 - day).flooredRemainder(by: 7) }

    /// The calendar day of `weekday`.
    public func date(of weekday: Weekday) -> CivilDate {
        CivilDate(daysSince1970: Self.firstMonday(of: year) + 7 * (week - 1) + weekday.rawValue)
    }

    /// Days since 1970-01-01 of the Monday of week 1: the week with 4 January in it.
    private static func firstMonday(of year: Int) -> Int {
        let fourth = CivilDate(year: year, month: 1, day: 4).daysSince1970
        // 1970-01-01 was a Thursday.
        return fourth - (fourth + 3).flooredRemainder(by: 7)
    }

    private static func weeks(in year: Int) -> Int { (firstMonday(of: year + 1) - firstMonday(of: year)) / 7 }
}
