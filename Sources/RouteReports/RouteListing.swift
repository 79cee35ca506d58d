import RouteAnalysis
public import RouteLibrary
import RouteGeometry

/// The routes of a library, one line each.
public struct RouteListing: Sendable {
    public enum Order: String, Sendable, CaseIterable {
        case id, name, distance, ascent, runs, last
    }

    private let summaries: [RouteSummary]
    private let style: ReportStyle

    public init(_ summaries: [RouteSummary], by order: Order, style: ReportStyle) {
        self.style = style
        // They come in the order of their ids.
        self.summaries =
            order == .id
            ? summaries
            : summaries.sorted { a, b in
                switch order {
                case .id: a.route.id < b.route.id
                case .name: (a.route.key, a.route.id) < (b.route.key, b.route.id)
                case .distance: (a.route.length, a.route.id) < (b.route.length, b.route.id)
                case .ascent: (a.route.ascent ?? -1, a.route.id) < (b.route.ascent ?? -1, b.route.id)
                case .runs: (-a.runCount, a.route.id) < (-b.runCount, b.route.id)
                case .last: (-(a.lastDay ?? .min + 1), a.route.id) < (-(b.lastDay ?? .min + 1), b.route.id)
                }
            }
    }

    public var text: String {
        var table = Table([.right, .left, .left, .right, .right, .left, .left, .right, .left, .left])
        table.add(["ID", "NAME", "KIND", "KM", "\(style.up.uppercased())M", "SURFACE", "CAMBER", "RUNS", "LAST", ""])
        for summary in summaries {
            let route = summary.route
            let (surface, camber) = ground(summary)
            table.add([
                String(route.id), route.key.cut(to: 28, style), Self.kind(of: route), style.kilometres(route.length),
                route.ascent?.fixed(0) ?? "?", surface, camber,
                String(summary.runCount), summary.lastDay.map { CivilDate(daysSince1970: $0).description } ?? "",
                summary.lastDirection.map { Self.way(of: route, $0) } ?? "",
            ])
        }
        return style.cleaned(table.text(within: style.tableColumns))
    }

    private func ground(_ summary: RouteSummary) -> (surface: String, camber: String) {
        if summary.ground.isEmpty { return ("\(summary.route.assumedSurface.rawValue) ? 100 %", "?") }
        let stretches = stretches(summary)
        return (SurfaceWords.shares(of: stretches, style), Self.camber(stretches, style))
    }

    private func stretches(_ summary: RouteSummary) -> [Stretch] {
        Stretch.overlay(
            length: summary.route.length, layers: summary.ground, assumedSurface: summary.route.assumedSurface)
    }

    static func kind(of route: StoredRoute) -> String {
        route.laps.map { "track, \($0.count) \($0.count == 1 ? "lap" : "laps")" } ?? route.shape.words
    }

    /// Which way a run went; laps by the side they turn to.
    static func way(of route: StoredRoute, _ direction: TravelDirection) -> String {
        if let laps = route.laps {
            let turning = direction == .asDrawn ? laps.turning : laps.turning.opposite
            return turning.lapDirection
        }
        if case .outAndBack = route.shape { return "out and back" }
        return direction == .asDrawn ? "as drawn" : "reversed"
    }

    /// `crown 3 % km 0.8-3.8`, `level`, or a question mark where nobody told.
    private static func camber(_ stretches: [Stretch], _ style: ReportStyle) -> String {
        let known = stretches.filter { $0.crossSection.origin > .assumed }
        guard let longest = known.max(by: { $0.length < $1.length }), let end = stretches.last?.end else { return "?" }
        let words =
            switch longest.crossSection.value {
            case .level: "level"
            case .crowned(let crossfall): "crown \(style.percent(crossfall, 1))"
            case .banked(let crossfall, let falls): "bank \(style.percent(crossfall, 1)) to the \(falls.rawValue)"
            }
        if longest.length > 0.95 * end { return words }
        return "\(words) km \(style.kilometres(longest.start))\(style.dash)\(style.kilometres(longest.end))"
    }

    /// Objects of `camber.routes/1`.
    public var json: [JSONValue] {
        summaries.map { summary in
            let route = summary.route
            return .object([
                ("schema", .string("camber.routes/1")), ("id", .integer(Int(route.id))), ("key", .string(route.key)),
                ("name", .string(route.name)), ("kind", .string(Self.kind(of: route))),
                ("distance_m", .number(route.length, decimals: 1)), ("ascent_m", .value(route.ascent, decimals: 1)),
                ("descent_m", .value(route.descent, decimals: 1)), ("runs", .integer(summary.runCount)),
                ("last_run", .text(summary.lastDay.map { CivilDate(daysSince1970: $0).description })),
                ("last_direction", .text(summary.lastDirection?.rawValue)),
                ("last_line", .text(summary.lastLine?.rawValue)),
                ("stretches", .array(stretches(summary).map(Self.stretch))),
                ("map_attribution", MapJSON.attribution(where: summary.ground.isFromMap)),
            ])
        }
    }

    private static func stretch(_ stretch: Stretch) -> JSONValue {
        var kind = "level"
        var falls: Edge?
        switch stretch.crossSection.value {
        case .level: break
        case .crowned: kind = "crowned"
        case .banked(_, let edge): (kind, falls) = ("banked", edge)
        }
        return .object([
            ("from_m", .number(stretch.start, decimals: 1)), ("to_m", .number(stretch.end, decimals: 1)),
            ("surface", .string(stretch.surface.value.rawValue)),
            ("surface_origin", .string(stretch.surface.origin.rawValue)), ("cross_section", .string(kind)),
            ("crossfall", .number(stretch.crossSection.value.crossfall, decimals: 4)),
            ("falls", .text(falls?.rawValue)),
            ("cross_section_origin", .string(stretch.crossSection.origin.rawValue)),
            ("traffic", .string(stretch.traffic.value.rawValue)),
            ("traffic_origin", .string(stretch.traffic.origin.rawValue)),
        ])
    }
}
