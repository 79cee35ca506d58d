import RouteGeometry
import TestSupport
import Testing

@Suite("Reversing and mirroring")
struct ReversalTests {
    @Test("an edge has a side and a side an edge, and they invert each other")
    func edgesAndSides() {
        for direction in TravelDirection.allCases {
            for edge in Edge.allCases {
                #expect(edge.side(travelling: direction).edge(travelling: direction) == edge)
                #expect(edge.side(travelling: direction.opposite) == edge.side(travelling: direction).opposite)
                #expect(edge.opposite.side(travelling: direction) == edge.side(travelling: direction).opposite)
            }
            for side in Side.allCases {
                #expect(side.edge(travelling: direction).side(travelling: direction) == side)
            }
        }
        #expect(Edge.left.side(travelling: .asDrawn) == .left)
        #expect(Side.left.foot == .left && Side.right.foot == .right)
    }

    @Test("route and variant together leaves the runner where they were", arguments: SplitMix64.seeds)
    func togetherIsIdentity(seed: UInt64) {
        forRandomPlaces(seed) { stretch, line, travel in
            let there = stretch.reversed(in: 1000)
            let back = Travel(travel.direction.opposite, drivingSide: travel.drivingSide)
            #expect(there.tilt(on: line.reversed, back) == stretch.tilt(on: line, travel))
            #expect(there.crossfall(on: line.reversed, back) == stretch.crossfall(on: line, travel))
            #expect(line.reversed.side(back) == line.side(travel))
            #expect(there.hasTrafficBehind(on: line.reversed, back) == stretch.hasTrafficBehind(on: line, travel))
            for behind in TrafficBehind.allCases {
                #expect(
                    there.isSafe(line.reversed, back, behind: behind) == stretch.isSafe(line, travel, behind: behind))
                #expect(
                    there.safeLine(preferring: line.reversed, back, behind: behind)?.edge(back)
                        == stretch.safeLine(preferring: line, travel, behind: behind)?.edge(travel)?.opposite)
            }
        }
    }

    @Test("in a mirror swaps the feet and nothing else", arguments: SplitMix64.seeds)
    func mirrorSwapsFeet(seed: UInt64) {
        forRandomPlaces(seed) { stretch, line, travel in
            let mirror = stretch.mirrored
            let other = Travel(travel.direction, drivingSide: travel.drivingSide.opposite)
            #expect(mirror.tilt(on: line.reversed, other) == stretch.tilt(on: line, travel).mirrored)
            #expect(line.reversed.side(other) == line.side(travel)?.opposite)
            #expect(mirror.hasTrafficBehind(on: line.reversed, other) == stretch.hasTrafficBehind(on: line, travel))
            for behind in TrafficBehind.allCases {
                #expect(
                    mirror.isSafe(line.reversed, other, behind: behind) == stretch.isSafe(line, travel, behind: behind))
                #expect(
                    mirror.safeLine(preferring: line.reversed, other, behind: behind)?.edge(other)
                        == stretch.safeLine(preferring: line, travel, behind: behind)?.edge(travel)?.opposite)
            }
        }
    }

    @Test("travel moves the low foot on a banked road and not where the runner always faces traffic")
    func surprises() {
        for drivingSide in Side.allCases {
            let (out, back) = (
                Travel(.asDrawn, drivingSide: drivingSide), Travel(.reversed, drivingSide: drivingSide)
            )
            let crown = road(.crowned(crossfall: 0.03))
            #expect(crown.tilt(on: .facingTraffic, out) == crown.tilt(on: .facingTraffic, back))
            #expect(crown.tilt(on: .leftEdge, out) == crown.tilt(on: .leftEdge, back).mirrored)
            let banked = road(.banked(crossfall: 0.03, falls: .right))
            #expect(banked.tilt(on: .facingTraffic, out) == banked.tilt(on: .facingTraffic, back).mirrored)
        }
    }

    /// Exact but for places: total − (total − x) is within one unit in the last place of the total.
    @Test("a stretch twice gives it back", arguments: SplitMix64.seeds)
    func stretchTwice(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let total = Double.random(in: 100...50_000, using: &generator)
        let start = Double.random(in: 0..<total, using: &generator)
        let stretch = Stretch.random(from: start, to: total, using: &generator)
        var twice = stretch.reversed(in: total).reversed(in: total)
        #expect(abs(twice.start - stretch.start) <= total.ulp)
        #expect(abs(twice.end - stretch.end) <= total.ulp)
        (twice.start, twice.end) = (stretch.start, stretch.end)
        #expect(twice == stretch)
        #expect(stretch.mirrored.mirrored == stretch)
    }

    @Test("a line, a bend or a one-way road twice gives it back")
    func linesTwice() {
        for line in Line.allCases { #expect(line.reversed.reversed == line) }
        for oneway in Oneway.allCases { #expect(oneway.reversed.reversed == oneway) }
        for side in Side.allCases {
            let bend = Bend(radius: 20, turning: side)
            #expect(bend.side == side && bend.mirrored.side == side.opposite && bend.mirrored.mirrored == bend)
        }
        #expect(Line.footway(at: .left) == .leftFootway && Line.footway(at: .right) == .rightFootway)
    }

    @Test("points twice gives every column back", arguments: SplitMix64.seeds)
    func pointsTwice(seed: UInt64) {
        let points = randomPoints(seed)
        let once = points.reversed()
        let twice = once.reversed()
        for i in 0..<points.count {
            #expect(twice.coordinate(at: i) == points.coordinate(at: i))
            #expect(twice.elevation(at: i) == points.elevation(at: i))
            #expect(twice.time(at: i) == points.time(at: i))
            #expect(once.elevation(at: points.count - 1 - i) == points.elevation(at: i))
        }
    }

    @Test("a route twice gives it back, its stretches still end to end", arguments: SplitMix64.seeds)
    func routeTwice(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let points = randomPoints(seed)
        let length = Polyline(points).length
        let bounds = [0] + (0..<4).map { _ in .random(in: 0...length, using: &generator) }.sorted() + [length]
        let stretches = zip(bounds, bounds.dropFirst()).map { Stretch.random(from: $0, to: $1, using: &generator) }
        let route = Route(name: "r", points: points, stretches: stretches, drivingSide: Fact(.left, .note))

        let once = route.reversed()
        #expect(zip(once.stretches, once.stretches.dropFirst()).allSatisfy { $0.end == $1.start })
        #expect(once.drivingSide == route.drivingSide)
        let twice = once.reversed()
        // The length is summed from the other end: each of the additions rounds by at most one unit in the last place.
        let rounding = Double(points.count) * length.ulp
        #expect(abs(twice.line.length - length) <= rounding)
        for (a, b) in zip(twice.stretches, stretches) {
            #expect(abs(a.start - b.start) <= rounding && abs(a.end - b.end) <= rounding)
            #expect(a.crossSection == b.crossSection && a.footways == b.footways && a.oneway == b.oneway)
            #expect(a.unsafeEdges == b.unsafeEdges && a.surface == b.surface && a.traffic == b.traffic)
        }
    }

    private func forRandomPlaces(_ seed: UInt64, _ check: (Stretch, Line, Travel) -> Void) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let stretch = Stretch.random(from: 200, to: 300, using: &generator)
            for line in Line.allCases { for travel in Travel.all { check(stretch, line, travel) } }
        }
    }

    private func randomPoints(_ seed: UInt64) -> PointColumns {
        var generator = SplitMix64(seed: seed)
        var points = PointColumns()
        for _ in 0..<50 {
            points.append(
                latitude: .random(in: 48...48.1, using: &generator), longitude: .random(in: 9...9.1, using: &generator),
                elevation: Bool.random(using: &generator) ? .nan : 400, time: Bool.random(using: &generator) ? 7 : .nan)
        }
        return points
    }
}
