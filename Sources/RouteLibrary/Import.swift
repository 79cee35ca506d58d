import GRDB
public import RouteGeometry

/// What became of a route of an imported file.
public enum ImportOutcome: Sendable, Hashable {
    /// A route that was not there.
    case added(key: String)
    /// Another run of a route that is there, with the way it went.
    case run(key: String, LineMatch)
    /// The recording of a run that was ticked off.
    case recorded(key: String, LineMatch)
    /// The same bytes were imported before; the routes they drew or were run on.
    case sameFile(keys: [String])
    /// A run that is there: same start second, same length, about the same place.
    case sameRun(key: String)
    /// A route that is there, drawn again without having been run.
    case sameRoute(key: String)

    /// Whether the library has something it had not.
    public var isNew: Bool {
        switch self {
        case .added, .run, .recorded: true
        case .sameFile, .sameRun, .sameRoute: false
        }
    }
}

extension Library {
    /// The file that a route or a run came from, with its name, as it was before it was compressed.
    public func original(_ id: Int64) throws(LibraryError) -> (name: String, bytes: [UInt8]) {
        try read { db in
            let statement = try db.cachedStatement(sql: "SELECT name, gzip FROM original WHERE id = ?")
            guard let row = try Row.fetchOne(statement, arguments: [id]) else {
                throw LibraryError(.nothingFound, name, "no file \(id)")
            }
            return (row[0], try OriginalContent.inflated(try bytes(row[1])))
        }
    }

    /// Imports files as one batch.
    ///
    /// - Parameters:
    ///   - time: seconds since 1970.
    ///   - keeps: whether to keep what was imported; a rehearsal does not.
    ///   - body: adds files one after the other; it may ask `original(_:)` on other threads meanwhile.
    /// - Returns: the batch; `nil` where nothing was new.
    public func importing(
        at time: Int, keeps: Bool = true, _ body: (inout ImportSession) throws -> String
    ) throws(LibraryError) -> Int64? {
        try batch(.import, at: time, keeps: keeps) { db in
            var session = try ImportSession(library: self, db: db)
            return ((), try body(&session))
        }.batch
    }
}

/// An import under way: the one writer.
public struct ImportSession {
    private let library: Library
    private let db: Database
    /// Lines compared with lately: most runs are on a few routes.
    private var shapes: [Int64: LineShape] = [:]
    /// For each name's key the number up to which keys are taken.
    private var takenKeys: [String: Int] = [:]
    /// Of the file that grows: the log, or the library where it is the first batch.
    private var flush: EarlyFlush?

    /// Ours: 20 km each, some 5 MB.
    private static let mostShapes = 256

    init(library: Library, db: Database) throws {
        self.library = library
        self.db = db
        let hasLog = try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal"
        flush = EarlyFlush(library.name + (hasLog ? "-wal" : ""))
    }

