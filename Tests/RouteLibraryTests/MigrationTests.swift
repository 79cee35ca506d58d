import GRDB
import RouteGeometry
import Testing

@testable import RouteLibrary

@Suite("Libraries of earlier versions")
struct MigrationTests {
    @Test("One is brought up to date, keeps its runs, and what was done with it can be undone", arguments: ["1"])
    func upToDate(version: String) throws {
        try MadeFile.inFolder { folder in
            let path = folder + "l.db"
            let old = try DatabaseQueue(path: path)
            try LibrarySchema.migrator.migrate(old, upTo: version)
            try old.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO original VALUES (1, 'Road.gpx', 1, 1, NULL, x'00');
                        INSERT INTO route (id, key, name, original, number, length, is_round, drives, drives_origin,
                            assumed_surface, centre_x, centre_y, centre_z)
                        VALUES (1, 'road', 'Road', 1, 1, 5000, 0, 'right', 'inferred', 'asphalt', 0, 0, 0);
                        INSERT INTO run (id, route, number, start, day, length, direction, laps)
                        VALUES (1, 1, 1, 1000000, 11, 5000, 'as_drawn', 1);
                        """)
            }
            try old.close()
            let library = try Library(path: path)
            #expect(try library.runs().map(\.recordedSide) == [nil])
            _ = try library.amend(run: 1, RunDetails(line: .leftEdge), at: 0)
            try library.add(MadeFile.file("Other", start: 2_000_000, side: .right))
            #expect(try library.runs().map(\.recordedSide) == [.right, nil])
            _ = try library.undo()
            _ = try library.undo()
            #expect(try library.runs().map(\.line) == [nil])
            #expect(try library.problems().isEmpty)
        }
    }
}
