/// What the forward pass leaves for the backward one.
private struct Passed {
    var (h, g) = (0.0, 0.0)
    /// Rows h and g of the predicted covariance.
    var (hh, hg, hu, hv, gg, gu, gv) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    var gain = (h: 0.0, g: 0.0, u: 0.0, v: 0.0)
    /// Innovation over its variance, and one over that variance; 0 where nothing was measured.
    var (pull, precision) = (0.0, 0.0)
}

/// The adjoint state of the backward pass: λ and Λ.
private struct Adjoint<Shape: ErrorShape> {
    var (h, g, u, v) = (0.0, 0.0, 0.0, 0.0)
    var (hh, hg, hu, hv, gg, gu, gv, uu, uv, vv) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

    /// λ ← λ - Hᵀ(Kᵀλ + e/S), Λ ← (I-KH)ᵀ Λ (I-KH) + HᵀH/S with H = [1 0 1 0].
    @inline(__always) mutating func measure(_ p: Passed) {
        let k = p.gain
        var pull = k.h * h + k.g * g + k.u * u + p.pull
        var q = (
            h: hh * k.h + hg * k.g + hu * k.u, g: hg * k.h + gg * k.g + gu * k.u, u: hu * k.h + gu * k.g + uu * k.u
        )
        var s = p.precision
        if Shape.hasRate {
            pull += k.v * v
            q = (q.h + hv * k.v, q.g + gv * k.v, q.u + uv * k.v)
            let rate = hv * k.h + gv * k.g + uv * k.u + vv * k.v
            s += rate * k.v
            hv -= rate
            uv -= rate
        }
        h -= pull
        u -= pull
        s += q.h * k.h + q.g * k.g + q.u * k.u
        hh += s - 2 * q.h
        hu += s - q.h - q.u
        uu += s - 2 * q.u
        hg -= q.g
        gu -= q.g
    }

    /// λ ← Fᵀλ, Λ ← FᵀΛF.
    @inline(__always) mutating func carry(_ t: Transition, _ e: Transition) {
        g = t.f01 * h + t.f11 * g
        gg = t.f01 * t.f01 * hh + 2 * t.f01 * t.f11 * hg + t.f11 * t.f11 * gg
        hg = t.f01 * hh + t.f11 * hg
        guard Shape.hasRate else {
            (gu, hu) = ((t.f01 * hu + t.f11 * gu) * e.f00, hu * e.f00)
            (u, uu) = (e.f00 * u, e.f00 * e.f00 * uu)
            return
        }
        (u, v) = (e.f00 * u + e.f10 * v, e.f01 * u + e.f11 * v)
        let (ru, rv) = (t.f01 * hu + t.f11 * gu, t.f01 * hv + t.f11 * gv)
        (gu, gv) = (ru * e.f00 + rv * e.f10, ru * e.f01 + rv * e.f11)
        (hu, hv) = (hu * e.f00 + hv * e.f10, hu * e.f01 + hv * e.f11)
        let (a, b, c) = (uu, uv, vv)
        uu = e.f00 * e.f00 * a + 2 * e.f00 * e.f10 * b + e.f10 * e.f10 * c
        uv = e.f00 * e.f01 * a + (e.f00 * e.f11 + e.f10 * e.f01) * b + e.f10 * e.f11 * c
        vv = e.f01 * e.f01 * a + 2 * e.f01 * e.f11 * b + e.f11 * e.f11 * c
    }
}

/// What a model makes of one step: of a grade whose variance is 1, and of its error.
struct Passage: Sendable {
    let terrain: Transition
    let error: Transition
}

extension ElevationNodes {
    /// The model's passages to each node, whatever the terrain's roughness.
    func passages(of model: ElevationModel) -> [Passage] {
        let variance = model.error * model.error
        return heights.indices.map { i in
            var error = Transition(error: model.kind == .matern ? steps[i] : waits[i], model)
            if i > 0, !model.hasRate, max(passes[i - 1], passes[i]) > 1 {
                error = error.averaged(
                    from: (passes[i - 1], shares[i - 1]), to: (passes[i], shares[i]), variance: variance)
            }
            return Passage(terrain: Transition(terrain: steps[i], length: model.length, variance: 1), error: error)
        }
    }
}

