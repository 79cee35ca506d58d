import Foundation
import RouteGeometry
import TestSupport
import Testing

@Suite("Whether two lines are the same way")
struct LineMatchTests {
    /// A loop with corners that lie in no symmetry, about 4.4 km.
    private static let loop: [(east: Double, north: Double)] = [
        (0, 0), (900, 100), (1300, 700), (800, 1400), (100, 1000), (0, 0),
    ]

    private static func drawn(_ corners: [(east: Double, north: Double)]) -> [(east: Double, north: Double)] {
        DrawnShape(corners: corners).places
    }

    private static func shape(
        _ places: [(east: Double, north: Double)], about origin: Coordinate = ordinaryPlace
    ) -> LineShape {
        LineShape(of: Polyline(DrawnShape(places: places).points(about: origin)))
    }

    private static func noisy(
        _ places: [(east: Double, north: Double)], seed: UInt64
    ) -> [(east: Double, north: Double)] {
        DrawnShape(places: places).noisy(Noise(seed: seed)).places
    }

    @Test("A recording matches the route it went along, as drawn", arguments: SplitMix64.seeds)
    func matchesRecordings(seed: UInt64) throws {
        let line = Self.drawn(Self.loop)
        let match = try #require(
            LineMatch(of: Self.shape(Self.noisy(line, seed: seed)), along: Self.shape(line)))
        #expect(match.direction == .asDrawn)
    }

    @Test("Begun anywhere on a loop, either way round, it is the same way", arguments: [0, 120, 266, 554, 780])
    func anyStart(start: Int) throws {
        let line = Self.drawn(Self.loop)
        let turned = Array(line[start...].dropLast()) + line[...start]
        let drawn = Self.shape(line)
        let ahead = try #require(LineMatch(of: Self.shape(turned), along: drawn))
        #expect(ahead.direction == .asDrawn)
        #expect(abs(ahead.start - 5 * Double(start)) < 60 || start == 0)
        let back = try #require(LineMatch(of: Self.shape(turned.reversed()), along: drawn))
        #expect(back.direction == .reversed)
    }

    @Test("A line from A to B reversed is the same way, the other way round")
    func reversedLine() throws {
        let line = Self.drawn([(0, 0), (1500, 0), (1500, 900), (2600, 1300)])
        let match = try #require(LineMatch(of: Self.shape(line.reversed()), along: Self.shape(line)))
        #expect(match.direction == .reversed)
    }

    @Test("Laps one way round are not laps the other way round", arguments: [1, 4, 16])
    func lapsHaveDirection(laps: Int) throws {
        let track = DrawnShape.track(laps: laps, start: 0).places
        let drawn = Self.shape(track)
        #expect(LineMatch(of: Self.shape(Self.noisy(track, seed: 1)), along: drawn)?.direction == .asDrawn)
        #expect(LineMatch(of: Self.shape(track.reversed()), along: drawn)?.direction == .reversed)
    }

    @Test("Out and back matches itself begun at the other end, and is not a loop over part of its ground")
    func outAndBack() {
        let out: [(east: Double, north: Double)] = [(0, 0), (1200, 300), (2400, 0)]
        let there = Self.drawn(out + [(1200, 300), (0, 0)])
        let fromFarEnd = Self.drawn([(2400, 0), (1200, 300), (0, 0), (1200, 300), (2400, 0)])
        #expect(LineMatch(of: Self.shape(fromFarEnd), along: Self.shape(there)) != nil)
        let loop = Self.drawn([(0, 0), (1200, 300), (2400, 0), (1200, -300), (0, 0)])
        #expect(LineMatch(of: Self.shape(loop), along: Self.shape(there)) == nil)
    }

    @Test(
        "A parallel road is the same way up to 25 m and no further",
        arguments: [(10.0, true), (20, true), (32, false), (60, false)])
    func parallel(apart: Double, isSame: Bool) {
        let line = Self.drawn([(0, 0), (4000, 0)])
        let beside = line.map { ($0.east, $0.north + apart) }
        #expect((LineMatch(of: Self.shape(beside), along: Self.shape(line)) != nil) == isSame)
    }

    @Test(
        "A spur of 3 % of the length is the same way, one of 12 % is another, whichever of the two was there first",
        arguments: [(60.0, true), (260, false)])
    func spurs(spur: Double, isSame: Bool) {
        let line = Self.drawn([(0, 0), (2000, 0), (4000, 0)])
        let detour = Self.drawn([(0, 0), (2000, 0), (2000, spur), (2000, 0), (4000, 0)])
        #expect((LineMatch(of: Self.shape(detour), along: Self.shape(line)) != nil) == isSame)
        #expect((LineMatch(of: Self.shape(line), along: Self.shape(detour)) != nil) == isSame)
    }

    @Test(
        "More than a twentieth longer or shorter is another way",
        arguments: [(4150.0, true), (4300, false), (3700, false)])
    func lengths(length: Double, isSame: Bool) {
        let line = Self.shape(Self.drawn([(0, 0), (4000, 0)]))
        #expect((LineMatch(of: Self.shape(Self.drawn([(0, 0), (length, 0)])), along: line) != nil) == isSame)
    }

    /// Teeth of 40 m across and 31 m along make the first 248 m of one line 425 m long: where they end, its places lie 160 m
    /// from those of the other at the same share of the length.
    @Test("A way that winds for a part of it, within 25 m, is the same way")
    func winding() {
        let teeth = (0...8).map { (east: 31 * Double($0), north: $0.isMultiple(of: 2) ? -20.0 : 20) }
        let (line, wound) = (Self.drawn([(0, 0), (4200, 0)]), Self.drawn(teeth + [(248, 0), (4200, 0)]))
        #expect(LineMatch(of: Self.shape(wound), along: Self.shape(line))?.direction == .asDrawn)
        #expect(LineMatch(of: Self.shape(line), along: Self.shape(wound))?.direction == .asDrawn)
        #expect(LineMatch(of: Self.shape(wound.reversed()), along: Self.shape(line))?.direction == .reversed)
    }

    @Test("Centres of lines that match lie within the tolerance they are searched with", arguments: SplitMix64.seeds)
    func centres(seed: UInt64) {
        let line = Self.drawn(Self.loop)
        let origin = origins[Int(seed) % origins.count]
        let drawn = Self.shape(line, about: origin)
        let run = Self.shape(Self.noisy(line, seed: seed), about: origin)
        #expect(LineMatch(of: run, along: drawn) != nil)
        let (a, b, tolerance) = (drawn.centre, run.centre, run.centreTolerance)
        #expect(abs(a.x - b.x) <= tolerance && abs(a.y - b.y) <= tolerance && abs(a.z - b.z) <= tolerance)
    }

    @Test("A shape kept as bytes is read back within 2 m, across the antimeridian too", arguments: origins)
    func encoding(origin: Coordinate) throws {
        let shape = Self.shape(Self.drawn(Self.loop), about: origin)
        let bytes = shape.encoded
        // 4.4 km in 25 m steps of two bytes; degrees of longitude are short near the pole.
        #expect(bytes.count < (origin.latitude > 80 ? 600 : 400))
        let kept = try #require(LineShape(encoded: bytes, length: shape.length))
        #expect(LineMatch(of: kept, along: shape)?.direction == .asDrawn)
        #expect(abs(kept.centre.x - shape.centre.x) <= 2 && abs(kept.centre.y - shape.centre.y) <= 2)
        #expect(LineShape(encoded: Array(bytes.dropLast()), length: shape.length) == nil)
        #expect(LineShape(encoded: [], length: 10) == nil)
    }

    @Test("Bytes of a place beyond the poles are no shape", arguments: [9_000_001, -9_000_001, .max, .min])
    func beyondThePoles(latitude: Int) {
        let bytes = CompactNumbers.bytes(of: [latitude, 0, 0, 0])
        #expect(LineShape(encoded: bytes, length: 10) == nil)
    }
}

