/// Decimal numbers in text, read in place and rounded to the nearest `Double`.
///
/// The grammar is that of `xsd:decimal` and `xsd:double` without their words: a sign, digits with at most one point,
/// an exponent; white space around. `nan`, `inf`, a decimal comma, hexadecimal digits and an empty text are no numbers,
/// nor is what no finite `Double` is near.
enum DecimalNumber {
    /// `nil` where `text` is not a number. Exact for every input; up to 19 digits and 40 decimals without a `String`.
    static func value(of text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard let scan = DigitScan(text) else { return nil }
        if scan.digitCount <= 19, let value = scan.value { return value }
        // One number in a million: 20 digits or more, a large exponent, or a product on the edge between two doubles.
        guard let value = Double(String(decoding: scan.trimmed, as: UTF8.self)), value.isFinite else { return nil }
        return value
    }
}

/// The parts of a decimal number: ±w · 10^q.
private struct DigitScan {
    let trimmed: UnsafeBufferPointer<UInt8>
    var isNegative = false
    /// The digits without point and leading zeros; wraps round when there are more than 19.
    var w: UInt64 = 0
    var q = 0
    /// Significant digits.
    var digitCount = 0

    init?(_ text: UnsafeBufferPointer<UInt8>) {
        trimmed = text.trimmed
        guard var byte = trimmed.baseAddress else { return nil }
        let end = byte + trimmed.count
        guard byte < end else { return nil }
        if byte.pointee == UInt8(ascii: "-") || byte.pointee == UInt8(ascii: "+") {
            isNegative = byte.pointee == UInt8(ascii: "-")
            byte += 1
        }
        let whole = takeDigits(&byte, end)
        var decimals = 0
        if byte < end, byte.pointee == UInt8(ascii: ".") {
            byte += 1
            decimals = takeDigits(&byte, end)
        }
        guard whole + decimals > 0 else { return nil }
        q = -decimals
        if byte < end {
            guard let exponent = Self.exponent(byte, end) else { return nil }
            q += exponent
        }
    }

    /// Appends digits to `w` and returns how many there were.
    private mutating func takeDigits(_ byte: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int {
        let start = byte
        if w == 0 {
            while byte < end, byte.pointee == UInt8(ascii: "0") { byte += 1 }
        }
        let significant = byte
        while byte < end {
            let digit = byte.pointee &- UInt8(ascii: "0")
            if digit > 9 { break }
            w = w &* 10 &+ UInt64(digit)
            byte += 1
        }
        digitCount += byte - significant
        return byte - start
    }

    /// The exponent that ends the number, held within ±100 000; `nil` where there is something else.
    private static func exponent(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int? {
        var byte = start
        guard byte.pointee | 0x20 == UInt8(ascii: "e") else { return nil }
        byte += 1
        var isNegative = false
        if byte < end, byte.pointee == UInt8(ascii: "-") || byte.pointee == UInt8(ascii: "+") {
            isNegative = byte.pointee == UInt8(ascii: "-")
            byte += 1
        }
        guard byte < end else { return nil }
        var exponent = 0
        while byte < end {
            let digit = byte.pointee &- UInt8(ascii: "0")
            if digit > 9 { return nil }
            exponent = min(100_000, exponent * 10 + Int(digit))
            byte += 1
        }
        return isNegative ? -exponent : exponent
    }

    /// `nil` where the slow way must be taken.
    var value: Double? {
        guard let magnitude = w == 0 ? 0 : clinger ?? eiselLemire else { return nil }
        return isNegative ? -magnitude : magnitude
    }

    /// w and 10^|q| both exact in a `Double`: one rounding, so the result is the nearest
    /// (Clinger 1990, doi:10.1145/93548.93557).
    private var clinger: Double? {
        guard w <= 1 << 53, q >= -22, q <= 22 else { return nil }
        let power = Self.powersOfTen[abs(q)]
        return q < 0 ? Double(w) / power : Double(w) * power
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]

    /// w · 10^q from the 128-bit product of w, shifted up to 64 bits, and 5^q (Lemire 2021, doi:10.1002/spe.2984,
    /// algorithm 1). Only for q from −40 to −1, where no result is subnormal.
    private var eiselLemire: Double? {
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
