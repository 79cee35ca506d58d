/// Linear least squares with no unknown below 0.
///
/// The optimum is the plain least-squares fit over those unknowns that are not 0, so with few unknowns each subset is
/// fitted and the best of those that come out above 0 is it (Lawson & Hanson 1974, Solving Least Squares Problems,
/// chapter 23). O(2^m m³ + n m²) for m unknowns.
enum NonNegativeFit {
    /// The unknowns and the weighted sum of squares left over; `nil` where no subset can be fitted.
    ///
    /// - Parameter rows: one for each value, with a factor for each unknown.
    static func solve(
        _ rows: [[Double]], _ values: [Double], weights: [Double]
    ) -> (unknowns: [Double], residual: Double)? {
        guard let count = rows.first?.count else { return nil }
        var normal = [[Double]](repeating: [Double](repeating: 0, count: count + 1), count: count)
        var square = 0.0
        for ((row, value), weight) in zip(zip(rows, values), weights) {
            square += weight * value * value
            for i in 0..<count {
                for j in i..<count { normal[i][j] += weight * row[i] * row[j] }
                normal[i][count] += weight * row[i] * value
            }
        }
        for i in 0..<count { for j in 0..<i { normal[i][j] = normal[j][i] } }
        var best: (unknowns: [Double], residual: Double)?
        for subset in 1..<(1 << count) {
            let chosen = (0..<count).filter { subset & (1 << $0) != 0 }
            let system = chosen.map { row in (chosen + [count]).map { normal[row][$0] } }
            guard let solution = LinearSystem.solve(system), solution.allSatisfy({ $0 >= 0 }) else { continue }
            // At the optimum of a subset, |y − Ax|² = y·y − x·Aᵀy.
            let explained = zip(chosen, solution).reduce(0) { $0 + $1.1 * normal[$1.0][count] }
            let residual = max(0, square - explained)
            guard residual < best?.residual ?? .infinity else { continue }
            var unknowns = [Double](repeating: 0, count: count)
            for (index, value) in zip(chosen, solution) { unknowns[index] = value }
            best = (unknowns, residual)
        }
        return best
    }
}
