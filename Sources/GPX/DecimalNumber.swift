/// Decimal numbers in text, read in place and rounded to the nearest `Double`.
///
/// The grammar is that of `xsd:decimal` and `xsd:double` without their words: a sign, digits with at most one point,
/// an exponent; white space around. `nan`, `inf`, a decimal comma, hexadecimal digits and an empty text are no numbers,
/// nor is what no finite `Double` is near.
enum DecimalNumber {
    /// `nil` where `text` is not a number. Exact for every input; plain decimals of up to 19 digits without a `String`.
    @inline(__always)
    static func value(of text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard let start = text.baseAddress, !text.isEmpty else { return nil }
        return plainDecimal(start, text.count)
    }

    /// ±w · 10^-decimals of a text that is no more than a sign, up to 19 digits and a point; else what the text says in
    /// another way. The other ways are calls, so that this one saves no registers.
    private static func plainDecimal(_ start: UnsafePointer<UInt8>, _ count: Int) -> Double? {
        let end = start + count
        let isNegative = start.pointee == UInt8(ascii: "-")
        let first = isNegative || start.pointee == UInt8(ascii: "+") ? start + 1 : start
        var w: UInt64 = 0
        var byte = takeDigits(&w, first, end)
        var digits = UInt(bitPattern: byte) &- UInt(bitPattern: first)
        var decimals: UInt = 0
        if byte < end {
            byte += 1
            decimals = UInt(bitPattern: end) &- UInt(bitPattern: byte)
            digits = digits &+ decimals
            guard byte[-1] == UInt8(ascii: "."), takeDecimals(&w, byte, decimals, within: count) else {
                return anyNumber(start, count)
            }
        }
        guard digits &- 1 < 19 else { return anyNumber(start, count) }
        // w and 10^decimals both exact in a `Double`: one rounding, so the result is the nearest
        // (Clinger 1990, doi:10.1145/93548.93557).
        guard w <= 1 << 53 else { return longDecimal(w, decimals, isNegative) ?? anyNumber(start, count) }
        let magnitude = Double(Int64(bitPattern: w)) / powersOfTen[Int(bitPattern: decimals)]
        return isNegative ? -magnitude : magnitude
    }

    @inline(never)
    private static func longDecimal(_ w: UInt64, _ decimals: UInt, _ isNegative: Bool) -> Double? {
        let magnitude = decimals == 0 ? Double(w) : eiselLemire(w, -Int(decimals))
        return isNegative ? magnitude.map { -$0 } : magnitude
    }

    /// Appends the last `count` of a text's `length` bytes to `w`, eight at a time; `false` where one is no digit.
    ///
    /// The odd ones, fewer than eight, are loaded with the bytes before them, which are then made zeros: no byte outside
    /// the text is touched. 2× at six decimals, x86-64, 2026-11.
    @inline(__always)
    private static func takeDecimals(
        _ w: inout UInt64, _ start: UnsafePointer<UInt8>, _ count: UInt, within length: Int
    ) -> Bool {
        var (byte, rest) = (start, count)
        while rest >= 8 {
            guard let eight = number(of: load(byte)) else { return false }
            w = w &* 100_000_000 &+ eight
            (byte, rest) = (byte + 8, rest &- 8)
        }
        if rest == 0 { return true }
        if length < 8 {
            let end = byte + Int(bitPattern: rest)
            return takeDigits(&w, byte, end) == end
        }
        let before = 8 &- rest
        let zeros: UInt64 = 0x3030_3030_3030_3030
        let others = UInt64.max &<< UInt64(8 &* before)
        guard let last = number(of: load(byte - Int(bitPattern: before)) & others | zeros & ~others) else {
            return false
        }
        w = w &* smallPowersOfTen[Int(bitPattern: rest)] &+ last
        return true
    }

