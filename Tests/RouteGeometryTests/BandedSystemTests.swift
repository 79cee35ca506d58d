import TestSupport
import Testing

@testable import RouteGeometry

@Suite("A banded system of equations")
struct BandedSystemTests {
    /// H = Jᵀ J + 1 of rows that reach over four places, solved as well by plain elimination of the whole matrix.
    @Test("has the answer that the whole matrix has", arguments: SplitMix64.seeds)
    func solution(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 1...12, using: &random)
        let size = 2 * count
        var whole = (0..<size).map { i in (0..<size).map { i == $0 ? 1.0 : 0 } }
        for first in 0..<count {
            let reach = first..<min(count, first + 4)
            let row = (0..<size).map { reach.contains($0 / 2) ? random.number(-1...1) : 0 }
            for i in 0..<size { for j in 0..<size { whole[i][j] += row[i] * row[j] } }
        }
        let right = (0..<size).map { _ in random.number(-1...1) }
        var augmented = (0..<size).flatMap { i -> [Double] in whole[i] + [right[i]] }
        #expect(LinearSystem.solve(&augmented, size: size))
        let expected = (0..<size).map { augmented[$0 * (size + 1) + size] }

        func block(_ row: Int, _ column: Int) -> Block {
            guard row < count else { return Block(0) }
            let (i, j) = (2 * row, 2 * column)
            return Block(SIMD4(whole[i][j], whole[i][j + 1], whole[i + 1][j], whole[i + 1][j + 1]))
        }
        let system = BandedSystem(
            (0..<count).map { k in (block(k, k), block(k + 1, k), block(k + 2, k), block(k + 3, k)) })
        let reduced = system.reduced((0..<count).map { SIMD2(right[2 * $0], right[2 * $0 + 1]) })
        let found = system.restored(reduced)
        for i in 0..<size { #expect(abs(found[i / 2][i % 2] - expected[i]) < 1e-9) }
        var product = 0.0
        for i in 0..<size { product += right[i] * expected[i] }
        #expect(abs(system.product(reduced, reduced) - product) < 1e-9)
    }
}
