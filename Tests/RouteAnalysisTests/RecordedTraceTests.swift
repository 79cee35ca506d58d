import Foundation
import GPX
import RouteAnalysis
import RouteGeometry
import Testing

/// Simulated recordings over real ways, beside the package, with their true lengths and laps.
struct RecordedTrace: Sendable, CustomTestStringConvertible {
    private struct Truth: Decodable {
        let length_m: Double
        let laps: Double?
        let turns: String?
        let sigma_m: Double?
    }

    let testDescription: String
    let file: URL
    let length: Double
    let laps: Double?
    let turns: String?
    /// m along each axis; `nil` for a planned line.
    let error: Double?

    static let all: [RecordedTrace] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../shared/data/surface/traces").standardizedFileURL
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        if names.isEmpty { FileHandle.standardError.write(Data("skipped: no traces at \(folder.path)\n".utf8)) }
        return names.filter { $0.hasSuffix(".gpx") }.sorted().compactMap { name in
            let stem = String(name.dropLast(4))
            guard let data = try? Data(contentsOf: folder.appending(path: stem + ".expected.json")),
                let truth = try? JSONDecoder().decode(Truth.self, from: data)
            else { return nil }
            return RecordedTrace(
                testDescription: stem, file: folder.appending(path: name), length: truth.length_m, laps: truth.laps,
                turns: truth.turns, error: truth.sigma_m)
        }
    }()

    func survey() throws -> SurveyedRoute {
        let document = try GPXDocument(bytes: Array(Data(contentsOf: file)))
        return try RouteFile(document, source: testDescription, runner: Runner()).routes.get()[0]
    }
}

@Suite("A simulated recording")
struct RecordedTraceTests {
    @Test("has its true length within 1.5 %", arguments: RecordedTrace.all)
    func length(trace: RecordedTrace) throws {
        let line = try trace.survey().route.line
        #expect(abs(line.length / trace.length - 1) < 0.015)
        #expect((line.estimate == nil) == (trace.error == nil))
    }

    @Test("has its laps where it goes round a track, and none else", arguments: RecordedTrace.all)
    func laps(trace: RecordedTrace) throws {
        let laps = try trace.survey().laps
        #expect((laps == nil) == (trace.laps == nil))
        guard let laps, let truth = trace.laps else { return }
        #expect(abs(laps.exactCount - truth) < 0.2 && laps.turning.rawValue == trace.turns)
    }

    @Test("was run at the pace of its true length, without a pause", arguments: RecordedTrace.all)
    func pace(trace: RecordedTrace) throws {
        let survey = try trace.survey()
        guard trace.error != nil else {
            #expect(survey.pacing == nil && survey.speed.origin == .assumed)
            return
        }
        let pacing = try #require(survey.pacing)
        #expect(survey.speed == Fact(pacing.speed, .file) && pacing.pausedTime == 0)
        #expect(pacing.walkedShare < 0.03)
        #expect(abs(pacing.movingTime * pacing.speed / trace.length - 1) < 0.02)
    }
}
