#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What a recording's errors say of the path under it, half a sum of squares: Σ |(z − x̄)(k+1) − ρ (z − x̄)(k)|² / σ² (1 − ρ²).
///
/// Errors that fade and white ones are taken together for such that fade, with the same variance and the same agreement
/// from one step to the next.
struct PathErrors {
    /// Second derivatives by each place and itself, the next and the two behind it; those of both axes.
    private(set) var bands: [SIMD4<Double>]
    /// First derivatives, the other way, where all places are 0.
    private var pulls: [SIMD2<Double>]
    /// σ² (1 − ρ²), m² of each axis.
    let innovation: Double

    /// - Parameters:
    ///   - begins: whether a part begins at a place, and behind the last.
    ///   - step: seconds between places.
    init(of recorded: [SIMD2<Double>], begins: [Bool], _ covariance: StepCovariance, step: Double) {
        let fading = covariance.fadingError * covariance.fadingError
        let variance = fading + covariance.whiteError * covariance.whiteError
        let ρ = fading * exp(-step / covariance.fading) / variance
        innovation = variance * (1 - ρ * ρ)
        bands = [SIMD4<Double>](repeating: .zero, count: recorded.count)
        pulls = [SIMD2<Double>](repeating: .zero, count: recorded.count)
        // x̄(k) = m x(k−1) + (1 − 2m) x(k) + m x(k+1): of the variance r²/12 that an even spread over r seconds has.
        let mixing = StepCovariance.rounding * StepCovariance.rounding / (24 * step * step)
        for k in recorded.indices {
            if begins[k] {
                bands[k].x += 1 / variance
                pulls[k] += recorded[k] / variance
            }
            guard !begins[k + 1] else { continue }
            let (before, after) = (begins[k] ? 0 : mixing, begins[k + 2] ? 0 : mixing)
            let shares = SIMD4(-ρ * before, after - ρ * (1 - 2 * before), 1 - 2 * after - ρ * before, after)
            let deviation = innovation.squareRoot()
            add(shares / deviation, (recorded[k + 1] - ρ * recorded[k]) / deviation, at: k - 1)
        }
    }

    /// Adds |value − Σ shares · x|² of four places from `first` on; of those that are not there the share is 0.
    private mutating func add(_ shares: SIMD4<Double>, _ value: SIMD2<Double>, at first: Int) {
        for i in 0..<4 where shares[i] != 0 {
            pulls[first + i] += shares[i] * value
            for j in i..<4 { bands[first + i][j - i] += shares[i] * shares[j] }
        }
    }

    /// First derivatives, the other way.
    func slope(of places: [SIMD2<Double>]) -> [SIMD2<Double>] {
        var slope = pulls
        for k in places.indices {
            let (band, place) = (bands[k], places[k])
            slope[k] -= band.x * place
            for i in 1..<4 where k + i < places.count {
                slope[k] -= band[i] * places[k + i]
                slope[k + i] -= band[i] * place
            }
        }
        return slope
    }
}
