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

    /// A way under the route: neighbouring runs of it, whichever way round.
    private struct Row {
        var runs: [MappedRun]

        var start: Double { runs[0].run.start }
        var length: Double { runs.reduce(0) { $0 + $1.run.length } }
        /// The one that says most of it.
        var longest: MappedRun { runs.max { $0.run.length < $1.run.length } ?? runs[0] }
        var confidence: Double { runs.reduce(0) { $0 + $1.run.confidence * $1.run.length } / length }
    }

    private func rows(_ map: MapFindings) -> [Row] {
        map.runs.reduce(into: []) { rows, run in
            if let last = rows.last, last.runs[0].wayID == run.wayID {
                rows[rows.count - 1].runs.append(run)
            } else {
                rows.append(Row(runs: [run]))
            }
        }
    }

    /// The whole report, ending in a newline.
    public func text(style: ReportStyle) -> String {
        let title = "\(survey.route.name)\(style.separator)\(style.kilometres(survey.profile.length, decimals: 2)) km"
        guard let map else { return style.cleaned("\(title)\n\nNo map has a way there.\n") }
        let blocks = [[title], table(map, style), summary(map, style), MapWords.attribution([survey], style)]
        return style.cleaned(blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n")
    }

    private func table(_ map: MapFindings, _ style: ReportStyle) -> [String] {
        var table = Table([.right, .right, .left, .left, .left, .left])
        table.add(["KM", "M", "WAY", "KIND", "SURFACE", "NAME"])
        for row in rows(map) {
            let metres = row.length.fixed(0)
            let (run, network) = (row.longest, row.longest.network)
            guard let way = run.run.way, let found = run.surface() else {
                table.add([style.kilometres(row.start, decimals: 2), metres, "", "on no way", "unknown"])
                continue
            }
            let isSure = found.origin == .map && found.confidence >= Self.sure
            let surface =
                isSure ? found.surface.rawValue : "\(found.surface.rawValue), \(style.percent(found.confidence)) sure"
            table.add([
                style.kilometres(row.start, decimals: 2), metres, "\(network.id(ofWay: way))",
                network.tags(ofWay: way).wayClass.name, surface, network.name(ofWay: way)?.cut(to: 28, style) ?? "",
            ])
        }
        return table.blocks(within: style.tableColumns).flatMap(\.self)
    }

    /// How sure a way must be for the other one not to be told, and metres that are too few to tell of. Ours.
    private static let sure = 0.9
    private static let leastLength = 100.0

    /// Where the route may as well be on another way beside the one it is put on.
    private func doubts(_ map: MapFindings, _ style: ReportStyle) -> [String] {
        rows(map).filter { $0.confidence < Self.sure && $0.length >= Self.leastLength }.map { row in
            let place = "km \(style.kilometres(row.start, decimals: 2)), \(row.length.fixed(0)) m"
            return "\(place): \(words(row.longest.run.way, row.longest.network)), "
                + "\(style.percent(row.confidence)) sure; else "
                + words(row.longest.run.otherWay, row.longest.network)
        }
    }

    /// `way 23620044, tertiary, asphalt`
    private func words(_ way: Int?, _ network: WayNetwork) -> String {
        guard let way else { return "no way" }
        let tags = network.tags(ofWay: way)
        return "way \(network.id(ofWay: way)), \(tags.wayClass.name), \(SurfaceOfWay(tags).surface.rawValue)"
    }

    private func summary(_ map: MapFindings, _ style: ReportStyle) -> [String] {
        let words = MapWords(map, style)
        let mix = map.surfaces.parts.filter { $0.length >= 0.5 }.map { part in
            "\(part.surface.rawValue) \(style.distance(part.length))"
                + (part.origin == .map ? "" : " (\(style.percent(part.confidence)) sure)")
        }
        var lines = [("Map", words.coverage), ("Surfaces", mix.joined(separator: style.separator))]
        lines.append(("Slopes", words.slopes))
        for (number, doubt) in doubts(map, style).enumerated() { lines.append((number == 0 ? "Not sure" : "", doubt)) }
        for run in map.trackRuns {
            let way = run.turning.lapDirection
            lines.append(("Track", "\(run.laps.fixed(1)) laps \(way), \(run.lapLength.fixed(0)) m each as mapped"))
        }
        if let ran = words.ran(survey, Runner()) { lines.append(("You ran", ran)) }
        return lines.flatMap { label, text in
            text.wrapped(to: style.width - 12).enumerated().map { i, line in
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
            ("ways", .array(map?.runs.map(way) ?? [])),
        ])
    }

    private func way(_ mapped: MappedRun) -> JSONValue {
        let (run, network, found) = (mapped.run, mapped.network, mapped.surface())
        return .object([
            ("from_m", .number(run.start, decimals: 1)),
            ("to_m", .number(run.end, decimals: 1)),
            ("way_id", .value(mapped.wayID.map(Int.init))),
            ("way_confidence", run.way.map { _ in .number(run.confidence, decimals: 2) } ?? .null),
            ("other_way_id", .value(run.otherWay.map { Int(network.id(ofWay: $0)) })),
            ("direction", .text(run.way.map { _ in run.isAgainst ? "against" : "along" })),
            ("class", .text(run.way.map { network.tags(ofWay: $0).wayClass.name })),
            ("name", .text(run.way.flatMap { network.name(ofWay: $0) })),
            ("surface", .text(found?.surface.rawValue)),
            ("surface_origin", .text(found?.origin.rawValue)),
            ("surface_confidence", .value(found?.confidence, decimals: 2)),
            ("cross_section", mapped.profile.map(MapJSON.crossSection) ?? .null),
        ])
    }
}
