extension DecimalNumber {
    /// The shortest decimal that reads back as `value`, without an exponent, which GPX does not know: `51.27`, `3`,
    /// `0.00001`. The same in every locale. `value` is finite.
    static func text(_ value: Double) -> String {
        precondition(value.isFinite, "no decimal writes infinity")
        // `description` is the shortest that reads back, such as 5.0, 1e-05 or 1.5e+16.
        let parts = value.description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
        let whole = String(mantissa[0])
        let decimals = mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : ""
        let sign = value < 0 ? "-" : ""
        if exponent == 0 { return sign + whole + (decimals.isEmpty ? "" : ".") + decimals }
        let digits = whole + decimals
        let point = whole.count + exponent
        if point <= 0 { return "\(sign)0.\(String(repeating: "0", count: -point))\(digits)" }
        if point >= digits.count { return sign + digits + String(repeating: "0", count: point - digits.count) }
        return "\(sign)\(digits.prefix(point)).\(digits.dropFirst(point))"
    }
}
