/// A pseudo-random generator whose sequence depends on its seed alone, on every platform.
///
/// SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195). Tests take the seed as their argument, so a
/// failure prints it.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    /// Seeds enough for a law.
    public static let seeds: ClosedRange<UInt64> = 1...20

    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    public mutating func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &self) }

    public mutating func pick<Value: CaseIterable>(_: Value.Type = Value.self) -> Value {
        let cases = Array(Value.allCases)
        return cases[Int.random(in: 0..<cases.count, using: &self)]
    }

    /// One of `values`, which must not be empty.
    public mutating func pick<Value>(from values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &self)]
    }

    public mutating func chance(_ probability: Double) -> Bool { number(0...1) < probability }
}
