import RotationPlanner
import Testing

@Suite(
    "Recorded answers",
    .enabled(if: SharedData.isPresent, "skipped: shared/data/rotation is not beside the package")
)
struct CorpusTests {
    /// Every given instance that is not compressed, up to 200 routes. The three that try over a million choices take
    /// up to ten seconds each in a debug build and are left to release builds.
    static let names: [String] = {
        #if DEBUG
            let slow = ["given-x-bigcarry-both060", "given-x-bigcarry-both200", "given-x-exact060"]
            return SharedData.givenNames.filter { !slow.contains($0) }
        #else
            return SharedData.givenNames
        #endif
    }()

    @Test("Given weeks have the recorded answer, relaxation and all", arguments: names)
    func given(name: String) throws {
        let expected = try SharedData.decode([String: RecordedAnswer].self, from: "given/EXPECTED.json")
        let instance = try SharedData.decode(RotationInstance.self, from: "given/\(name).json")
        let answer = instance.answer()
        #expect(answer.isProven)
        #expect(RecordedAnswer(answer) == expected[name])
    }

    @Test("Worked examples have the recorded answer", arguments: 1...3)
    func example(number: Int) throws {
        let instance = try SharedData.decode(RotationInstance.self, from: "examples/example-\(number).json")
        let answer = try SharedData.decode(RotationAnswer.self, from: "examples/example-\(number).answer.json")
        #expect(instance.answer() == answer)
    }

    /// The file records no relaxations; those are checked against the enumerator where it is small enough.
    @Test("Varied small weeks have the enumerated answer")
    func varied() throws {
        let cases = try SharedData.decode(RecordedCases.self, from: "fuzz.json").cases
        #expect(cases.count == 78)
        for recorded in cases {
            var answer = RecordedAnswer(recorded.instance.answer())
            answer.relaxation = recorded.answer.relaxation
            #expect(answer == recorded.answer, "\(recorded.instance.name)")
        }
    }
}
