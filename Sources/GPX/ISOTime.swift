/// A moment as GPX files write it: ISO 8601, date and time of day, with or without a zone.
struct ISOTime: Equatable {
    /// Seconds since 1970-01-01T00:00:00Z, without leap seconds; a 60th second counts as the next minute's first.
    var seconds: Double
    /// Whether the text says which zone its clock shows. Where not, UTC is taken, as GPX demands.
    var hasZone: Bool

    /// Reads `2024-03-10T08:00:00Z` and its kin: `t` or a space for `T`, no seconds, a fraction behind a point or
    /// comma, `+01:00`, `+0100` or `+01` for `Z`, white space around. `nil` for anything else, and for times that are
    /// not in the calendar. The year has four digits.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var scan = FieldScan(text.trimmed)
        guard let year = scan.number(4), scan.take("-"), let month = scan.number(2), scan.take("-"),
            let day = scan.number(2), scan.take("T") || scan.take("t") || scan.take(" "),
            let clock = Self.clock(&scan), let day1970 = Self.days(year, month, day)
        else { return nil }
        scan.skipSpaces()
        guard let zone = Self.zone(&scan) else { return nil }
        hasZone = zone.isGiven
        seconds = Double(day1970 * 86_400 - zone.seconds) + clock
    }

    /// A moment in UTC.
    init(seconds: Double) {
        self.seconds = seconds
        hasZone = true
    }

    /// The beginning in UTC of the day at the start of `date`: `2024-03-10`.
    init?(dayOf date: UnsafeBufferPointer<UInt8>) {
        var scan = FieldScan(date)
        guard let year = scan.number(4), scan.take("-"), let month = scan.number(2), scan.take("-"),
            let day = scan.number(2), let day1970 = Self.days(year, month, day)
        else { return nil }
        self.init(seconds: Double(day1970 * 86_400))
    }

    /// Seconds since midnight. Midnight at the end of a day may be written 24:00:00 (ISO 8601, 4.2.3).
    private static func clock(_ scan: inout FieldScan) -> Double? {
        guard let hour = scan.number(2), scan.take(":"), let minute = scan.number(2) else { return nil }
        var (second, fraction) = (0, 0.0)
        if scan.take(":") {
            guard let field = scan.number(2) else { return nil }
            second = field
            if scan.take(".") || scan.take(",") {
                guard let field = scan.fraction() else { return nil }
                fraction = field
            }
        }
        guard minute < 60, second <= 60, hour < 24 || (hour == 24 && minute == 0 && second == 0 && fraction == 0)
        else { return nil }
        return Double(hour * 3600 + minute * 60 + second) + fraction
    }

    /// Seconds that the clock is ahead of UTC; `nil` where there is anything but a zone.
    private static func zone(_ scan: inout FieldScan) -> (seconds: Int, isGiven: Bool)? {
        if scan.isAtEnd { return (0, false) }
        if scan.take("Z") || scan.take("z") { return scan.isAtEnd ? (0, true) : nil }
        let isBehind = scan.take("-")
        guard isBehind || scan.take("+"), let hours = scan.number(2), hours <= 24 else { return nil }
        var minutes = 0
        if !scan.isAtEnd {
            _ = scan.take(":")
            guard let field = scan.number(2), field < 60 else { return nil }
            minutes = field
        }
        let seconds = hours * 3600 + minutes * 60
        return scan.isAtEnd ? (isBehind ? -seconds : seconds, true) : nil
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar: years are counted from March, so that
    /// the leap day comes last, and 400 of them have 146 097 days. `nil` for a date that is not in it.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year) else { return nil }
        let y = month <= 2 ? year - 1 : year
        let m = (month + 9) % 12
        let leapDays = y / 4 - y / 100 + y / 400
        // March to February begin after 0, 31, 61, 92, … days, which is ⌊(153 m + 2) / 5⌋.
        return 365 * y + leapDays + (153 * m + 2) / 5 + day - 1 - 719_468
    }

    private static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// Takes fixed fields off the front of a text.
private struct FieldScan {
    private var byte: UnsafePointer<UInt8>?
    private var count: Int

    init(_ text: UnsafeBufferPointer<UInt8>) {
        byte = text.baseAddress
        count = text.count
    }

    var isAtEnd: Bool { count == 0 }

    @inline(__always)
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard count > 0, let here = byte, here.pointee == UInt8(ascii: character) else { return false }
        byte = here + 1
        count -= 1
        return true
    }

    mutating func skipSpaces() {
        while take(" ") {}
    }

    /// Exactly `digits` digits.
    @inline(__always)
    mutating func number(_ digits: Int) -> Int? {
        guard count >= digits, let here = byte else { return nil }
        var value = 0
        for index in 0..<digits {
            let digit = here[index] &- UInt8(ascii: "0")
            if digit > 9 { return nil }
            value = value * 10 + Int(digit)
        }
        byte = here + digits
        count -= digits
        return value
    }

    /// One digit or more behind the point; those after the ninth are less than a nanosecond and are passed over.
    mutating func fraction() -> Double? {
        var (value, scale, isEmpty) = (0, 1, true)
        while count > 0, let digit = number(1) {
            isEmpty = false
            guard scale < 1_000_000_000 else { continue }
            value = value * 10 + digit
            scale *= 10
        }
        return isEmpty ? nil : Double(value) / Double(scale)
    }
}
