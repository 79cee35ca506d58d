import Elevation
import Foundation
import HeelLoad
import RouteAnalysis
import RouteGeometry
import Testing

/// Real files beside the package; skipped where they are not. Every eighth of the short ones: all under 400 kB pass, in
/// 90 s unoptimised.
@Suite("The corpus of GPX files")
struct CorpusTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "../shared/data/gpx/files").standardizedFileURL.path

    static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        .filter { $0.lowercased().hasSuffix(".gpx") && size(of: $0) < 30_000 }.enumerated().filter {
            $0.offset.isMultiple(of: 8)
        }.map(\.element)

    private static func size(of name: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[.size] as? Int) ?? .max
    }

    @Test("gives routes with sound numbers or a sentence", .enabled(if: !files.isEmpty))
    func scores() {
        for name in Self.files {
            switch RouteFile(path: "\(Self.folder)/\(name)", runner: Runner()).routes {
            case .failure(let error): #expect(error.description.hasPrefix(Self.folder), "\(name)")
            case .success(let surveys):
                for survey in surveys.prefix(2) where survey.profile.length < 10_000 { expectSound(survey, name) }
            }
        }
    }

    private func expectSound(_ survey: SurveyedRoute, _ name: String) {
        let score = RouteScore(of: survey, runner: Runner())
        let totals = score.load.totals
        #expect(abs(totals.distance - survey.profile.length) <= 1e-6 * totals.distance, "\(name)")
        #expect(totals.heel.left > 0 && totals.heel.left.isFinite && totals.heel.right > 0, "\(name)")
        let causes = score.causes.reduce(0) { $0 + $1.load }
        #expect(abs(causes - totals.heel.mean) <= 1e-6 * totals.heel.mean, "\(name)")
        #expect(
            score.load.mean.low <= score.load.mean.value && score.load.mean.value <= score.load.mean.high, "\(name)")
        #expect(
            survey.safeVariants(runner: Runner()).allSatisfy { $0.traversal.distanceWithTrafficBehind == 0 }, "\(name)")
        if let elevation = survey.elevation { #expect(elevation.ascent >= 0 && elevation.ascent.isFinite, "\(name)") }
    }
}
