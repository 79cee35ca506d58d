/// The value of a rank without sorting all of them.
package enum Rank {
    /// What would stand at `rank`, from 0, if `values` were sorted; none of them may be NaN. O(n) as a rule, O(n log n) at worst.
    ///
    /// Quickselect (Hoare 1961, doi:10.1145/366622.366647) about the median of the first, the middle and the last value.
    /// Where that halves the search so seldom that values seem made to defeat it, what is left is sorted (Musser 1997,
    /// doi:10.1002/(SICI)1097-024X(199708)27:8<983::AID-SPE117>3.0.CO;2-#).
    package static func value(at rank: Int, of values: [Double]) -> Double {
        precondition(values.indices.contains(rank), "a rank is that of one of the values")
        // What is looked for stands at `rank` of the first `count` values.
        var (values, count, rank) = (values, values.count, rank)
        // ⌊log₂ n⌋ passes would do if each halved what is searched; twice as many and one are Musser's limit.
        for _ in 0..<2 * (Int.bitWidth - count.leadingZeroBitCount) {
            let (a, b, c) = (values[0], values[(count - 1) / 2], values[count - 1])
            let pivot = max(min(a, b), min(max(a, b), c))
            var (less, more) = (0, 0)
            for value in values[..<count] {
                less += value < pivot ? 1 : 0
                more += value > pivot ? 1 : 0
            }
            if rank < less {
                keep(&count, of: &values) { $0 < pivot }
            } else if rank >= count - more {
                rank -= count - more
                keep(&count, of: &values) { $0 > pivot }
            } else {
                return pivot
            }
        }
        return values[..<count].sorted()[rank]
    }

    /// Moves those of the first `count` values that `condition` holds for to the front, and counts them.
    ///
    /// What comes next is moved whether it is kept or not: half of the jumps that leave it out would be guessed wrong, which
    /// takes three times as long as all else (187 speeds, x86-64, 2026-11).
    @inline(__always) private static func keep(
        _ count: inout Int, of values: inout [Double], where condition: (Double) -> Bool
    ) {
        var kept = 0
        for i in 0..<count {
            let value = values[i]
            values[kept] = value
            kept += condition(value) ? 1 : 0
        }
        count = kept
    }

    /// The middle one, of an even number the mean of the two in the middle; none where there are none.
    package static func median(of values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let middle = values.count / 2
        let upper = value(at: middle, of: values)
        guard values.count.isMultiple(of: 2) else { return upper }
        // The one before it is its like, or the most of all that are less.
        var (less, most) = (0, -Double.infinity)
        for value in values where value < upper { (less, most) = (less + 1, max(most, value)) }
        return ((less < middle ? upper : most) + upper) / 2
    }
}
