/// The value of a rank without sorting all of them.
package enum Rank {
    /// What would stand at `rank`, from 0, if `values` were sorted; none of them may be NaN. O(n) as a rule, O(n log n) at worst.
    ///
    /// Quickselect (Hoare 1961, doi:10.1145/366622.366647) about the median of the first, the middle and the last value.
    /// Where that halves the search so seldom that values seem made to defeat it, what is left is sorted (Musser 1997,
    /// doi:10.1002/(SICI)1097-024X(199708)27:8<983::AID-SPE117>3.0.CO;2-#).
    package static func value(at rank: Int, of values: [Double]) -> Double {
        var values = values
        return select(rank, of: &values)
    }

    /// The same; of what then stands before `rank` none is more.
    private static func select(_ rank: Int, of values: inout [Double]) -> Double {
        precondition(values.indices.contains(rank), "a rank is that of one of the values")
        var (low, high) = (0, values.count - 1)
        // ⌊log₂ n⌋ passes would do if each halved what is searched; twice as many and one are Musser's limit.
        var passes = 2 * (Int.bitWidth - values.count.leadingZeroBitCount)
        while high > low {
            if passes == 0 {
                values[low...high].sort()
                break
            }
            passes -= 1
            let (a, b, c) = (values[low], values[low + (high - low) / 2], values[high])
            let pivot = max(min(a, b), min(max(a, b), c))
            // What is less moves before `less`, what is more behind `more`.
            var (less, i, more) = (low, low, high)
            while i <= more {
                if values[i] < pivot {
                    values.swapAt(i, less)
                    (less, i) = (less + 1, i + 1)
                } else if values[i] > pivot {
                    values.swapAt(i, more)
                    more -= 1
                } else {
                    i += 1
                }
            }
            if rank < less { high = less - 1 } else if rank > more { low = more + 1 } else { return pivot }
        }
        return values[rank]
    }

    /// The middle one, of an even number the mean of the two in the middle; none where there are none.
    package static func median(of values: [Double]) -> Double? {
        guard !values.isEmpty else { return nil }
        let middle = values.count / 2
        var values = values
        let upper = select(middle, of: &values)
        guard values.count.isMultiple(of: 2) else { return upper }
        return (values[..<middle].reduce(-.infinity) { max($0, $1) } + upper) / 2
    }
}
