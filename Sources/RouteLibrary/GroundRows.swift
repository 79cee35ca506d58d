import GRDB
public import RouteGeometry

/// Ground facts as rows of the table `ground`.
enum GroundRows {
    private static let columns =
        "route, origin, start, end, surface, cross_section, crossfall, falls, footways, traffic, oneway, unsafe_edges"

    /// The layers of every route, the most certain origin first.
    static func all(in db: Database) throws -> [Int64: [FactLayer]] {
        let rows = try Row.fetchCursor(db, sql: "SELECT \(columns) FROM ground ORDER BY route, start")
        var layers: [Int64: [FactLayer]] = [:]
        while let row = try rows.next() { try add(row, to: &layers[row[0], default: []]) }
        return layers.mapValues { $0.sorted { $0.origin > $1.origin } }
    }

    static func layers(of route: Int64, in db: Database) throws -> [FactLayer] {
        var layers: [FactLayer] = []
        let sql = "SELECT \(columns) FROM ground WHERE route = ? ORDER BY start"
        for row in try Row.fetchAll(db, sql: sql, arguments: [route]) { try add(row, to: &layers) }
        return layers.sorted { $0.origin > $1.origin }
    }

    private static func add(_ row: Row, to layers: inout [FactLayer]) throws {
        guard let origin = Origin(rawValue: row[1]) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "ground of route \(row[0] as Int64)")
        }
        var ground = GroundFacts()
        ground.surface = word(row[4])
        ground.crossSection = word(row[5])
        ground.crossfall = row[6]
        ground.falls = word(row[7])
        ground.footways = edges(row[8])
        ground.traffic = word(row[9])
        ground.oneway = word(row[10])
        ground.unsafeEdges = edges(row[11])
        let facts = StretchFacts(from: row[2], to: row[3], ground)
        if let i = layers.firstIndex(where: { $0.origin == origin }) {
            layers[i].facts.append(facts)
        } else {
            layers.append(FactLayer(origin, [facts]))
        }
    }

    static func insert(_ layers: [FactLayer], of route: Int64, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO ground (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        for layer in layers {
            for facts in layer.facts {
                let ground = facts.ground
                try statement.execute(arguments: [
                    route, layer.origin.rawValue, facts.start, facts.end, ground.surface?.rawValue,
                    ground.crossSection?.rawValue, ground.crossfall, ground.falls?.rawValue, words(ground.footways),
                    ground.traffic?.rawValue, ground.oneway?.rawValue, words(ground.unsafeEdges),
                ])
            }
        }
    }

    private static func word<Value: RawRepresentable<String>>(_ text: String?) -> Value? {
        text.flatMap(Value.init(rawValue:))
    }

    /// `left`, `right`, `left right` or nothing for none; null for silence.
    private static func edges(_ text: String?) -> Set<Edge>? {
        text.map { Set($0.split(separator: " ").compactMap { Edge(rawValue: String($0)) }) }
    }

    private static func words(_ edges: Set<Edge>?) -> String? {
        edges.map { edges in Edge.allCases.filter(edges.contains).map(\.rawValue).joined(separator: " ") }
    }
}

extension Library {
    /// What is said of the ground of a route.
    public func ground(of route: StoredRoute) throws(LibraryError) -> [FactLayer] {
        try read { db in try GroundRows.layers(of: route.id, in: db) }
    }

    /// Notes `ground` of a part of a route, from and to in metres along it as drawn.
    ///
    /// - Parameter end: `nil`, and up to 100 m beyond it, is the route's end: people round to 0.1 km.
    /// - Returns: the part, in metres.
    public func note(
        _ ground: GroundFacts, forgetsOthers: Bool, of route: String, from start: Double, to end: Double?, at time: Int
    ) throws(LibraryError) -> (route: StoredRoute, part: Range<Double>) {
        try batch(.note, at: time) { db in
            let route = try self.route(named: route, in: db)
            let wanted = end ?? route.length
            guard start >= 0, start < min(wanted, route.length), wanted <= route.length + 100 else {
                throw LibraryError(
                    .refused, name, "a note must lie on \(route.key), which is \(Int(route.length)) m long")
            }
            let part = start..<min(wanted, route.length)
            let layers = try GroundRows.layers(of: route.id, in: db)
            let noted = (layers.first { $0.origin == .note } ?? FactLayer(.note, [])).noting(
                ground, from: part.lowerBound, to: part.upperBound, forgetsOthers: forgetsOthers)
            try db.execute(
                sql: "DELETE FROM ground WHERE route = ? AND origin = ?", arguments: [route.id, Origin.note.rawValue])
            try GroundRows.insert([noted], of: route.id, in: db)
            return ((route, part), route.key)
        }.value
    }
}
