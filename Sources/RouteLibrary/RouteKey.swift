import GRDB

/// Names as a runner types them.
enum RouteKey {
    /// Letters that are two.
    private static let pairs: [Character: String] = ["ß": "ss", "æ": "ae", "œ": "oe"]

    /// Lower-case letters and digits, with single dashes for everything between; letters of Latin script lose their marks,
    /// those of any other stay. `fallback` where nothing is left.
    static func base(for name: String, fallback: String = "route") -> String {
        let lower = name.lowercased()
        // Most names are plain, and bytes are read in a tenth of the time that characters take.
        let allowed = lower.utf8.allSatisfy { $0 < 0x80 } ? lower : lower.map(allowed).joined()
        let joined = allowed.utf8.split { $0 < 0x80 && !isAllowed($0) }.map { String(Substring($0)) }
            .joined(separator: "-")
        // A number would be taken for an id.
        if joined.isEmpty { return fallback }
        return Int64(joined) == nil ? joined : "\(fallback)-\(joined)"
    }

    private static func allowed(_ character: Character) -> String {
        if let pair = pairs[character] { return pair }
        guard let letter = character.withoutMarks else { return character.isLetter ? String(character) : "-" }
        return letter.isASCII ? String(letter) : "-"
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// A key for `name` that no row of `table` has, besides the one with id `own`.
    static func unused(
        for name: String, in db: Database, table: String = "route", besides own: Int64? = nil
    ) throws -> String {
        var taken: [String: Int] = [:]
        return try unused(for: name, in: db, table: table, besides: own, &taken)
    }

    /// The same where many rows are written after each other.
    ///
    /// - Parameter taken: for each base the number up to which keys are known to be taken, so that thousands of routes of
    ///   one name do not all count from 1.
    static func unused(
        for name: String, in db: Database, table: String = "route", besides own: Int64? = nil,
        _ taken: inout [String: Int]
    ) throws -> String {
        let base = base(for: name, fallback: table)
        let isTaken = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE key = ? AND id IS NOT ?)")
        var number = taken[base, default: 0]
        var key: String
        repeat {
            number += 1
            key = number == 1 ? base : "\(base)-\(number)"
        } while try Bool.fetchOne(isTaken, arguments: [key, own]) ?? false
        taken[base] = number
        return key
    }
}

extension Character {
    /// The ASCII letter under the marks of a Latin one (é, Ø, ł); itself where it is ASCII, `nil` for all else.
    public var withoutMarks: Character? {
        guard !isASCII, let first = unicodeScalars.first else { return self }
        if first.isASCII { return Character(first) }
        // Named like LATIN SMALL LETTER E WITH ACUTE.
        let words = (first.properties.name ?? "").split(separator: " ")
        guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH", words[3].count == 1
        else { return nil }
        return Character(words[1] == "SMALL" ? words[3].lowercased() : String(words[3]))
    }
}
