import Foundation
import Testing

@Suite("Solving a problem given as a file")
struct SolveTests {
    private static let week = Camber.root.appending(path: "Tests/CamberTests/Fixtures/small-week.json")

    /// Two level routes that fit two days exactly: the names' order decides, and each pair gets a day off.
    private static let answer = """
        {"format":"camber-rotation-answer/1","instance":"small","feasible":true,"proven":true,"tiers":[0,0,0,0],\
        "plan":["park.0","shore.0",null,null,null,null,null],"shoes":["A","B",null,null,null,null,null],\
        "conflict":null,"relaxation":null}

        """

    @Test("A problem in a file and on standard input get the same answer")
    func solves() async throws {
        let fromFile = try await Camber.run(["solve", Self.week.path, "--compact"])
        #expect(fromFile.exitCode == 0 && fromFile.errors.isEmpty && fromFile.text == Self.answer)
        let fromInput = try await Camber.run(["solve", "-", "--compact"], input: Self.week)
        #expect(fromInput.exitCode == 0 && fromInput.text == Self.answer)
    }

    @Test("A week that no rules allow is an answer too: two runs of 8 km never make 50")
    func findsNoWeek() async throws {
        let run = try await Self.solve(changing: "\"weekFloor_m\": 0", to: "\"weekFloor_m\": 50000")
        #expect(run.exitCode == 0)
        #expect(run.text.contains(#""feasible":false,"proven":true"#))
        #expect(run.text.contains(#""conflict":["weekFloor"]"#))
        #expect(run.text.contains(#""relaxation":{"step":"noWeekFloor""#))
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let found: String
        let changed: String
        let complaint: String

        var testDescription: String { "\(found) → \(changed)" }
    }

    private static let faults = [
        Fault(found: "[8000, 8000]", changed: "[8000, 8.5]", complaint: "candidates.distance_m[1]: found 8.5; "),
        Fault(found: "[8000, 8000]", changed: "[8000, 1e30]", complaint: "candidates.distance_m[1]: found 1e+30; "),
        Fault(found: "[8000, 8000]", changed: "[8000, -1]", complaint: "candidates.distance_m[1]: found -1; "),
        Fault(found: "[8000, 8000]", changed: "[8000, \"8\"]", complaint: "candidates.distance_m[1]: found no whole"),
        Fault(found: "[8000, 8000]", changed: "[8000]", complaint: "candidates.distance_m: found 1 entries; "),
        Fault(found: "\"distance_m\"", changed: "\"distance_km\"", complaint: "candidates.distance_m: found nothing; "),
        Fault(found: "[0, 1]", changed: "[0, 2]", complaint: "candidates.route[1]: found 2; "),
        Fault(
            found: "\"easy\"", changed: "\"jog\"",
            complaint: "days[0].type: found \"jog\"; expected one of rest, easy, recovery, quality, long"),
        Fault(found: "\"target_m\": 8000", changed: "\"target_m\": null", complaint: "days[0].target_m: found null; "),
        Fault(found: "rotation/1", changed: "rotation/2", complaint: "format: found \"camber-rotation/2\"; "),
        Fault(found: "\"days\": [", changed: "\"days\": [,", complaint: "the file: found no whole JSON text; "),
    ]

    @Test("What is wrong with a problem is said in one sentence", arguments: faults)
    func refuses(fault: Fault) async throws {
        let run = try await Self.solve(changing: fault.found, to: fault.changed)
        #expect(run.exitCode == 65 && run.output.isEmpty && run.complaints.count == 1)
        #expect(run.errors.contains(".json: error: \(fault.complaint)"))
        #expect(run.errors.contains("expected "))
    }

    @Test("A file that is missing or a folder is unreadable", arguments: ["nope.json", "Routes"])
    func missing(path: String) async throws {
        let run = try await Camber.run(["solve", path])
        #expect(run.exitCode == 74 && run.complaints.count == 1 && run.errors.hasPrefix("\(path): error: "))
    }

    /// Solves the small week with the first occurrence of some text replaced.
    private static func solve(changing text: String, to other: String) async throws -> Camber.Run {
        var problem = try String(contentsOf: week, encoding: .utf8)
        problem.replaceSubrange(try #require(problem.range(of: text)), with: other)
        let file = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString).json")
        try Data(problem.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await Camber.run(["solve", file.path, "--compact"])
    }
}
