import GRDB
public import RouteGeometry

/// A route of the library, without its line and ground.
public struct StoredRoute: Sendable, Hashable {
    public let id: Int64
    /// What the runner types: lower-case letters, digits and dashes, unlike any other's.
    public let key: String
    public let name: String
    /// The file that drew it, and which of that file's tracks or routes it is, counted from 1.
    public let original: Int64
    public let number: Int
    /// Metres.
    public let length: Double
    /// Metres along the route as drawn; `nil` where elevation is unknown.
    public let ascent: Double?
    public let descent: Double?
    public let shape: RouteShape
    public let laps: TrackLaps?
    /// m/s it was recorded at; `nil` where it was drawn, or recorded at no runner's pace.
    public let speed: Double?
    public let drivingSide: Fact<Side>
    /// What stands in where nobody says what is underfoot.
    public let assumedSurface: Surface

    /// In the order in which `init(_:)` reads them, by place: names are looked up anew in every row.
    static let columns = [
        "id", "key", "name", "original", "number", "length", "ascent", "descent", "is_round", "turn_around", "laps",
        "laps_turn", "speed", "drives", "drives_origin", "assumed_surface", "stem",
    ].map { "route.\($0)" }.joined(separator: ", ")
    /// How many columns those are; others follow.
    static let columnCount = 17

    init(_ row: Row) throws {
        id = row[0]
        key = row[1]
        name = row[2]
        original = row[3]
        number = row[4]
        length = row[5]
        ascent = row[6]
        descent = row[7]
        shape =
            (row[9] as Double?).map { .outAndBack(turnAround: $0) } ?? (row[16] as Double?).map { .lollipop(stem: $0) }
            ?? (row[8] ? .loop : .pointToPoint)
        let total = length
        let turning = (row[11] as String?).flatMap(Side.init(rawValue:))
        laps = (row[10] as Double?).flatMap { laps in
            laps > 0 && total > 0 ? turning.map { TrackLaps(exactCount: laps, turning: $0, of: total) } : nil
        }
        speed = row[12]
        guard let side = Side(rawValue: row[13]), let origin = Origin(rawValue: row[14]),
            let surface = Surface(rawValue: row[15]), length > 0
        else { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "route \(id)") }
        drivingSide = Fact(side, origin)
        assumedSurface = surface
    }
}

/// What was measured along a route, as `RouteAnalysis` writes it.
public struct StoredProfile: Sendable, Hashable {
    /// The method that made it; another one's is measured anew.
    public var method: Int
    public var cells: [UInt8]

    public init(method: Int, cells: [UInt8]) {
        self.method = method
        self.cells = cells
    }
}

/// A route with all that a week or an audit needs of it.
public struct RouteEntry: Sendable {
    public let route: StoredRoute
    public let line: [UInt8]
    /// The most certain origin first; at most one layer of each.
    public let ground: [FactLayer]
    /// `nil` where it was dropped.
    public let profile: StoredProfile?
}

/// A route in a listing.
public struct RouteSummary: Sendable {
    public let route: StoredRoute
    public let runCount: Int
    /// Days since 1970-01-01 of the last run, which way it went, and on which line; `nil` where unknown.
    public let lastDay: Int?
    public let lastDirection: TravelDirection?
    public let lastLine: Line?
    /// What is said of the ground, the most certain origin first.
    public let ground: [FactLayer]

    /// - Parameter runs: their number, and the day, direction and line of the last one, from the second column on; `nil`
    ///   where there is none.
    fileprivate init(route: StoredRoute, runs: Row?, ground: [FactLayer]) {
        self.route = route
        self.ground = ground
        (runCount, lastDay) = (runs?[1] ?? 0, runs?[2])
        lastDirection = (runs?[3] as String?).flatMap(TravelDirection.init(rawValue:))
        lastLine = (runs?[4] as String?).flatMap(Line.init(rawValue:))
    }
}

