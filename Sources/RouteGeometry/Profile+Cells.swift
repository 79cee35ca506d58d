extension Profile {
    /// The same profile on cells of about `cell` metres, longer than its own: elevation left out, the mean of the known
    /// grades and the sum of the turnings of the cells that each takes in.
    ///
    /// Lengths and turns are kept to rounding; a load, which is convex in grade, comes out lower by what the grade varies
    /// within a cell. O(cells).
    package func coarse(cell: Double) -> Profile {
        let count = min(cellCount, max(1, Int((length / cell).rounded())))
        var sums = [Double](repeating: 0, count: count)
        var (known, turned) = (sums, sums)
        var sumOf = sums.mutableSpan
        var knownOf = known.mutableSpan
        var turnedOf = turned.mutableSpan
        let (fineCount, fineGrades) = (turnings.count, grades ?? [])
        // A fine cell belongs to the coarse one that its middle lies in: ⌊(fine + ½) count / fineCount⌋.
        var (part, rest) = (0, count)
        for fine in 0..<fineCount {
            if rest >= 2 * fineCount { (part, rest) = (part + 1, rest - 2 * fineCount) }
            turnedOf[part] += turnings[fine]
            if fine < fineGrades.count, !fineGrades[fine].isNaN {
                sumOf[part] += fineGrades[fine]
                knownOf[part] += 1
            }
            rest += 2 * count
        }
        let means = grades.map { _ in zip(sums, known).map { $1 > 0 ? $0 / $1 : .nan } }
        return Profile(length: length, shape: shape, rounds: rounds, grades: means, turnings: turned)
    }

    /// A profile whose cells are known already, without elevations.
    ///
    /// - Parameters:
    ///   - rounds: how often it goes round a loop, 1 or more.
    ///   - grades: rise over run in each cell, NaN where unknown.
    ///   - turnings: radians turned in each cell, at least one, positive to the left.
    package init(length: Double, shape: RouteShape, rounds: Int, grades: [Double]?, turnings: [Double]) {
        precondition(length > 0 && !turnings.isEmpty, "a profile needs a line of more than 0 m and a cell")
        precondition(grades.map { $0.count == turnings.count } ?? true, "one grade a cell")
        self.length = length
        self.shape = shape
        self.rounds = max(1, rounds)
        self.grades = grades
        self.turnings = turnings
        spacing = length / Double(turnings.count)
        elevations = nil
    }
}
