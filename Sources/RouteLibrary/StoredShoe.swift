import GRDB

/// A pair of shoes with what it has gone.
public struct StoredShoe: Sendable, Hashable {
    /// Metres at which a pair is done where the runner says nothing else: advice is 480 to 800 km.
    public static let usualRetirement = 800_000.0

    public let id: Int64
    public let key: String
    public let name: String
    /// Metres before its first run here.
    public let start: Double
    /// Metres at which it retires.
    public let retires: Double
    /// Whether the runner has put it away.
    public let isRetired: Bool
    /// Metres in all.
    public let distance: Double
    /// Days since 1970-01-01; `nil` where it has no run.
    public let lastDay: Int?

    public var isWornOut: Bool { isRetired || distance >= retires }

    init(_ row: Row) {
        id = row["id"]
        key = row["key"]
        name = row["name"]
        start = row["start"]
        retires = row["retires"]
        isRetired = row["is_retired"]
        distance = row["start"] + (row["run"] as Double? ?? 0)
        lastDay = row["last_day"]
    }
}

extension Library {
    private static let shoes = """
        SELECT shoe.*, (SELECT sum(length) FROM run WHERE run.shoe = shoe.id) AS run,
            (SELECT max(day) FROM run WHERE run.shoe = shoe.id) AS last_day FROM shoe
        """

    /// Every pair, in the order in which they came.
    public func shoes() throws(LibraryError) -> [StoredShoe] {
        try read { db in try Row.fetchAll(db, sql: "\(Self.shoes) ORDER BY id").map(StoredShoe.init) }
    }

    /// Adds a pair, or changes what is said of one.
    ///
    /// - Parameters:
    ///   - start: metres before its first run here.
    ///   - retires: metres at which it is done.
    public func setShoe(
        _ name: String, start: Double?, retires: Double?, isRetired: Bool?, at time: Int
    ) throws(LibraryError) -> StoredShoe {
        try batch(.shoes, at: time) { db in
            let known = try row(ofShoe: name, in: db).map(StoredShoe.init)
            if let known {
                try db.execute(
                    sql: "UPDATE shoe SET start = ?, retires = ?, is_retired = ? WHERE id = ?",
                    arguments: [
                        start ?? known.start, retires ?? known.retires, isRetired ?? known.isRetired, known.id,
                    ])
            } else {
                try db.execute(
                    sql: "INSERT INTO shoe (key, name, start, retires, is_retired) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        try RouteKey.unused(for: name, in: db, table: "shoe"), name, start ?? 0,
                        retires ?? StoredShoe.usualRetirement, isRetired ?? false,
                    ])
            }
            let shoe = try shoe(named: name, in: db)
            return (shoe, shoe.key)
        }.value
    }

    func shoe(named name: String, in db: Database) throws -> StoredShoe {
        if let row = try row(ofShoe: name, in: db) { return StoredShoe(row) }
        throw LibraryError(.nothingFound, self.name, "no pair \"\(name)\"; camber shoes \"\(name)\" adds it")
    }

    private func row(ofShoe name: String, in db: Database) throws -> Row? {
        try Row.fetchOne(
            db,
            sql: "\(Self.shoes) WHERE key = ? OR name = ? COLLATE NOCASE OR id = ? ORDER BY key = ? DESC, id LIMIT 1",
            arguments: [name, name, Int64(name), name])
    }
}
