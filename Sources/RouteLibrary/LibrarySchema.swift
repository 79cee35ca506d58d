import GRDB

/// What a library file holds, and how it came to be so.
///
/// | table | a row is |
/// |---|---|
/// | `batch` | something the runner did that can be taken back: an import, a note, a run done; `undone` once it was |
/// | `original` | a file as it was imported, as gzip data, with the length and CRC-32 of what they hold; `also` names the route that it draws again, or records a known run of |
/// | `route` | what the runner keeps and runs again; drawn by track `number` of its original |
/// | `line` | a route's line as even places, to recognise it by |
/// | `ground` | what the file, a map or the runner says of a part of a route, and what follows from it; of one origin parts never overlap |
/// | `profile` | what was measured along a route, with the number of the method; may be dropped at any time |
/// | `run` | a route as it was run; what is not known of how is null, and stays so until the runner says it; `side` is the one of travel the recording kept to |
/// | `shoe` | a pair, how far it had gone before, and at what distance it retires |
/// | `pain` | what each heel felt like one morning |
/// | `current` | the batch that is being written; at most one row |
/// | `change` | a row that a batch inserted, updated or deleted, in order |
/// | `before_…` | that row as it was before, for updates and deletes |
///
/// Lengths are metres; times seconds and days since 1970-01-01 (UTC, and the runner's own day); `undone` is null or 1.
/// Loads are never stored: they are computed from these. Triggers write `change`, so nothing can be changed within a batch
/// that cannot be undone. A schema once released is never edited: a change of it is a new migration.
enum LibrarySchema {
    /// `cmbr`, at byte 68 of the file: that it is a camber library.
    static let applicationID: Int32 = 0x636D_6272

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: first)
            for table in undone { try db.execute(sql: try undoing(table, in: db)) }
        }
        // Which side of the road a recording kept to.
        migrator.registerMigration("2") { db in
            try db.execute(sql: "ALTER TABLE run ADD COLUMN side TEXT; ALTER TABLE before_run ADD COLUMN side TEXT")
            for kind in ["insert", "update", "delete"] { try db.execute(sql: "DROP TRIGGER run_\(kind)") }
            for kind in try triggers(("run", "id"), in: db) { try db.execute(sql: kind) }
        }
        return migrator
    }

    /// Tables whose changes can be taken back, each with an integer primary key of the given name.
    static let undone = [
        "original": "id", "route": "id", "line": "route", "ground": "id", "profile": "route", "run": "id",
        "shoe": "id", "pain": "day",
    ].sorted { $0.key < $1.key }

    private static let first = """
        CREATE TABLE batch (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, summary TEXT NOT NULL, at INTEGER NOT NULL, undone INTEGER
        ) STRICT;
        CREATE TABLE original (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, length INTEGER NOT NULL, crc INTEGER NOT NULL,
            also INTEGER REFERENCES route, gzip BLOB NOT NULL
        ) STRICT;
        CREATE INDEX original_content ON original (crc, length);
        CREATE INDEX original_also ON original (also);
        CREATE TABLE route (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
            original INTEGER NOT NULL REFERENCES original, number INTEGER NOT NULL,
            length REAL NOT NULL, ascent REAL, descent REAL, is_round INTEGER NOT NULL, turn_around REAL,
            laps REAL, laps_turn TEXT, speed REAL, drives TEXT NOT NULL, drives_origin TEXT NOT NULL,
            assumed_surface TEXT NOT NULL, stem REAL,
            centre_x INTEGER NOT NULL, centre_y INTEGER NOT NULL, centre_z INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX route_place ON route (centre_z, centre_x, centre_y, length);
        CREATE TABLE line (route INTEGER PRIMARY KEY REFERENCES route, places BLOB NOT NULL) STRICT;
        CREATE TABLE ground (
            id INTEGER PRIMARY KEY, route INTEGER NOT NULL REFERENCES route, origin TEXT NOT NULL,
            start REAL NOT NULL, end REAL NOT NULL, surface TEXT, cross_section TEXT, crossfall REAL, falls TEXT,
            footways TEXT, traffic TEXT, oneway TEXT, unsafe_edges TEXT
        ) STRICT;
        CREATE INDEX ground_route ON ground (route);
        CREATE TABLE profile (
            route INTEGER PRIMARY KEY REFERENCES route, method INTEGER NOT NULL, cells BLOB NOT NULL
        ) STRICT;
        CREATE TABLE shoe (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, start REAL NOT NULL,
            retires REAL NOT NULL, is_retired INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE run (
            id INTEGER PRIMARY KEY, route INTEGER NOT NULL REFERENCES route, original INTEGER REFERENCES original,
            number INTEGER NOT NULL, start INTEGER, day INTEGER NOT NULL, length REAL NOT NULL, direction TEXT,
            line TEXT, return_line TEXT, laps INTEGER NOT NULL, shoe INTEGER REFERENCES shoe
        ) STRICT;
        CREATE INDEX run_start ON run (start);
        CREATE INDEX run_route ON run (route, day);
        CREATE INDEX run_day ON run (day);
        CREATE INDEX run_original ON run (original);
        CREATE INDEX route_original ON route (original);
        CREATE TABLE pain (day INTEGER PRIMARY KEY, left INTEGER, right INTEGER) STRICT;
        CREATE TABLE current (batch INTEGER NOT NULL REFERENCES batch) STRICT;
        CREATE TABLE change (
            id INTEGER PRIMARY KEY, batch INTEGER NOT NULL REFERENCES batch, kind TEXT NOT NULL,
            table_name TEXT NOT NULL, row INTEGER NOT NULL
        ) STRICT;
        """

    /// The table of rows as they were, and the triggers that fill it and `change`.
    private static func undoing(_ table: (key: String, value: String), in db: Database) throws -> String {
        let columns = try db.columns(in: table.key).map(\.name).joined(separator: ", ")
        return
            (["CREATE TABLE before_\(table.key) (change INTEGER PRIMARY KEY REFERENCES change, \(columns));"]
            + (try triggers(table, in: db))).joined(separator: "\n")
    }

    private static func triggers(_ table: (key: String, value: String), in db: Database) throws -> [String] {
        let (name, id) = table
        let columns = try db.columns(in: name).map(\.name)
        let list = columns.joined(separator: ", ")
        let old = columns.map { "OLD.\($0)" }.joined(separator: ", ")
        func trigger(_ kind: String, _ row: String, keepsRow: Bool) -> String {
            """
            CREATE TRIGGER \(name)_\(kind) AFTER \(kind) ON \(name) WHEN EXISTS (SELECT 1 FROM current) BEGIN
                INSERT INTO change (batch, kind, table_name, row) SELECT batch, '\(kind)', '\(name)', \(row).\(id) FROM current;
                \(keepsRow ? "INSERT INTO before_\(name) (change, \(list)) VALUES (last_insert_rowid(), \(old));" : "")
            END;
            """
        }
        return [
            trigger("insert", "NEW", keepsRow: false), trigger("update", "OLD", keepsRow: true),
            trigger("delete", "OLD", keepsRow: true),
        ]
    }
}
