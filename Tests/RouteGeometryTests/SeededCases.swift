import RouteGeometry
import TestSupport

extension CaseIterable {
    static func random(using generator: inout SplitMix64) -> Self {
        allCases.randomElement(using: &generator)!
    }
}

extension Set<Edge> {
    /// Every set of edges.
    static let all: [Set<Edge>] = [[], [.left], [.right], [.left, .right]]

    static func random(using generator: inout SplitMix64) -> Set<Edge> {
        all[Int.random(in: 0..<4, using: &generator)]
    }
}

extension CrossSection {
    static func random(using generator: inout SplitMix64) -> CrossSection {
        let crossfall = Double.random(in: 0.001...0.08, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: return .level
        case 1: return .crowned(crossfall: crossfall)
        default: return .banked(crossfall: crossfall, falls: .random(using: &generator))
        }
    }
}

extension Stretch {
    static func random(
        from start: Double = 0, to end: Double = 100, using generator: inout SplitMix64
    ) -> Stretch {
        Stretch(
            from: start, to: end, surface: Fact(.random(using: &generator), .map),
            crossSection: Fact(.random(using: &generator), .note),
            footways: Fact(.random(using: &generator), .map), traffic: Fact(.random(using: &generator), .note),
            oneway: Fact(.random(using: &generator), .map), unsafeEdges: .random(using: &generator))
    }
}

extension Travel {
    static let all = TravelDirection.allCases.flatMap { direction in
        Side.allCases.map { Travel(direction, drivingSide: $0) }
    }
}

/// A road of which only the cross-section, the footways and the traffic matter.
func road(
    _ crossSection: CrossSection = .level, footways: Set<Edge> = [], traffic: Traffic = .busy, oneway: Oneway = .none,
    unsafeEdges: Set<Edge> = []
) -> Stretch {
    Stretch(
        from: 0, to: 100, surface: Fact(.asphalt, .note), crossSection: Fact(crossSection, .note),
        footways: Fact(footways, .note), traffic: Fact(traffic, .note), oneway: Fact(oneway, .note),
        unsafeEdges: unsafeEdges)
}
