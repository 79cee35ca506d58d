/// Distances as runners write them.
public enum Distance {
    /// Metres of `8`, `8km`, `800m` or `5mi`; `nil` for anything else or a number that is not positive.
    public static func metres(parsing text: some StringProtocol) -> Double? {
        let units: [(suffix: String, metres: Double)] = [("km", 1000), ("mi", 1609.344), ("m", 1)]
        let text = text.lowercased()
        let unit = units.first { text.hasSuffix($0.suffix) }
        let number = text.dropLast(unit?.suffix.count ?? 0).filter { $0 != " " }
        // Double() would take hexadecimals, exponents and "inf".
        guard number.allSatisfy({ "0123456789.".contains($0) }), let value = Double(number), value > 0 else {
            return nil
        }
        return value * (unit?.metres ?? 1000)
    }

    /// Metres of one distance or of two joined by a dash: `8-10km`. The unit may stand once, at the end.
    static func range(parsing text: some StringProtocol) -> ClosedRange<Double>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2, let last = ends.last, let upper = metres(parsing: last) else { return nil }
        if ends.count == 1 { return upper...upper }
        let unit = last.lowercased().drop { $0.isNumber || $0 == "." || $0 == " " }
        let first = ends[0].lowercased()
        let hasUnit = first.contains { $0.isLetter }
        guard let lower = metres(parsing: hasUnit ? first : first + unit), lower <= upper else { return nil }
        return lower...upper
    }
}
