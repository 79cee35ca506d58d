import RouteAnalysis
import Testing

@testable import camber

@Suite("Answers about pain")
struct PainAnswerTests {
    @Test(
        "are a number from 0 to 10, or nothing", arguments: [("0", 0), (" 10 ", 10), ("4", 4), ("", nil), ("  ", nil)])
    func morning(answer: String, expected: Int?) throws {
        #expect(try PainAnswer.morning(answer) == expected)
    }

    @Test(
        "that are not understood are not taken for nothing", arguments: ["7/10", "11", "-1", "about 6", "3,5", "sept"])
    func misunderstood(answer: String) {
        #expect(throws: Unallowed.self) { try PainAnswer.morning(answer) }
    }

    @Test(
        "name signs by their numbers",
        arguments: [
            ("", []), ("1", [.cannotBearWeight]), ("2, 7", [.painAtRest, .limping]),
            ("7 2 7", [.painAtRest, .limping]),
        ]
            as [(String, Set<RedFlag>)])
    func signs(answer: String, expected: Set<RedFlag>) throws {
        #expect(try PainAnswer.redFlags(answer) == expected)
    }

    @Test("that name signs otherwise are not taken for none", arguments: ["it wakes me", "0", "11", "1-3", "none"])
    func unknownSigns(answer: String) {
        #expect(throws: Unallowed.self) { try PainAnswer.redFlags(answer) }
    }
}
