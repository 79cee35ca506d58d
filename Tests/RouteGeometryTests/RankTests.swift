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

    /// Numbers of which the first and the middle one of what is left are always the least: a search about the median of three
    /// takes off two at a time.
    private static func defeating(_ count: Int) -> [Double] {
        var (values, places, next) = ([Double](repeating: 0, count: count), Array(0..<count), 0.0)
        func give(_ places: [Int]) {
            for place in places { (values[place], next) = (next, next + 1) }
        }
        while places.count > 2 {
            let middle = (places.count - 1) / 2
            let (least, second) = (places[0], places[middle])
            give([least, second])
            // What is more than a pivot is swapped with the last that is not known to be.
            var (i, more) = (0, places.count - 1)
            while i <= more {
                if places[i] == least || places[i] == second {
                    i += 1
                } else {
                    places.swapAt(i, more)
                    more -= 1
                }
            }
            places.removeFirst(2)
        }
        give(places)
        return values
    }

    @Test("is found among values made to defeat the search", arguments: [20, 600, 601])
    func defeat(count: Int) {
        let values = Self.defeating(count)
        #expect(values.sorted() == (0..<count).map(Double.init))
        for rank in [0, count / 3, count / 2, count - 1] { #expect(Rank.value(at: rank, of: values) == Double(rank)) }
        #expect(Rank.median(of: values) == Double(count - 1) / 2)
    }

    private static let medians: [(values: [Double], median: Double)] = [
        ([3], 3), ([4, 1], 2.5), ([9, 1, 5], 5), ([8, 2, 4, 6], 5),
    ]

    @Test("in the middle is the median", arguments: medians)
    func median(values: [Double], median: Double) { #expect(Rank.median(of: values) == median) }

    @Test("of nothing is none")
    func nothing() { #expect(Rank.median(of: []) == nil) }
}
