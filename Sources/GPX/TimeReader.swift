/// Reads times one after the other, most of which are of the same day.
struct TimeReader {
    /// The first eight bytes of the last date and the two that follow, with the second at which that day begins.
    private var date: (head: UInt64, tail: UInt16, start: Double)?

    /// `nil` for what `ISOTime` does not read.
    @inline(__always)
    mutating func time(_ text: UnsafeBufferPointer<UInt8>) -> ISOTime? {
        if let time = plainTime(text) { return time }
        return slowTime(text)
    }

    /// `…T08:00:00Z` and `…T08:00:00.000Z` of the last date.
    @inline(__always)
    private func plainTime(_ text: UnsafeBufferPointer<UInt8>) -> ISOTime? {
        guard let start = text.baseAddress, text.count == 20 || text.count == 24, let date,
            UnsafeRawPointer(start).loadUnaligned(as: UInt64.self) == date.head,
            UnsafeRawPointer(start + 8).loadUnaligned(as: UInt16.self) == date.tail,
            start[10] == UInt8(ascii: "T"), start[text.count - 1] == UInt8(ascii: "Z"),
            let seconds = Self.clock(start + 11)
        else { return nil }
        if text.count == 20 { return ISOTime(seconds: date.start + Double(seconds)) }
        let digits = (start[20] &- 48, start[21] &- 48, start[22] &- 48)
        guard start[19] == UInt8(ascii: "."), digits.0 <= 9, digits.1 <= 9, digits.2 <= 9 else { return nil }
        let thousandths = 100 * Int(digits.0) + 10 * Int(digits.1) + Int(digits.2)
        return ISOTime(seconds: date.start + (Double(seconds) + Double(thousandths) / 1000))
    }

    /// The second of the day at `08:00:00`.
    @inline(__always)
    private static func clock(_ text: UnsafePointer<UInt8>) -> Int? {
        let word = UInt64(littleEndian: UnsafeRawPointer(text).loadUnaligned(as: UInt64.self))
        // A digit in six places and a colon, 0x3A, in two: each byte but the colons is 0 to 9 above 0x30.
        let digits = word &- 0x3030_3A30_303A_3030
        guard (digits | (digits &+ 0x7676_7F76_767F_7676)) & 0x8080_8080_8080_8080 == 0 else { return nil }
        let pairs = digits &* 10 &+ (digits >> 8)
        let (hour, minute, second) = (Int(pairs & 0xFF), Int((pairs >> 24) & 0xFF), Int((pairs >> 48) & 0xFF))
        return hour < 24 && minute < 60 && second < 60 ? 3600 * hour + 60 * minute + second : nil
    }

    @inline(never)
    private mutating func slowTime(_ text: UnsafeBufferPointer<UInt8>) -> ISOTime? {
        guard let time = ISOTime(text) else { return nil }
        if text.count >= 20, text[10] == UInt8(ascii: "T"), let start = text.baseAddress {
            let day = ISOTime(dayOf: UnsafeBufferPointer(rebasing: text[..<11]))
            date = day.map {
                (
                    UnsafeRawPointer(start).loadUnaligned(as: UInt64.self),
                    UnsafeRawPointer(start + 8).loadUnaligned(as: UInt16.self), $0.seconds
                )
            }
        }
        return time
    }
}
