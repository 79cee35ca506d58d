import GRDB

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Everything a runner keeps: routes with their files, notes, runs, shoes and a pain diary, in one SQLite file.
///
/// What is written is written as a batch: one transaction that is there wholly or not at all, whenever the process or the
/// power goes, and that can be taken back. Several processes may use one library: writers wait for each other, readers only
/// for the first batch of a new one. `LibrarySchema` has the tables.
public struct Library: Sendable {
    /// What messages call it: its path, or `:memory:`.
    public let name: String
    let database: DatabaseQueue
    /// Why the library can only be read; `nil` where it can be written to.
    private let barrier: LibraryError?
    /// Whether the file was made here.
    private let isNew: Bool

    /// How long one writer waits for another, seconds. Ours: an import of a decade is a minute.
    private static let patience = 600.0
    /// Bytes of a page. Lines of some 700 bytes waste a third of smaller ones: 2,000 runs of 65 kB take 3 % less than with
    /// 1,024.
    private static let pageSize = 4096

    /// Opens a library, or makes one.
    ///
    /// - Parameters:
    ///   - path: `:memory:` is a library that ends with the process.
    ///   - makesNew: whether to make the file where there is none.
    /// - Throws: where there is none and none is wanted, where it cannot be made, and where the file is no library, one
    ///   that a newer version wrote, or damaged; the file is then as it was.
    public init(path: String, makesNew: Bool = true) throws(LibraryError) {
        name = path
        if path == ":memory:" {
            database = try Self.opening(path) { try DatabaseQueue(configuration: Self.configuration) }
            (barrier, isNew) = (nil, false)
            return
        }
        let file = LibraryFile(path: path)
        if !makesNew, !file.exists {
            throw LibraryError(.nothingFound, path, "no library there yet; camber import makes one")
        }
        isNew = try file.make()
        do throws(LibraryError) {
            try file.check()
            (database, barrier) = try Self.opened(file, isNew: isNew)
        } catch {
            if isNew { file.remove() }
            throw error
        }
    }

    /// The file for reading and writing, else for reading, with the reason.
    private static func opened(
        _ file: LibraryFile, isNew: Bool
    ) throws(LibraryError) -> (DatabaseQueue, barrier: LibraryError?) {
        do throws(LibraryError) {
            return (try opening(file.path, isNew: isNew) { try connection(to: file.path) }, nil)
        } catch {
            guard !isNew, error.kind == .unusable else { throw error }
            for path in [file.plainPath, file.needsMore ? nil : file.immutableURI].compactMap(\.self) {
                if let database = readable(path) { return (database, error) }
            }
            throw error
        }
    }

    /// The library for reading, where that needs no more than its file; `nil` where it does, or where it is an older one.
    private static func readable(_ path: String) -> DatabaseQueue? {
        var configuration = configuration
        configuration.readonly = true
        do {
            let database = try DatabaseQueue(path: path, configuration: configuration)
            let isCurrent = try database.read { db in try LibrarySchema.migrator.hasCompletedMigrations(db) }
            return isCurrent ? database : nil
        } catch {
            // Why it cannot be written to either is what the runner should know.
            return nil
        }
    }

    /// Throws where the library can only be read.
    func requireWritable() throws(LibraryError) {
        if let barrier { throw barrier }
    }

