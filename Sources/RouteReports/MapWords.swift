import OpenStreetMap
import RouteAnalysis
import HeelLoad
import RouteGeometry

/// What maps say of a route, in words.
struct MapWords {
    private let map: MapFindings
    private let style: ReportStyle

    init(_ map: MapFindings, _ style: ReportStyle) {
        self.map = map
        self.style = style
    }

    /// `heidelberg, 98 % of it on mapped ways; surface tagged 4.1 km, inferred 1.1 km (78 % sure), unknown 0.1 km`
    var coverage: String {
        let surfaces = map.surfaces
        let tagged = surfaces.parts.filter { $0.origin == .map }.reduce(0) { $0 + $1.length }
        let inferred = surfaces.parts.filter { $0.origin != .map }
        let length = inferred.reduce(0) { $0 + $1.length }
        var facts = ["tagged \(style.distance(tagged))"]
        if length > 0 {
            let sure = inferred.reduce(0) { $0 + $1.confidence * $1.length } / length
            facts.append("inferred \(style.distance(length)) (\(style.percent(sure)) sure)")
        }
        if surfaces.unknown >= 0.5 { facts.append("unknown \(style.distance(surfaces.unknown))") }
        let sources = map.match.sources.joined(separator: " and ")
        return "\(sources), \(style.percent(map.matchedShare)) of it on mapped ways; surface "
            + facts.joined(separator: ", ")
    }

    /// Which side of the road a recording was on and what that did; `nil` where there is no road to ask.
    func ran(_ survey: SurveyedRoute, _ runner: Runner) -> String? {
        guard let side = map.runningSide else { return nil }
        guard let decided = side.side, let traversal = survey.recordedTraversal(runner: runner) else {
            return "on which side of the road is not established by this recording"
        }
        let totals = LoadTotals(of: traversal.segments, model: runner.model)
        return
            "on the \(decided.rawValue) of the road\(traffic(on: decided, survey)) "
            + "(\(side.distanceFromMiddle.fixed(1)) m from its middle over \(style.distance(side.length)), "
            + "\(side.significance.fixed(1)) standard errors): road \(totals.roadTilt.words(over: totals.distance, style))"
            + footways(on: decided, survey)
    }

    /// Where traffic comes from on roads of which that is not nothing: on one-way roads the flow decides, whichever the side.
    private func traffic(on side: Side, _ survey: SurveyedRoute) -> String {
        let line = survey.line(keepingTo: side)
        let travel = Travel(.asDrawn, drivingSide: survey.route.drivingSide.value)
        let behind = survey.route.length { $0.hasTrafficBehind(on: line, travel) }
        let facing = survey.route.length { $0.traffic.value != .none && !$0.hasTrafficBehind(on: line, travel) }
        switch (facing >= 0.5, behind >= 0.5) {
        case (true, true):
            return ", traffic facing you on \(style.distance(facing)), behind you on \(style.distance(behind))"
        case (true, false): return ", traffic facing you"
        case (false, true): return ", traffic behind you"
        case (false, false): return ""
        }
    }

    /// No receiver tells a road's edge from the footway beside it. That falls to its road, whichever way the road leans.
    private func footways(on side: Side, _ survey: SurveyedRoute) -> String {
        // Recordings are run as they are drawn.
        let edge: Edge = side == .left ? .left : .right
        let length = survey.route.length { $0.footways.value.contains(edge) }
        return length < 0.5
            ? ""
            : "; on the footway, which \(style.distance(length)) have on that side, the \(side.opposite.rawValue) foot was low"
    }

    /// `crowned 2.5 % on 5.4 km (50 % sure), level on 0.6 km (60 % sure); by the kind of road`
    var slopes: String {
        var parts: [(words: String, length: Double, sure: Double)] = []
        for run in map.runs {
            let (profile, length) = (run.profile, run.run.length)
            let words =
                profile.map { $0.kind == .level ? "level" : "\($0.kind.rawValue) \(style.percent($0.crossfall, 1))" }
                ?? "not known"
            let sure = (profile?.probability ?? 0) * length
            if let known = parts.firstIndex(where: { $0.words == words }) {
                parts[known].length += length
                parts[known].sure += sure
            } else {
                parts.append((words, length, sure))
            }
        }
        let told = parts.filter { $0.length >= 0.5 }.sorted { ($1.length, $0.words) < ($0.length, $1.words) }
        let said = told.map { part in
            "\(part.words) on \(style.distance(part.length))"
                + (part.sure > 0 ? " (\(style.percent(part.sure / part.length)) sure)" : "")
        }
        return said.joined(separator: ", ") + "; inferred from the kind of road"
    }

    /// What the licence of the maps behind these routes asks for; nothing where none was used.
    static func attribution(_ surveys: [SurveyedRoute], _ style: ReportStyle) -> [String] {
        surveys.contains(where: \.usesMap) ? attribution(style) : []
    }

    static func attribution(_ style: ReportStyle) -> [String] { ["Map data \(credit(style))"] }

    static func credit(_ style: ReportStyle) -> String {
        // The licence's own sign has no place in ASCII.
        style.isUnicode
            ? WayNetwork.attribution : "(c)" + WayNetwork.attribution.drop { $0 != " " }
    }
}

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
