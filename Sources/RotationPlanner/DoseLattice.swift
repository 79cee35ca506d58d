/// For every number of runs already planned, exactly which sums of a dose the rest can have.
///
/// Bends come in whole turns: between one sum and the next there are gaps that no interval shows, and where nothing is
/// tolerated a carried dose may fall into one. One bit a degree-metre; O(days · doses · range / 64) to fill, so it is
/// only made for a search that drags on, and not at all where doses reach too far.
struct DoseLattice {
    /// Sums told apart at most: 32 kB a day.
    private static let widest = 1 << 18

    /// For each number of runs, the least sum and a bit for each sum from there on.
    private let rows: [(low: Int, bits: [UInt64])]

    /// - Parameter doses: for each run the doses of its choices; `nil` where the sums reach too far.
    init?(doses: [[Int]]) {
        var rows: [(low: Int, bits: [UInt64])] = [(0, [1])]
        for day in doses.reversed() {
            let distinct = Set(day)
            guard let low = distinct.min(), let high = distinct.max(), let last = rows.last,
                high - low < Self.widest, last.bits.count * 64 + high - low < Self.widest
            else { return nil }
            var bits = [UInt64](repeating: 0, count: last.bits.count + (high - low) / 64 + 1)
            for dose in distinct { Self.add(last.bits, shiftedBy: dose - low, to: &bits) }
            rows.append((last.low + low, bits))
        }
        self.rows = rows.reversed()
    }

    /// How near to 0 `dose` can still be brought by the runs after the first `runs`.
    func nearest(after runs: Int, to dose: Int) -> Int {
        let (low, bits) = rows[runs]
        let wanted = -dose - low
        return min(Self.below(wanted, in: bits), Self.above(wanted, in: bits))
    }

    private static func add(_ bits: [UInt64], shiftedBy shift: Int, to sum: inout [UInt64]) {
        let (words, rest) = (shift / 64, UInt64(shift % 64))
        for (place, word) in bits.enumerated() where word != 0 {
            sum[place + words] |= word << rest
            if rest > 0, place + words + 1 < sum.count { sum[place + words + 1] |= word >> (64 - rest) }
        }
    }

    /// How far the next set bit at or below `place` is.
    private static func below(_ place: Int, in bits: [UInt64]) -> Int {
        var word = min(place >> 6, bits.count - 1)
        guard place >= 0 else { return .max }
        var mask = place >> 6 == word ? ~0 >> UInt64(63 - place & 63) : ~UInt64(0)
        while word >= 0 {
            let found = bits[word] & mask
            if found != 0 { return place - (word * 64 + 63 - found.leadingZeroBitCount) }
            mask = ~0
            word -= 1
        }
        return .max
    }

    /// How far the next set bit at or above `place` is.
    private static func above(_ place: Int, in bits: [UInt64]) -> Int {
        var word = max(place, 0) >> 6
        var mask = place > 0 ? ~UInt64(0) << UInt64(place & 63) : ~UInt64(0)
        while word < bits.count {
            let found = bits[word] & mask
            if found != 0 { return word * 64 + found.trailingZeroBitCount - place }
            mask = ~0
            word += 1
        }
        return .max
    }
}
