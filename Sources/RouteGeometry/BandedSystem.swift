/// A matrix of two rows and two columns, row by row.
struct Block {
    var entries: SIMD4<Double>

    init(_ entries: SIMD4<Double>) { self.entries = entries }

    /// a bᵀ.
    init(_ a: SIMD2<Double>, _ b: SIMD2<Double>) {
        entries = SIMD4(a.x, a.x, a.y, a.y) * SIMD4(b.x, b.y, b.x, b.y)
    }

    /// The same for both axes.
    init(_ value: Double) { entries = SIMD4(value, 0, 0, value) }

    var transposed: Block { Block(SIMD4(entries.x, entries.z, entries.y, entries.w)) }

    /// Of a symmetric block that is positive.
    var inverse: Block {
        let (a, b, d) = (entries.x, entries.y, entries.w)
        return Block(SIMD4(d, -b, -b, a) / (a * d - b * b))
    }

    static func + (a: Block, b: Block) -> Block { Block(a.entries + b.entries) }
    static func - (a: Block, b: Block) -> Block { Block(a.entries - b.entries) }
    static func += (a: inout Block, b: Block) { a.entries += b.entries }
    static func -= (a: inout Block, b: Block) { a.entries -= b.entries }
    static func * (factor: Double, block: Block) -> Block { Block(factor * block.entries) }

    static func * (a: Block, b: Block) -> Block {
        let (m, n) = (a.entries, b.entries)
        return Block(
            SIMD4(m.x, m.x, m.z, m.z) * SIMD4(n.x, n.y, n.x, n.y)
                + SIMD4(m.y, m.y, m.w, m.w) * SIMD4(n.z, n.w, n.z, n.w))
    }

    static func * (block: Block, vector: SIMD2<Double>) -> SIMD2<Double> {
        let m = block.entries
        return SIMD2(m.x, m.z) * vector.x + SIMD2(m.y, m.w) * vector.y
    }
}

/// The normal equations H x = b of a line of places, each of which has to do with the three before it at most.
///
/// Gauss's elimination by blocks, H = L D Lᵀ with blocks of two by two, so that x is `restored(reduced(b))`: O(n).
struct BandedSystem {
    /// Column k of the lower triangle: H(k, k), H(k + 1, k), H(k + 2, k), H(k + 3, k).
    typealias Column = (Block, Block, Block, Block)

    /// D⁻¹ and, below the diagonal, L.
    private var columns: [Column]
    private let count: Int

    /// - Parameter columns: in which nothing lies beyond the last row.
    init(_ columns: consuming [Column]) {
        count = columns.count
        let zero = Block(0)
        // Four more spare the elimination from looking where the end is.
        for _ in 0..<Self.margin { columns.append((zero, zero, zero, zero)) }
        self.columns = columns
        eliminate()
    }

    /// Columns for which room is to be left.
    static let margin = 4

    private mutating func eliminate() {
        guard count > 0 else { return }
        var (now, next, third, fourth) = (columns[0], columns[1], columns[2], columns[3])
        for k in 0..<count {
            let inverse = now.0.inverse
            let (a, b, c) = (now.1.transposed, now.2.transposed, now.3.transposed)
            let (la, lb, lc) = (now.1 * inverse, now.2 * inverse, now.3 * inverse)
            columns[k] = (inverse, la, lb, lc)
            next.0 -= la * a
            next.1 -= lb * a
            next.2 -= lc * a
            third.0 -= lb * b
            third.1 -= lc * b
            fourth.0 -= lc * c
            (now, next, third, fourth) = (next, third, fourth, columns[k + 4])
        }
    }

    /// L⁻¹ b.
    func reduced(_ b: [SIMD2<Double>]) -> [SIMD2<Double>] {
        var values = b
        // What the columns before take from this value and the two behind it.
        var (now, next, third) = (SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero)
        for k in 0..<count {
            let (_, a, b, c) = columns[k]
            let value = values[k] - now
            values[k] = value
            (now, next, third) = (next + a * value, third + b * value, c * value)
        }
        return values
    }

    /// L⁻ᵀ D⁻¹ v.
    func restored(_ reduced: [SIMD2<Double>]) -> [SIMD2<Double>] {
        var values = reduced
        var (next, third, fourth) = (SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero)
        for k in (0..<count).reversed() {
            let (inverse, a, b, c) = columns[k]
            let value = inverse * values[k] - a.transposed * next - b.transposed * third - c.transposed * fourth
            values[k] = value
            (next, third, fourth) = (value, next, third)
        }
        return values
    }

    /// aᵀ H⁻¹ b of what `reduced` made of a and b.
    func product(_ a: [SIMD2<Double>], _ b: [SIMD2<Double>]) -> Double {
        (0..<count).reduce(0) { $0 + (a[$1] * (columns[$1].0 * b[$1])).sum() }
    }
}
