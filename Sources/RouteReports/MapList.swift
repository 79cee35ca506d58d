public import RouteAnalysis
import OpenStreetMap
import RouteGeometry

/// Installed maps.
public enum MapList {
    /// What the licence of the maps asks to be said, as standard error says it.
    public static var attribution: String { "map data \(MapWords.credit(.ascii))" }

    public static func text(_ maps: [MapShelf.Entry], style: ReportStyle) -> String {
        if maps.isEmpty { return "No map is installed; camber map add FILE installs one.\n" }
        var table = Table([.left, .right, .right, .right, .left])
        table.add(["MAP", "WAYS", "KM", "MB", "REACHES FROM"])
        for entry in maps {
            let (low, high) = entry.map.bounds
            let corners = [low, high].map { "\(style.number($0.latitude, 2)) \(style.number($0.longitude, 2))" }
            table.add([
                entry.name, "\(entry.map.wayCount)", style.kilometres(entry.map.length, decimals: 0),
                (Double(entry.size) / 1e6).fixed(1), corners.joined(separator: " to "),
            ])
        }
        return style.cleaned(
            table.text(within: style.tableColumns) + "\nMap data \(MapWords.credit(style))\n")
    }

    /// Schema `camber.maps/1`. Keys are only ever added.
    public static func json(_ maps: [MapShelf.Entry]) -> JSONValue {
        .object([
            ("schema", .string("camber.maps/1")),
            ("attribution", .string(WayNetwork.attribution)),
            ("maps", .array(maps.map(value))),
        ])
    }

    private static func value(_ entry: MapShelf.Entry) -> JSONValue {
        let (low, high) = entry.map.bounds
        return .object([
            ("name", .string(entry.name)), ("ways", .integer(entry.map.wayCount)),
            ("length_m", .number(entry.map.length, decimals: 0)), ("size_bytes", .integer(entry.size)),
            ("south_deg", .number(low.latitude, decimals: 7)), ("west_deg", .number(low.longitude, decimals: 7)),
            ("north_deg", .number(high.latitude, decimals: 7)), ("east_deg", .number(high.longitude, decimals: 7)),
        ])
    }
}
