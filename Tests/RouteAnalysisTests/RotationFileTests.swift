import Foundation
import Gzip
import RouteAnalysis
import Testing

@Suite("A rotation problem in a file")
struct RotationFileTests {
    @Test("that is compressed has its mistakes named as a plain one has", arguments: [false, true])
    func compressed(isCompressed: Bool) throws {
        let text = Array(#"{"candidates":{"distance_m":[8000,8.5]}}"#.utf8)
        let file = FileManager.default.temporaryDirectory.appending(path: "problem-\(UUID().uuidString)")
        try Data(isCompressed ? Deflater.data(of: text) : text).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let error = #expect(throws: AnalysisError.self) { try RotationFile(path: file.path) }
        #expect(
            error?.description
                == "\(file.path): error: candidates.distance_m[1]: found 8.5; expected a whole number")
    }
}
