/// Motor traffic on a stretch. Unknown counts as busy.
public enum Traffic: String, Sendable, CaseIterable {
    case none, quiet, busy
}

/// Which way motor traffic may flow, seen along the route as drawn.
public enum Oneway: String, Sendable, CaseIterable {
    /// Both ways.
    case none
    case with
    case against

    public var reversed: Oneway {
        switch self {
        case .none: .none
        case .with: .against
        case .against: .with
        }
    }
}

/// A part of a route with one surface, one cross-section, one set of footways and one traffic.
public struct Stretch: Sendable, Hashable {
    /// Metres from the start of the route as drawn.
    public var start: Double
    public var end: Double
    public var surface: Fact<Surface>
    public var crossSection: Fact<CrossSection>
    /// The edges that have a footway. A footway falls toward the carriageway.
    public var footways: Fact<Set<Edge>>
    public var traffic: Fact<Traffic>
    public var oneway: Fact<Oneway>
    /// Edges the runner has noted as unsafe.
    public var unsafeEdges: Set<Edge>

    public init(
        from start: Double, to end: Double, surface: Fact<Surface>, crossSection: Fact<CrossSection>,
        footways: Fact<Set<Edge>> = Fact([], .assumed), traffic: Fact<Traffic> = Fact(.busy, .assumed),
        oneway: Fact<Oneway> = Fact(.none, .assumed), unsafeEdges: Set<Edge> = []
    ) {
        self.start = start
        self.end = end
        self.surface = surface
        self.crossSection = crossSection
        self.footways = footways
        self.traffic = traffic
        self.oneway = oneway
        self.unsafeEdges = unsafeEdges
    }

    /// Metres.
    public var length: Double { end - start }

    /// The same ground in a route of `total` metres drawn the other way.
    public func reversed(in total: Double) -> Stretch {
        var copy = self
        copy.start = total - end
        copy.end = total - start
        copy.crossSection.value = crossSection.value.reversed
        copy.footways.value = Set(footways.value.map(\.opposite))
        copy.oneway.value = oneway.value.reversed
        copy.unsafeEdges = Set(unsafeEdges.map(\.opposite))
        return copy
    }

    /// The same stretch seen in a mirror: edges swap and the order along the route stays.
    public var mirrored: Stretch {
        var copy = reversed(in: 0)
        (copy.start, copy.end, copy.oneway) = (start, end, oneway)
        return copy
    }

    /// Whether every fact is the same, wherever the stretch lies.
    package func hasSameFacts(as other: Stretch) -> Bool {
        var copy = other
        copy.start = start
        copy.end = end
        return self == copy
    }
}
