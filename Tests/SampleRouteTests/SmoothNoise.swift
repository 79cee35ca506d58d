import TestSupport

/// A random curve over a distance that changes gradually, as position and pressure errors do, and stays within −1...1.
///
/// Value noise: random values at equal distances, blended between neighbours by Perlin's fade curve
/// 6f⁵ − 15f⁴ + 10f³ (Perlin 2002, doi:10.1145/566654.566636), so that slope and curvature are continuous.
struct SmoothNoise: Sendable {
    private let values: [Double]
    private let length: Double

    /// Noise over `length` metres with a new random value about every `spacing` metres.
    ///
    /// Closed noise ends with the value it began with.
    init(over length: Double, every spacing: Double, closed: Bool, using generator: inout SplitMix64) {
        let cells = max(2, Int((length / spacing).rounded()))
        var values: [Double] = []
        for _ in 0...cells {
            values.append(generator.nextSigned())
        }
        if closed {
            values[cells] = values[0]
        }
        self.values = values
        self.length = length
    }

    /// The value at `distance` metres; a distance outside the curve takes the value of the nearer end.
    func value(at distance: Double) -> Double {
        let cells = values.count - 1
        let position = min(max(distance / length, 0), 1) * Double(cells)
        let cell = min(Int(position), cells - 1)
        let f = position - Double(cell)
        let fade = f * f * f * (f * (f * 6 - 15) + 10)
        return values[cell] + (values[cell + 1] - values[cell]) * fade
    }
}

extension SplitMix64 {
    /// The next number from −1 up to but not including 1, in steps of 2⁻⁵².
    mutating func nextSigned() -> Double { Double(next() >> 11) * 0x1p-52 - 1 }
}
