import FoundationEssentials
import RotationPlanner

/// The instances and answers that live beside the package, in `shared/data/rotation`.
enum SharedData {
    private static let folder: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(4).joined(separator: "/") + "/shared/data/rotation"
    }()

    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder + "/fuzz.json") }

    static func decode<Value: Decodable>(_ type: Value.Type, from name: String) throws -> Value {
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { throw Missing(name: name) }
        return try JSONDecoder().decode(type, from: data)
    }

    /// Names of the given instances that are not compressed.
    static var givenNames: [String] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/given")) ?? []
        return files.filter { $0.hasPrefix("given-") && $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
    }

    struct Missing: Error {
        let name: String
    }
}

/// An answer as `given/EXPECTED.json` and `fuzz.json` record it, read without the planner's own types.
struct RecordedAnswer: Decodable, Equatable {
    struct Relaxation: Decodable, Equatable {
        let step: String
        let day: Int?
        let tiers: [Int]
        let plan: [String?]
        let shoes: [String?]
    }

    let feasible: Bool
    let tiers: [Int]?
    let plan: [String?]?
    let shoes: [String?]?
    let conflict: [String]?
    var relaxation: Relaxation?

    init(_ answer: RotationAnswer) {
        feasible = answer.week != nil
        tiers = answer.week.map { Self.numbers($0.tiers) }
        plan = answer.week?.candidates
        shoes = answer.week?.shoes
        conflict = answer.conflict?.map(\.rawValue)
        relaxation = answer.relaxation.map { relaxation in
            Relaxation(
                step: relaxation.step.rawValue, day: relaxation.day, tiers: Self.numbers(relaxation.week.tiers),
                plan: relaxation.week.candidates, shoes: relaxation.week.shoes
            )
        }
    }

    private static func numbers(_ tiers: RotationTiers) -> [Int] {
        [tiers.balance, tiers.peak, tiers.streaks, tiers.comfort]
    }
}

/// One row of `fuzz.json`.
struct RecordedCase: Decodable {
    let instance: RotationInstance
    let answer: RecordedAnswer
}

/// All of `fuzz.json`.
struct RecordedCases: Decodable {
    let cases: [RecordedCase]
}
