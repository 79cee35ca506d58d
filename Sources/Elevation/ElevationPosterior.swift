#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What the model makes of a recording at each node.
struct ElevationPosterior: Sendable {
    struct Node: Sendable {
        /// Metres.
        let height: Double
        /// Rise over run, and the variance of its error.
        let grade, variance: Double
    }

    let nodes: [Node]
    /// Mean square of the innovations over their variances: 1 where the model knows how much it errs.
    let surprise: Double
}

extension ElevationPosterior {
    /// ∫ E[max(0, g)] ds, metres up and down, and a standard deviation they share.
    ///
    /// With g normal about μ with σ, E[max(0, g)] = μΦ(μ/σ) + σφ(μ/σ), which counts what the recording left unresolved
    /// where the mean alone would smooth it away. The variance of max(0, g) is summed over `correlation` metres and over
    /// all passes over the same ground in one direction, whose errors are one.
    ///
    /// - Parameter passes: how many they are at each node; `nil` where no ground is passed twice. A node where the line
    ///   turns round has the grade of one of its two directions: there the ends say how much more is climbed than descended.
    func climb(
        along steps: [Double], passes: [Double]?, correlation: Double
    ) -> (up: Double, down: Double, deviation: Double) {
        var (up, down, variance) = (0.0, 0.0, 0.0)
        let (root, height) = (0.5.squareRoot(), 1 / (2 * Double.pi).squareRoot())
        for (i, node) in nodes.enumerated() {
            let weight = (steps[i] + (i + 1 < steps.count ? steps[i + 1] : 0)) / 2
            let (mean, spread) = (node.grade, node.variance.squareRoot())
            let z = mean / spread
            let share = erfc(-z * root) / 2
            let density = spread * exp(-z * z / 2) * height
            let rise = mean * share + density
            up += weight * rise
            down += weight * (rise - mean)
            let square = (mean * mean + node.variance) * share + mean * density
            variance += weight * correlation * (passes?[i] ?? 1) * max(0, square - rise * rise)
        }
        if passes != nil, let first = nodes.first, let last = nodes.last {
            let excess = (last.height - first.height - (up - down)) / 2
            (up, down) = (max(0, up + excess), max(0, down - excess))
        }
        return (up, down, variance.squareRoot())
    }
}
