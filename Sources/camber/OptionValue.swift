/// A kind of value that an option takes, with the words for what is allowed.
protocol OptionValue {
    /// As it goes on after "expected": `a day of the week, like tue`.
    static var allowed: String { get }

    init?(argument: String)
}

extension OptionValue {
    /// For an option's `transform`.
    static func parsed(_ text: String) throws -> Self {
        guard let value = Self(argument: text) else { throw Unallowed(allowed: allowed) }
        return value
    }
}

/// What stands behind `The value 'x' is invalid for '--last-week <last-week>': `.
struct Unallowed: Error, CustomStringConvertible {
    let allowed: String

    var description: String { "expected \(allowed)" }
}

extension ClosedRange where Bound == Int {
    /// A whole number of the range, for an option's `transform`.
    func parsed(_ text: String) throws -> Int {
        guard let number = Int(text), contains(number) else {
            throw Unallowed(allowed: "a number from \(lowerBound) to \(upperBound)")
        }
        return number
    }
}

extension Double {
    /// Digits and a point: `Double(_:)` would take hexadecimals, exponents and "inf".
    init?(plain text: some StringProtocol) {
        guard text.allSatisfy({ "0123456789.".contains($0) }) else { return nil }
        self.init(text)
    }
}

/// Heel load from 0.1 to 10 000 hkm.
struct LoadArgument: OptionValue {
    static let allowed = "heel load in hkm, from 0.1 to 10000"
    let hkm: Double

    init?(argument: String) {
        guard let hkm = Double(plain: argument), (0.1...10_000).contains(hkm) else { return nil }
        self.hkm = hkm
    }
}

/// Metres of height: `320m` or `320`, from 0 to 20 km.
struct HeightArgument: OptionValue {
    static let allowed = "metres like 320m or 320, from 0 to 20000"
    let metres: Double

    init?(argument: String) {
        let number = argument.hasSuffix("m") ? argument.dropLast() : Substring(argument)
        guard let metres = Double(plain: number), metres <= 20_000 else { return nil }
        self.metres = metres
    }
}
