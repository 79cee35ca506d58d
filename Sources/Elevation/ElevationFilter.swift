#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A 2 × 2 block that carries part of the state over one step, and the noise it gains.
struct Transition {
    var (f00, f01, f10, f11) = (1.0, 0.0, 0.0, 1.0)
    var (q00, q01, q11) = (0.0, 0.0, 0.0)

    @inline(__always) init(
        _ f: (Double, Double, Double, Double), _ q: (Double, Double, Double)
    ) {
        (f00, f01, f10, f11) = f
        (q00, q01, q11) = q
    }

    /// Height and grade over `d` metres: dh = g ds, g an Ornstein–Uhlenbeck process of variance `s2` and length L.
    ///
    /// With a = exp(-d/L): h += L(1-a)g, g *= a; Qgg = s²(1-a²), Qhg = s²L(1-a)², Qhh = s²L²(2d/L-3+4a-a²).
    /// (Singer 1970, doi:10.1109/TAES.1970.310128, with grade for acceleration's place one integral lower.)
    @inline(__always) init(terrain d: Double, length: Double, variance s2: Double) {
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

    /// The same with noise of so many times the variance.
    @inline(__always) func noise(times variance: Double) -> Transition {
        var copy = self
        copy.q00 *= variance
        copy.q01 *= variance
        copy.q11 *= variance
        return copy
    }

    /// An Ornstein–Uhlenbeck error of variance `p` as the mean of other passes than the step before.
    ///
    /// Means over sets of passes, one of which holds the other, share a part √(fewer/more) of their deviations.
    ///
    /// - Parameters: how many passes each mean is of, and its variance to that of one pass.
    func averaged(from a: (passes: Double, share: Double), to b: (passes: Double, share: Double), variance p: Double)
        -> Transition
    {
        let common = min(a.passes, b.passes) / max(a.passes, b.passes)
        var copy = self
        copy.f00 *= (common * b.share / a.share).squareRoot()
        copy.q00 = b.share * (p - common * (p - q00))
        return copy
    }

    /// The slow error over `t` seconds or metres.
    @inline(__always) init(error t: Double, _ model: ElevationModel) {
        let p = model.error * model.error
        switch model.kind {
        case .ornsteinUhlenbeck:
            let b = exp(-t / model.memory)
            (f00, f11) = (b, 0)
            q00 = p * (1 - b * b)
        case .matern, .filtered:
            // Hartikainen & Särkkä 2010, doi:10.1109/MLSP.2010.5589113: λ = √3/ℓ, F = e^(-λt) [1+λt, t; -λ²t, 1-λt].
            let lambda = 3.0.squareRoot() / model.memory
            let (b, x) = (exp(-lambda * t), lambda * t)
            (f00, f01, f10, f11) = (b * (1 + x), b * t, -b * lambda * x, b * (1 - x))
            let p1 = p * lambda * lambda
            q00 = p - (f00 * f00 * p + f01 * f01 * p1)
            q01 = -(f00 * f10 * p + f01 * f11 * p1)
            q11 = p1 - (f10 * f10 * p + f11 * f11 * p1)
        }
    }
}

/// Whether a slow error has a rate that the filter follows: told by a type, so that nothing is computed for none.
protocol ErrorShape {
    static var hasRate: Bool { get }
}

/// An error on a rough path.
enum RoughError: ErrorShape {
    static var hasRate: Bool { false }
}

/// An error that moves smoothly.
enum SmoothError: ErrorShape {
    static var hasRate: Bool { true }
}

/// The state h, g, u, v: height, grade, slow error and its rate, with the covariances of their errors.
struct FilterState<Shape: ErrorShape> {
    var (h, g, u, v) = (0.0, 0.0, 0.0, 0.0)
    var (hh, hg, hu, hv, gg, gu, gv, uu, uv, vv) = (1e6, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

    /// - Parameters: the terrain's local scale, the slow error's variance to that of one pass, and the first height, m.
    init(_ model: ElevationModel, scale: Double, share: Double, height: Double) {
        h = height
        gg = model.grade * model.grade * scale * scale
        uu = model.error * model.error * share
        if Shape.hasRate { vv = 3 * uu / (model.memory * model.memory) }
    }

    @inline(__always) mutating func predict(_ t: Transition, _ e: Transition) {
        (h, g) = (h + t.f01 * g, t.f11 * g)
        hh += t.f01 * (2 * hg + t.f01 * gg) + t.q00
        hg = t.f11 * (hg + t.f01 * gg) + t.q01
        gg = t.f11 * t.f11 * gg + t.q11
        guard Shape.hasRate else {
            (hu, gu) = ((hu + t.f01 * gu) * e.f00, t.f11 * gu * e.f00)
            (u, uu) = (e.f00 * u, e.f00 * e.f00 * uu + e.q00)
            return
        }
        (u, v) = (e.f00 * u + e.f01 * v, e.f10 * u + e.f11 * v)
        let (ru, rv) = (hu + t.f01 * gu, hv + t.f01 * gv)
        (hu, hv) = (ru * e.f00 + rv * e.f01, ru * e.f10 + rv * e.f11)
        let (su, sv) = (t.f11 * gu, t.f11 * gv)
        (gu, gv) = (su * e.f00 + sv * e.f01, su * e.f10 + sv * e.f11)
        let (a, b, c) = (uu, uv, vv)
        uu = e.f00 * e.f00 * a + 2 * e.f00 * e.f01 * b + e.f01 * e.f01 * c + e.q00
        uv = e.f00 * e.f10 * a + (e.f00 * e.f11 + e.f01 * e.f10) * b + e.f01 * e.f11 * c + e.q01
        vv = e.f10 * e.f10 * a + 2 * e.f10 * e.f11 * b + e.f11 * e.f11 * c + e.q11
    }

    /// Covariances of the state with what is measured, h + u.
    var measured: (h: Double, g: Double, u: Double, v: Double) { (hh + hu, hg + gu, hu + uu, hv + uv) }

    @inline(__always) mutating func update(
        by innovation: Double, _ z: (h: Double, g: Double, u: Double, v: Double), _ precision: Double
    ) {
        let gain = (h: z.h * precision, g: z.g * precision, u: z.u * precision, v: z.v * precision)
        (h, g) = (h + gain.h * innovation, g + gain.g * innovation)
        u += gain.u * innovation
        hh -= gain.h * z.h
        hg -= gain.h * z.g
        hu -= gain.h * z.u
        gg -= gain.g * z.g
        gu -= gain.g * z.u
        uu -= gain.u * z.u
        guard Shape.hasRate else { return }
        v += gain.v * innovation
        hv -= gain.h * z.v
        gv -= gain.g * z.v
        uv -= gain.u * z.v
        vv -= gain.v * z.v
    }
}

extension ElevationNodes {
    /// Variance of a node's independent error, m²: what does not average out over its samples, and what does.
    @inline(__always) func variance(at i: Int, _ model: ElevationModel, sample: Double) -> Double {
        model.white * model.white / passes[i] + sample / counts[i]
    }
}
