import Foundation
import TestSupport
import Testing

@testable import Elevation

@Suite("A terrain model's heights")
struct TerrainModelTests {
    private static let model = ElevationModel(
        kind: .ground, grade: 0.05, length: 300, error: 3, memory: 70, white: 0.3)

    /// Sixteen nodes with a gap, of which the second half lies on a hill: rougher, with larger errors.
    private static let track: GroundTrack = {
        var random = SplitMix64(seed: 3)
        let distances = (0..<16).map { Double($0) * 22 + .random(in: 0...15, using: &random) }
        var heights = distances.map { 200 + max(0, $0 - 150) / 8 + .random(in: -2...2, using: &random) }
        heights[5] = .nan
        var nodes = ElevationNodes(heights, at: distances, times: nil)
        nodes.scales = nodes.distances.map { $0 < 150 ? 0.5 : 1.5 }
        var track = GroundTrack(nodes)
        let flat = ElevationPosterior.Node(height: 0, grade: 0.001, variance: 1)
        let steep = ElevationPosterior.Node(height: 0, grade: 0.12, variance: 1)
        track.judgeErrors(
            by: ElevationPosterior(nodes: nodes.distances.map { $0 < 150 ? flat : steep }, surprise: 1),
            near: LocalRoughness(steps: nodes.steps, reach: 60))
        return track
    }()

    /// Matérn's correlation of order 5/2 (Rasmussen & Williams 2006, equation 4.17); what a step gains makes up for what fades.
    @Test("err as their correlation says from step to step", arguments: [0.0, 1, 20, 70, 400])
    func step(distance: Double) {
        let step = GroundErrorStep<Double>(distance, memory: 70, from: 1, to: 1)
        let x = 5.0.squareRoot() * distance / 70
        let ahead = step.ahead(GroundErrorCovariance.stationary.rows.u) * step.fade
        #expect(abs(ahead.u - (1 + x + x * x / 3) * exp(-x)) < 1e-12)
        let kept = step.ahead(.stationary) * (step.fade * step.fade) + step.noise
        let gain = kept - .stationary
        #expect([gain.uu, gain.uv, gain.uw, gain.vv, gain.vw, gain.ww].allSatisfy { abs($0) < 1e-12 })
        #expect(distance == 0 || step.noise.uu > 0 && step.noise.ww > 0)
    }

    @Test("err most where the ground is steep, and by as much as ever in the mean")
    func errors() {
        let errors = Self.track.errors
        #expect(errors.last! > 2 * errors.first!)
        let lengths = Self.track.nodes.steps.map { max(0.1, $0) }
        let mean = zip(errors, lengths).reduce(0) { $0 + $1.0 * $1.1 } / lengths.reduce(0, +)
        #expect(abs(mean - 1) < 1e-12)
    }

    /// The reference knows nothing of steps: covariances of all heights at once, inverted.
    @Test("have the likelihood of normal variables with these covariances")
    func likelihood() {
        var other = Self.model
        (other.grade, other.memory, other.length, other.white) = (0.03, 45, 420, 0.5)
        var likelihood = GroundLikelihood(of: Self.track, sample: 0.04)
        let found = likelihood.logarithms(of: Self.model, other)
        for (value, model) in [(found.first, Self.model), (found.second, other)] {
            let expected = NormalTrack(Self.track, model, sample: 0.04).logarithm
            #expect(abs(value - expected) < 1e-4 * abs(expected))
        }
    }

    @Test("are smoothed to the grades that normal variables with these covariances have given all heights")
    func smoothing() {
        let found = Self.track.smoothed(by: Self.model, sample: 0.04)
        let reference = NormalTrack(Self.track, Self.model, sample: 0.04)
        for (i, node) in found.nodes.enumerated() {
            let (mean, variance) = reference.grade(at: i)
            #expect(abs(node.grade - mean) < 1e-6 && abs(node.variance / variance - 1) < 1e-4)
        }
    }

    @Test("have a likelihood that does not depend on the models looked at before or beside")
    func forgets() {
        var one = GroundLikelihood(of: Self.track, sample: 0.01)
        var other = Self.model
        for number in [ElevationModel.Number.grade, .memory, .length, .error, .white] {
            other[number] *= 1.5
            var fresh = GroundLikelihood(of: Self.track, sample: 0.01)
            let both = one.logarithms(of: Self.model, other)
            #expect(both == fresh.logarithms(of: Self.model, other))
            #expect(both.second == fresh.logarithms(of: other, other).second)
        }
    }
}

/// A track as so many normal variables: height and grade at each node, and what was measured.
private struct NormalTrack {
    private let track: GroundTrack
    private let model: ElevationModel
    private let known: [Int]
    /// L of C = L Lᵀ, C of what was measured, and the measurements less the first.
    private let factor: [[Double]]
    private let values: [Double]

