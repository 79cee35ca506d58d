#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// How the steps of a recording agree with those before them, and what part of that is noise.
///
/// With d(i) the step from one place to the next, C(k) is the mean of d(i) · d(i+k). A runner's steps agree over many
/// seconds; errors of position do not, and what they add to C is known: for white errors of variance w² and errors of
/// variance σ² that fade as exp(−t/τ) (Ornstein–Uhlenbeck; GNSS errors are so correlated: Sensors 2020, 20, 6050), with
/// ρ = exp(−Δ/τ) and over both axes,
///
///     C(0) = V Δ² m(0) + 4w² + 4σ² (1 − ρ),   C(1) = V Δ² m(1) − 2w² − 2σ² (1 − ρ)²,
///     C(k) = V Δ² m(k) − 2σ² (1 − ρ)² ρ^(k−1)
///
/// where V is the mean square speed without noise, and m, how a runner's direction agrees with itself, falls linearly
/// with time where corners are sharp and as its square where bends are wide:
///
///     m(k) = 1 − α |kΔ + δ| − β (kΔ + δ)²,   δ from the step itself and from `rounding`
///
/// V, α, β, σ² and w², none below 0, are a least-squares fit for each τ of a table; the best is taken with a mild
/// preference for 20 s. V is therefore that of a line with its corners, before the receiver rounded them.
struct StepCovariance: Sendable {
    /// Seconds over which receivers even out a corner. Ours.
    static let rounding = 5.0
    /// Seconds over which steps are compared, and the fewest lags.
    static let (reach, fewestLags) = (10.0, 4)
    /// Seconds over which errors fade, each tried.
    static let fadings = [3.0, 4.5, 6.5, 10, 14, 20, 28, 40, 60, 90]
    /// Seconds preferred, and the factor that counts as one standard deviation away.
    private static let usualFading = (seconds: 20.0, factor: 2.7)
    /// Lags with less of the first ones' agreement than this are left out: m is too simple for them.
    private static let leastAgreement = 0.6
    /// Pairs of steps needed at every lag for an estimate.
    private static let fewestSteps = 60

    /// V, m²/s².
    let squaredSpeed: Double
    /// σ, m for each axis.
    let fadingError: Double
    /// τ, s.
    let fading: Double
    /// w, m for each axis.
    let whiteError: Double
    /// α, 1/s.
    let cornering: Double
    /// Seconds between places.
    let step: Double

    /// Variance that errors add to a step along each axis, m².
    var stepVariance: Double { 2 * whiteError * whiteError + fadingStepVariance }
    private var fadingStepVariance: Double { 2 * fadingError * fadingError * (1 - exp(-step / fading)) }
    /// Square metres a second by which fading errors spread at first, for each axis.
    var spreading: Double { fadingStepVariance / step }

    /// How much longer errors make the line, as a share of it: for a step of length l, half their variance over l².
    var stretch: Double { squaredSpeed > 0 ? stepVariance / (2 * squaredSpeed * step * step) : 0 }

    /// `nil` where there are too few steps or they do not agree with each other at all. O(n) with 13 products a place.
    init?(of parts: [EvenSteps]) {
        guard let step = parts.first?.step else { return nil }
        let lags = max(Self.fewestLags, Int(Self.reach / step))
        var sums = [Double](repeating: 0, count: lags + 1)
        var counts = [Int](repeating: 0, count: lags + 1)
        for part in parts { Self.add(part.places, &sums, &counts) }
        guard counts[lags] >= Self.fewestSteps else { return nil }
        var covariances = zip(sums, counts).map { $0 / Double($1) }
        let agreement = (covariances[2] + covariances[3]) / 2
        guard agreement > 0 else { return nil }
        while covariances.count > Self.fewestLags + 1,
            (covariances[covariances.count - 1] + covariances[covariances.count - 2]) / 2
                < Self.leastAgreement * agreement
        {
            covariances.removeLast()
        }
        guard let fit = Self.fit(covariances, step: step, count: Double(counts[0])) else { return nil }
        self.step = step
        (squaredSpeed, cornering) = (fit.parts[0], fit.parts[1] / fit.parts[0])
        (fadingError, whiteError) = (fit.parts[3].squareRoot(), fit.parts[4].squareRoot())
        fading = fit.fading
    }

    private static func add(_ places: [SIMD3<Double>], _ sums: inout [Double], _ counts: inout [Int]) {
        let steps = [SIMD3<Double>](capacity: places.count - 1) { steps in
            for i in 1..<places.count { steps.append(places[i] - places[i - 1]) }
        }
        let stepAt = steps.span
        // Two lags at a time: each sum waits for its own last term, but not for the other. Two thirds of the time of one
        // after the other (x86-64, 2026-11).
        for lag in stride(from: 0, to: min(sums.count, steps.count), by: 2) {
            var (sum, next) = (SIMD3<Double>.zero, SIMD3<Double>.zero)
            let last = steps.count - lag - 1
            for i in 0..<last {
                sum += stepAt[i] * stepAt[i + lag]
                next += stepAt[i] * stepAt[i + lag + 1]
            }
            sum += stepAt[last] * stepAt[last + lag]
            sums[lag] += sum.x + sum.y + sum.z
            counts[lag] += last + 1
            guard lag + 1 < sums.count else { break }
            sums[lag + 1] += next.x + next.y + next.z
            counts[lag + 1] += last
        }
    }

    private static func fit(
        _ covariances: [Double], step: Double, count: Double
    ) -> (parts: NonNegativeFit.Row, fading: Double)? {
        var rows = motion(lags: covariances.count, step: step)
        for k in rows.indices { rows[k][NonNegativeFit.unknowns] = covariances[k] }
        // C(0) scatters about twice as much as the others.
        let weights = covariances.indices.map { $0 == 0 ? 0.5 : 1 }
        var best: (misfit: Double, parts: NonNegativeFit.Row, fading: Double)?
        var fit = NonNegativeFit()
        for fading in fadings {
            let ρ = exp(-step / fading)
            for k in rows.indices {
                rows[k][3] = k == 0 ? 4 * (1 - ρ) : -2 * (1 - ρ) * (1 - ρ) * pow(ρ, Double(k - 1))
            }
            guard let (parts, residual) = fit.solve(rows, weights: weights), parts[0] > 0 else { continue }
            let noise = (4 * (1 - ρ) * parts[3] + 4 * parts[4]) / 2
            let scatter = max(noise, 1e-4 * covariances[0])
            let away = log(fading / usualFading.seconds) / log(usualFading.factor)
            let misfit = residual * count / (3 * scatter * scatter) + away * away
            if misfit < best?.misfit ?? .infinity { best = (misfit, parts, fading) }
        }
        return best.map { ($0.parts, $0.fading) }
    }

    /// What V, V α, V β and white errors' w² add to each C(k); in the lane of fading ones' σ² 0.
    ///
    /// δ is the difference of two even spreads, over the step and over `rounding`; for |δ| that of one over
    /// √(Δ² + rounding²) stands in, whose spread is the same.
    private static func motion(lags: Int, step: Double) -> [NonNegativeFit.Row] {
        let spread = (step * step + rounding * rounding).squareRoot()
        let area = step * step
        return (0..<lags).map { lag in
            let time = Double(lag) * step
            let short = max(0, spread - time)
            // E|t + δ| of a triangle from −s to s: t, and below s the part that lies on the other side of 0.
            let distance = time + short * short * short / (3 * spread * spread)
            let bends = -area * (time * time + spread * spread / 6)
            return [area, -area * distance, bends, 0, lag == 0 ? 4 : lag == 1 ? -2 : 0, 0, 0, 0]
        }
    }
}