    /// What is known of a file that another thread has found to have the bytes of original `id`.
    public func known(_ id: Int64) throws -> ImportOutcome {
        let keys = try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT key FROM route WHERE original = ?1
                    UNION SELECT route.key FROM run JOIN route ON route.id = run.route WHERE run.original = ?1
                    UNION SELECT route.key FROM original JOIN route ON route.id = original.also WHERE original.id = ?1
                    ORDER BY key
                    """), arguments: [id])
        return .sameFile(keys: keys)
    }

    /// Adds what is new in a file.
    ///
    /// - Parameter matchesRoutes: whether a line that goes the way of a known route is a run of it, and one that begins in
    ///   the second of a known run and is as long is that run.
    /// - Returns: an outcome for each of its routes, or one for all where the bytes are known.
    public mutating func add(_ file: NewFile, matchesRoutes: Bool = true) throws -> [ImportOutcome] {
        if let id = try original(of: file.content) { return [try known(id)] }
        var original: Int64?
        var outcomes: [ImportOutcome] = []
        for route in file.routes {
            outcomes.append(try add(route, of: file, &original, matchesRoutes))
        }
        return outcomes
    }

    /// The original with the same bytes.
    private func original(of content: OriginalContent) throws -> Int64? {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT id, gzip FROM original WHERE crc = ? AND length = ?"),
            arguments: [Int64(content.key.crc), content.key.length])
        let same = try rows.first { row in
            let gzip = try bytes(row[1])
            return try gzip.isSame(as: content.gzip)
                || OriginalContent.inflated(gzip).isSame(as: OriginalContent.inflated(content.gzip))
        }
        return same.map { $0[0] }
    }

    private mutating func add(
        _ route: NewRoute, of file: NewFile, _ original: inout Int64?, _ matchesRoutes: Bool
    ) throws -> ImportOutcome {
        if matchesRoutes, let run = route.run, let known = try sameRun(run, along: route.line) {
            _ = try insert(file, &original, drawing: known)
            return .sameRun(key: known.key)
        }
        let known = matchesRoutes ? try sameRoute(as: route.line) : nil
        guard let (known, match) = known else {
            let file = try insert(file, &original)
            let stored = try (route.measured?() ?? route).insert(original: file, in: db, &takenKeys)
            if let run = route.run { try insert(run, of: stored.id, route, .asDrawn, original: file) }
            return .added(key: stored.key)
        }
        try learn(route, about: known, match)
        guard let run = route.run else {
            _ = try insert(file, &original, drawing: known)
            return .sameRoute(key: known.key)
        }
        let file = try insert(file, &original)
        if try complete(run, route, on: known, match, original: file) { return .recorded(key: known.key, match) }
        try insert(run, of: known.id, route, match.direction, original: file)
        return .run(key: known.key, match)
    }

    /// Adds what a line drawn the same way says of the ground where nothing is said yet.
    private func learn(_ route: NewRoute, about known: StoredRoute, _ match: LineMatch) throws {
        guard !route.ground.isEmpty, match.direction == .asDrawn, match.start == 0 else { return }
        let layers = try GroundRows.layers(of: known.id, in: db)
        let scale = known.length / route.line.length
        for new in route.ground {
            let old = layers.first { $0.origin == new.origin } ?? FactLayer(new.origin, [])
            var layer = new
            layer.facts = new.facts.map {
                StretchFacts(from: $0.start * scale, to: min(known.length, $0.end * scale), $0.ground)
            }
            layer = layer.noting(old.facts)
            guard layer.facts != old.facts else { continue }
            try db.execute(
                sql: "DELETE FROM ground WHERE route = ? AND origin = ?", arguments: [known.id, new.origin.rawValue])
            try GroundRows.insert([layer], of: known.id, in: db)
        }
    }

    /// Metres by which the middles of two recordings of one run may differ in each coordinate, at least. Ours: receivers
    /// differ by tens.
    private static let apart = 500

    /// The route of a run that began in the same second, is as long, to 1 %, and went about the same place: nobody runs
    /// in two at once, and clocks that were never set begin in the same second.
    private func sameRun(_ run: RecordedRun, along line: LineShape) throws -> StoredRoute? {
        let (centre, tolerance) = (line.centre, max(line.centreTolerance, Self.apart))
        return try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT \(StoredRoute.columns) FROM run JOIN route ON route.id = run.route
                    WHERE run.start = ? AND abs(run.length - ?) <= 0.01 * ? AND abs(route.centre_x - ?) <= ?
                        AND abs(route.centre_y - ?) <= ? AND abs(route.centre_z - ?) <= ? ORDER BY run.id LIMIT 1
                    """),
            arguments: [
                run.start, line.length, line.length, centre.x, tolerance, centre.y, tolerance, centre.z, tolerance,
            ]
        ).map { try StoredRoute($0) }
    }

    /// The first route whose line the line goes along.
    private mutating func sameRoute(as line: LineShape) throws -> (StoredRoute, LineMatch)? {
        let ids = try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT id FROM route WHERE \(LineShape.nearby) ORDER BY id"),
            arguments: line.limitsNearby)
        for id in ids {
            if let match = LineMatch(of: line, along: try shape(of: id)) {
                return (try library.route(id: id, in: db), match)
            }
        }
        return nil
    }

    private mutating func shape(of route: Int64) throws -> LineShape {
        if let shape = shapes[route] { return shape }
        if shapes.count >= Self.mostShapes { shapes.removeAll(keepingCapacity: true) }
        let shape = try library.shape(of: try library.route(id: route, in: db), in: db)
        shapes[route] = shape
        return shape
    }

    /// - Parameter route: what the file draws again, or records a known run of, where it gives nothing else.
    private mutating func insert(
        _ file: NewFile, _ original: inout Int64?, drawing route: StoredRoute? = nil
    ) throws -> Int64 {
        if let original { return original }
        try db.cachedStatement(
            sql: "INSERT INTO original (name, length, crc, also, gzip) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            file.name, file.content.key.length, Int64(file.content.key.crc), route?.id, file.content.gzip.data,
        ])
        original = db.lastInsertedRowID
        flush?.grow(by: file.content.gzip.count)
        return db.lastInsertedRowID
    }

    private func insert(
        _ run: RecordedRun, of known: Int64, _ route: NewRoute, _ direction: TravelDirection, original: Int64
    ) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO run (route, original, number, start, day, length, direction, laps, side)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            known, original, route.number, run.start, run.day, route.line.length, direction.rawValue,
            route.laps?.count ?? 1, run.side?.rawValue,
        ])
    }

    /// Makes the recording that of a run of that day which was ticked off and has none; the pair and the line stay.
    private func complete(
        _ run: RecordedRun, _ route: NewRoute, on known: StoredRoute, _ match: LineMatch, original: Int64
    ) throws -> Bool {
        let done = try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT id FROM run WHERE route = ? AND day = ? AND start IS NULL AND abs(length - ?) <= 0.05 * ?
                    ORDER BY id LIMIT 1
                    """), arguments: [known.id, run.day, route.line.length, route.line.length])
        guard let done else { return false }
        try db.execute(
            sql: """
                UPDATE run SET original = ?, number = ?, start = ?, length = ?, side = ?,
                    direction = CASE direction WHEN ? THEN direction ELSE ? END
                WHERE id = ?
                """,
            arguments: [
                original, route.number, run.start, route.line.length, run.side?.rawValue, RunDetails.bothWays,
                match.direction.rawValue, done,
            ])
        return true
    }
}

/// The bytes of a blob.
func bytes(_ value: DatabaseValue) throws -> [UInt8] {
    guard case .blob(let data) = value.storage else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "bytes were expected")
    }
    return [UInt8](data)
}
