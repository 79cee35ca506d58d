public import HeelLoad
public import RouteGeometry

/// A safe way to run a route and what it amounts to.
public struct VariantLoad: Sendable {
    public let variant: Variant
    public let traversal: RouteTraversal
    public let totals: LoadTotals

    /// - Parameter scale: how many times as long as the traversal the run was.
    init(_ traversal: RouteTraversal, _ runner: Runner, scale: Double = 1) {
        variant = traversal.variant
        self.traversal = traversal
        let segments = traversal.segments
        totals = LoadTotals(of: scale == 1 ? segments : segments.map { $0.scaled(by: scale) }, model: runner.model)
    }

    /// |road| + |turn| in degree-kilometres: how far it is from leaning neither way.
    public var imbalance: Double { totals.roadTilt.degreeKilometres + totals.turn.degreeKilometres }
}

extension LoadSegment {
    fileprivate func scaled(by scale: Double) -> LoadSegment {
        var copy = self
        copy.length *= scale
        return copy
    }
}