extension Library {
    /// Every route with its last run, in the order of their ids.
    public func summaries() throws(LibraryError) -> [RouteSummary] {
        try read { db in
            let ground = try GroundRows.all(in: db)
            // With one bare max() SQLite takes the other columns from the row that has it. Apart from the routes, for
            // a group keeps a copy of every column: half the time at ten thousand routes.
            let runs = try Row.fetchCursor(
                db,
                sql: """
                    SELECT route, count(*), day, direction, line, max(day * 1000000 + id) FROM run
                    GROUP BY route ORDER BY route
                    """)
            var run = try runs.next()
            let rows = try Row.fetchCursor(db, sql: "SELECT \(StoredRoute.columns) FROM route ORDER BY id")
            var summaries: [RouteSummary] = []
            while let row = try rows.next() {
                let route = try StoredRoute(row)
                let facts = ground.isEmpty ? [] : ground[route.id] ?? []
                let own = run.flatMap { $0[0] == route.id ? $0 : nil }
                summaries.append(RouteSummary(route: route, runs: own, ground: facts))
                if own != nil { run = try runs.next() }
            }
            return summaries
        }
    }

    /// Every route with all there is, in the order of their ids.
    public func entries() throws(LibraryError) -> [RouteEntry] {
        try read { db in
            let ground = try GroundRows.all(in: db)
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT \(StoredRoute.columns), line.places, profile.method, profile.cells
                    FROM route JOIN line ON line.route = route.id LEFT JOIN profile ON profile.route = route.id
                    ORDER BY route.id
                    """)
            var entries: [RouteEntry] = []
            let first = StoredRoute.columnCount
            while let row = try rows.next() {
                let route = try StoredRoute(row)
                let method: Int? = row[first + 1]
                entries.append(
                    RouteEntry(
                        route: route, line: try bytes(row[first]), ground: ground[route.id] ?? [],
                        profile: try method.map { StoredProfile(method: $0, cells: try bytes(row[first + 2])) }))
            }
            return entries
        }
    }

    /// The route that the runner names by its key, its name in any case, or its id.
    ///
    /// - Throws: where there is none; the sentence names one that begins alike.
    public func route(named name: String) throws(LibraryError) -> StoredRoute {
        try read { db in try route(named: name, in: db) }
    }

    func route(named name: String, in db: Database) throws -> StoredRoute {
        let row =
            try Row.fetchOne(db, sql: "SELECT \(StoredRoute.columns) FROM route WHERE key = ?", arguments: [name])
            ?? Row.fetchOne(
                db, sql: "SELECT \(StoredRoute.columns) FROM route WHERE name = ? COLLATE NOCASE ORDER BY id LIMIT 1",
                arguments: [name])
            ?? Int64(name).flatMap { id in
                try Row.fetchOne(db, sql: "SELECT \(StoredRoute.columns) FROM route WHERE id = ?", arguments: [id])
            }
        if let row { return try StoredRoute(row) }
        let like = try String.fetchOne(
            db, sql: "SELECT key FROM route WHERE key GLOB ? ORDER BY key LIMIT 1",
            arguments: ["*\(RouteKey.base(for: name).prefix(4))*"])
        throw LibraryError(
            .nothingFound, self.name,
            "no route \"\(name)\"\(like.map { "; there is \"\($0)\"" } ?? ""); camber routes lists them")
    }

    public func rename(_ route: String, to name: String, at time: Int) throws(LibraryError) -> String {
        try batch(.rename, at: time) { db in
            let route = try self.route(named: route, in: db)
            let key = try RouteKey.unused(for: name, in: db, besides: route.id)
            try db.execute(
                sql: "UPDATE route SET name = ?, key = ? WHERE id = ?", arguments: [name, key, route.id])
            return (key, "\(route.key) is now \(key)")
        }.value
    }

    /// Removes routes with their runs, and the files nothing else came from.
    public func remove(_ names: [String], at time: Int) throws(LibraryError) -> [StoredRoute] {
        try batch(.remove, at: time) { db in
            var routes: [StoredRoute] = []
            for name in names {
                let route = try route(named: name, in: db)
                if !routes.contains(where: { $0.id == route.id }) { routes.append(route) }
            }
            for route in routes.map(\.id).sorted() { try delete(route, in: db) }
            return (routes, routes.map(\.key).joined(separator: ", "))
        }.value
    }

    private func delete(_ route: Int64, in db: Database) throws {
        let originals = try Int64.fetchAll(
            db, sql: "SELECT original FROM route WHERE id = ? UNION SELECT original FROM run WHERE route = ?",
            arguments: [route, route])
        for table in ["run", "ground", "profile", "line"] {
            try db.execute(sql: "DELETE FROM \(table) WHERE route = ?", arguments: [route])
        }
        try db.execute(
            sql: """
                DELETE FROM original WHERE also = ? AND NOT EXISTS (SELECT 1 FROM route WHERE route.original = original.id
                    AND route.id != ?) AND NOT EXISTS (SELECT 1 FROM run WHERE run.original = original.id)
                """, arguments: [route, route])
        try db.execute(sql: "UPDATE original SET also = NULL WHERE also = ?", arguments: [route])
        try db.execute(sql: "DELETE FROM route WHERE id = ?", arguments: [route])
        for original in originals {
            try db.execute(
                sql: """
                    DELETE FROM original WHERE id = ? AND also IS NULL AND NOT EXISTS (SELECT 1 FROM route WHERE original = ?)
                        AND NOT EXISTS (SELECT 1 FROM run WHERE original = ?)
                    """, arguments: [original, original, original])
        }
    }

    /// Makes the runs of one route runs of another, and removes the first.
    ///
    /// Which way they went along the other's line is known where the two lines match, else it becomes unknown.
    /// - Returns: how the lines match, and metres between their middles.
    public func merge(
        _ first: String, into second: String, at time: Int
    ) throws(LibraryError) -> (match: LineMatch?, apart: Double) {
        try batch(.merge, at: time) { db in
            let (from, to) = (try route(named: first, in: db), try route(named: second, in: db))
            if from.id == to.id { throw LibraryError(.refused, name, "\"\(from.key)\" is that route already") }
            let (gone, kept) = (try shape(of: from, in: db), try shape(of: to, in: db))
            let match = LineMatch(of: gone, along: kept)
            let runs = try Row.fetchAll(db, sql: "SELECT * FROM run WHERE route = ?", arguments: [from.id])
            for run in runs.map(StoredRun.init) {
                let direction = match.flatMap { match in
                    run.direction.map { match.direction == .asDrawn ? $0 : $0.opposite }
                }
                try db.execute(
                    sql: "UPDATE run SET route = ?, direction = ?, line = ?, return_line = ? WHERE id = ?",
                    arguments: [
                        to.id,
                        run.turnsHalfWay
                            ? RunDetails.bothWays : direction.map { RunDetails.way($0, andBack: run.turnsBack) },
                        run.line?.moved(by: match)?.rawValue, run.returnLine?.moved(by: match)?.rawValue, run.id,
                    ])
            }
            // The files of its runs stay, and so does all else it was drawn by.
            try db.execute(
                sql: "UPDATE original SET also = ? WHERE also = ? OR id = ?",
                arguments: [to.id, from.id, from.original])
            try delete(from.id, in: db)
            return ((match, gone.distance(to: kept)), "\(from.key) into \(to.key)")
        }.value
    }

    func shape(of route: StoredRoute, in db: Database) throws -> LineShape {
        let places = try Row.fetchOne(db, sql: "SELECT places FROM line WHERE route = ?", arguments: [route.id])
        guard let places, let shape = LineShape(encoded: try bytes(places[0]), length: route.length) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "line of route \(route.id)")
        }
        return shape
    }
}

extension Line {
    /// The same line along the route that the match is on; `nil` where it is bound to edges and nothing matches.
    fileprivate func moved(by match: LineMatch?) -> Line? {
        if let match { return match.direction == .asDrawn ? self : reversed }
        return ownEdge == nil ? self : nil
    }
}
