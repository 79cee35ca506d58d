import HeelLoad
import RouteGeometry
import TestSupport
import Testing

@Suite("A route run as a variant")
struct RouteTraversalTests {
    @Test("has legs end to end over the whole route", arguments: SplitMix64.seeds)
    func tiling(seed: UInt64) {
        let drawn = DrawnRoute.random(seed: seed)
        let length = drawn.route.line.length
        forVariants { variant in
            let run = drawn.run(variant)
            #expect(run.legs.first?.range.lowerBound == 0)
            #expect(run.legs.last?.range.upperBound == length)
            #expect(zip(run.legs, run.legs.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
            // Each leg's length rounds once and their sum once more.
            let rounding = Double(2 * run.legs.count) * length.ulp
            #expect(abs(run.distance - length) <= rounding)
            #expect(abs(run.segments.reduce(0) { $0 + $1.length } - length) < 1e-9 * length)
            for leg in run.legs {
                #expect(leg.tilt == leg.stretch.tilt(on: leg.line, run.travel))
                #expect(leg.isSafe == leg.stretch.isSafe(leg.line, run.travel, behind: .never))
            }
            #expect(run.isSafe == run.legs.allSatisfy { $0.isSafe })
        }
    }

    @Test("backwards is the route drawn the other way, run along it", arguments: SplitMix64.seeds)
    func reversal(seed: UInt64) {
        let drawn = DrawnRoute.random(seed: seed)
        let reversed = drawn.reversed
        forVariants { variant in
            // What is drawn after the turn-around of an out-and-back is drawn before it the other way.
            let isOutAndBack = drawn.profile.shape.turnAround != nil
            let (first, then) =
                isOutAndBack ? (variant.returnLine, variant.line) : (variant.line, variant.returnLine)
            let same = Variant(variant.direction.opposite, first.reversed, returning: then.reversed)
            #expect(reversed.totals(same).matches(drawn.totals(variant)), "\(variant)")
        }
    }

    @Test("in a mirror swaps the feet and nothing else", arguments: SplitMix64.seeds)
    func mirror(seed: UInt64) {
        let drawn = DrawnRoute.random(seed: seed)
        let mirrored = drawn.mirrored
        forVariants { variant in
            let there = drawn.run(variant).segments
            let same = Variant(variant.direction, variant.line.reversed, returning: variant.returnLine.reversed)
            #expect(mirrored.totals(same).matches(LoadTotals(of: there.mirrored)), "\(variant)")
        }
    }

    @Test("does not depend on where a stretch is cut", arguments: SplitMix64.seeds)
    func cutting(seed: UInt64) {
        let drawn = DrawnRoute.random(seed: seed)
        var generator = SplitMix64(seed: seed)
        var cut = drawn
        cut.route.stretches = drawn.route.stretches.flatMap { stretch in
            var (head, tail) = (stretch, stretch)
            head.end = generator.number(stretch.start...stretch.end)
            tail.start = head.end
            return [head, tail]
        }
        forVariants { #expect(cut.totals($0).matches(drawn.totals($0))) }
    }

    @Test("turned round has legs end to end, out and back to where it began", arguments: SplitMix64.seeds)
    func turning(seed: UInt64) {
        let drawn = DrawnRoute.random(seed: seed)
        guard drawn.profile.shape.turnAround == nil else { return }
        let length = drawn.route.line.length
        for (direction, start) in [(TravelDirection.asDrawn, 0.0), (.reversed, length)] {
            for turn in [0.3 * length, length] {
                let run = drawn.run(Variant(direction, .facingTraffic, turn: .at(turn)))
                let ways = run.legs.map { leg in
                    leg.travel.direction == .asDrawn
                        ? (from: leg.range.lowerBound, to: leg.range.upperBound)
                        : (from: leg.range.upperBound, to: leg.range.lowerBound)
                }
                #expect(ways.first?.from == start && ways.last?.to == start)
                #expect(zip(ways, ways.dropFirst()).allSatisfy { $0.to == $1.from })
                #expect(run.legs.allSatisfy { $0.isReturn == ($0.travel.direction != direction) })
                #expect(abs(run.distance - 2 * turn) < 1e-9 * length)
            }
        }
    }

    /// The turn-around of 400 m out and back is known to within a cell of some 10 m.
    @Test("changes ground at the turn where a note next to it does", arguments: [-6.0, -0.5, 0, 0.5, 6])
    func noteAtTurn(metres: Double) throws {
        let out = (0...40).map { (latitude: 48 + Double($0) * 10 / 111_200, longitude: 9.0) }
        let places = out + out.dropLast().reversed()
        let road = Stretch(
            from: 0, to: 0, surface: Fact(.asphalt, .note), crossSection: Fact(.crowned(crossfall: 0.02), .note))
        let plain = DrawnRoute(places, on: road)
        let change = try #require(plain.profile.shape.turnAround) + metres
        var (first, second) = (plain.route.stretches[0], plain.route.stretches[0])
        (first.end, second.start) = (change, change)
        second.surface.value = .gravel
        let run = DrawnRoute(places, [first, second]).run(Variant(.asDrawn, .facingTraffic, returning: .withTraffic))
        #expect(run.legs.map(\.range.upperBound) == [change, plain.route.line.length])
        #expect(run.legs.map(\.isReturn) == [false, true])
    }

    @Test("in laps is so many times one lap", arguments: [(1, 1), (5, 1), (2, 4), (3, 2)])
    func laps(wanted: Int, drawnLaps: Int) {
        let drawn = DrawnRoute.random(seed: 2)
        let once = drawn.totals(Variant(.asDrawn, .facingTraffic))
        let run = drawn.run(Variant(.asDrawn, .facingTraffic, laps: wanted), drawnLaps: drawnLaps)
        let factor = Double(wanted) / Double(drawnLaps)
        let totals = LoadTotals(of: run.segments)
        #expect(abs(run.distance - factor * once.distance) < 1e-9 * run.distance)
        #expect(abs(totals.heel.left - factor * once.heel.left) < 1e-9 * totals.heel.left)
        #expect(abs(totals.heel.right - factor * once.heel.right) < 1e-9 * totals.heel.right)
        #expect((totals.turn + once.turn.scaled(by: -factor)).degreeKilometres < 1e-9)
        #expect((totals.roadTilt + once.roadTilt.scaled(by: -factor)).degreeKilometres < 1e-9)
    }

    /// A cell is 10 m or so and a part as many whole cells, so parts are equally long and their mean is H per km.
    @Test("charted in even parts has the mean of the whole", arguments: SplitMix64.seeds)
    func chart(seed: UInt64) throws {
        let drawn = DrawnRoute.random(seed: seed)
        let run = drawn.run(Variant(.reversed, .facingTraffic))
        let mean = try #require(LoadTotals(of: run.segments).heelPerKilometre)
        for count in [1, drawn.profile.cellCount] {
            let parts = run.heelLoad(in: count, model: HeelModel())
            #expect(parts.count == count)
            #expect(abs(parts.reduce(0, +) / Double(count) / mean - 1) < 1e-9)
        }
    }

    private func forVariants(_ check: (Variant) -> Void) {
        for direction in TravelDirection.allCases {
            for (line, returnLine) in zip(Line.allCases, Line.allCases.shuffledOnce) {
                check(Variant(direction, line, returning: returnLine))
            }
        }
    }
}

extension [Line] {
    /// Every line once, none at its own place.
    fileprivate var shuffledOnce: [Line] { Array(dropFirst(3)) + Array(prefix(3)) }
}
