import GRDB
public import RouteGeometry

/// A route as it was run. What is not known is `nil`, and never guessed.
public struct StoredRun: Sendable, Hashable {
    public let id: Int64
    public let route: Int64
    /// Seconds since 1970; `nil` for a run that was ticked off and not recorded.
    public let start: Int?
    /// Days since 1970-01-01, where the runner was.
    public let day: Int
    /// Metres.
    public let length: Double
    public let direction: TravelDirection?
    /// Whether half of its laps went the other way.
    public let turnsHalfWay: Bool
    /// Whether the runner turned round after half of it, other than where the route does, and came back the same way.
    public let turnsBack: Bool
    /// As the runner said.
    public let line: Line?
    public let returnLine: Line?
    /// The side of travel the recording kept to along roads, by a map.
    public let recordedSide: Side?
    public let laps: Int
    public let shoe: Int64?

    init(_ row: Row) {
        id = row["id"]
        route = row["route"]
        start = row["start"]
        day = row["day"]
        length = row["length"]
        let way = row["direction"] as String?
        turnsHalfWay = way == RunDetails.bothWays
        turnsBack = way?.hasSuffix(RunDetails.andBack) ?? false
        let out = way?.replacing(RunDetails.andBack, with: "")
        direction = turnsHalfWay ? .asDrawn : out.flatMap(TravelDirection.init(rawValue:))
        line = (row["line"] as String?).flatMap(Line.init(rawValue:))
        returnLine = (row["return_line"] as String?).flatMap(Line.init(rawValue:))
        recordedSide = (row["side"] as String?).flatMap(Side.init(rawValue:))
        laps = row["laps"]
        shoe = row["shoe"]
    }
}

/// What the runner says of a run.
public struct RunDetails: Sendable, Hashable {
    public var direction: TravelDirection?
    /// Whether half of the laps of a track went each way.
    public var turnsHalfWay: Bool
    /// Metres from where the run began to where the runner turned round, to come back the same way.
    public var turn: Double?
    public var line: Line?
    public var returnLine: Line?
    public var laps: Int?
    /// A pair's key, name or id.
    public var shoe: String?
    /// Morning pain of that day, 0 to 10 for each heel.
    public var pain: PainEntry?

    public init(
        direction: TravelDirection? = nil, turnsHalfWay: Bool = false, turn: Double? = nil, line: Line? = nil,
        returnLine: Line? = nil, laps: Int? = nil, shoe: String? = nil, pain: PainEntry? = nil
    ) {
        self.direction = direction
        self.turnsHalfWay = turnsHalfWay
        self.turn = turn
        self.line = line
        self.returnLine = returnLine
        self.laps = laps
        self.shoe = shoe
        self.pain = pain
    }

    /// What stands for half of the laps each way where a direction would.
    static let bothWays = "both_ways"

    /// What follows a direction where the runner came back by it.
    static let andBack = "_and_back"

    /// The way as a library keeps it; `nil` where nothing is said of it.
    ///
    /// - Parameter run: that it is said of; one that is new went as drawn where nothing else is said.
    fileprivate func way(of run: StoredRun? = nil) -> String? {
        if turnsHalfWay { return Self.bothWays }
        if direction == nil, turn == nil { return nil }
        let out = direction ?? run?.direction ?? .asDrawn
        return Self.way(out, andBack: turn != nil || run?.turnsBack ?? false)
    }

    static func way(_ direction: TravelDirection, andBack: Bool) -> String {
        direction.rawValue + (andBack ? Self.andBack : "")
    }
}

