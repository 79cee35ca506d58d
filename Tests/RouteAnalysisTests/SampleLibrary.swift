import Foundation
import RotationPlanner
import RouteGeometry
import Testing

@testable import RouteAnalysis

/// Routes to plan from.
enum SampleLibrary {
    /// The sample routes of this package, found from the place of this file.
    static func samples(_ runner: Runner = Runner()) throws -> [SurveyedRoute] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Routes")
        return try RouteFile.files(at: [folder.path]).flatMap { try RouteFile(path: $0, runner: runner).routes.get() }
    }

    /// A straight route of each length in metres, all with the same notes.
    static func straight(_ lengths: [Double], notes: String?) throws -> [SurveyedRoute] {
        try lengths.map { length in
            try DrawnGPX(Shape.north(length), notes: notes).named("R\(Int(length))").survey()
        }
    }

    static func plan(
        _ surveys: [SurveyedRoute], _ days: [String] = [], mode: RotationMode = .healthy, lastWeek: Double? = nil,
        longest: Double? = nil
    ) throws -> PlannedWeek {
        try PlannedWeek(
            of: surveys, request(days, mode: mode, lastWeek: lastWeek, longest: longest))
    }

    static func request(
        _ days: [String] = [], mode: RotationMode = .healthy, lastWeek: Double? = nil, longest: Double? = nil
    ) throws -> WeekRequest {
        WeekRequest(
            template: days.isEmpty ? .usual : try WeekTemplate(days.map(TemplateDay.init(parsing:))), mode: mode,
            recent: RecentRunning(
                lastWeek: lastWeek.map { Fact($0, .note) }, longest: longest.map { Fact($0, .note) }))
    }
}

extension PlannedWeek {
    var isPlanned: Bool { if case .planned = outcome { true } else { false } }

    /// The rules that could not be kept together; empty where they could.
    var conflict: [RotationRule] {
        switch outcome {
        case .relaxed(let conflict, _, _), .none(let conflict): conflict
        case .planned, .undecided, .stopped: []
        }
    }

    var runs: [PlannedRun] { days.compactMap(\.run) }
}
