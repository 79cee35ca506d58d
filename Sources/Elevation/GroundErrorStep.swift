/// How a terrain model's error goes over one step along the line, and the noise it gains: a Matérn process of order 5/2,
/// which bends as smoothly as heights drawn between posts do.
///
/// It is white noise that passed 1/(d/ds + λ) three times, λ = √5/ℓ (Hartikainen & Särkkä 2010,
/// doi:10.1109/MLSP.2010.5589113). With the error u, v = (d/ds + λ)u/2λ and w = (d/ds + λ)v/2λ, and x = 2λ ds, it goes by
/// F = e^(-x/2) [1, x, x²/2; 0, 1, x; 0, 0, 1], and u, v, w have the covariance σ²/6 [6, 3, 1; 3, 2, 1; 1, 1, 1].
struct GroundErrorStep<Number: Lanes>: Sendable {
    /// e^(-x/2), x and x²/2.
    let fade, x, half: Number
    /// Of an error of variance 1.
    let noise: GroundErrorCovariance<Number>
}

extension GroundErrorStep {
    /// - Parameters:
    ///   - d: metres.
    ///   - memory: metres, ℓ.
    ///   - scales: the error's local scale where the step starts and where it ends.
    @inline(__always) init(_ d: Double, memory: Number, from start: Double, to end: Double) {
        let x = Number(repeating: 2 * 5.0.squareRoot() * d) / memory
        let fade = (x * Number(repeating: 0.5)).fading
        let bare = GroundErrorStep(fade: fade, x: x, half: x * x * Number(repeating: 0.5), noise: .stationary)
        let gained = GroundErrorCovariance.stationary - bare.ahead(.stationary) * (fade * fade)
        self.init(
            fade: fade * Number(repeating: end / start), x: x, half: bare.half,
            noise: gained * Number(repeating: end * end))
    }

    /// U e with U = [1, x, x²/2; 0, 1, x; 0, 0, 1].
    @inline(__always) func ahead(_ e: GroundError<Number>) -> GroundError<Number> {
        GroundError(u: e.u + x * e.v + half * e.w, v: e.v + x * e.w, w: e.w)
    }

    /// Uᵀ e.
    @inline(__always) func back(_ e: GroundError<Number>) -> GroundError<Number> {
        GroundError(u: e.u, v: x * e.u + e.v, w: half * e.u + x * e.v + e.w)
    }

    /// U C Uᵀ.
    @inline(__always) func ahead(_ c: GroundErrorCovariance<Number>) -> GroundErrorCovariance<Number> {
        c.turned { ahead($0) }
    }

    /// Uᵀ C U.
    @inline(__always) func back(_ c: GroundErrorCovariance<Number>) -> GroundErrorCovariance<Number> {
        c.turned { back($0) }
    }
}

/// A terrain model's error and what drives it, or one row of their covariances.
struct GroundError<Number: Lanes>: Sendable {
    var u, v, w: Number

    @inline(__always) static func * (a: GroundError, b: Number) -> GroundError {
        GroundError(u: a.u * b, v: a.v * b, w: a.w * b)
    }

    @inline(__always) static func + (a: GroundError, b: GroundError) -> GroundError {
        GroundError(u: a.u + b.u, v: a.v + b.v, w: a.w + b.w)
    }

    @inline(__always) static func - (a: GroundError, b: GroundError) -> GroundError {
        GroundError(u: a.u - b.u, v: a.v - b.v, w: a.w - b.w)
    }

    @inline(__always) func dot(_ other: GroundError) -> Number { u * other.u + v * other.v + w * other.w }
}

/// A symmetric matrix over u, v and w.
struct GroundErrorCovariance<Number: Lanes>: Sendable {
    var uu, uv, uw, vv, vw, ww: Number

    @inline(__always) var rows: (u: GroundError<Number>, v: GroundError<Number>, w: GroundError<Number>) {
        (GroundError(u: uu, v: uv, w: uw), GroundError(u: uv, v: vv, w: vw), GroundError(u: uw, v: vw, w: ww))
    }

    /// M C Mᵀ, `turn` being M.
    @inline(__always) func turned(_ turn: (GroundError<Number>) -> GroundError<Number>) -> GroundErrorCovariance {
        let (a, b, c) = (turn(rows.u), turn(rows.v), turn(rows.w))
        let u = turn(GroundError(u: a.u, v: b.u, w: c.u))
        let v = turn(GroundError(u: a.v, v: b.v, w: c.v))
        let w = turn(GroundError(u: a.w, v: b.w, w: c.w))
        return GroundErrorCovariance(uu: u.u, uv: u.v, uw: u.w, vv: v.v, vw: v.w, ww: w.w)
    }

    /// C e.
    @inline(__always) func times(_ e: GroundError<Number>) -> GroundError<Number> {
        GroundError(u: rows.u.dot(e), v: rows.v.dot(e), w: rows.w.dot(e))
    }

    @inline(__always) static func * (a: GroundErrorCovariance, b: Number) -> GroundErrorCovariance {
        GroundErrorCovariance(uu: a.uu * b, uv: a.uv * b, uw: a.uw * b, vv: a.vv * b, vw: a.vw * b, ww: a.ww * b)
    }

    @inline(__always) static func + (a: GroundErrorCovariance, b: GroundErrorCovariance) -> GroundErrorCovariance {
        GroundErrorCovariance(
            uu: a.uu + b.uu, uv: a.uv + b.uv, uw: a.uw + b.uw, vv: a.vv + b.vv, vw: a.vw + b.vw, ww: a.ww + b.ww)
    }

    @inline(__always) static func - (a: GroundErrorCovariance, b: GroundErrorCovariance) -> GroundErrorCovariance {
        GroundErrorCovariance(
            uu: a.uu - b.uu, uv: a.uv - b.uv, uw: a.uw - b.uw, vv: a.vv - b.vv, vw: a.vw - b.vw, ww: a.ww - b.ww)
    }
}

extension GroundErrorCovariance {
    /// Of an error of variance 1, far from anything known of it.
    @inline(__always) static var stationary: GroundErrorCovariance {
        func sixth(_ count: Double) -> Number { Number(repeating: count / 6) }
        return GroundErrorCovariance(
            uu: sixth(6), uv: sixth(3), uw: sixth(1), vv: sixth(2), vw: sixth(1), ww: sixth(1))
    }
}
