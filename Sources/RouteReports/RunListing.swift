import RouteAnalysis
public import RouteLibrary
import RouteGeometry

/// Runs, one line each.
public struct RunListing: Sendable {
    private let runs: [(run: StoredRun, route: StoredRoute?, shoe: StoredShoe?)]
    private let style: ReportStyle

    public init(_ runs: [StoredRun], routes: [StoredRoute], shoes: [StoredShoe], style: ReportStyle) {
        let routes = Dictionary(uniqueKeysWithValues: routes.map { ($0.id, $0) })
        let shoes = Dictionary(uniqueKeysWithValues: shoes.map { ($0.id, $0) })
        self.runs = runs.map { ($0, routes[$0.route], $0.shoe.flatMap { shoes[$0] }) }
        self.style = style
    }

    /// Whether something of it comes from a map.
    public var usesMap: Bool { runs.contains { Self.usesMap($0.run) } }

    private static func usesMap(_ run: StoredRun) -> Bool { run.line == nil && run.recordedSide != nil }

    public var text: String {
        var table = Table([.right, .left, .left, .right, .left, .left, .left])
        table.add(["ID", "DAY", "ROUTE", "KM", "WAY", "LINE", "SHOE"])
        for (run, route, shoe) in runs {
            let known = run.direction.flatMap { way in route.map { RouteListing.way(of: $0, way) } } ?? "?"
            let back = run.direction == .reversed ? "out the other way and back" : "out and back"
            let way = run.turnsHalfWay ? "half each way" : run.turnsBack ? back : known
            let laps = route?.laps == nil ? "" : ", \(run.laps) \(run.laps == 1 ? "lap" : "laps")"
            table.add([
                "\(run.id)", CivilDate(daysSince1970: run.day).description, (route?.key ?? "?").cut(to: 28, style),
                style.kilometres(run.length), way + laps, Self.line(run, on: route), shoe?.name ?? "",
            ])
        }
        return style.cleaned(table.text(within: style.tableColumns))
    }

    /// Where the runner went; a question mark where it is not known. Who turned round on a route that does not has an edge of
    /// its drawing at the other hand on the way back.
    private static func line(_ run: StoredRun, on route: StoredRoute?) -> String {
        guard let line = run.line else { return run.recordedSide.map { "\($0.rawValue) of the road, recorded" } ?? "?" }
        let isAgainst = run.turnsBack && route?.shape.turnAround == nil
        let (out, back) = (
            words(line, run.direction),
            words(run.returnLine ?? line, isAgainst ? run.direction?.opposite : run.direction)
        )
        return out == back ? out : "\(out), back \(back)"
    }

    /// On the runner's own hand, where it is known which way they went.
    private static func words(_ line: Line, _ direction: TravelDirection?) -> String {
        let words = String(line.rawValue.map { $0 == "_" ? " " : $0 })
        guard let edge = line.ownEdge else { return words }
        guard let direction else { return "\(words) as drawn" }
        return "\(line.isFootway ? "footway" : "edge") on your \(edge.side(travelling: direction).rawValue)"
    }

    /// Objects of `camber.runs/1`.
    public var json: [JSONValue] {
        runs.map { run, route, shoe in
            .object([
                ("schema", .string("camber.runs/1")), ("id", .integer(Int(run.id))),
                ("day", .string(CivilDate(daysSince1970: run.day).description)),
                ("start_s", .value(run.start)), ("route", .text(route?.key)),
                ("distance_m", .number(run.length, decimals: 1)),
                ("direction", .text(run.turnsHalfWay ? nil : run.direction?.rawValue)),
                ("laps_split_both_ways", .bool(run.turnsHalfWay)),
                ("turn_around_m", run.turnsBack ? .number(run.length / 2, decimals: 1) : .null),
                ("line", .text(run.line?.rawValue)), ("return_line", .text(run.returnLine?.rawValue)),
                ("recorded_side", .text(run.recordedSide?.rawValue)),
                ("laps", .integer(run.laps)), ("shoe", .text(shoe?.key)),
                ("map_attribution", MapJSON.attribution(where: Self.usesMap(run))),
            ])
        }
    }
}
