import GRDB

/// Names as a runner types them.
enum RouteKey {
    /// Lower-case ASCII letters and digits, with single dashes for everything between; `fallback` where nothing is left.
    static func base(for name: String, fallback: String = "route") -> String {
        let allowed = name.lowercased().unicodeScalars.map { scalar in
            ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
        }
        let joined = String(allowed).split(separator: "-").joined(separator: "-")
        // A number would be taken for an id.
        if joined.isEmpty { return fallback }
        return Int64(joined) == nil ? joined : "\(fallback)-\(joined)"
    }

    /// A key for `name` that no row of `table` has, besides the one with id `own`.
    static func unused(
        for name: String, in db: Database, table: String = "route", besides own: Int64? = nil
    ) throws -> String {
        let base = base(for: name, fallback: table)
        let isTaken = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE key = ? AND id IS NOT ?)")
        var key = base
        var number = 2
        while try Bool.fetchOne(isTaken, arguments: [key, own]) ?? false {
            key = "\(base)-\(number)"
            number += 1
        }
        return key
    }
}
