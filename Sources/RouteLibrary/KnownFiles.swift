import GRDB

/// The files that a library had at one moment, by their bytes: for the threads that get an import ready while its writer
/// writes.
public struct KnownFiles: Sendable {
    /// A connection of its own; `nil` where there are no files.
    private let database: DatabaseQueue?
    private let ids: [OriginalContent.Key: [Int64]]
    /// The lines of the routes there are, and of those that an import adds.
    public let lines: KnownLines

    /// Those of a library that is still to be made.
    public init() {
        database = nil
        ids = [:]
        lines = KnownLines(nil)
    }

    fileprivate init(_ library: Library) throws(LibraryError) {
        ids = try library.read { db in
            var ids: [OriginalContent.Key: [Int64]] = [:]
            let rows = try Row.fetchCursor(db, sql: "SELECT id, length, crc FROM original")
            while let row = try rows.next() {
                let key = OriginalContent.Key(length: row[1], crc: UInt32(truncatingIfNeeded: row[2] as Int64))
                ids[key, default: []].append(row[0])
            }
            return ids
        }
        do {
            // One in memory has no second way in; its writer finds what is known.
            database = ids.isEmpty || library.name == ":memory:" ? nil : try Library.connection(to: library.name)
        } catch {
            throw LibraryError(error, in: library.name)
        }
        lines = KnownLines(database)
    }

    public var count: Int { ids.values.reduce(0) { $0 + $1.count } }

    /// The original that is these gzip data, byte for byte; `nil` where none is known to be, as for all other bytes.
    ///
    /// Looks at what the data say of themselves, so that nothing is inflated; data that lie are found by what they hold.
    public func original(ofGzip bytes: [UInt8]) -> Int64? {
        OriginalContent.claimedKey(of: bytes).flatMap { key in first(ids[key]) { $0.isSame(as: bytes) } }
    }

    /// The original that holds `plain`.
    public func original(holding plain: [UInt8], _ key: OriginalContent.Key) -> Int64? {
        first(ids[key]) { try OriginalContent.inflated($0).isSame(as: plain) }
    }

    /// One that cannot be read is left for the writer to look at.
    private func first(_ ids: [Int64]?, where isSame: ([UInt8]) throws -> Bool) -> Int64? {
        ids?.first { id in
            do {
                // One statement is all from one moment, without a transaction around it.
                let gzip = try database?.unsafeRead { db in
                    try Row.fetchOne(
                        db.cachedStatement(sql: "SELECT gzip FROM original WHERE id = ?"), arguments: [id]
                    ).map { try bytes($0[0]) }
                }
                return try gzip.map(isSame) ?? false
            } catch {
                return false
            }
        }
    }
}

extension Library {
    /// - Throws: also where the library can only be read, and nothing imported.
    public func knownFiles() throws(LibraryError) -> KnownFiles {
        try requireWritable()
        return try KnownFiles(self)
    }
}
