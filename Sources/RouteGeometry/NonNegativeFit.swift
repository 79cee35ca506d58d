/// Linear least squares of five unknowns, none of them below 0.
///
/// The optimum is the plain least-squares fit over those unknowns that are not 0, so with few unknowns each subset is
/// fitted and the best of those that come out above 0 is it (Lawson & Hanson 1974, Solving Least Squares Problems,
/// chapter 23). O(2^m m³ + n m²) for m unknowns; O(m³ + n m²) where the subset of the fit before will do again.
struct NonNegativeFit {
    /// A value with the factor of each unknown: the factors in the first five lanes, the value behind them. With vectors and
    /// not arrays of arrays a fit takes a tenth of the instructions (x86-64, 2026-11).
    typealias Row = SIMD8<Double>

    static let unknowns = 5

    /// Aᵀ A x = Aᵀ y, a row for each unknown.
    private var equations = [Row](repeating: .zero, count: unknowns)
    /// y · y.
    private var square = 0.0
    /// The rows as elimination leaves them.
    private var reduced = [Row](repeating: .zero, count: unknowns)
    /// Bits of the unknowns that were not 0 in the last fit: where a fit over them meets the conditions of Kuhn and Tucker
    /// (Lawson & Hanson 23.2: no unknown below 0, and no other that would gain from leaving it) it is the optimum again.
    private var last = 0

    /// The unknowns and the weighted sum of squares left over; `nil` where no subset can be fitted.
    mutating func solve(_ rows: [Row], weights: [Double]) -> (unknowns: Row, residual: Double)? {
        setEquations(rows, weights)
        if last > 0, let again = fit(over: last), isOptimal(again.unknowns) { return again }
        var best: (unknowns: Row, residual: Double)?
        for subset in 1..<(1 << Self.unknowns) {
            guard let fit = fit(over: subset), fit.residual < best?.residual ?? .infinity else { continue }
            (best, last) = (fit, subset)
        }
        return best
    }

    private mutating func setEquations(_ rows: [Row], _ weights: [Double]) {
        square = zip(rows, weights).reduce(0) { $0 + $1.1 * $1.0[Self.unknowns] * $1.0[Self.unknowns] }
        for i in 0..<Self.unknowns {
            equations[i] = zip(rows, weights).reduce(.zero) { $0 + $1.1 * $1.0[i] * $1.0 }
        }
    }

    /// The fit over the unknowns whose bits are set, the others 0; `nil` where they are not determined or one is below 0.
    ///
    /// Gauss's elimination: the matrix is symmetric and not negative, so pivots need no exchange.
    private mutating func fit(over subset: Int) -> (unknowns: Row, residual: Double)? {
        func isChosen(_ unknown: Int) -> Bool { subset & (1 << unknown) != 0 }
        for i in 0..<Self.unknowns where isChosen(i) {
            var row = equations[i]
            for pivot in 0..<i where isChosen(pivot) { row -= row[pivot] / reduced[pivot][pivot] * reduced[pivot] }
            guard row[i] > 1e-12 * equations[i][i] else { return nil }
            reduced[i] = row
        }
        var unknowns = Row.zero
        for i in (0..<Self.unknowns).reversed() where isChosen(i) {
            var rest = reduced[i][Self.unknowns]
            for k in i..<Self.unknowns where k > i && isChosen(k) { rest -= reduced[i][k] * unknowns[k] }
            unknowns[i] = rest / reduced[i][i]
            guard unknowns[i] >= 0 else { return nil }
        }
        // At the optimum of a subset, |y − Ax|² = y·y − x·Aᵀy.
        var explained = 0.0
        for i in 0..<Self.unknowns { explained += unknowns[i] * equations[i][Self.unknowns] }
        return (unknowns, max(0, square - explained))
    }

    /// Whether no unknown that is 0 would make the misfit less by leaving it: half the slope, Aᵀ(y − Ax), is not above 0.
    private func isOptimal(_ unknowns: Row) -> Bool {
        (0..<Self.unknowns).allSatisfy { i in
            guard unknowns[i] == 0 else { return true }
            let fitted = (0..<Self.unknowns).reduce(0) { $0 + equations[i][$1] * unknowns[$1] }
            return equations[i][Self.unknowns] <= fitted
        }
    }
}
