import TestSupport
import Testing

@testable import GPX

@Suite("Decimal numbers")
struct DecimalNumberTests {
    private func value(_ text: String) -> Double? {
        Array(text.utf8).withUnsafeBufferPointer { DecimalNumber.value(of: $0) }
    }

    @Test(
        "A decimal number reads as the nearest Double",
        arguments: [
            "0", "-0", "+0", "-0.0", "1", "-1", "+1", ".5", "5.", "-.5", "0.1", "100", "00100.00", "51.27",
            "-122.4194155",
            "1.25e2", "1.25E+2", "125e-2", "9007199254740993", "9007199254740992", "9007199254740991.5", "0.3e1",
            "50.21485239267349243164062", "44.0476760417223", "4.9406564584124654e-324", "2.2250738585072014e-308",
            "1.7976931348623157e308", "123456789012345678901234567890", "0.000000000000000000000000000000000000000001",
            "12345678901234567890e-40", "9999999999999999999", "99999999999999999999", "1e-400",
            "8.5000000000000000001",
            // Half-way cases: 2⁵³ + 1 and its kin, where the even neighbour wins.
            "9007199254740993.0", "9007199254740995", "1.00000000000000011102230246251565404",
            "0.500000000000000166533453694",
        ])
    func agreesWithStandardLibrary(text: String) throws {
        let expected = try #require(Double(text))
        #expect(value(text)?.bitPattern == expected.bitPattern)
    }

    @Test(
        "Anything else is no number",
        arguments: [
            "", " ", "-", "+", ".", "-.", "e5", "1e", "1e+", "1.2.3", "12,5", "1 2", "--1", "+-1", "nan", "NaN", "inf",
            "INF",
            "-Infinity", "0x30", "4_8.1", "٤٨", "48°", "48.5N", "undefined", "null", "1e400", "-1e400", "1d5", "12.5 m",
            "\0", "1\0",
        ])
    func refusesTheRest(text: String) {
        #expect(value(text) == nil)
    }

    @Test("White space around a number does not matter", arguments: [" 1.5", "1.5 ", "\n\t1.5\r\n"])
    func trims(text: String) {
        #expect(value(text) == 1.5)
    }

    @Test("Random decimals read as the standard library reads them", arguments: [1 as UInt64, 20_261_121])
    func agreesOnRandomDecimals(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        for _ in 0..<50_000 {
            var digits = (0..<Int(random.next() % 21) + 1).map { _ in Character("\(random.next() % 10)") }
            let point = Int(random.next() % UInt64(digits.count + 1))
            digits.insert(".", at: point)
            let exponent = random.next() % 8 == 0 ? "e\(Int(random.next() % 60) - 45)" : ""
            let text = (random.next() % 2 == 0 ? "-" : "") + String(digits) + exponent
            let expected = try #require(Double(text))
            #expect(value(text)?.bitPattern == expected.bitPattern, "\(text), seed \(seed)")
        }
    }

    @Test("What a Double prints reads as that Double", arguments: [7 as UInt64])
    func readsBackPrintedDoubles(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for _ in 0..<50_000 {
            let degrees = Double.random(in: -180...180, using: &random)
            #expect(value(degrees.description)?.bitPattern == degrees.bitPattern, "\(degrees), seed \(seed)")
        }
    }
}
