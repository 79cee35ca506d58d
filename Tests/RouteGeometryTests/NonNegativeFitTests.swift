import TestSupport
import Testing

@testable import RouteGeometry

@Suite("Least squares with no unknown below 0")
struct NonNegativeFitTests {
    /// Kuhn and Tucker: no unknown below 0, no slope of the misfit down into one that is 0, and none at all in the others.
    /// The same fit serves all problems, and what it remembers of one must not decide the next.
    @Test("is the best there is, whatever was fitted before", arguments: SplitMix64.seeds)
    func optimum(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var fit = NonNegativeFit()
        var zeros = 0
        for _ in 0..<50 {
            let count = NonNegativeFit.unknowns
            let rows = (0..<2 * count).map { _ in (0...count).map { _ in random.number(-1...1) } }
            let weights = rows.map { _ in random.number(0.5...2) }
            let lanes = rows.map { NonNegativeFit.Row($0 + [Double](repeating: 0, count: 7 - count)) }
            guard let found = fit.solve(lanes, weights: weights) else { continue }
            let unknowns = (0..<count).map { found.unknowns[$0] }
            let misfits = rows.map { row in row[count] - zip(row, unknowns).reduce(0) { $0 + $1.0 * $1.1 } }
            #expect(abs(found.residual - zip(misfits, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }) < 1e-9)
            for (place, unknown) in unknowns.enumerated() {
                let slope = rows.indices.reduce(0) { $0 + weights[$1] * rows[$1][place] * misfits[$1] }
                #expect(unknown == 0 ? slope < 1e-9 : unknown > 0 && abs(slope) < 1e-9)
                if unknown == 0 { zeros += 1 }
            }
        }
        #expect((50...200).contains(zeros))
    }
}
