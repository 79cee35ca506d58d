import Foundation
import HeelLoad
import RotationPlanner
import RouteAnalysis
import RouteGeometry

@testable import RouteReports

/// The routes of this package, surveyed once.
enum SampleReports {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Routes")

    static let names = [
        "canal-towpath", "castle-hill", "city-track", "forest-trail", "harbour-road", "harbour-road-footway",
        "old-town",
        "park-loop", "promenade", "quarry-road", "recovery-loop", "reservoir", "river-parks", "vineyards",
    ]

    static let files: [RouteFile] = names.map {
        RouteFile(path: folder.appending(path: "\($0).gpx").path(percentEncoded: false), runner: Runner())
    }

    static let surveys: [SurveyedRoute] = files.flatMap { (try? $0.routes.get()) ?? [] }

    /// Every route as usual and from end to start, and what the options can do to a score.
    static let scores: [RouteScore] = surveys.flatMap { survey in
        var reversed = survey.usualVariant
        reversed.direction = reversed.direction.opposite
        reversed.line = .leftEdge
        return [
            RouteScore(of: survey, runner: Runner()),
            RouteScore(
                of: survey, as: reversed, runner: Runner(speed: 4, cadence: 180, drivingSide: .left, preset: .upper)),
        ]
    }

    /// A week that keeps the rules, one in each mode, and one that cannot.
    static let weeks: [PlannedWeek] = {
        let requests = [RotationMode.healthy, .early, .returning].map { WeekRequest(mode: $0) }
        let planned = requests.compactMap { try? PlannedWeek(of: surveys, $0) }
        let short = surveys.filter { $0.route.name == "Old town" }
        return planned + [short, []].compactMap { try? PlannedWeek(of: $0, WeekRequest()) }
    }()

    static let calendar = ISOWeek(parsing: "2026-W48")

    /// Every kind of text report in `style`.
    static func texts(_ style: ReportStyle) -> [String] {
        let usual = surveys.map { RouteScore(of: $0, runner: Runner()) }
        return scores.map { ScoreText($0, style: style).text }
            + [RankedScores.text(usual, style: style), ComparedScores.text(usual, style: style)]
            + weeks.map { WeekText($0, calendar: calendar, style: style).text }
            + weeks.map { WeekText($0, calendar: nil, style: style).text }
    }
}
