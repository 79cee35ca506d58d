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
        let width = count + 1
        var normal = [Double](repeating: 0, count: count * width)
        var square = 0.0
        for ((row, value), weight) in zip(zip(rows, values), weights) {
            square += weight * value * value
            for i in 0..<count {
                for j in 0..<count { normal[i * width + j] += weight * row[min(i, j)] * row[max(i, j)] }
                normal[i * width + count] += weight * row[i] * value
            }
        }
        var best: (unknowns: [Double], residual: Double)?
        var (chosen, system): ([Int], [Double]) = ([], [])
        for subset in 1..<(1 << count) {
            chosen.removeAll(keepingCapacity: true)
            for i in 0..<count where subset & (1 << i) != 0 { chosen.append(i) }
            system.removeAll(keepingCapacity: true)
            for i in chosen {
                for j in chosen { system.append(normal[i * width + j]) }
                system.append(normal[i * width + count])
            }
            guard LinearSystem.solve(&system, size: chosen.count) else { continue }
            // At the optimum of a subset, |y − Ax|² = y·y − x·Aᵀy.
            var (explained, isPossible) = (0.0, true)
            for (row, i) in chosen.enumerated() {
                let value = system[row * (chosen.count + 1) + chosen.count]
                explained += value * normal[i * width + count]
                isPossible = isPossible && value >= 0
            }
            let residual = max(0, square - explained)
            guard isPossible, residual < best?.residual ?? .infinity else { continue }
            var unknowns = [Double](repeating: 0, count: count)
            for (row, i) in chosen.enumerated() {
                unknowns[i] = system[row * (chosen.count + 1) + chosen.count]
            }
            best = (unknowns, residual)
        }
        return best
    }
}
