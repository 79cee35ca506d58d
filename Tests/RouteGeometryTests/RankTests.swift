import RouteGeometry
import TestSupport
import Testing

@Suite("The value of a rank")
struct RankTests {
    /// Random numbers, some of them equal; and those sorted either way, which quickselect may take long for.
    @Test("is what stands there in order", arguments: [1, 2, 3, 10, 200], [1, 7, 1_000_000])
    func ranks(count: Int, different: Int) {
        var random = SplitMix64(seed: UInt64(count * different))
        let values = (0..<count).map { _ in Double(Int.random(in: 0..<different, using: &random)) }
        let sorted = values.sorted()
        for order in [values, sorted, sorted.reversed()] {
            #expect(values.indices.map { Rank.value(at: $0, of: order) } == sorted)
        }
    }

    private static let medians: [(values: [Double], median: Double)] = [
        ([3], 3), ([4, 1], 2.5), ([9, 1, 5], 5), ([8, 2, 4, 6], 5),
    ]

    @Test("in the middle is the median", arguments: medians)
    func median(values: [Double], median: Double) { #expect(Rank.median(of: values) == median) }

    @Test("of nothing is none")
    func nothing() { #expect(Rank.median(of: []) == nil) }
}
