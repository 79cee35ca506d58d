/// Gauss's elimination for the normal equations of a least-squares fit.
///
/// Such a matrix is symmetric and not negative, so pivots need no exchange.
enum LinearSystem {
    /// Leaves the unknowns in the last column; `false` where they are not determined. O(m³).
    ///
    /// - Parameters:
    ///   - matrix: row by row, a row of factors for each unknown, with the right-hand side behind.
    ///   - size: unknowns, m.
    static func solve(_ matrix: inout [Double], size: Int) -> Bool {
        let width = size + 1
        for row in 0..<size {
            let own = matrix[row * width + row]
            for pivot in 0..<row {
                let factor = matrix[row * width + pivot] / matrix[pivot * width + pivot]
                for column in pivot...size { matrix[row * width + column] -= factor * matrix[pivot * width + column] }
            }
            guard matrix[row * width + row] > 1e-12 * own else { return false }
        }
        for row in (0..<size).reversed() {
            var rest = matrix[row * width + size]
            for column in (row + 1)..<width where column < size {
                rest -= matrix[row * width + column] * matrix[column * width + size]
            }
            matrix[row * width + size] = rest / matrix[row * width + row]
        }
        return true
    }
}
