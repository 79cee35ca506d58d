/// What the forward pass leaves for the backward one.
private struct Passed {
    /// As predicted.
    let h, g, hh, hg, gg: Double
    let he, ge: GroundError<Double>
    var gain = GroundState<Double>.Measured(h: 0, g: 0, e: GroundError(u: 0, v: 0, w: 0))
    /// Innovation over its variance, and one over that variance; 0 where nothing was measured.
    var (pull, precision) = (0.0, 0.0)

    init(_ state: GroundState<Double>) {
        (h, g) = (state.h, state.g)
        (hh, hg, gg) = (state.hh, state.hg, state.gg)
        (he, ge) = (state.he, state.ge)
    }
}

extension GroundState<Double> {
    /// λ ← λ - Hᵀ(Kᵀλ + e/S), Λ ← (I-KH)ᵀ Λ (I-KH) + HᵀH/S with H = [1 0 1 0 0].
    fileprivate mutating func measure(_ p: Passed) {
        let k = p.gain
        let pull = k.h * h + k.g * g + k.e.dot(e) + p.pull
        h -= pull
        e.u -= pull
        let q = (
            h: hh * k.h + hg * k.g + he.dot(k.e), g: hg * k.h + gg * k.g + ge.dot(k.e),
            e: he * k.h + ge * k.g + ee.times(k.e)
        )
        let s = p.precision + q.h * k.h + q.g * k.g + q.e.dot(k.e)
        hh += s - 2 * q.h
        hg -= q.g
        he = he - q.e
        he.u += s - q.h
        ge.u -= q.g
        ee.uu += s - 2 * q.e.u
        ee.uv -= q.e.v
        ee.uw -= q.e.w
    }

    /// λ ← Fᵀλ, Λ ← FᵀΛF.
    fileprivate mutating func carry(_ t: TerrainStep<Double>, _ step: GroundErrorStep<Double>) {
        g = t.f01 * h + t.f11 * g
        let turned = t.f01 * hh + t.f11 * hg
        gg = t.f01 * (turned + t.f11 * hg) + t.f11 * t.f11 * gg
        hg = turned
        e = step.back(e) * step.fade
        ge = step.back(he * t.f01 + ge * t.f11) * step.fade
        he = step.back(he) * step.fade
        ee = step.back(ee) * (step.fade * step.fade)
    }

    /// What both passes together make of height, grade, and the variance of the grade's error.
    fileprivate func smoothed(_ p: Passed) -> ElevationPosterior.Node {
        let height = p.h - (p.hh * h + p.hg * g + p.he.dot(e))
        let grade = p.g - (p.hg * h + p.gg * g + p.ge.dot(e))
        // The row of P for g, times Λ, times itself.
        let known =
            p.hg * (hh * p.hg + 2 * hg * p.gg + 2 * he.dot(p.ge)) + p.gg * (gg * p.gg + 2 * ge.dot(p.ge))
            + p.ge.dot(ee.times(p.ge))
        return ElevationPosterior.Node(height: height, grade: grade, variance: max(1e-14, p.gg - known))
    }
}

extension GroundTrack {
    /// As `ElevationNodes.smoothed` does with other errors. O(nodes).
    func smoothed(by model: ElevationModel, sample: Double) -> ElevationPosterior {
        let (s2, p, white) = (model.grade * model.grade, model.error * model.error, model.white * model.white)
        let terrain = zip(nodes.steps, nodes.scales).map {
            TerrainStep($0, length: model.length, variance: $1 * $1)
        }
        let error = nodes.steps.indices.map { step(to: $0, memory: model.memory) }
        var state = GroundState(
            height: nodes.heights.first { !$0.isNaN } ?? 0, grade: s2 * nodes.scales[0] * nodes.scales[0],
            error: p * errors[0] * errors[0])
        var (surprise, measured) = (0.0, 0.0)
        var passed: [Passed] = []
        passed.reserveCapacity(terrain.count)
        for i in terrain.indices {
            if i > 0 {
                state.predict(terrain[i], times: s2, error[i], times: p)
                state.ee.uu += nodes.jumps[i]
            }
            var here = Passed(state)
            if !nodes.heights[i].isNaN {
                let z = state.measured
                here.precision = 1 / (z.h + z.e.u + white + sample / nodes.counts[i])
                let innovation = nodes.heights[i] - state.h - state.e.u
                here.pull = innovation * here.precision
                here.gain = z * here.precision
                if i > 0 { (surprise, measured) = (surprise + innovation * here.pull, measured + 1) }
                state.update(by: innovation, z, here.gain)
            }
            passed.append(here)
        }
        let nothing = ElevationPosterior.Node(height: 0, grade: 0, variance: 0)
        var smoothed = [ElevationPosterior.Node](repeating: nothing, count: passed.count)
        var back = GroundState(height: 0, grade: 0, error: 0)
        back.hh = 0
        for i in passed.indices.reversed() {
            if passed[i].precision > 0 { back.measure(passed[i]) }
            smoothed[i] = back.smoothed(passed[i])
            back.carry(terrain[i], error[i])
        }
        return ElevationPosterior(nodes: smoothed, surprise: surprise / measured)
    }
}
