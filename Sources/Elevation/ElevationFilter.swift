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

/// The state h, g, u, v: height, grade, slow error and its rate, with the covariances of their errors; under one model or
/// under two.
///
/// Each step waits for the one before, so what it takes is the longest chain of dependent operations: sums and products are
/// taken in the order in which their parts are ready, and products beside the division.
struct FilterState<Shape: ErrorShape, Number: Lanes> {
    var (h, g, u, v): (Number, Number, Number, Number)
    var (hh, hg, hu, hv): (Number, Number, Number, Number)
    var (gg, gu, gv, uu, uv, vv): (Number, Number, Number, Number, Number, Number)

    /// - Parameters: the first height, m, and variances.
    @inline(__always) init(height: Double, grade: Number, error: Number, rate: Number) {
        let zero = Number(repeating: 0)
        (h, g, u, v) = (Number(repeating: height), zero, zero, zero)
        (hh, hg, hu, hv) = (Number(repeating: 1e6), zero, zero, zero)
        (gg, gu, gv, uu, uv, vv) = (grade, zero, zero, error, zero, rate)
    }

    /// - Parameters: steps, and the variances of grade and slow error to those they are of.
    @inline(__always) mutating func predict(
        _ t: TerrainStep<Number>, times s2: Number, _ e: ErrorStep<Number>, times p: Number
    ) {
        (h, g) = (h + t.f01 * g, t.f11 * g)
        let turned = hg + t.f01 * gg
        hh = (hh + t.q00 * s2) + ((t.f01 + t.f01) * hg + t.f01 * t.f01 * gg)
        hg = t.f11 * turned + t.q01 * s2
        gg = t.f11 * t.f11 * gg + t.q11 * s2
        guard Shape.hasRate else {
            (hu, gu) = ((hu + t.f01 * gu) * e.f00, t.f11 * gu * e.f00)
            (u, uu) = (e.f00 * u, e.f00 * e.f00 * uu + e.q00 * p)
            return
        }
        (u, v) = (e.f00 * u + e.f01 * v, e.f10 * u + e.f11 * v)
        let (ru, rv) = (hu + t.f01 * gu, hv + t.f01 * gv)
        (hu, hv) = (ru * e.f00 + rv * e.f01, ru * e.f10 + rv * e.f11)
        let (su, sv) = (t.f11 * gu, t.f11 * gv)
        (gu, gv) = (su * e.f00 + sv * e.f01, su * e.f10 + sv * e.f11)
        // FPFᵀ for the error and its rate, row by row.
        let (au, av) = (e.f00 * uu + e.f01 * uv, e.f00 * uv + e.f01 * vv)
        let (bu, bv) = (e.f10 * uu + e.f11 * uv, e.f10 * uv + e.f11 * vv)
        uu = au * e.f00 + av * e.f01 + e.q00 * p
        uv = au * e.f10 + av * e.f11 + e.q01 * p
        vv = bu * e.f10 + bv * e.f11 + e.q11 * p
    }

    /// Covariances of the state with what is measured, h + u.
    @inline(__always) var measured: (h: Number, g: Number, u: Number, v: Number) {
        (hh + hu, hg + gu, hu + uu, Shape.hasRate ? hv + uv : v)
    }

    /// Variance of what is measured, with an independent error of variance `noise`.
    @inline(__always) func variance(with noise: Number) -> Number { hh + ((hu + hu) + (uu + noise)) }

    /// - Parameters: how far what was measured is from what was expected, `measured`, and one over the variance.
    @inline(__always) mutating func update(
        by innovation: Number, _ z: (h: Number, g: Number, u: Number, v: Number), _ precision: Number
    ) {
        (h, g) = (h + z.h * precision * innovation, g + z.g * precision * innovation)
        u += z.u * precision * innovation
        hh -= z.h * z.h * precision
        hg -= z.h * z.g * precision
        hu -= z.h * z.u * precision
        gg -= z.g * z.g * precision
        gu -= z.g * z.u * precision
        uu -= z.u * z.u * precision
        guard Shape.hasRate else { return }
        v += z.v * precision * innovation
        hv -= z.h * z.v * precision
        gv -= z.g * z.v * precision
        uv -= z.u * z.v * precision
        vv -= z.v * z.v * precision
    }
}