    var isWritable: Bool { barrier == nil }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { db in
            // The first is without effect where there are pages already. The last commits may not go with the power.
            try db.execute(
                sql: "PRAGMA page_size = \(pageSize); PRAGMA cache_size = -4096; PRAGMA synchronous = EXTRA")
        }
        return configuration
    }

    /// A connection that has written nothing: a pool of GRDB's writes to the file to open it.
    static func connection(to path: String) throws -> DatabaseQueue {
        try DatabaseQueue(path: LibraryFile(path: path).plainPath, configuration: configuration)
    }

    /// Lets readers and a writer work beside each other from now on; the file remembers it. Where the first batch is being
    /// written by another process, SQLite does not wait for that.
    private static func useWriteAheadLog(_ db: Database) throws {
        // Seconds between attempts. Ours.
        let pause = 0.02
        for _ in 0..<Int(patience / pause) {
            do {
                return try switchToLog(db)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
                usleep(UInt32(pause * 1e6))
            }
        }
        try switchToLog(db)
    }

    private static func switchToLog(_ db: Database) throws {
        // sqlite.org/wal.html: "The WAL journal mode will be set on all connections to the same database file if it is
        // set on any one connection."
        try db.execute(sql: "PRAGMA journal_mode = WAL")
    }

    /// Writes with a log of its own that others read past; the first batch of a file made here without, into the file itself,
    /// which is half of the writing: of what is not there yet nobody reads.
    ///
    /// A process that dies in the middle leaves what undoes it beside the file, as with a log.
    func writing<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try database.writeWithoutTransaction { db in
            let isFirst = try isNew && Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM batch)") == true
            // A backup in the library's place has no log yet.
            guard isFirst else {
                try Self.useWriteAheadLog(db)
                return try body(db)
            }
            // Where another process reads just now, the next batch does it. Where the disk was full, it is given back first.
            defer { try? Self.switchToLog(db) }
            return try body(db)
        }
    }

    /// The database that `open` opens, with all migrations done.
    private static func opening(
        _ path: String, isNew: Bool = false, _ open: () throws -> DatabaseQueue
    ) throws(LibraryError) -> DatabaseQueue {
        // Two processes that make the same library collide where SQLite does not wait: in switching to write-ahead
        // logging, and in a migration that the other has done meanwhile.
        var attempts = 0
        while true {
            do {
                let database = try open()
                try migrate(database, path, isNew: isNew)
                return database
            } catch let error as DatabaseError
                where [.SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_ERROR].contains(error.resultCode) && attempts < 100
            {
                attempts += 1
                usleep(20_000)
            } catch {
                throw LibraryError(error, in: path)
            }
        }
    }

    /// Writes only where something is missing.
    private static func migrate(_ database: DatabaseQueue, _ path: String, isNew: Bool) throws {
        let migrator = LibrarySchema.migrator
        let state = try database.read { db in
            (isNewer: try migrator.hasBeenSuperseded(db), isCurrent: try migrator.hasCompletedMigrations(db))
        }
        if state.isNewer {
            throw LibraryError(
                .badData, path, "written by a newer camber than this one; update camber, or name another --library")
        }
        if state.isCurrent { return }
        // sqlite.org/pragma.html, synchronous: with a write-ahead log a database stays consistent with NORMAL, only the last
        // commits may go with the power. Then what was missing is done again; the first batch waits for the disk.
        try database.writeWithoutTransaction { db in
            if !isNew { try useWriteAheadLog(db) }
            // A file with tables is ours from its first page on, however soon the process dies.
            try db.execute(
                sql: "PRAGMA synchronous = NORMAL; PRAGMA application_id = \(LibrarySchema.applicationID)")
        }
        try migrator.migrate(database)
        try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = EXTRA") }
    }

    /// Reads, all from one moment.
    func read<Value>(_ body: (Database) throws -> Value) throws(LibraryError) -> Value {
        do {
            return try database.read(body)
        } catch {
            throw LibraryError(error, in: name)
        }
    }

    /// Checks every page, every index, and that nothing points nowhere.
    ///
    /// - Returns: what is wrong, in SQLite's words; empty where nothing is.
    public func problems() throws(LibraryError) -> [String] {
        try read { db in
            let pages = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
            let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
                "row \(row[1] as Int64? ?? 0) of \(row[0] as String) points to a missing \(row[2] as String)"
            }
            return pages + dangling
        }
    }

    /// Copies the library, as it is at one moment, into a new file that its owner alone may read.
    public func backUp(to path: String) throws(LibraryError) {
        let file = LibraryFile(path: path)
        guard try file.make() else {
            throw LibraryError(.refused, path, "there is a file already; a backup never replaces one")
        }
        do {
            var configuration = Configuration()
            configuration.journalMode = .default
            let copy = try DatabaseQueue(path: file.plainPath, configuration: configuration)
            try database.backup(to: copy)
            try copy.close()
        } catch {
            file.remove()
            throw LibraryError(error, in: path)
        }
    }
}
