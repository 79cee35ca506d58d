public import RouteAnalysis
import OpenStreetMap
import RouteGeometry

/// Which ways a route is on, what is underfoot there and how far the map says so.
public struct MatchReport {
    private let survey: SurveyedRoute
    private let map: MapFindings?

    public init(_ survey: SurveyedRoute) {
        self.survey = survey
        map = survey.map
    }

    /// A way under the route, with neighbours of the same way, whichever way round, joined.
    private struct Row {
        var start: Double
        var end: Double
        let way: Int?
    }

    private func rows(_ match: RouteMatch) -> [Row] {
        match.runs.reduce(into: []) { rows, run in
            if let last = rows.last, last.way == run.way {
                rows[rows.count - 1].end = run.end
            } else {
                rows.append(Row(start: run.start, end: run.end, way: run.way))
            }
        }
    }

    /// The whole report, ending in a newline.
    public func text(style: ReportStyle) -> String {
        let title = "\(survey.route.name)\(style.separator)\(style.kilometres(survey.profile.length, decimals: 2)) km"
        guard let map else { return style.cleaned("\(title)\n\nNo map reaches there.\n") }
        let blocks = [[title], table(map, style), summary(map, style), MapWords.attribution([survey], style)]
        return style.cleaned(blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n")
    }

    private func table(_ map: MapFindings, _ style: ReportStyle) -> [String] {
        let network = map.match.network
        var table = Table([.right, .right, .left, .left, .left, .left])
        table.add(["KM", "M", "WAY", "KIND", "SURFACE", "NAME"])
        for row in rows(map.match) {
            let metres = (row.end - row.start).fixed(0)
            guard let way = row.way else {
                table.add([style.kilometres(row.start, decimals: 2), metres, "", "on no way", "unknown"])
                continue
            }
            let tags = network.tags(ofWay: way)
            let found = SurfaceOfWay(tags)
            let surface =
                found.origin == .map
                ? found.surface.rawValue : "\(found.surface.rawValue), \(style.percent(found.confidence)) sure"
            table.add([
                style.kilometres(row.start, decimals: 2), metres, "\(network.id(ofWay: way))", tags.wayClass.name,
                surface, network.name(ofWay: way)?.cut(to: 28, style) ?? "",
            ])
        }
        return table.lines
    }

    private func summary(_ map: MapFindings, _ style: ReportStyle) -> [String] {
        let words = MapWords(map, style)
        let mix = map.surfaces.parts.map { part in
            "\(part.surface.rawValue) \(style.kilometres(part.length)) km"
                + (part.origin == .map ? "" : " (\(style.percent(part.confidence)) sure)")
        }
        var lines = [("Map", words.coverage), ("Surfaces", mix.joined(separator: style.separator))]
        lines.append(("Slopes", words.slopes))
        for run in map.trackRuns {
            let way = run.turning == .left ? "counter-clockwise" : "clockwise"
            lines.append(("Track", "\(run.laps.fixed(1)) laps \(way), \(run.lapLength.fixed(0)) m each as mapped"))
        }
        if let ran = words.ran(survey, Runner()) { lines.append(("You ran", ran)) }
        return lines.flatMap { label, text in
            text.wrapped(to: 68).enumerated().map { i, line in
                "  " + (i == 0 ? label : "").padded(to: 10) + line
            }
        }
    }

    /// Schema `camber.match/1`. Keys are only ever added.
    public var json: JSONValue {
        .object([
            ("schema", .string("camber.match/1")),
            ("source", .string(survey.source)),
            ("name", .string(survey.route.name)),
            ("distance_m", .number(survey.profile.length, decimals: 1)),
            ("map", map.map { MapJSON.value($0, survey, Runner()) } ?? .null),
            ("ways", .array(map.map(ways) ?? [])),
        ])
    }

    private func ways(_ map: MapFindings) -> [JSONValue] {
        let runs = map.match.runs
        return zip(runs, map.match.roadProfiles(of: runs, map.region)).map { way($0, $1, map) }
    }

    private func way(_ run: MatchedRun, _ profile: RoadProfile?, _ map: MapFindings) -> JSONValue {
        let network = map.match.network
        let found = run.way.map { SurfaceOfWay(network.tags(ofWay: $0)) }
        return .object([
            ("from_m", .number(run.start, decimals: 1)),
            ("to_m", .number(run.end, decimals: 1)),
            ("way_id", run.way.map { .integer(Int(network.id(ofWay: $0))) } ?? .null),
            ("direction", .text(run.way.map { _ in run.isAgainst ? "against" : "along" })),
            ("class", .text(run.way.map { network.tags(ofWay: $0).wayClass.name })),
            ("name", .text(run.way.flatMap { network.name(ofWay: $0) })),
            ("surface", .text(found?.surface.rawValue)),
            ("surface_origin", .text(found?.origin.rawValue)),
            ("surface_confidence", found.map { .number($0.confidence, decimals: 2) } ?? .null),
            ("cross_section", profile.map(MapJSON.crossSection) ?? .null),
        ])
    }
}
