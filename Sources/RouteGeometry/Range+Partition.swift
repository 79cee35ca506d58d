extension Range<Int> {
    /// The first index for which `condition` holds, given that it holds for all behind that; the end where it never does.
    /// O(log n).
    package func partitioningIndex(where condition: (Int) -> Bool) -> Int {
        var (low, high) = (lowerBound, upperBound)
        while low < high {
            let middle = (low + high) / 2
            if condition(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
