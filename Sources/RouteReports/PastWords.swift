import HeelLoad
import RouteAnalysis
import RouteGeometry

/// A route's own past: how often it was run, which foot was low, and the usual way.
struct PastWords {
    let past: RoutePast
    let survey: SurveyedRoute
    let style: ReportStyle

    var words: String {
        let count = "\(past.runCount) \(past.runCount == 1 ? "run" : "runs")"
        let last = CivilDate(daysSince1970: past.lastDay)
        return [
            "\(count), \(km(past.distance)), \(past.load.fixed(1)) hkm, the last on \(last)", feet, usualWay,
        ].compactMap(\.self).joined(separator: "; ")
    }

    private var feet: String {
        let low = [("left", past.leftLow), ("right", past.rightLow)].filter { $0.1 >= 50 }
            .map { "\($0.0) foot low \(km($0.1))" }
        let level = past.level >= 50 ? ["neither \(km(past.level))"] : []
        let unknown = past.unknownSide >= 50 ? ["lean not known \(km(past.unknownSide)) (camber done --run)"] : []
        return (low + level + unknown).joined(separator: ", ")
    }

    /// Whether anyone or any recording says of a run on which side of the road it was; the line is that of no one else.
    private var isSideKnown: Bool { past.leftLow + past.rightLow + past.level >= 50 }

    private var usualWay: String? {
        past.usualWay.map { way in
            let words = VariantWords(survey: survey, traversal: way)
            let line = isSideKnown ? ", \(words.line(style))" : ""
            return "your usual way is \(words.direction)\(line)"
        }
    }

    private func km(_ metres: Double) -> String { "\(style.kilometres(metres)) km" }

    var json: JSONValue {
        .object([
            ("runs", .integer(past.runCount)),
            ("last_run", .string(CivilDate(daysSince1970: past.lastDay).description)),
            ("distance_m", .number(past.distance, decimals: 1)),
            ("load_mean_hkm", .number(past.load, decimals: 4)),
            ("left_foot_low_m", .number(past.leftLow, decimals: 1)),
            ("right_foot_low_m", .number(past.rightLow, decimals: 1)),
            ("level_m", .number(past.level, decimals: 1)),
            ("side_unknown_m", .number(past.unknownSide, decimals: 1)),
            ("map_attribution", MapJSON.attribution(where: past.usesMap)),
            ("usual_way", past.usualWay.map { ScoreJSON.variant($0, survey, isLineKnown: isSideKnown) } ?? .null),
        ])
    }
}
