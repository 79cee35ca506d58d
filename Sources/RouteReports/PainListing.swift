import RouteAnalysis
public import RouteLibrary

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
        return style.cleaned(table.text(within: style.tableColumns))
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
