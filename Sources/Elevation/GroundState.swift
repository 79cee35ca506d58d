/// Height, grade and a terrain model's error, with the covariances of what is not known of them; under one model or
/// under two. Or, on the way back, the adjoints λ and Λ of both.
struct GroundState<Number: Lanes> {
    var h, g: Number
    var e: GroundError<Number>
    var hh, hg, gg: Number
    var he, ge: GroundError<Number>
    var ee: GroundErrorCovariance<Number>

    /// - Parameters: the first height, m, and variances.
    @inline(__always) init(height: Double, grade: Number, error: Number) {
        let zero = Number(repeating: 0)
        let none = GroundError(u: zero, v: zero, w: zero)
        (h, g, e) = (Number(repeating: height), zero, none)
        (hh, hg, gg) = (Number(repeating: 1e6), zero, grade)
        (he, ge) = (none, none)
        ee = .stationary * error
    }

    /// - Parameters: steps, and the variances of grade and error to those they are of.
    @inline(__always) mutating func predict(
        _ t: TerrainStep<Number>, times s2: Number, _ step: GroundErrorStep<Number>, times p: Number
    ) {
        (h, g) = (h + t.f01 * g, t.f11 * g)
        let turned = hg + t.f01 * gg
        hh += t.f01 * (hg + turned) + t.q00 * s2
        hg = t.f11 * turned + t.q01 * s2
        gg = t.f11 * t.f11 * gg + t.q11 * s2
        e = step.ahead(e) * step.fade
        he = step.ahead(he + ge * t.f01) * step.fade
        ge = step.ahead(ge) * (t.f11 * step.fade)
        ee = step.ahead(ee) * (step.fade * step.fade) + step.noise * p
    }

    /// Covariances with what is measured, h + u.
    @inline(__always) var measured: Measured { Measured(h: hh + he.u, g: hg + ge.u, e: he + ee.rows.u) }

    struct Measured {
        var h, g: Number
        var e: GroundError<Number>

        @inline(__always) static func * (a: Measured, b: Number) -> Measured {
            Measured(h: a.h * b, g: a.g * b, e: a.e * b)
        }
    }

    /// - Parameters: `measured`, and that over the variance of the innovation.
    @inline(__always) mutating func update(by innovation: Number, _ z: Measured, _ gain: Measured) {
        (h, g, e) = (h + gain.h * innovation, g + gain.g * innovation, e + gain.e * innovation)
        hh -= gain.h * z.h
        hg -= gain.h * z.g
        gg -= gain.g * z.g
        he = he - z.e * gain.h
        ge = ge - z.e * gain.g
        ee.uu -= gain.e.u * z.e.u
        ee.uv -= gain.e.u * z.e.v
        ee.uw -= gain.e.u * z.e.w
        ee.vv -= gain.e.v * z.e.v
        ee.vw -= gain.e.v * z.e.w
        ee.ww -= gain.e.w * z.e.w
    }
}
