import RouteAnalysis
public import RouteLibrary

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
        return style.cleaned(table.text(within: style.tableColumns))
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