extension Library {
    /// The runs of some days, the last one first.
    public func runs(from first: Int = .min, through last: Int = .max) throws(LibraryError) -> [StoredRun] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: "SELECT * FROM run WHERE day BETWEEN ? AND ? ORDER BY day DESC, coalesce(start, 0) DESC, id DESC",
                arguments: [first, last]
            ).map(StoredRun.init)
        }
    }

    /// Enters a run that was not recorded.
    ///
    /// - Parameter length: metres; `nil` takes the route's, on a track as many laps of it as were run, and of a run that
    ///   turned round as far again.
    public func done(
        _ route: String, on day: Int, length: Double? = nil, _ details: RunDetails, at time: Int
    ) throws(LibraryError) -> (run: StoredRun, route: StoredRoute) {
        try batch(.done, at: time) { db in
            let route = try self.route(named: route, in: db)
            let drawn = route.laps?.count ?? 1
            let lap = route.length / Double(drawn)
            let ran = length.map { route.laps == nil ? drawn : max(1, Int(($0 / lap).rounded())) }
            let laps = details.laps ?? ran ?? drawn
            let metres = length ?? details.turn.map { 2 * $0 } ?? lap * Double(laps)
            try require(details, fits: route, over: metres, isBack: details.turn != nil)
            try db.execute(
                sql: """
                    INSERT INTO run (route, number, day, length, direction, line, return_line, laps, shoe)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    route.id, route.number, day, metres, details.way() ?? TravelDirection.asDrawn.rawValue,
                    details.line?.rawValue, (details.returnLine ?? details.line)?.rawValue, laps,
                    try details.shoe.map { try shoe(named: $0, in: db).id },
                ])
            let id = db.lastInsertedRowID
            if let pain = details.pain { try pain.write(in: db) }
            return ((try run(id, in: db), route), route.key)
        }.value
    }

    /// Adds what the runner says of a run that is there.
    public func amend(
        run id: Int64, _ details: RunDetails, at time: Int
    ) throws(LibraryError) -> (run: StoredRun, route: StoredRoute) {
        try batch(.done, at: time) { db in
            let run = try self.run(id, in: db)
            let route = try self.route(id: run.route, in: db)
            try require(details, fits: route, over: run.length, isBack: details.turn != nil || run.turnsBack)
            try db.execute(
                sql: """
                    UPDATE run SET direction = coalesce(?, direction), line = coalesce(?, line),
                        return_line = coalesce(?, return_line), laps = coalesce(?, laps), shoe = coalesce(?, shoe)
                    WHERE id = ?
                    """,
                arguments: [
                    details.way(of: run), details.line?.rawValue,
                    (details.returnLine ?? details.line)?.rawValue, details.laps,
                    try details.shoe.map { try shoe(named: $0, in: db).id }, id,
                ])
            if let pain = details.pain { try pain.write(in: db) }
            return ((try self.run(id, in: db), route), "run \(id) of \(route.key)")
        }.value
    }

    /// - Parameters:
    ///   - metres: how far the run went.
    ///   - isBack: whether it came back by the way it went.
    private func require(
        _ details: RunDetails, fits route: StoredRoute, over metres: Double, isBack: Bool
    ) throws(LibraryError) {
        func refused(_ what: String) -> LibraryError { LibraryError(.refused, name, "\"\(route.key)\" \(what)") }
        func km(_ metres: Double) -> String { "\((metres / 10).rounded() / 100) km" }
        if details.turnsHalfWay, route.laps == nil { throw refused("is no track, and only laps go half each way") }
        if let turn = details.turn {
            if route.laps != nil { throw refused("is a track; --both-ways is for laps half each way") }
            let end = route.shape.turnAround ?? route.length
            if turn > end {
                throw refused("goes no further than \(km(end)) out; nobody turns round on it at \(km(turn))")
            }
            // A recording, which is never quite as long as what was said of it.
            if abs(2 * turn - metres) > 0.1 * metres {
                throw refused("was run for \(km(metres)), and with a turn at \(km(turn)) that is \(km(2 * turn))")
            }
        }
        let comesBack = isBack || details.turnsHalfWay || route.laps == nil && route.shape.turnAround != nil
        if details.returnLine != nil, !comesBack {
            throw refused("does not come back the way it goes; a run that did says where it turned round (--turn)")
        }
        if let laps = details.laps, let track = route.laps {
            let lapped = route.length / Double(track.count) * Double(laps)
            // The outer lanes of a track are a tenth longer, and watches add to that.
            if abs(lapped - metres) > 0.25 * lapped {
                throw refused("was run for \(km(metres)), and \(laps) laps of it are \(km(lapped))")
            }
        }
    }

    public func run(_ id: Int64) throws(LibraryError) -> (run: StoredRun, original: Int64?, number: Int) {
        try read { db in
            let row = try Row.fetchOne(db, sql: "SELECT original, number FROM run WHERE id = ?", arguments: [id])
            return (try run(id, in: db), row?["original"], row?["number"] ?? 1)
        }
    }

    func run(_ id: Int64, in db: Database) throws -> StoredRun {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM run WHERE id = ?", arguments: [id]) else {
            throw LibraryError(.nothingFound, name, "no run \(id); camber runs lists them")
        }
        return StoredRun(row)
    }

    func route(id: Int64, in db: Database) throws -> StoredRoute {
        let statement = try db.cachedStatement(sql: "SELECT \(StoredRoute.columns) FROM route WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else {
            throw LibraryError(.nothingFound, name, "no route \(id); camber routes lists them")
        }
        return try StoredRoute(row)
    }

    /// Makes a route of its own of a run that was taken for one of another route.
    ///
    /// - Parameter route: what the run's own file draws; `nil` where it has none.
    public func split(run id: Int64, as route: NewRoute?, at time: Int) throws(LibraryError) -> StoredRoute {
        try batch(.split, at: time) { db in
            let file = try Int64.fetchOne(db, sql: "SELECT original FROM run WHERE id = ?", arguments: [id])
            guard let original = file, let route else {
                _ = try run(id, in: db)
                throw LibraryError(.refused, name, "run \(id) has no file of its own to make a route of")
            }
            let own = try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM run JOIN route ON route.id = run.route AND route.original = run.original "
                    + "AND route.number = run.number WHERE run.id = ?", arguments: [id])
            if own == 1 { throw LibraryError(.refused, name, "run \(id) is the one its route was drawn from") }
            var taken: [String: Int] = [:]
            let stored = try route.insert(original: original, in: db, &taken)
            try db.execute(
                sql: "UPDATE run SET route = ?, direction = ?, line = NULL, return_line = NULL, laps = ? WHERE id = ?",
                arguments: [stored.id, TravelDirection.asDrawn.rawValue, route.laps?.count ?? 1, id])
            return (try self.route(id: stored.id, in: db), "run \(id) as \(stored.key)")
        }.value
    }
}
