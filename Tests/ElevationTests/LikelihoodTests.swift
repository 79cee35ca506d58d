import Foundation
import TestSupport
import Testing

@testable import Elevation

@Suite("The likelihood of a recording under a model")
struct LikelihoodTests {
    /// Fifty nodes with a gap and a jump, of no recorder.
    private static let nodes: ElevationNodes = {
        var random = SplitMix64(seed: 7)
        let distances = (0..<60).map { Double($0) * 14 + .random(in: 0...9, using: &random) }
        let heights = distances.enumerated().map { i, along in
            (20..<23).contains(i)
                ? .nan : 300 + 12 * sin(along / 90) + .random(in: -1...1, using: &random) + (i > 40 ? 15 : 0)
        }
        var nodes = ElevationNodes(heights, at: distances, times: distances.map { $0 / 2.7 })
        return nodes
    }()

    private static func models(_ kind: ElevationModel.ErrorKind) -> [ElevationModel] {
        let first = ElevationModel(kind: kind, grade: 0.03, length: 350, error: 4, memory: 60, white: 0.2)
        return [\ElevationModel.grade, \.length, \.error, \.memory, \.white].reduce(into: [first]) { models, number in
            var next = models[models.count - 1]
            next[keyPath: number] *= 1.5
            models.append(next)
        } + [first]
    }

    @Test(
        "does not depend on the models looked at before or beside it",
        arguments: [ElevationModel.ErrorKind.ornsteinUhlenbeck, .matern, .filtered])
    func forgets(kind: ElevationModel.ErrorKind) {
        var one = ElevationLikelihood(of: Self.nodes, sample: 0.01)
        let models = Self.models(kind)
        for (model, other) in zip(models, models.reversed()) {
            var fresh = ElevationLikelihood(of: Self.nodes, sample: 0.01)
            let both = one.logarithms(of: model, other)
            #expect(both == fresh.logarithms(of: model, other))
            // Nor on the one looked at beside it.
            #expect(
                both.first == fresh.logarithms(of: model, model).first
                    && both.second == fresh.logarithms(of: other, other).second)
        }
    }

    /// log p(z) = -½ (zᵀ C⁻¹ z + log det C), with C the covariances of what is measured, here of grades and errors so small
    /// that only the independent error is left besides the height's own 10⁶.
    @Test(
        "is that of independent errors where nothing else moves",
        arguments: [ElevationModel.ErrorKind.ornsteinUhlenbeck, .matern, .filtered])
    func independent(kind: ElevationModel.ErrorKind) {
        var nodes = ElevationNodes([3, 3.5, 2, 4], at: [0, 30, 60, 90], times: nil)
        nodes.scales = [1, 1, 1, 1]
        let model = ElevationModel(kind: kind, grade: 1e-12, length: 350, error: 1e-9, memory: 60, white: 0.5)
        var other = model
        other.white = 2
        var likelihood = ElevationLikelihood(of: nodes, sample: 0)
        // The first height starts the filter, its own error with it: each later one is seen against the mean so far, whose
        // variance is w/k, so that e² and the variance are of z - mean and w (1 + 1/k).
        let w = 0.25
        var expected = 0.0
        for k in 1...3 {
            let heights = [3, 3.5, 2, 4]
            let (e, variance) = (heights[k] - heights[..<k].reduce(0, +) / Double(k), w * (1 + 1 / Double(k)))
            expected -= (e * e / variance + log(variance)) / 2
        }
        #expect(abs(likelihood.logarithms(of: model, other).first - expected) < 1e-5)
    }

    @Test(
        "by the bends does not depend on the models looked at before",
        arguments: [ElevationPrior.barometer, .gpsAltitude, .terrainModel, .filtered])
    func bendsForget(prior: ElevationPrior) {
        let scales = ElevationScales(of: Self.nodes)
        var judge = scales.judge(prior, sample: 0.01)
        let models = Self.models(prior.kind)
        for (model, other) in zip(models, models.reversed()) {
            var fresh = scales.judge(prior, sample: 0.01)
            #expect(judge.logarithms(of: model, other) == fresh.logarithms(of: model, other))
        }
    }

    /// Heights 3, 5, 2, 4 bend by -5 and 5 over legs of one step, and no more lie farther apart. Independent errors of
    /// variance w make bends of variance 6w, so that w = 25/6 is the likeliest, whether they are the nodes' or their samples'.
    @Test("by the bends is highest where independent errors make as much of them as there is")
    func bends() {
        let scales = ElevationScales(of: Self.evenNodes([3, 5, 2, 4]))
        func logarithm(node: Double, sample: Double) -> Double {
            var judge = scales.judge(.barometer, sample: sample)
            let model = ElevationModel(
                kind: .ornsteinUhlenbeck, grade: 1e-9, length: 350, error: 1e-9, memory: 60, white: node.squareRoot())
            return judge.logarithms(of: model, model).first
        }
        let best = 25.0 / 6
        for factor in [0.3, 0.9, 1.1, 4] {
            #expect(logarithm(node: factor * best, sample: 0) < logarithm(node: best, sample: 0))
            #expect(logarithm(node: 0, sample: factor * best) < logarithm(node: 0, sample: best))
        }
    }

    private static func evenNodes(_ heights: [Double]) -> ElevationNodes {
        let steps = [0] + heights.dropFirst().map { _ in 15.0 }
        return ElevationNodes(
            distances: heights.indices.map { 15 * Double($0) }, steps: steps, waits: steps, heights: heights,
            counts: heights.map { _ in 1 }, jumps: heights.map { _ in 0 }, scales: heights.map { _ in 1 })
    }

    @Test(
        "by the bends of a steady climb does not depend on how steep it is, however uneven the legs",
        arguments: [0.01, 1])
    func steadyClimb(grade: Double) {
        let distances = Self.nodes.distances
        func logarithm(_ grade: Double) -> Double {
            let nodes = ElevationNodes(distances.map { 100 + grade * $0 }, at: distances, times: nil)
            var judge = ElevationScales(of: nodes).judge(.terrainModel, sample: 0.01)
            return judge.logarithms(of: ElevationPrior.terrainModel.centre, ElevationPrior.terrainModel.centre).first
        }
        #expect(abs(logarithm(grade) - logarithm(0)) < 1e-9)
    }
}
