/// Decimal numbers with a fixed count of decimals, the same in every locale.
enum FixedDecimal {
    /// `value` rounded to `decimals` decimals, halves away from zero, such as `-0.50`.
    ///
    /// Holds for magnitudes below 9·10¹⁵ / 10^`decimals`, where every printed digit is still significant.
    static func text(_ value: Double, decimals: Int) -> String {
        let scale = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
        let scaled = (abs(value) * scale).rounded(.toNearestOrAwayFromZero)
        let digits = String(Int(scaled))
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard decimals > 0 else { return sign + padded }
        return "\(sign)\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
    }
}
