import GRDB

/// Something the runner did that can be taken back.
public struct Batch: Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case `import`, note, rename, remove, merge, split, done, shoes, pain
    }

    /// Counted from 1; never given twice.
    public let id: Int64
    public let kind: Kind
    public let summary: String
    /// Seconds since 1970.
    public let time: Int
    public let isUndone: Bool

    init(_ row: Row) {
        id = row["id"]
        kind = Kind(rawValue: row["kind"]) ?? .import
        summary = row["summary"]
        time = row["at"]
        isUndone = row["undone"] != nil
    }
}

extension Library {
    /// Every batch, the last one first.
    public func batches() throws(LibraryError) -> [Batch] {
        try read { db in try Row.fetchAll(db, sql: "SELECT * FROM batch ORDER BY id DESC").map(Batch.init) }
    }

    /// Writes what `body` writes as one batch: all of it, or nothing where it throws.
    ///
    /// A body that changes nothing leaves no batch behind.
    /// - Parameters:
    ///   - time: seconds since 1970.
    ///   - keeps: whether to keep what was written; a rehearsal does not.
    ///   - body: returns its result and a summary of the batch.
    /// - Returns: the result, and the batch's id; `nil` where nothing was changed.
    func batch<Value>(
        _ kind: Batch.Kind, at time: Int, keeps: Bool = true, _ body: (Database) throws -> (Value, summary: String)
    ) throws(LibraryError) -> (value: Value, batch: Int64?) {
        try requireWritable()
        do {
            return try writing { db in
                var result: (value: Value, batch: Int64?)?
                try db.inTransaction(.immediate) {
                    try db.execute(
                        sql: "INSERT INTO batch (kind, summary, at) VALUES (?, '', ?)",
                        arguments: [kind.rawValue, time])
                    let id = db.lastInsertedRowID
                    try db.execute(sql: "INSERT INTO current VALUES (?)", arguments: [id])
                    let before = try Self.lastChange(in: db)
                    let (value, summary) = try body(db)
                    try db.execute(sql: "DELETE FROM current")
                    try db.execute(sql: "UPDATE batch SET summary = ? WHERE id = ?", arguments: [summary, id])
                    let isChanged = try Self.lastChange(in: db) != before
                    result = (value, isChanged && keeps ? id : nil)
                    return isChanged && keeps ? .commit : .rollback
                }
                guard let result else { preconditionFailure("a transaction that ends has run") }
                return result
            }
        } catch {
            throw LibraryError(error, in: name)
        }
    }

    private static func lastChange(in db: Database) throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT max(id) FROM change")
    }

    /// Takes a batch back: every row it changed is as it was before.
    ///
    /// - Parameter id: `nil` is the last one that has not been taken back.
    /// - Throws: where there is no such batch, it has been taken back already, or a later one builds on it.
    public func undo(_ id: Int64? = nil) throws(LibraryError) -> Batch {
        try requireWritable()
        do {
            return try database.writeWithoutTransaction { db in
                var undone: Batch?
                try db.inTransaction(.immediate) {
                    let batch = try self.batch(id, in: db)
                    try refuseIfBuiltOn(batch, in: db)
                    try takeBack(batch, in: db)
                    undone = batch
                    return .commit
                }
                guard let undone else { preconditionFailure("a transaction that ends has run") }
                return undone
            }
        } catch {
            throw LibraryError(error, in: name)
        }
    }

    private func batch(_ id: Int64?, in db: Database) throws -> Batch {
        let row =
            if let id {
                try Row.fetchOne(db, sql: "SELECT * FROM batch WHERE id = ?", arguments: [id])
            } else {
                try Row.fetchOne(db, sql: "SELECT * FROM batch WHERE undone IS NULL ORDER BY id DESC LIMIT 1")
            }
        guard let batch = row.map(Batch.init) else {
            throw LibraryError(.nothingFound, name, id.map { "no batch \($0)" } ?? "nothing to undo")
        }
        if batch.isUndone { throw LibraryError(.refused, name, "\(batch.kind) \(batch.id) is undone already") }
        return batch
    }

    /// Throws where a later batch changed a row that `batch` changed.
    private func refuseIfBuiltOn(_ batch: Batch, in db: Database) throws {
        let later = try Row.fetchOne(
            db,
            sql: """
                SELECT batch.* FROM change AS own
                JOIN change AS other ON other.table_name = own.table_name AND other.row = own.row
                JOIN batch ON batch.id = other.batch
                WHERE own.batch = ? AND other.batch > own.batch ORDER BY batch.id DESC LIMIT 1
                """, arguments: [batch.id])
        if let later = later.map(Batch.init) { throw builtOn(batch, by: later) }
    }

    private func builtOn(_ batch: Batch, by later: Batch) -> LibraryError {
        LibraryError(
            .refused, name,
            "\(batch.kind) \(batch.id) cannot be undone before \(later.kind) \(later.id), which builds on it; "
                + "camber undo \(later.id)")
    }

    private func takeBack(_ batch: Batch, in db: Database) throws {
        // "The defer_foreign_keys pragma is automatically switched off at each COMMIT or ROLLBACK."
        try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
        let keys = Dictionary(uniqueKeysWithValues: LibrarySchema.undone.map { ($0.key, $0.value) })
        let changes = try Row.fetchAll(
            db, sql: "SELECT id, kind, table_name, row FROM change WHERE batch = ? ORDER BY id DESC",
            arguments: [batch.id])
        for change in changes {
            let (number, kind, table, row): (Int64, String, String, Int64) = (
                change[0], change[1], change[2], change[3]
            )
            guard let key = keys[table] else { throw LibraryError(.badData, name, "a change of no table, \(table)") }
            if kind != "delete" { try db.execute(sql: "DELETE FROM \(table) WHERE \(key) = ?", arguments: [row]) }
            guard kind != "insert" else { continue }
            let columns = try db.columns(in: table).map(\.name).joined(separator: ", ")
            try db.execute(
                sql: "INSERT INTO \(table) (\(columns)) SELECT \(columns) FROM before_\(table) WHERE change = ?",
                arguments: [number])
            try db.execute(sql: "DELETE FROM before_\(table) WHERE change = ?", arguments: [number])
        }
        try db.execute(sql: "DELETE FROM change WHERE batch = ?", arguments: [batch.id])
        try db.execute(sql: "UPDATE batch SET undone = 1 WHERE id = ?", arguments: [batch.id])
        try refuseIfDangling(batch, in: db)
    }

    /// Throws where a row of a later batch points to one that is gone.
    private func refuseIfDangling(_ batch: Batch, in db: Database) throws {
        guard let row = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check") else { return }
        let later = try Row.fetchOne(
            db,
            sql: """
                SELECT batch.* FROM change JOIN batch ON batch.id = change.batch
                WHERE table_name = ? AND row = ? ORDER BY batch.id DESC LIMIT 1
                """, arguments: [row[0] as String, row[1] as Int64?])
        throw later.map { builtOn(batch, by: Batch($0)) }
            ?? LibraryError(.refused, name, "\(batch.kind) \(batch.id) cannot be undone: later changes build on it")
    }
}
