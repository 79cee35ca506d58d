import RouteGeometry
import TestSupport
import Testing

@Suite("Facts laid over each other")
struct OverlayTests {
    @Test("come one by one from the highest origin that speaks")
    func ranking() {
        for low in Origin.allCases {
            for high in Origin.allCases where high > low {
                check(\.surface, .gravel, .grass, low, high) { $0.surface }
                check(\.footways, [.left], [.right], low, high) { $0.footways }
                check(\.traffic, .quiet, .none, low, high) { $0.traffic }
                check(\.oneway, .with, .against, low, high) { $0.oneway }
                check(\.crossSection, .crowned, .level, low, high) {
                    Fact($0.crossSection.value.kind, $0.crossSection.origin)
                }
            }
        }
        #expect(Origin.allCases.sorted() == [.assumed, .inferred, .map, .file, .note])
    }

    @Test("of one origin become one layer, and mean the same as before")
    func oneOfEach() {
        func facts(_ start: Double, _ end: Double, _ surface: Surface?, _ traffic: Traffic?) -> StretchFacts {
            var facts = StretchFacts(from: start, to: end)
            (facts.ground.surface, facts.ground.traffic) = (surface, traffic)
            return facts
        }
        let layers = [
            FactLayer(.note, [facts(20, 30, .grass, nil)]), FactLayer(.inferred, [facts(0, 100, .track, nil)]),
            FactLayer(.map, [facts(40, 60, .gravel, nil)]),
            FactLayer(.inferred, [facts(0, 50, .dirt, .quiet), facts(80, 100, nil, Traffic.none)]),
        ]
        let merged = FactLayer.oneOfEach(layers)
        #expect(merged.map(\.origin).sorted() == [.inferred, .map, .note])
        #expect(Stretch.overlay(length: 100, layers: merged) == Stretch.overlay(length: 100, layers: layers))
    }

    /// A value at `low` and another at `high`: the higher wins in either order, and silence above lets the lower through.
    private func check<Value: Hashable & Sendable>(
        _ path: WritableKeyPath<GroundFacts, Value?>, _ below: Value, _ above: Value, _ low: Origin, _ high: Origin,
        _ fact: (Stretch) -> Fact<Value>
    ) {
        func layer(_ origin: Origin, _ value: Value?) -> FactLayer {
            var facts = StretchFacts(from: 0, to: 100)
            (facts.ground[keyPath: path], facts.ground.crossfall) = (value, 0.01)
            return FactLayer(origin, [facts])
        }
        let layers = [layer(low, below), layer(high, above)]
        for order in [layers, layers.reversed()] {
            let stretches = Stretch.overlay(length: 100, layers: order)
            #expect(stretches.map(fact) == [Fact(above, high)])
        }
        let silent = Stretch.overlay(length: 100, layers: [layer(low, below), layer(high, nil)])
        #expect(silent.map(fact) == [Fact(below, low)])
    }

