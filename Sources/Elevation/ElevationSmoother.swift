/// What a model makes of a node and of the step to it.
struct Passage: Sendable {
    /// Of a grade whose variance is 1, and of its error of variance 1.
    let terrain: TerrainStep<Double>
    let error: ErrorStep<Double>
    /// What was measured, m, NaN where nothing was; the variance of its independent error, and what a jump adds to the slow
    /// error's, m².
    let height, noise, jump: Double
}

/// What the forward pass leaves for the backward one.
private struct Passed {
    var (h, g) = (0.0, 0.0)
    /// Rows h and g of the predicted covariance.
    var (hh, hg, hu, hv, gg, gu, gv) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    var gain = (h: 0.0, g: 0.0, u: 0.0, v: 0.0)
    /// Innovation over its variance, and one over that variance; 0 where nothing was measured.
    var (pull, precision) = (0.0, 0.0)

    @inline(__always) init<Shape: ErrorShape>(_ state: FilterState<Shape, Double>) {
        (h, g) = (state.h, state.g)
        (hh, hg, hu) = (state.hh, state.hg, state.hu)
        (gg, gu) = (state.gg, state.gu)
        if Shape.hasRate { (hv, gv) = (state.hv, state.gv) }
    }
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
            h: hh * k.h + (hg * k.g + hu * k.u), g: gg * k.g + (hg * k.h + gu * k.u),
            u: uu * k.u + (hu * k.h + gu * k.g)
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
        s = (s + q.h * k.h) + (q.g * k.g + q.u * k.u)
        hh = (hh - 2 * q.h) + s
        hu = (hu - q.h - q.u) + s
        uu = (uu - 2 * q.u) + s
        hg -= q.g
        gu -= q.g
    }

    /// What both passes together make of the node.
    @inline(__always) func smoothed(_ p: Passed) -> ElevationPosterior.Node {
        var height = p.h - (p.hh * h + p.hg * g + p.hu * u)
        var grade = p.g - (p.hg * h + p.gg * g + p.gu * u)
        // The row of P for g, times Λ, times itself.
        var q = (
            h: hh * p.hg + hg * p.gg + hu * p.gu, g: hg * p.hg + gg * p.gg + gu * p.gu,
            u: hu * p.hg + gu * p.gg + uu * p.gu
        )
        var known = q.h * p.hg + q.g * p.gg + q.u * p.gu
        if Shape.hasRate {
            height -= p.hv * v
            grade -= p.gv * v
            q = (q.h + hv * p.gv, q.g + gv * p.gv, q.u + uv * p.gv)
            let rate = hv * p.hg + gv * p.gg + uv * p.gu + vv * p.gv
            known = q.h * p.hg + q.g * p.gg + q.u * p.gu + rate * p.gv
        }
        return ElevationPosterior.Node(height: height, grade: grade, variance: max(1e-14, p.gg - known))
    }

    /// λ ← Fᵀλ, Λ ← FᵀΛF.
    @inline(__always) mutating func carry(_ t: TerrainStep<Double>, _ e: ErrorStep<Double>) {
        g = t.f01 * h + t.f11 * g
        gg = t.f01 * t.f01 * hh + (2 * t.f01 * t.f11 * hg + t.f11 * t.f11 * gg)
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

extension ElevationNodes {
    /// The model's passages to each node, whatever the terrain's roughness.
    func passages(of model: ElevationModel, sample: Double) -> [Passage] {
        let waits = model.kind.isAlongLine ? steps : waits
        let white = model.white * model.white
        return heights.indices.map { i in
            var error = ErrorStep(waits[i], model.kind, memory: model.memory)
            if i > 0, !model.hasRate, max(passes[i - 1], passes[i]) > 1 {
                error = error.averaged(from: (passes[i - 1], shares[i - 1]), to: (passes[i], shares[i]))
            }
            return Passage(
                terrain: TerrainStep(steps[i], length: model.length, variance: 1), error: error, height: heights[i],
                noise: white / parts[i] + sample / counts[i], jump: jumps[i])
        }
    }

    /// Height and grade at each node given all of the recording: the modified Bryson–Frazier smoother (Bierman 1973,
    /// doi:10.1080/00207177308932487), which inverts nothing. O(nodes).
    ///
    /// - Parameter passages: of the model over these nodes.
    func smoothed(by model: ElevationModel, over passages: [Passage]) -> ElevationPosterior {
        model.hasRate
            ? smoothed(SmoothError.self, by: model, over: passages)
            : smoothed(RoughError.self, by: model, over: passages)
    }

    private func smoothed<Shape: ErrorShape>(
        _ shape: Shape.Type, by model: ElevationModel, over passages: [Passage]
    ) -> ElevationPosterior {
        let (s2, p) = (model.grade * model.grade, model.error * model.error)
        var state = FilterState<Shape, Double>(
            height: heights.first { !$0.isNaN } ?? 0, grade: s2 * scales[0] * scales[0], error: p * shares[0],
            rate: 3 * p * shares[0] / (model.memory * model.memory))
        var (surprise, measured) = (0.0, heights[0].isNaN ? 0.0 : -1.0)
        var passed: [Passed] = []
        passed.reserveCapacity(passages.count)
        var seen = FilterState<Shape, Double>.Seen()
        // The step to the first node is none.
        for (passage, scale) in zip(passages, scales) {
            let variance = state.advance(
                past: seen, passage.terrain, times: s2 * scale * scale, passage.error, times: p, jump: passage.jump,
                noise: passage.noise)
            var here = Passed(state)
            seen = .init()
            if !passage.height.isNaN {
                let innovation = passage.height - state.h - state.u
                seen.precision = 1 / variance
                seen.pull = innovation * seen.precision
                let z = state.measured
                (here.precision, here.pull) = (seen.precision, seen.pull)
                here.gain = (z.h * here.precision, z.g * here.precision, z.u * here.precision, z.v * here.precision)
                // That at the first height is 0.
                surprise += innovation * here.pull
                measured += 1
            }
            passed.append(here)
        }
        return Self.smoothed(shape, passed, over: passages, surprise: surprise / measured)
    }

    private static func smoothed<Shape: ErrorShape>(
        _ shape: Shape.Type, _ passed: [Passed], over passages: [Passage], surprise: Double
    ) -> ElevationPosterior {
        var nodes = [ElevationPosterior.Node](repeating: .init(height: 0, grade: 0, variance: 0), count: passed.count)
        // A span need not ask at each step whether anybody else holds the array.
        var nodeOf = nodes.mutableSpan
        var adjoint = Adjoint<Shape>()
        for i in passed.indices.reversed() {
            let here = passed[i]
            if here.precision > 0 { adjoint.measure(here) }
            nodeOf[i] = adjoint.smoothed(here)
            adjoint.carry(passages[i].terrain, passages[i].error)
        }
        return ElevationPosterior(nodes: nodes, surprise: surprise)
    }
}
