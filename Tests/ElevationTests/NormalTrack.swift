import Foundation

@testable import Elevation

/// A recording as so many normal variables: height and grade at each node, and what was measured; all covariances at once.
struct NormalTrack {
    private let nodes: ElevationNodes
    private let model: ElevationModel
    private let known: [Int]
    /// L of C = L Lᵀ, C of what was measured, and the measurements less the first.
    private let factor: [[Double]]
    private let values: [Double]

    /// Variance of the first height, m², before anything is measured.
    private static let unknown = 1e6

    /// - Parameter errors: covariance of the slow error at two nodes, where its variance is 1.
    init(_ nodes: ElevationNodes, _ model: ElevationModel, sample: Double, errors: (Int, Int) -> Double) {
        (self.nodes, self.model) = (nodes, model)
        let known = nodes.heights.indices.filter { !nodes.heights[$0].isNaN }
        self.known = known
        values = known.map { nodes.heights[$0] - nodes.heights[known[0]] }
        let covariance = known.map { i in
            known.map { j in
                let own = i == j ? model.white * model.white + sample / nodes.counts[i] : 0
                return Self.unknown + Self.heights(nodes, model, i, j) + pow(model.error, 2) * errors(i, j) + own
            }
        }
        factor = Self.cholesky(covariance)
    }

    /// log p(all) - log p(first), without the constants of the others.
    var logarithm: Double {
        let whitened = Self.solve(factor, values)
        return -zip(whitened, factor.indices).dropFirst().reduce(0) { $0 + $1.0 * $1.0 / 2 + log(factor[$1.1][$1.1]) }
    }

    /// Given all that was measured; the variance is that of the mean's error.
    func grade(at node: Int) -> (mean: Double, variance: Double) {
        let cross = Self.solve(factor, known.map { Self.gradeAndHeight(nodes, model, node, $0) })
        let whitened = Self.solve(factor, values)
        let own = Self.contributions(nodes, model, upTo: node).reduce(0) { sum, step in
            sum + step.gg * pow(step.carried(to: node, nodes, model).gg, 2)
        }
        return (
            zip(cross, whitened).reduce(0) { $0 + $1.0 * $1.1 }, own - cross.reduce(0) { $0 + $1 * $1 }
        )
    }

    /// Metres, given all that was measured.
    func height(at node: Int) -> Double {
        let cross = Self.solve(factor, known.map { Self.unknown + Self.heights(nodes, model, node, $0) })
        return nodes.heights[known[0]] + zip(cross, Self.solve(factor, values)).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Grade and height at one node as sums over steps: each step's noise, once gained, goes on as the grade fades.
    private static func heights(_ nodes: ElevationNodes, _ model: ElevationModel, _ i: Int, _ j: Int) -> Double {
        contributions(nodes, model, upTo: min(i, j)).reduce(0) { sum, step in
            let (a, b) = (step.carried(to: i, nodes, model), step.carried(to: j, nodes, model))
            return sum + a.h * (step.hh * b.h + step.hg * b.hg) + a.hg * (step.hg * b.h + step.gg * b.hg)
        }
    }

    private static func gradeAndHeight(_ nodes: ElevationNodes, _ model: ElevationModel, _ i: Int, _ j: Int) -> Double {
        contributions(nodes, model, upTo: min(i, j)).reduce(0) { sum, step in
            let (a, b) = (step.carried(to: i, nodes, model), step.carried(to: j, nodes, model))
            return sum + a.gg * (step.hg * b.h + step.gg * b.hg)
        }
    }

    /// What a step adds to height and grade at its end: variances, m².
    private struct Contribution {
        let node: Int
        let hh, hg, gg: Double

        /// How height (by height and by grade) and grade at a later node go with height and grade at the step's end.
        func carried(
            to end: Int, _ nodes: ElevationNodes, _ model: ElevationModel
        ) -> (h: Double, hg: Double, gg: Double) {
            let fade = exp(-(nodes.distances[end] - nodes.distances[node]) / model.length)
            return (1, model.length * (1 - fade), fade)
        }
    }

    /// ∫∫ of an Ornstein–Uhlenbeck grade's noise by Simpson's rule, not by the closed form.
    private static func contributions(
        _ nodes: ElevationNodes, _ model: ElevationModel, upTo last: Int
    ) -> [Contribution] {
        (0...last).map { i in
            let s2 = pow(model.grade * nodes.scales[i], 2)
            guard i > 0 else { return Contribution(node: 0, hh: 0, hg: 0, gg: s2) }
            let step = nodes.steps[i]
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
