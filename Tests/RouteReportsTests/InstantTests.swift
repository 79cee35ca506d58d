import Testing

@testable import RouteReports

@Suite("Points in time")
struct InstantTests {
    /// Expected values from GNU date, `date -u -d @N +%FT%TZ`.
    @Test(
        "are ISO 8601 in UTC, whole seconds rounded down",
        arguments: [
            (0.0, "1970-01-01T00:00:00Z"), (0.999, "1970-01-01T00:00:00Z"), (-0.5, "1969-12-31T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"), (1_795_219_199, "2026-11-20T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"), (-2_208_988_800, "1900-01-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
        ])
    func text(seconds: Double, expected: String) {
        #expect(Instant.text(seconds) == expected)
    }

    @Test("that are no time are a question mark", arguments: [Double.nan, .infinity, -.infinity, 1e18])
    func noTime(seconds: Double) {
        #expect(Instant.text(seconds) == "?")
    }
}