    @Test("leave what nobody speaks of assumed")
    func gaps() {
        var facts = StretchFacts(from: 100, to: 250)
        facts.ground.surface = .gravel
        let stretches = Stretch.overlay(length: 300, layers: [FactLayer(.map, [facts])])
        #expect(stretches.map(\.start) == [0, 100, 250])
        #expect(stretches.map(\.end) == [100, 250, 300])
        #expect(
            stretches.map(\.surface) == [Fact(.asphalt, .assumed), Fact(.gravel, .map), Fact(.asphalt, .assumed)])
        #expect(stretches[1].crossSection == Fact(.crowned(crossfall: 0.04), .assumed))
    }

    /// The defaults the README names.
    @Test("assume a busy two-way road without footways, crowned by its surface", arguments: Surface.allCases)
    func assumptions(surface: Surface) {
        let stretches = Stretch.overlay(length: 10, layers: [], assumedSurface: surface)
        let expected: CrossSection =
            switch surface {
            case .asphalt, .concrete, .paving, .unknown: .crowned(crossfall: 0.02)
            case .gravel: .crowned(crossfall: 0.04)
            default: .level
            }
        #expect(stretches.count == 1)
        #expect(stretches[0].surface == Fact(surface, .assumed))
        #expect(stretches[0].crossSection == Fact(expected, .assumed))
        #expect(stretches[0].footways == Fact([], .assumed))
        #expect(stretches[0].oneway == Fact(.none, .assumed))
        #expect(stretches[0].unsafeEdges.isEmpty)
        let hasNoCars = surface == .track || surface == .treadmill
        #expect(stretches[0].traffic == (hasNoCars ? Fact(.none, .inferred) : Fact(.busy, .assumed)))
    }

    @Test("believe a note of traffic even on a track")
    func notedTraffic() {
        var facts = StretchFacts(from: 0, to: 10)
        (facts.ground.surface, facts.ground.traffic) = (.track, .busy)
        let stretches = Stretch.overlay(length: 10, layers: [FactLayer(.note, [facts])])
        #expect(stretches.map(\.traffic) == [Fact(.busy, .note)])
    }

    typealias Part = (origin: Origin, kind: GroundFacts.Kind?, crossfall: Double?, falls: Edge?)

    @Test("put a cross-section together from its parts")
    func partialCrossSections() {
        let unknown = Fact(CrossSection.crowned(crossfall: 0.02), .assumed)
        let table: [(surface: Surface, parts: [Part], expected: Fact<CrossSection>)] = [
            (.asphalt, [(.note, .crowned, 0.03, nil)], Fact(.crowned(crossfall: 0.03), .note)),
            (.asphalt, [(.note, .crowned, nil, nil)], Fact(.crowned(crossfall: 0.02), .inferred)),
            (.gravel, [(.map, .crowned, nil, nil)], Fact(.crowned(crossfall: 0.04), .inferred)),
            (.asphalt, [(.note, .level, nil, nil)], Fact(.level, .note)),
            (.asphalt, [(.map, nil, 0.03, nil)], Fact(.crowned(crossfall: 0.03), .inferred)),
            (.dirt, [(.map, nil, 0.03, nil)], Fact(.level, .assumed)),
            (.asphalt, [(.note, .banked, 0.03, .left)], Fact(.banked(crossfall: 0.03, falls: .left), .note)),
            (.asphalt, [(.note, .banked, nil, .left)], Fact(.banked(crossfall: 0.02, falls: .left), .inferred)),
            (.asphalt, [(.note, .banked, 0.03, nil)], unknown),
            // The parts may come from different sources; the whole is as certain as the least of them.
            (.asphalt, [(.note, nil, 0.05, nil), (.map, .crowned, nil, nil)], Fact(.crowned(crossfall: 0.05), .map)),
            (
                .asphalt, [(.note, nil, 0.05, nil), (.map, .banked, 0.02, .left)],
                Fact(.banked(crossfall: 0.05, falls: .left), .map)
            ),
            (
                .asphalt, [(.note, nil, nil, .right), (.file, .banked, 0.02, .left)],
                Fact(.banked(crossfall: 0.02, falls: .right), .file)
            ),
            (
                .asphalt, [(.note, .crowned, 0.03, nil), (.map, .banked, 0.02, .left)],
                Fact(.crowned(crossfall: 0.03), .note)
            ),
            (
                .asphalt, [(.note, .banked, 0.03, nil), (.map, nil, nil, .left)],
                Fact(.banked(crossfall: 0.03, falls: .left), .map)
            ),
            (.asphalt, [(.note, .level, nil, nil), (.map, .banked, 0.02, .left)], Fact(.level, .note)),
        ]
        for row in table {
            let layers = row.parts.map { part in
                var facts = StretchFacts(from: 0, to: 10)
                (facts.ground.crossSection, facts.ground.crossfall, facts.ground.falls) = (
                    part.kind, part.crossfall, part.falls
                )
                return FactLayer(part.origin, [facts])
            }
            let stretches = Stretch.overlay(length: 10, layers: layers, assumedSurface: row.surface)
            #expect(stretches.map(\.crossSection) == [row.expected], "\(row.surface) \(row.parts)")
        }
    }

    @Test("join neighbours that say the same")
    func joining() {
        let facts = [(0.0, 40.0), (40, 70), (70, 100)].map { start, end in
            var facts = StretchFacts(from: start, to: end)
            facts.ground.surface = start < 70 ? .gravel : .dirt
            return facts
        }
        let stretches = Stretch.overlay(length: 100, layers: [FactLayer(.map, facts)])
        #expect(stretches.map(\.start) == [0, 70])
        #expect(stretches.map(\.end) == [70, 100])
    }

    @Test("tile the route exactly and say at every place what its layers say", arguments: SplitMix64.seeds)
    func tiling(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let length = Double.random(in: 50...5000, using: &generator)
        let layers = Origin.allCases.shuffled(using: &generator).map {
            FactLayer($0, randomFacts(length, using: &generator))
        }
        let stretches = Stretch.overlay(length: length, layers: layers)

        #expect(stretches.first?.start == 0)
        #expect(stretches.last?.end == length)
        for (a, b) in zip(stretches, stretches.dropFirst()) {
            #expect(a.end == b.start && a.length > 0)
            #expect(a.reversed(in: a.start + a.end) != b.reversed(in: b.start + b.end))
        }
        for _ in 0..<200 {
            let place = Double.random(in: 0..<length, using: &generator)
            let speaking = layers.sorted { $0.origin > $1.origin }.compactMap { layer in
                layer.facts.first { $0.start <= place && place < $0.end && $0.ground.surface != nil }
                    .flatMap { $0.ground.surface.map { Fact($0, layer.origin) } }
            }
            let stretch = stretches.first { $0.start <= place && place < $0.end }
            #expect(stretch?.surface == speaking.first ?? Fact(.asphalt, .assumed))
        }
    }

    /// In order, without overlap, here and there beyond either end of the route.
    private func randomFacts(_ length: Double, using generator: inout SplitMix64) -> [StretchFacts] {
        let bounds = (0..<8).map { _ in Double.random(in: -0.2 * length...1.2 * length, using: &generator) }.sorted()
        return zip(bounds, bounds.dropFirst()).compactMap { start, end in
            guard Double.random(in: 0..<1, using: &generator) < 0.7 else { return nil }
            var facts = StretchFacts(from: start, to: end)
            if Bool.random(using: &generator) { facts.ground.surface = .random(using: &generator) }
            if Bool.random(using: &generator) { facts.ground.crossSection = .random(using: &generator) }
            if Bool.random(using: &generator) { facts.ground.footways = .random(using: &generator) }
            if Bool.random(using: &generator) { facts.ground.traffic = .random(using: &generator) }
            return facts
        }
    }
}

extension CrossSection {
    fileprivate var kind: GroundFacts.Kind {
        switch self {
        case .level: .level
        case .crowned: .crowned
        case .banked: .banked
        }
    }
}
