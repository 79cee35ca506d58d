/// Linear least squares with no unknown below 0.
///
/// The optimum is the plain least-squares fit over those unknowns that are not 0, so with few unknowns each subset is
/// fitted and the best of those that come out above 0 is it (Lawson & Hanson 1974, Solving Least Squares Problems,
/// chapter 23). O(2^m m³ + n m²) for m unknowns; O(m³ + n m²) where the subset of the fit before will do again.
struct NonNegativeFit {
    /// Bits of the unknowns that were not 0 in the last fit: where a fit over them meets the conditions of Kuhn and Tucker
    /// (Lawson & Hanson 23.2: no unknown below 0, and no other that would gain from leaving it) it is the optimum again.
    private var last = 0

    /// The unknowns and the weighted sum of squares left over; `nil` where no subset can be fitted.
    ///
    /// - Parameter rows: one for each value, with a factor for each unknown.
    mutating func solve(
        _ rows: [[Double]], _ values: [Double], weights: [Double]
    ) -> (unknowns: [Double], residual: Double)? {
        guard let count = rows.first?.count else { return nil }
        let equations = NormalEquations(rows, values, weights: weights)
        if last > 0, last >> count == 0, let again = equations.fit(over: last), equations.isOptimal(again.unknowns) {
            return again
        }
        var best: (unknowns: [Double], residual: Double)?
        for subset in 1..<(1 << count) {
            guard let fit = equations.fit(over: subset), fit.residual < best?.residual ?? .infinity else { continue }
            (best, last) = (fit, subset)
        }
        return best
    }
}

/// Aᵀ A x = Aᵀ y of a fit.
private struct NormalEquations {
    private let count: Int
    /// Row by row, with the right-hand side behind.
    private var matrix: [Double]
    /// y · y.
    private var square = 0.0

    init(_ rows: [[Double]], _ values: [Double], weights: [Double]) {
        count = rows[0].count
        let width = count + 1
        matrix = [Double](repeating: 0, count: count * width)
        for ((row, value), weight) in zip(zip(rows, values), weights) {
            square += weight * value * value
            for i in 0..<count {
                let factor = weight * row[i]
                for j in i..<count { matrix[i * width + j] += factor * row[j] }
                matrix[i * width + count] += factor * value
            }
        }
        for i in 0..<count { for j in 0..<i { matrix[i * width + j] = matrix[j * width + i] } }
    }

    /// The fit over the unknowns whose bits are set, the others 0; `nil` where they are not determined or one is below 0.
    func fit(over subset: Int) -> (unknowns: [Double], residual: Double)? {
        let width = count + 1
        let chosen = (0..<count).filter { subset & (1 << $0) != 0 }
        var system: [Double] = []
        system.reserveCapacity(chosen.count * (chosen.count + 1))
        for i in chosen {
            for j in chosen { system.append(matrix[i * width + j]) }
            system.append(matrix[i * width + count])
        }
        guard LinearSystem.solve(&system, size: chosen.count) else { return nil }
        // At the optimum of a subset, |y − Ax|² = y·y − x·Aᵀy.
        var (unknowns, explained) = ([Double](repeating: 0, count: count), 0.0)
        for (row, i) in chosen.enumerated() {
            let value = system[row * (chosen.count + 1) + chosen.count]
            guard value >= 0 else { return nil }
            explained += value * matrix[i * width + count]
            unknowns[i] = value
        }
        return (unknowns, max(0, square - explained))
    }

    /// Whether no unknown that is 0 would make the misfit less by leaving it: half the slope, Aᵀ(y − Ax), is not above 0.
    func isOptimal(_ unknowns: [Double]) -> Bool {
        let width = count + 1
        return unknowns.indices.allSatisfy { i in
            guard unknowns[i] == 0 else { return true }
            let fitted = unknowns.indices.reduce(0) { $0 + matrix[i * width + $1] * unknowns[$1] }
            return matrix[i * width + count] <= fitted
        }
    }
}
