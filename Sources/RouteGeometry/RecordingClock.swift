/// When each point of a line was recorded, or the order of the points where that is all there is.
struct RecordingClock {
    /// Seconds, finite, one for each point.
    let times: [Double]
    /// Whether the order of the points stands in for times.
    let isUntimed: Bool

    /// `nil` where no clock ran: a drawn line.
    ///
    /// A line drawn the other way has its times run backwards and is read from its end.
    init?(_ column: [Double]?, _ places: [EarthPoint]) {
        if let column, let times = Self.filled(column) {
            let forward = zip(times, times.dropFirst()).reduce(0) { $0 + ($1.1 > $1.0 ? 1 : $1.1 < $1.0 ? -1 : 0) }
            self.times = forward < 0 ? times.map { -$0 } : times
            isUntimed = false
            return
        }
        guard Self.zigzags(places) else { return nil }
        times = places.indices.map(Double.init)
        isUntimed = true
    }

    /// Missing times taken from a straight line between their neighbours; `nil` where more than a tenth is missing or the
    /// first or last one is.
    private static func filled(_ column: [Double]) -> [Double]? {
        let missing = column.count { !$0.isFinite }
        if missing == 0 { return column }
        guard missing * 10 <= column.count, let last = column.last, last.isFinite, column[0].isFinite else {
            return nil
        }
        var times = column
        var known = 0
        for i in times.indices.dropFirst() where times[i].isFinite {
            for gap in (known + 1)..<max(i, known + 1) {
                times[gap] = times[known] + (times[i] - times[known]) * Double(gap - known) / Double(i - known)
            }
            known = i
        }
        return times
    }

    /// Points a line needs, metres between them, radians between its legs, and how far one turn must undo the one before
    /// (their correlation) for a line without times to be taken for a recording. Ours.
    ///
    /// Errors make each place stray by itself, so that every turn is undone by the next: the turns of white errors
    /// correlate by −2/3, of headings that scatter by −1/2. Drawn lines turn at corners, straight or the same way between.
    private static let zigzag = (points: 200, spacing: 8.0, turn: 0.05, undone: -0.3)

    private static func zigzags(_ places: [EarthPoint]) -> Bool {
        guard places.count >= zigzag.points else { return false }
        var turns: [Double] = []
        var lengths: [Double] = []
        turns.reserveCapacity(places.count)
        for i in 1..<(places.count - 1) {
            let (u, w) = (
                places[i].vector - places[i - 1].vector, places[i + 1].vector - places[i].vector
            )
            let up = places[i].up
            let across = up.dot(u.cross(w)) / up.dot(up).squareRoot()
            // The sine of the turn, which a leg of length 0 makes 0.
            let area = (u.dot(u) * w.dot(w)).squareRoot()
            turns.append(area > 0 ? across / area : 0)
            lengths.append(u.dot(u).squareRoot())
        }
        let middle = lengths.count / 2
        let usual = Rank.value(at: middle, of: turns.map(abs))
        guard Rank.value(at: middle, of: lengths) <= zigzag.spacing, usual >= zigzag.turn else { return false }
        let square = turns.reduce(0) { $0 + $1 * $1 }
        let product = zip(turns, turns.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
        return product <= zigzag.undone * square
    }
}