@Suite("Notes over notes")
struct NotingTests {
    private static func layer() -> FactLayer {
        var crowned = GroundFacts()
        crowned.crossSection = .crowned
        crowned.crossfall = 0.03
        return FactLayer(.note, []).noting(crowned, from: 100, to: 500)
    }

    @Test("What a note is silent of stays, what it says stands, and nothing overlaps")
    func lays() {
        var quiet = GroundFacts()
        quiet.traffic = .quiet
        quiet.crossfall = 0.01
        let layer = Self.layer().noting(quiet, from: 300, to: 700)
        #expect(layer.facts.map(\.start) == [100, 300, 500] && layer.facts.map(\.end) == [300, 500, 700])
        #expect(layer.facts.map(\.ground.crossfall) == [0.03, 0.01, 0.01])
        #expect(layer.facts.map(\.ground.crossSection) == [.crowned, .crowned, nil])
        #expect(layer.facts.map(\.ground.traffic) == [nil, .quiet, .quiet])
    }

    private static let fields: [@Sendable (inout GroundFacts, GroundFacts) -> Void] = [
        { $0.surface = $1.surface }, { $0.crossSection = $1.crossSection }, { $0.crossfall = $1.crossfall },
        { $0.falls = $1.falls }, { $0.footways = $1.footways }, { $0.traffic = $1.traffic }, { $0.oneway = $1.oneway },
        { $0.unsafeEdges = $1.unsafeEdges },
    ]

