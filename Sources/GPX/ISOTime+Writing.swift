extension ISOTime {
    /// A moment as GPX wants it, such as `2026-05-30T08:00:00Z`, with as many decimals of a second as it has.
    ///
    /// Exact to a nanosecond. `nil` for moments outside the years 0 to 9999, which the format cannot write.
    static func text(_ seconds: Double) -> String? {
        guard seconds >= -62_167_219_200, seconds < 253_402_300_800 else { return nil }
        var whole = seconds.rounded(.down)
        var nanoseconds = Int(((seconds - whole) * 1e9).rounded())
        if nanoseconds == 1_000_000_000 { (whole, nanoseconds) = (whole + 1, 0) }
        let day = Int((whole / 86_400).rounded(.down))
        let second = Int(whole) - day * 86_400
        let date = civil(day)
        let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
        return
            "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T\(clock)\(fraction(nanoseconds))Z"
    }

    /// The fewest of three, six or nine decimals that hold all.
    private static func fraction(_ nanoseconds: Int) -> String {
        if nanoseconds == 0 { return "" }
        if nanoseconds % 1_000_000 == 0 { return "." + padded(nanoseconds / 1_000_000, 3) }
        return nanoseconds % 1000 == 0 ? "." + padded(nanoseconds / 1000, 6) : "." + padded(nanoseconds, 9)
    }

    /// The date of a day counted from 1970-01-01: the inverse of the count of days, years again from March on.
    private static func civil(_ day1970: Int) -> (year: Int, month: Int, day: Int) {
        let days = day1970 + 719_468
        // 400 years have 146 097 days; the year 0 begins at day 0.
        let era = days >= 0 ? days / 146_097 : -1
        let day = days - era * 146_097
        // A year is 365 days, but every fourth has one more, the hundredth not, the 400th does.
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
        let dayOfYear = day - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let isNextYear = month >= 10
        return (
            era * 400 + year + (isNextYear ? 1 : 0), isNextYear ? month - 9 : month + 3,
            dayOfYear - (153 * month + 2) / 5 + 1
        )
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
