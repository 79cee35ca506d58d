import Testing

@testable import RouteReports

@Suite("Numbers with fixed decimals")
struct NumberTests {
    @Test(
        "are rounded half away from zero and show no -0",
        arguments: [
            (0.0, 0, "0"), (-0.0, 2, "0.00"), (-0.004, 2, "0.00"), (0.5, 0, "1"), (-0.5, 0, "-1"), (2.5, 0, "3"),
            (-2.5, 0, "-3"), (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (9.96, 1, "10.0"), (1234.5, 1, "1234.5"),
            (0.05, 3, "0.050"), (12, 2, "12.00"),
        ] as [(Double, Int, String)])
    func fixedDecimals(value: Double, decimals: Int, expected: String) {
        #expect(value.fixed(decimals) == expected)
    }

    @Test("that are none are a question mark", arguments: [Double.nan, .infinity, -.infinity])
    func noNumber(value: Double) {
        #expect(value.fixed(1) == "?")
    }

    @Test(
        "beyond what an integer holds are still numbers",
        arguments: [1e15, 1.5e16, 1.5e300, -1.5e300, .greatestFiniteMagnitude])
    func hugeNumbers(value: Double) throws {
        let read = try #require(Double(value.fixed(2)))
        #expect(read == value)
    }

    @Test("carry the style's minus sign and a plus sign only where asked for")
    func signs() {
        #expect(ReportStyle.unicode.number(-1.25, 1) == "−1.3")
        #expect(ReportStyle.ascii.number(-1.25, 1) == "-1.3")
        #expect(ReportStyle.ascii.number(1.25, 1) == "1.3")
        #expect(ReportStyle.ascii.signed(1.25, 1) == "+1.3")
        #expect(ReportStyle.unicode.signed(-1.25, 1) == "−1.3")
        #expect(ReportStyle.ascii.signed(-0.01, 1) == "+0.0")
    }

    @Test("of metres are shown as kilometres, ratios as percent")
    func units() {
        #expect(ReportStyle.ascii.kilometres(9199) == "9.2")
        #expect(ReportStyle.ascii.kilometres(49) == "0.0")
        #expect(ReportStyle.ascii.percent(0.425) == "43 %")
        #expect(ReportStyle.unicode.percent(-0.085, 1) == "−8.5 %")
    }

    @Test(
        "of speed are shown as a pace",
        arguments: [
            (1000.0 / 360, "6:00/km"), (1000.0 / 345, "5:45/km"), (1000.0 / 359.6, "6:00/km"), (1.0, "16:40/km"),
        ])
    func pace(speed: Double, expected: String) {
        #expect(speed.paceWords == expected)
    }
}