    @Test("Of every kind of fact the later one stands and leaves the others alone")
    func everyField() {
        var (old, new) = (GroundFacts(), GroundFacts())
        (old.surface, old.crossSection, old.crossfall, old.falls) = (.asphalt, .banked, 0.02, .left)
        (new.surface, new.crossSection, new.crossfall, new.falls) = (.gravel, .crowned, 0.03, .right)
        (old.footways, old.traffic, old.oneway, old.unsafeEdges) = ([.left], .busy, .with, [])
        (new.footways, new.traffic, new.oneway, new.unsafeEdges) = ([], .quiet, .against, [.right])
        let layer = FactLayer(.note, [StretchFacts(from: 0, to: 100, old)])
        for take in Self.fields {
            var (note, expected) = (GroundFacts(), old)
            take(&note, new)
            take(&expected, new)
            #expect(layer.noting(note, from: 0, to: 100).facts == [StretchFacts(from: 0, to: 100, expected)])
        }
        #expect(layer.noting(new, from: 0, to: 100).facts.map(\.ground) == [new])
    }

    @Test("Many notes at once are laid as one after the other", arguments: SplitMix64.seeds)
    func many(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        func facts() -> [StretchFacts] {
            let bounds = Set((0..<12).map { _ in random.number(0...30).rounded() }).sorted()
            return zip(bounds, bounds.dropFirst()).compactMap { start, end in
                var ground = GroundFacts()
                ground.surface = random.pick(from: [nil, .asphalt, .gravel])
                ground.traffic = random.pick(from: [nil, .quiet, .busy])
                return random.chance(0.3) ? nil : StretchFacts(from: start, to: end, ground)
            }
        }
        let (layer, notes) = (FactLayer(.note, facts()), facts())
        let single = notes.reduce(layer) { $0.noting($1.ground, from: $1.start, to: $1.end) }
        #expect(layer.noting(notes).facts == single.facts)
    }

    @Test("Forgetting leaves nothing behind, and saying the same again changes nothing")
    func forgets() {
        #expect(Self.layer().noting(GroundFacts(), from: 0, to: 1000, forgetsOthers: true).facts.isEmpty)
        let layer = Self.layer()
        #expect(layer.noting(layer.facts[0].ground, from: 200, to: 400).facts == layer.facts)
    }
}
