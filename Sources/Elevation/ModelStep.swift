#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// How height and grade go over one step, and the noise they gain.
struct TerrainStep<Number: Lanes>: Sendable {
    let (f01, f11): (Number, Number)
    let (q00, q01, q11): (Number, Number, Number)
}

extension TerrainStep<Double> {
    /// Over `d` metres: dh = g ds, g an Ornstein–Uhlenbeck process of variance `s2` and length L.
    ///
    /// With a = exp(-d/L): h += L(1-a)g, g *= a; Qgg = s²(1-a²), Qhg = s²L(1-a)², Qhh = s²L²(2d/L-3+4a-a²).
    /// (Singer 1970, doi:10.1109/TAES.1970.310128, with grade for acceleration's place one integral lower.)
    @inline(__always) init(_ d: Double, length: Double, variance s2: Double) {
        let x = d / length
        let a = exp(-x)
        let lost = 1 - a
        f01 = length * lost
        f11 = a
        q11 = s2 * (1 - a * a)
        q01 = s2 * length * lost * lost
        // Below this the difference is mostly rounding; its series is 2x³/3.
        q00 = s2 * length * length * (x < 0.01 ? 2 * x * x * x / 3 : 2 * x - 3 + 4 * a - a * a)
    }
}

extension TerrainStep<SIMD2<Double>> {
    @inline(__always) init(_ a: TerrainStep<Double>, _ b: TerrainStep<Double>) {
        (f01, f11) = (SIMD2(a.f01, b.f01), SIMD2(a.f11, b.f11))
        (q00, q01, q11) = (SIMD2(a.q00, b.q00), SIMD2(a.q01, b.q01), SIMD2(a.q11, b.q11))
    }
}

/// How a slow error whose variance is 1, and its rate, go over one step, and the noise they gain.
struct ErrorStep<Number: Lanes>: Sendable {
    let (f00, f01, f10, f11): (Number, Number, Number, Number)
    let (q00, q01, q11): (Number, Number, Number)
}

extension ErrorStep<Double> {
    /// Over `t` seconds or metres.
    @inline(__always) init(_ t: Double, _ kind: ElevationModel.ErrorKind, memory: Double) {
        switch kind {
        case .ornsteinUhlenbeck:
            let b = exp(-t / memory)
            (f00, f01, f10, f11) = (b, 0, 0, 0)
            (q00, q01, q11) = (1 - b * b, 0, 0)
        case .matern, .filtered:
            // Hartikainen & Särkkä 2010, doi:10.1109/MLSP.2010.5589113: λ = √3/ℓ, F = e^(-λt) [1+λt, t; -λ²t, 1-λt].
            let lambda = 3.0.squareRoot() / memory
            let (b, x) = (exp(-lambda * t), lambda * t)
            (f00, f01, f10, f11) = (b * (1 + x), b * t, -b * lambda * x, b * (1 - x))
            let p1 = lambda * lambda
            q00 = 1 - (f00 * f00 + f01 * f01 * p1)
            q01 = -(f00 * f10 + f01 * f11 * p1)
            q11 = p1 - (f10 * f10 + f11 * f11 * p1)
        }
    }

    /// An error on a rough path as the mean of other passes than the step before.
    ///
    /// Means over sets of passes, one of which holds the other, share a part √(fewer/more) of their deviations.
    ///
    /// - Parameters: how many passes each mean is of, and its variance to that of one pass.
    func averaged(from a: (passes: Double, share: Double), to b: (passes: Double, share: Double)) -> ErrorStep {
        let common = min(a.passes, b.passes) / max(a.passes, b.passes)
        return ErrorStep(
            f00: f00 * (common * b.share / a.share).squareRoot(), f01: 0, f10: 0, f11: 0,
            q00: b.share * (1 - common * (1 - q00)), q01: 0, q11: 0)
    }
}

extension ErrorStep<SIMD2<Double>> {
    @inline(__always) init(_ a: ErrorStep<Double>, _ b: ErrorStep<Double>) {
        (f00, f01) = (SIMD2(a.f00, b.f00), SIMD2(a.f01, b.f01))
        (f10, f11) = (SIMD2(a.f10, b.f10), SIMD2(a.f11, b.f11))
        (q00, q01, q11) = (SIMD2(a.q00, b.q00), SIMD2(a.q01, b.q01), SIMD2(a.q11, b.q11))
    }
}