    init(_ track: GroundTrack, _ model: ElevationModel, sample: Double) {
        (self.track, self.model) = (track, model)
        let nodes = track.nodes
        let known = nodes.heights.indices.filter { !nodes.heights[$0].isNaN }
        self.known = known
        values = known.map { nodes.heights[$0] - nodes.heights[known[0]] }
        let covariance = known.map { i in
            known.map { j in
                let own = i == j ? model.white * model.white + sample / nodes.counts[i] : 0
                return 1e6 + Self.heights(track, model, i, j) + Self.errors(track, model, i, j) + own
            }
        }
        factor = Self.cholesky(covariance)
    }

    /// log p(all) - log p(first), without the constants of the others.
    var logarithm: Double {
        let whitened = Self.solve(factor, values)
        return -zip(whitened, factor.indices).dropFirst().reduce(0) { $0 + $1.0 * $1.0 / 2 + log(factor[$1.1][$1.1]) }
    }

    func grade(at node: Int) -> (mean: Double, variance: Double) {
        let cross = Self.solve(factor, known.map { Self.gradeAndHeight(track, model, node, $0) })
        let whitened = Self.solve(factor, values)
        let own = Self.contributions(track, model, upTo: node).reduce(0) { sum, step in
            sum + step.gg * pow(step.carried(to: node, track, model).gg, 2)
        }
        return (
            zip(cross, whitened).reduce(0) { $0 + $1.0 * $1.1 }, own - cross.reduce(0) { $0 + $1 * $1 }
        )
    }

    private static func errors(_ track: GroundTrack, _ model: ElevationModel, _ i: Int, _ j: Int) -> Double {
        let x = 5.0.squareRoot() * abs(track.nodes.distances[i] - track.nodes.distances[j]) / model.memory
        return pow(model.error, 2) * track.errors[i] * track.errors[j] * (1 + x + x * x / 3) * exp(-x)
    }

    /// Grade and height at one node as sums over steps: each step's noise, once gained, goes on as the grade fades.
    private static func heights(_ track: GroundTrack, _ model: ElevationModel, _ i: Int, _ j: Int) -> Double {
        contributions(track, model, upTo: min(i, j)).reduce(0) { sum, step in
            let (a, b) = (step.carried(to: i, track, model), step.carried(to: j, track, model))
            return sum + a.h * (step.hh * b.h + step.hg * b.hg) + a.hg * (step.hg * b.h + step.gg * b.hg)
        }
    }

    private static func gradeAndHeight(_ track: GroundTrack, _ model: ElevationModel, _ i: Int, _ j: Int) -> Double {
        contributions(track, model, upTo: min(i, j)).reduce(0) { sum, step in
            let (a, b) = (step.carried(to: i, track, model), step.carried(to: j, track, model))
            return sum + a.gg * (step.hg * b.h + step.gg * b.hg)
        }
    }

    /// What a step adds to height and grade at its end: variances, m².
    private struct Contribution {
        let node: Int
        let hh, hg, gg: Double

        /// How height (by height and by grade) and grade at a later node go with height and grade at the step's end.
        func carried(to end: Int, _ track: GroundTrack, _ model: ElevationModel) -> (h: Double, hg: Double, gg: Double)
        {
            let fade = exp(-(track.nodes.distances[end] - track.nodes.distances[node]) / model.length)
            return (1, model.length * (1 - fade), fade)
        }
    }

    /// ∫∫ of an Ornstein–Uhlenbeck grade's noise by Simpson's rule, not by the closed form.
    private static func contributions(_ track: GroundTrack, _ model: ElevationModel, upTo last: Int) -> [Contribution] {
        (0...last).map { i in
            let s2 = pow(model.grade * track.nodes.scales[i], 2)
            guard i > 0 else { return Contribution(node: 0, hh: 0, hg: 0, gg: s2) }
            let step = track.nodes.steps[i]
            func integral(_ f: (Double) -> Double) -> Double {
                let count = 200
                return (0...count).reduce(0) { sum, k in
                    let weight = k == 0 || k == count ? 1.0 : k % 2 == 1 ? 4 : 2
                    return sum + weight * f(step * Double(k) / Double(count))
                } * step / Double(3 * count)
            }
            // Noise of density 2s²/L at x before the end adds L(1-e^(-x/L)) of itself to height and e^(-x/L) to grade.
            let density = 2 * s2 / model.length
            func height(_ x: Double) -> Double { model.length * (1 - exp(-x / model.length)) }
            func grade(_ x: Double) -> Double { exp(-x / model.length) }
            return Contribution(
                node: i, hh: density * integral { height($0) * height($0) },
                hg: density * integral { height($0) * grade($0) }, gg: density * integral { grade($0) * grade($0) })
        }
    }

    private static func cholesky(_ c: [[Double]]) -> [[Double]] {
        var l = c.map { $0.map { _ in 0.0 } }
        for i in c.indices {
            for j in 0...i {
                let rest = c[i][j] - (0..<j).reduce(0) { $0 + l[i][$1] * l[j][$1] }
                l[i][j] = i == j ? rest.squareRoot() : rest / l[j][j]
            }
        }
        return l
    }

    private static func solve(_ l: [[Double]], _ b: [Double]) -> [Double] {
        b.indices.reduce(into: []) { x, i in
            x.append((b[i] - (0..<i).reduce(0) { $0 + l[i][$1] * x[$1] }) / l[i][i])
        }
    }
}
