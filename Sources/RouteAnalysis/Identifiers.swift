/// Names as ids: lower-case ASCII letters, digits and dashes.
enum Identifiers {
    /// An id for each name, in order; equal ones get a number. O(names).
    static func unique(for names: [String]) -> [String] {
        var taken: Set<String> = []
        /// The number that an id of more of one name was given last: all up to it are taken.
        var last: [String: Int] = [:]
        return names.map { name in
            let allowed = name.lowercased().unicodeScalars.map { scalar in
                ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
            }
            let joined = String(allowed).split(separator: "-").joined(separator: "-")
            let base = joined.isEmpty ? "route" : joined
            var (id, number) = (base, last[base] ?? 1)
            while !taken.insert(id).inserted {
                number += 1
                id = "\(base)-\(number)"
            }
            last[base] = number
            return id
        }
    }
}
