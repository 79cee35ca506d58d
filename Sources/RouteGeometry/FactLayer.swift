/// What one source says of the ground at a place; `nil` is silence.
public struct GroundFacts: Sendable, Hashable {
    /// How the ground slopes across, before its steepness is known.
    public enum Kind: String, Sendable, CaseIterable {
        case level, crowned, banked
    }

    public var surface: Surface?
    public var crossSection: Kind?
    /// Rise over run, 0 or more.
    public var crossfall: Double?
    /// The edge a banked stretch falls toward.
    public var falls: Edge?
    public var footways: Set<Edge>?
    public var traffic: Traffic?
    public var oneway: Oneway?
    public var unsafeEdges: Set<Edge>?

    /// Silence.
    public init() {}
}

/// What one source says of a part of a route.
public struct StretchFacts: Sendable, Hashable {
    /// Metres from the start of the route as drawn.
    public var start: Double
    public var end: Double
    public var ground: GroundFacts

    public init(from start: Double, to end: Double, _ ground: GroundFacts = GroundFacts()) {
        self.start = start
        self.end = end
        self.ground = ground
    }
}

/// Stretch facts of one origin, in order along the route and without overlap.
public struct FactLayer: Sendable {
    public var origin: Origin
    public var facts: [StretchFacts]

    public init(_ origin: Origin, _ facts: [StretchFacts]) {
        self.origin = origin
        self.facts = facts
    }
}

extension Stretch {
    /// The stretches of a route of `length` metres: fact by fact the layer of the highest origin that speaks, and the
    /// documented assumption where none does.
    ///
    /// A cross-section is put together the same way and is as certain as the least certain of its parts. One whose kind
    /// is known but not its crossfall (or the other way round) takes the other half from `CrossSection.assumed(on:)`
    /// and counts as inferred. A banked stretch of which nobody says where it falls is not known at all. O(n log n) in
    /// the number of facts; neighbours with the same facts are joined.
    ///
    /// - Parameter assumedSurface: asphalt, or dirt where the GPX says trail.
    public static func overlay(
        length: Double, layers: [FactLayer], assumedSurface: Surface = .asphalt
    ) -> [Stretch] {
        let ranked = layers.sorted { $0.origin > $1.origin }
        let breaks = Set(ranked.flatMap { $0.facts.flatMap { [$0.start, $0.end] } }).filter { $0 > 0 && $0 < length }
        let bounds = [0] + breaks.sorted() + [length]
        var cursors = [Int](repeating: 0, count: ranked.count)
        var stretches: [Stretch] = []
        for (start, end) in zip(bounds, bounds.dropFirst()) where end > start {
            let speaking = ranked.indices.compactMap { layer -> (GroundFacts, Origin)? in
                let facts = ranked[layer].facts
                while cursors[layer] < facts.count, facts[cursors[layer]].end <= start { cursors[layer] += 1 }
                guard cursors[layer] < facts.count, facts[cursors[layer]].start <= start else { return nil }
                return (facts[cursors[layer]].ground, ranked[layer].origin)
            }
            let stretch = Stretch(from: start, to: end, facts: speaking, assumedSurface: assumedSurface)
            if let last = stretches.last, last.hasSameFacts(as: stretch) {
                stretches[stretches.count - 1].end = end
            } else {
                stretches.append(stretch)
            }
        }
        return stretches
    }

    private init(
        from start: Double, to end: Double, facts: [(ground: GroundFacts, origin: Origin)], assumedSurface: Surface
    ) {
        func first<Value>(_ path: KeyPath<GroundFacts, Value?>) -> Fact<Value>? {
            for (fact, origin) in facts {
                if let known = fact[keyPath: path] { return Fact(known, origin) }
            }
            return nil
        }
        let surface = first(\.surface) ?? Fact(assumedSurface, .assumed)
        self.init(
            from: start, to: end, surface: surface,
            crossSection: CrossSection.known(
                first(\.crossSection), crossfall: first(\.crossfall), falls: first(\.falls), on: surface.value)
                ?? Fact(.assumed(on: surface.value), .assumed),
            footways: first(\.footways) ?? Fact([], .assumed),
            traffic: first(\.traffic) ?? Fact(.busy, .assumed),
            oneway: first(\.oneway) ?? Fact(.none, .assumed),
            unsafeEdges: first(\.unsafeEdges)?.value ?? [])
        // No motor traffic runs on an athletics track or a treadmill.
        if traffic.origin == .assumed, surface.value == .track || surface.value == .treadmill {
            traffic = Fact(.none, .inferred)
        }
    }
}

extension CrossSection {
    /// The cross-section these parts make, `nil` where they do not make one.
    fileprivate static func known(
        _ kind: Fact<GroundFacts.Kind>?, crossfall: Fact<Double>?, falls: Fact<Edge>?, on surface: Surface
    ) -> Fact<CrossSection>? {
        let fall = crossfall ?? Fact(max(assumed(on: surface).crossfall, 0.02), .inferred)
        switch kind?.value {
        case .level: return kind.map { Fact(.level, $0.origin) }
        case .crowned: return kind.map { Fact(.crowned(crossfall: fall.value), min($0.origin, fall.origin)) }
        case .banked:
            guard let kind, let falls else { return nil }
            return Fact(
                .banked(crossfall: fall.value, falls: falls.value), min(kind.origin, fall.origin, falls.origin))
        case nil:
            guard crossfall != nil, case .crowned = assumed(on: surface) else { return nil }
            return Fact(.crowned(crossfall: fall.value), min(fall.origin, .inferred))
        }
    }
}
