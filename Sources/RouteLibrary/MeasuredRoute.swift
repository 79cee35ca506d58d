import GRDB

/// What was measured anew along a route that is there.
public struct MeasuredRoute: Sendable {
    public let route: StoredRoute
    /// Metres; `nil` where elevation is unknown.
    public let ascent, descent: Double?
    public let profile: StoredProfile

    public init(route: StoredRoute, ascent: Double?, descent: Double?, profile: StoredProfile) {
        self.route = route
        self.ascent = ascent
        self.descent = descent
        self.profile = profile
    }
}

extension Library {
    /// Puts what was measured in the place of what was; no batch, for nothing is known that was not known before.
    ///
    /// Nobody has asked for it: where the library can only be read, its disk is full or another process writes to it, it is
    /// not kept, and is measured again the next time.
    public func keep(_ measured: [MeasuredRoute]) throws(LibraryError) {
        guard isWritable, !measured.isEmpty else { return }
        do {
            try database.writeWithoutTransaction { db in
                let patience = try Int.fetchOne(db, sql: "PRAGMA busy_timeout") ?? 0
                try db.execute(sql: "PRAGMA busy_timeout = 0")
                defer { try? db.execute(sql: "PRAGMA busy_timeout = \(patience)") }
                try db.inTransaction(.immediate) {
                    for route in measured { try keep(route, in: db) }
                    try forgetOlder(in: db)
                    return .commit
                }
            }
        } catch let error as DatabaseError
            where [.SQLITE_BUSY, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_READONLY].contains(error.resultCode)
        {
            return
        } catch {
            throw LibraryError(error, in: name)
        }
    }

    /// Passes over a route that is no longer there, or is another one by now.
    private func keep(_ measured: MeasuredRoute, in db: Database) throws {
        let route = measured.route
        try db.cachedStatement(
            sql: "UPDATE route SET ascent = ?, descent = ? WHERE id = ? AND original = ? AND length = ?"
        ).execute(arguments: [measured.ascent, measured.descent, route.id, route.original, route.length])
        guard db.changesCount > 0 else { return }
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO profile VALUES (?, ?, ?)")
            .execute(arguments: [route.id, measured.profile.method, measured.profile.cells.data])
    }

    /// What is undone later brings back how a route was called, and not how it was measured, unless its profile comes back
    /// too.
    private func forgetOlder(in db: Database) throws {
        try db.execute(
            sql: """
                UPDATE before_route
                SET (ascent, descent) = (SELECT ascent, descent FROM route WHERE route.id = before_route.id)
                WHERE change IN (
                    SELECT own.id FROM change AS own WHERE own.table_name = 'route' AND own.kind = 'update'
                    AND NOT EXISTS (
                        SELECT 1 FROM change AS other WHERE other.table_name = 'route' AND other.row = own.row
                        AND other.kind != 'update' AND other.id > own.id))
                """)
    }
}
