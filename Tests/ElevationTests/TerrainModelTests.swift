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

    /// Matérn's correlation of order 5/2, with errors as large as the ground makes them.
    private static func normal(_ model: ElevationModel) -> NormalTrack {
        NormalTrack(track.nodes, model, sample: 0.04) { i, j in
            let x = 5.0.squareRoot() * abs(track.nodes.distances[i] - track.nodes.distances[j]) / model.memory
            return track.errors[i] * track.errors[j] * (1 + x + x * x / 3) * exp(-x)
        }
    }

    /// The reference knows nothing of steps: covariances of all heights at once, inverted.
    @Test("have the likelihood of normal variables with these covariances")
    func likelihood() {
        var other = Self.model
        (other.grade, other.memory, other.length, other.white) = (0.03, 45, 420, 0.5)
        var likelihood = GroundLikelihood(of: Self.track, sample: 0.04)
        let found = likelihood.logarithms(of: Self.model, other)
        for (value, model) in [(found.first, Self.model), (found.second, other)] {
            let expected = Self.normal(model).logarithm
            #expect(abs(value - expected) < 1e-4 * abs(expected))
        }
    }

    @Test("are smoothed to the grades that normal variables with these covariances have given all heights")
    func smoothing() {
        let found = Self.track.smoothed(by: Self.model, sample: 0.04)
        let reference = Self.normal(Self.model)
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
