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
