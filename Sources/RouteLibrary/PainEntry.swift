import GRDB

/// What the heels felt like one morning, 0 (nothing) to 10 (the worst there is); `nil` where the runner did not say.
public struct PainEntry: Sendable, Hashable {
    public static let range = 0...10

    /// Days since 1970-01-01.
    public var day: Int
    public var left: Int?
    public var right: Int?

    public init(day: Int, left: Int?, right: Int?) {
        for pain in [left, right] { precondition(pain.map(Self.range.contains) ?? true, "pain is 0 to 10") }
        self.day = day
        self.left = left
        self.right = right
    }

    /// One heel said later leaves what was said of the other.
    func write(in db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO pain VALUES (?, ?, ?) ON CONFLICT (day) DO UPDATE
                SET left = coalesce(excluded.left, left), right = coalesce(excluded.right, right)
                """, arguments: [day, left, right])
    }
}

extension Library {
    /// The diary up to a day, the last one first.
    public func pain(through last: Int = .max) throws(LibraryError) -> [PainEntry] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT * FROM pain WHERE day <= ? ORDER BY day DESC", arguments: [last]
            ).map { PainEntry(day: $0["day"], left: $0["left"], right: $0["right"]) }
        }
    }

    public func enter(_ entry: PainEntry, at time: Int) throws(LibraryError) {
        _ = try batch(.pain, at: time) { db in
            try entry.write(in: db)
            return ((), summary: "")
        }
    }
}
