import HeelLoad
import OpenStreetMap
import RouteAnalysis
import RouteGeometry

/// What maps say of a route, as JSON.
enum MapJSON {
    static func value(_ map: MapFindings, _ survey: SurveyedRoute, _ runner: Runner) -> JSONValue {
        .object([
            ("source", .string(map.match.sources.joined(separator: " and "))),
            ("sources", .texts(map.match.sources)),
            ("attribution", .string(WayNetwork.attribution)),
            ("matched_share", .number(map.matchedShare, decimals: 4)),
            ("surfaces", surfaces(map.surfaces)),
            ("running_side", side(map.runningSide)),
            ("ran", ran(survey, runner)),
            ("track_runs", .array(map.trackRuns.map(trackRun))),
        ])
    }

    /// What the licence of the maps asks to be said, where something of them is used.
    static func attribution(where usesMap: Bool) -> JSONValue { .text(usesMap ? WayNetwork.attribution : nil) }

    static func surfaces(_ mix: SurfaceMix) -> JSONValue {
        .object([
            (
                "parts",
                .array(
                    mix.parts.map { part in
                        .object([
                            ("surface", .string(part.surface.rawValue)), ("origin", .string(part.origin.rawValue)),
                            ("length_m", .number(part.length, decimals: 1)),
                            ("confidence", .number(part.confidence, decimals: 2)),
                        ])
                    })
            ),
            ("unknown_m", .number(mix.unknown, decimals: 1)),
        ])
    }

    static func side(_ side: RunningSide?) -> JSONValue {
        guard let side else { return .null }
        return .object([
            ("side", .text(side.side?.rawValue)),
            ("from_middle_m", .number(side.distanceFromMiddle, decimals: 2)),
            ("standard_errors", .number(side.significance, decimals: 2)),
            ("road_m", .number(side.length, decimals: 1)),
        ])
    }

    /// Always inferred: no map has it.
    static func crossSection(_ profile: RoadProfile) -> JSONValue {
        .object([
            ("kind", .string(profile.kind.rawValue)), ("crossfall", .number(profile.crossfall, decimals: 3)),
            ("falls", .text(profile.falls?.rawValue)), ("probability", .number(profile.probability, decimals: 2)),
            ("origin", .string(Origin.inferred.rawValue)),
        ])
    }

    private static func ran(_ survey: SurveyedRoute, _ runner: Runner) -> JSONValue {
        guard let traversal = survey.recordedTraversal(runner: runner) else { return .null }
        let totals = LoadTotals(of: traversal.segments, model: runner.model)
        return .object([
            ("line", .string(traversal.variant.line.rawValue)),
            ("load_mean_hkm", .number(totals.heel.mean, decimals: 4)),
            ("road_tilt", ScoreJSON.dose(totals.roadTilt, over: totals.distance)),
            ("turn", ScoreJSON.dose(totals.turn, over: totals.distance)),
        ])
    }

    static func trackRun(_ run: TrackRun) -> JSONValue {
        .object([
            ("way_id", .integer(Int(run.wayID))), ("laps", .number(run.laps, decimals: 2)),
            ("lap_direction", .string(run.turning.lapDirectionKey)),
            ("lap_length_m", .number(run.lapLength, decimals: 1)),
        ])
    }
}
