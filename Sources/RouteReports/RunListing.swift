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
            let way = run.turnsHalfWay ? "half each way" : known
            let laps = route?.laps == nil ? "" : ", \(run.laps) \(run.laps == 1 ? "lap" : "laps")"
            table.add([
                "\(run.id)", CivilDate(daysSince1970: run.day).description, (route?.key ?? "?").cut(to: 28, style),
                style.kilometres(run.length), way + laps, Self.line(run), shoe?.name ?? "",
            ])
        }
        return style.cleaned(table.text)
    }

    /// Where the runner went; a question mark where it is not known.
    private static func line(_ run: StoredRun) -> String {
        guard let line = run.line else { return run.recordedSide.map { "\($0.rawValue) of the road, recorded" } ?? "?" }
        guard let back = run.returnLine, back != line else { return words(line, run.direction) }
        return "\(words(line, run.direction)), back \(words(back, run.direction))"
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
                ("line", .text(run.line?.rawValue)), ("return_line", .text(run.returnLine?.rawValue)),
                ("recorded_side", .text(run.recordedSide?.rawValue)),
                ("laps", .integer(run.laps)), ("shoe", .text(shoe?.key)),
                ("map_attribution", MapJSON.attribution(where: Self.usesMap(run))),
            ])
        }
    }
}

/// Pairs of shoes, one line each.
public enum ShoeListing {
    public static func text(_ shoes: [StoredShoe], style: ReportStyle) -> String {
        var table = Table([.right, .left, .right, .right, .left, .left])
        table.add(["ID", "SHOE", "KM", "OF KM", "LAST WORN", ""])
        for shoe in shoes {
            table.add([
                "\(shoe.id)", shoe.name, style.kilometres(shoe.distance, decimals: 0),
                style.kilometres(shoe.retires, decimals: 0),
                shoe.lastDay.map { CivilDate(daysSince1970: $0).description } ?? "",
                shoe.isRetired ? "retired" : shoe.isWornOut ? "worn out" : "",
            ])
        }
        return style.cleaned(table.text)
    }

    /// Objects of `camber.shoes/1`.
    public static func json(_ shoes: [StoredShoe]) -> [JSONValue] {
        shoes.map { shoe in
            .object([
                ("schema", .string("camber.shoes/1")), ("id", .integer(Int(shoe.id))), ("key", .string(shoe.key)),
                ("name", .string(shoe.name)), ("distance_m", .number(shoe.distance, decimals: 1)),
                ("start_m", .number(shoe.start, decimals: 1)), ("retires_m", .number(shoe.retires, decimals: 1)),
                ("last_day", .text(shoe.lastDay.map { CivilDate(daysSince1970: $0).description })),
                ("retired", .bool(shoe.isRetired)), ("worn_out", .bool(shoe.isWornOut)),
            ])
        }
    }
}

/// The pain diary, one line a morning.
public enum PainListing {
    public static func text(_ entries: [PainEntry], style: ReportStyle) -> String {
        var table = Table([.left, .right, .right])
        table.add(["MORNING", "LEFT", "RIGHT"])
        for entry in entries {
            table.add([
                CivilDate(daysSince1970: entry.day).description, entry.left.map(String.init) ?? "?",
                entry.right.map(String.init) ?? "?",
            ])
        }
        return style.cleaned(table.text)
    }

    /// Objects of `camber.pain/1`.
    public static func json(_ entries: [PainEntry]) -> [JSONValue] {
        entries.map { entry in
            .object([
                ("schema", .string("camber.pain/1")),
                ("day", .string(CivilDate(daysSince1970: entry.day).description)),
                ("left", .value(entry.left)),
                ("right", .value(entry.right)),
            ])
        }
    }
}

/// What can be undone, the last thing first.
public enum BatchListing {
    public static func text(_ batches: [Batch], style: ReportStyle) -> String {
        var table = Table([.right, .left, .left, .left, .left])
        table.add(["BATCH", "DAY", "WHAT", "", ""])
        for batch in batches {
            table.add([
                "\(batch.id)", CivilDate(daysSince1970: batch.time.flooredQuotient(by: 86_400)).description,
                batch.kind.rawValue, batch.summary.cut(to: 50, style), batch.isUndone ? "undone" : "",
            ])
        }
        return style.cleaned(table.text)
    }

    /// Objects of `camber.batches/1`.
    public static func json(_ batches: [Batch]) -> [JSONValue] {
        batches.map { batch in
            .object([
                ("schema", .string("camber.batches/1")), ("batch", .integer(Int(batch.id))),
                ("time_s", .integer(batch.time)), ("what", .string(batch.kind.rawValue)),
                ("summary", .string(batch.summary)), ("undone", .bool(batch.isUndone)),
            ])
        }
    }
}
