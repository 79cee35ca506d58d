import Foundation
import TestSupport
import Testing

@testable import Elevation

/// The reference knows nothing of steps or rates: covariances of all heights at once, inverted.
@Suite("A recording's heights, with errors on a rough path or a smooth one")
struct SmootherTests {
    /// Sixteen nodes with a gap, of which the second half lies on a hill and is rougher; the runner slows down there.
    private static let nodes: ElevationNodes = {
        var random = SplitMix64(seed: 3)
        let distances = (0..<16).map { Double($0) * 22 + .random(in: 0...15, using: &random) }
        var heights = distances.map { 200 + max(0, $0 - 150) / 8 + .random(in: -2...2, using: &random) }
        heights[5] = .nan
        let times = distances.map { $0 / 2.7 + max(0, $0 - 150) / 10 }
        var nodes = ElevationNodes(heights, at: distances, times: times)
        nodes.scales = nodes.distances.map { $0 < 150 ? 0.5 : 1.5 }
        return nodes
    }()

    /// An error that lasts as long as three steps take is neither white nor a constant.
    private static func model(_ kind: ElevationModel.ErrorKind) -> ElevationModel {
        ElevationModel(kind: kind, grade: 0.05, length: 300, error: 3, memory: 60, white: 0.3)
    }

    /// Correlations: e^(-t/τ), and Matérn's of order 3/2 (Rasmussen & Williams 2006, equation 4.17), over seconds or metres.
    private static func normal(_ model: ElevationModel) -> NormalTrack {
        let waits = model.kind == .matern ? nodes.steps : nodes.waits
        return NormalTrack(nodes, model, sample: 0.04) { i, j in
            let x = waits[(min(i, j) + 1)..<(max(i, j) + 1)].reduce(0, +) / model.memory
            let root = 3.0.squareRoot()
            return model.kind == .ornsteinUhlenbeck ? exp(-x) : (1 + root * x) * exp(-root * x)
        }
    }

    static let kinds = [ElevationModel.ErrorKind.ornsteinUhlenbeck, .matern, .filtered]

    @Test("have the likelihood of normal variables with these covariances", arguments: kinds)
    func likelihood(kind: ElevationModel.ErrorKind) {
        let model = Self.model(kind)
        var other = model
        (other.grade, other.memory, other.length, other.white) = (0.03, 45, 420, 0.5)
        var likelihood = ElevationLikelihood(of: Self.nodes, sample: 0.04)
        let found = likelihood.logarithms(of: model, other)
        for (value, model) in [(found.first, model), (found.second, other)] {
            let expected = Self.normal(model).logarithm
            #expect(abs(value - expected) < 1e-4 * abs(expected))
        }
    }

    @Test("are smoothed to what normal variables with these covariances are given all heights", arguments: kinds)
    func smoothing(kind: ElevationModel.ErrorKind) {
        let model = Self.model(kind)
        let passages = Self.nodes.passages(of: model, sample: 0.04)
        let found = Self.nodes.smoothed(by: model, over: passages)
        let reference = Self.normal(model)
        for (i, node) in found.nodes.enumerated() {
            let (mean, variance) = reference.grade(at: i)
            #expect(abs(node.grade - mean) < 1e-6 && abs(node.variance / variance - 1) < 1e-4)
            #expect(abs(node.height - reference.height(at: i)) < 1e-3)
        }
    }
}