extension ElevationNodes {
    /// Height and grade at each node given all of the recording: the modified Bryson–Frazier smoother (Bierman 1973,
    /// doi:10.1080/00207177308932487), which inverts nothing. O(nodes).
    ///
    /// - Parameter passages: of the model over these nodes.
    func smoothed(by model: ElevationModel, over passages: [Passage], sample: Double) -> ElevationPosterior {
        model.hasRate
            ? smoothed(SmoothError.self, by: model, over: passages, sample: sample)
            : smoothed(RoughError.self, by: model, over: passages, sample: sample)
    }

    private func smoothed<Shape: ErrorShape>(
        _ shape: Shape.Type, by model: ElevationModel, over passages: [Passage], sample: Double
    ) -> ElevationPosterior {
        let count = heights.count
        var passed: [Passed] = []
        passed.reserveCapacity(count)
        let start = heights.first { !$0.isNaN } ?? 0
        var state = FilterState<Shape>(model, scale: scales[0], share: shares[0], height: start)
        let s2 = model.grade * model.grade
        var (surprise, measured) = (0.0, 0.0)
        for i in 0..<count {
            var p = Passed()
            if i > 0 {
                let scale = scales[i]
                state.predict(passages[i].terrain.noise(times: s2 * scale * scale), passages[i].error)
                state.uu += jumps[i]
            }
            (p.h, p.g) = (state.h, state.g)
            (p.hh, p.hg, p.hu) = (state.hh, state.hg, state.hu)
            (p.gg, p.gu) = (state.gg, state.gu)
            if Shape.hasRate { (p.hv, p.gv) = (state.hv, state.gv) }
            if !heights[i].isNaN {
                let z = state.measured
                p.precision = 1 / (z.h + z.u + variance(at: i, model, sample: sample))
                let innovation = heights[i] - state.h - state.u
                if i > 0 { (surprise, measured) = (surprise + innovation * innovation * p.precision, measured + 1) }
                p.pull = innovation * p.precision
                p.gain = (z.h * p.precision, z.g * p.precision, z.u * p.precision, z.v * p.precision)
                state.update(by: innovation, z, p.precision)
            }
            passed.append(p)
        }
        return Self.smoothed(shape, passed, over: passages, surprise: surprise / measured)
    }

    private static func smoothed<Shape: ErrorShape>(
        _ shape: Shape.Type, _ passed: [Passed], over passages: [Passage], surprise: Double
    ) -> ElevationPosterior {
        var heights = [Double](repeating: 0, count: passed.count)
        var (grades, variances) = (heights, heights)
        // Spans need not ask at each step whether anybody else holds the array.
        var heightOf = heights.mutableSpan
        var gradeOf = grades.mutableSpan
        var varianceOf = variances.mutableSpan
        var a = Adjoint<Shape>()
        for i in passed.indices.reversed() {
            let p = passed[i]
            if p.precision > 0 { a.measure(p) }
            heightOf[i] = p.h - (p.hh * a.h + p.hg * a.g + p.hu * a.u)
            gradeOf[i] = p.g - (p.hg * a.h + p.gg * a.g + p.gu * a.u)
            // The row of P for g, times Λ, times itself.
            var q = (
                h: a.hh * p.hg + a.hg * p.gg + a.hu * p.gu, g: a.hg * p.hg + a.gg * p.gg + a.gu * p.gu,
                u: a.hu * p.hg + a.gu * p.gg + a.uu * p.gu
            )
            var known = q.h * p.hg + q.g * p.gg + q.u * p.gu
            if Shape.hasRate {
                heightOf[i] -= p.hv * a.v
                gradeOf[i] -= p.gv * a.v
                q = (q.h + a.hv * p.gv, q.g + a.gv * p.gv, q.u + a.uv * p.gv)
                let rate = a.hv * p.hg + a.gv * p.gg + a.uv * p.gu + a.vv * p.gv
                known = q.h * p.hg + q.g * p.gg + q.u * p.gu + rate * p.gv
            }
            varianceOf[i] = max(1e-14, p.gg - known)
            a.carry(passages[i].terrain, passages[i].error)
        }
        return ElevationPosterior(heights: heights, grades: grades, variances: variances, surprise: surprise)
    }
}
