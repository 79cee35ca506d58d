/// Gauss's elimination for the normal equations of a least-squares fit.
///
/// Such a matrix is symmetric and not negative, so pivots need no exchange.
enum LinearSystem {
    /// The unknowns; `nil` where they are not determined. O(m³).
    ///
    /// - Parameter rows: a row of factors for each unknown, with the right-hand side behind.
    static func solve(_ rows: [[Double]]) -> [Double]? {
        let size = rows.count
        var matrix = rows
        for pivot in 0..<size {
            guard matrix[pivot][pivot] > 1e-12 * rows[pivot][pivot] else { return nil }
            for row in (pivot + 1)..<max(size, pivot + 1) {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                for column in pivot...size { matrix[row][column] -= factor * matrix[pivot][column] }
            }
        }
        var solution = [Double](repeating: 0, count: size)
        for row in stride(from: size - 1, through: 0, by: -1) {
            var rest = matrix[row][size]
            for column in (row + 1)..<max(size, row + 1) { rest -= matrix[row][column] * solution[column] }
            solution[row] = rest / matrix[row][row]
        }
        return solution
    }
}
