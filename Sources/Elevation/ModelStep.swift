/// How height and grade go over one step, and the noise they gain.
struct TerrainStep<Number: Lanes>: Sendable {
    let (f01, f11): (Number, Number)
    let (q00, q01, q11): (Number, Number, Number)

    /// Over `d` metres: dh = g ds, g an Ornstein–Uhlenbeck process of variance `s2` and length L.
    ///
    /// With a = exp(-d/L): h += L(1-a)g, g *= a; Qgg = s²(1-a²), Qhg = s²L(1-a)², Qhh = s²L²(2d/L-3+4a-a²).
    /// (Singer 1970, doi:10.1109/TAES.1970.310128, with grade for acceleration's place one integral lower.)
    @inline(__always) init(_ d: Double, length: Number, variance s2: Double) {
        let (one, s2) = (Number(repeating: 1), Number(repeating: s2))
        let x = Number(repeating: d) * (one / length)
        let a = x.fading
        let (lost, reach) = (one - a, s2 * length)
        f01 = length * lost
        f11 = a
        q11 = s2 * (one - a * a)
        q01 = reach * lost * lost
        let gained = x + x - Number(repeating: 3) + Number(repeating: 4) * a - a * a
        // Below this the difference is mostly rounding; its series is 2x³/3.
        q00 = reach * length * gained.replaced(by: x * x * x * Number(repeating: 2.0 / 3), where: x, isBelow: 0.01)
    }
}

/// How a slow error whose variance is 1, and its rate, go over one step, and the noise they gain.
struct ErrorStep<Number: Lanes>: Sendable {
    let (f00, f01, f10, f11): (Number, Number, Number, Number)
    let (q00, q01, q11): (Number, Number, Number)

    /// Over `t` seconds or metres, of a rough error or one of order 3/2.
    @inline(__always) init(_ t: Double, _ kind: ElevationModel.ErrorKind, memory: Number) {
        let (zero, one, t) = (Number(repeating: 0), Number(repeating: 1), Number(repeating: t))
        switch kind {
        case .ornsteinUhlenbeck:
            let b = (t * (one / memory)).fading
            (f00, f01, f10, f11) = (b, zero, zero, zero)
            (q00, q01, q11) = (one - b * b, zero, zero)
        default:
            // Hartikainen & Särkkä 2010, doi:10.1109/MLSP.2010.5589113: λ = √3/ℓ, F = e^(-λt) [1+λt, t; -λ²t, 1-λt].
            let lambda = Number(repeating: 3.0.squareRoot()) / memory
            let x = lambda * t
            let b = x.fading
            (f00, f01, f10, f11) = (b * (one + x), b * t, zero - b * lambda * x, b * (one - x))
            let p1 = lambda * lambda
            q00 = one - (f00 * f00 + f01 * f01 * p1)
            q01 = zero - (f00 * f10 + f01 * f11 * p1)
            q11 = p1 - (f10 * f10 + f11 * f11 * p1)
        }
    }
}

extension ErrorStep {
    /// An error on a rough path as the mean of other passes than the step before.
    ///
    /// Means over sets of passes, one of which holds the other, share a part √(fewer/more) of their deviations.
    ///
    /// - Parameters: how many passes each mean is of, and its variance to that of one pass.
    func averaged(from a: (passes: Double, share: Double), to b: (passes: Double, share: Double)) -> ErrorStep {
        let common = min(a.passes, b.passes) / max(a.passes, b.passes)
        let one = Number(repeating: 1)
        return ErrorStep(
            f00: f00 * Number(repeating: (common * b.share / a.share).squareRoot()),
            q00: Number(repeating: b.share) * (one - Number(repeating: common) * (one - q00)))
    }

    private init(f00: Number, q00: Number) {
        let zero = Number(repeating: 0)
        (self.f00, f01, f10, f11) = (f00, zero, zero, zero)
        (self.q00, q01, q11) = (q00, zero, zero)
    }
}
