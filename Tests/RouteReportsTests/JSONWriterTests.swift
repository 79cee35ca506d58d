import Foundation
import RouteReports
import Testing

@Suite("The JSON writer")
struct JSONWriterTests {
    @Test(
        "escapes what JSON wants escaped and nothing else",
        arguments: [
            ("plain", #""plain""#), ("a\"b\\c", #""a\"b\\c""#), ("a\nb\rc\td", #""a\nb\rc\td""#),
            ("\u{0}\u{1F}\u{7F}", #""\u0000\u001f\u007f""#), ("Höhenweg 💥", "\"Höhenweg 💥\""), ("a/b", #""a/b""#),
        ])
    func escapes(text: String, expected: String) throws {
        #expect(JSONValue.string(text).compact == expected)
        #expect(try read(.string(text)) as? String == text)
    }

    @Test(
        "writes numbers without trailing zeros, and null for what is none",
        arguments: [
            (9199.0, 1, "9199"), (0.10, 4, "0.1"), (100, 0, "100"), (-0.0001, 2, "0"), (1.25, 1, "1.3"),
            (1.5e300, 2, "1.5e+300"), (.nan, 2, "null"), (.infinity, 2, "null"),
        ] as [(Double, Int, String)])
    func numbers(value: Double, decimals: Int, expected: String) {
        #expect(JSONValue.number(value, decimals: decimals).compact == expected)
    }

    @Test("keeps the keys in the order given")
    func keyOrder() {
        let value = JSONValue.object([
            ("schema", .string("x/1")), ("b", .null), ("a", .bool(true)), ("c", .integer(-3)),
        ])
        #expect(value.compact == #"{"schema":"x/1","b":null,"a":true,"c":-3}"#)
    }

    @Test("indents by two spaces and leaves what is empty on one line")
    func pretty() {
        let value = JSONValue.object([
            ("a", .array([.integer(1), .object([("b", .null)])])), ("c", .array([])), ("d", .object([])),
        ])
        let expected = """
            {
              "a": [
                1,
                {
                  "b": null
                }
              ],
              "c": [],
              "d": {}
            }

            """
        #expect(value.pretty == expected)
    }

    @Test("says the same compact and indented")
    func compactEqualsPretty() throws {
        let value = JSONValue.array([.object([("k", .array([.number(1.5, decimals: 1), .string("\u{9B}")]))]), .null])
        let (a, b) = try (read(value) as? NSArray, readText(value.pretty) as? NSArray)
        #expect(a != nil && a == b)
        #expect(!value.compact.contains("\n"))
    }

    private func read(_ value: JSONValue) throws -> Any { try readText(value.compact) }

    private func readText(_ text: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }
}