    @inline(__always)
    private static func load(_ byte: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(byte).loadUnaligned(as: UInt64.self))
    }

    private static let smallPowersOfTen: [UInt64] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000]

    /// Appends digits to `w` and returns where they end.
    @inline(__always)
    private static func takeDigits(
        _ w: inout UInt64, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        var byte = start
        while byte < end {
            let digit = UInt64(byte.pointee) &- 0x30
            if digit > 9 { break }
            w = w &* 10 &+ digit
            byte += 1
        }
        return byte
    }

    /// The number that eight digits write, `nil` where there is another character: neighbours are added pairwise, first
    /// digits, then pairs, then fours, in one word (Lemire 2021, section 3).
    @inline(__always)
    private static func number(of word: UInt64) -> UInt64? {
        let above = word &+ 0x4646_4646_4646_4646
        let below = word &- 0x3030_3030_3030_3030
        guard (above | below) & 0x8080_8080_8080_8080 == 0 else { return nil }
        let pairs = below &* 10 &+ (below >> 8)
        let low = (pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((pairs >> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (low &+ high) >> 32
    }

    /// The rest: more digits, an exponent, or a product on the edge between two doubles.
    @inline(never)
    private static func anyNumber(_ start: UnsafePointer<UInt8>, _ count: Int) -> Double? {
        let text = UnsafeBufferPointer(start: start, count: count).trimmed
        var rest = text[...]
        func take(_ characters: StaticString) {
            let isNext = rest.first.map { next in characters.withUTF8Buffer { $0.contains(next) } }
            if isNext == true { rest = rest.dropFirst() }
        }
        func takeDigits() -> Int {
            let digits = rest.prefix { $0 &- UInt8(ascii: "0") <= 9 }
            rest = rest[digits.endIndex...]
            return digits.count
        }
        take("+-")
        var digits = takeDigits()
        if rest.first == UInt8(ascii: ".") {
            take(".")
            digits += takeDigits()
        }
        guard digits > 0 else { return nil }
        if let next = rest.first {
            guard next | 0x20 == UInt8(ascii: "e") else { return nil }
            take("eE")
            take("+-")
            guard takeDigits() > 0, rest.isEmpty else { return nil }
        }
        guard let value = Double(String(decoding: text, as: UTF8.self)), value.isFinite else { return nil }
        return value
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// w · 10^q from the 128-bit product of w, shifted up to 64 bits, and 5^q (Lemire 2021, doi:10.1002/spe.2984,
    /// algorithm 1). Only for q from −40 to −1, where no result is subnormal.
    private static func eiselLemire(_ w: UInt64, _ q: Int) -> Double? {
        guard q >= PowersOfFive.smallestExponent, q < 0 else { return nil }
        let l = w.leadingZeroBitCount
        let shifted = w << UInt64(l)
        let power = PowersOfFive.table[q - PowersOfFive.smallestExponent]
        var product = shifted.multipliedFullWidth(by: power.high)
        // Where the bits below the 55 needed are all ones, the low half of 5^q may carry into them.
        if product.high & 0x1FF == 0x1FF {
            let (sum, carries) = product.low.addingReportingOverflow(shifted.multipliedFullWidth(by: power.low).high)
            product = (product.high &+ (carries ? 1 : 0), sum)
        }
        let u = product.high >> 63
        var m = product.high >> (u &+ 9)
        // 217 706 / 2^16 approximates log₂ 10.
        var exponent = ((217_706 * q) >> 16) + 63 + 1023 + Int(u) - l
        // Exactly between two doubles: to the even one.
        if product.low <= 1, q >= -4, m & 3 == 1, m << (u &+ 9) == product.high { m &= ~1 }
        m = (m &+ (m & 1)) >> 1
        if m == 1 << 53 {
            m = 1 << 52
            exponent += 1
        }
        return Double(bitPattern: UInt64(exponent) << 52 | m & ((1 << 52) - 1))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Without XML white space at both ends.
    var trimmed: UnsafeBufferPointer<UInt8> {
        // Space is the largest white space there is, and nearly no number has any.
        guard let first, let last, first <= 0x20 || last <= 0x20 else { return self }
        var (start, end) = (startIndex, endIndex)
        while start < end, self[start].isWhiteSpace { start += 1 }
        while start < end, self[end - 1].isWhiteSpace { end -= 1 }
        return UnsafeBufferPointer(rebasing: self[start..<end])
    }
}

extension UInt8 {
    /// Space, tab or a line end (XML 1.0, production 3).
    var isWhiteSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
}
