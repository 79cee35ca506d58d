import RouteAnalysis
public import RouteLibrary

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
        return style.cleaned(table.text(within: style.tableColumns))
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
