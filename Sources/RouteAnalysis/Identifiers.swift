/// Names as ids: ASCII letters, digits, dot, underscore and dash.
enum Identifiers {
    /// An id for each name, in order; equal ones get a number.
    static func unique(for names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.map { name in
            let allowed = name.lowercased().unicodeScalars.map { scalar in
                ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
            }
            let joined = String(allowed).split(separator: "-").joined(separator: "-")
            let base = joined.isEmpty ? "route" : joined
            var id = base
            var number = 2
            while !taken.insert(id).inserted {
                id = "\(base)-\(number)"
                number += 1
            }
            return id
        }
    }
}
