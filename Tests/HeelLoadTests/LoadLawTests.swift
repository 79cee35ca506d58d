import HeelLoad
import RouteGeometry
import TestSupport
import Testing

@Suite("The load of any run")
struct LoadLawTests {
    @Test("B14: followed by its mirror image is even", arguments: SplitMix64.seeds)
    func evenedOut(seed: UInt64) {
        let run = [LoadSegment].random(seed: seed)
        let load = RouteLoad(of: run + run.mirrored)
        #expect(load.asymmetry.magnitude < 1e-9)
        #expect(load.tensionAsymmetry.magnitude < 1e-9)
        #expect(load.totals.roadTilt.degreeKilometres < 1e-9)
        #expect(load.totals.turn.degreeKilometres < 1e-9)
    }

    @Test("B15: in a mirror is the same with the feet swapped", arguments: SplitMix64.seeds, TiltPreset.allCases)
    func mirror(seed: UInt64, preset: TiltPreset) {
        let run = [LoadSegment].random(seed: seed)
        let (load, mirror) = (RouteLoad(of: run, preset: preset), RouteLoad(of: run.mirrored, preset: preset))
        #expect(mirror.left == load.right && mirror.right == load.left)
        #expect(abs(mirror.mean.value - load.mean.value) <= load.mean.value.ulp)
        #expect(mirror.totals.tension == PerFoot(left: load.totals.tension.right, right: load.totals.tension.left))
        #expect(mirror.totals.roadTilt == load.totals.roadTilt.scaled(by: -1))
        #expect(mirror.totals.turn == load.totals.turn.scaled(by: -1))
        #expect(mirror.totals.grossTilt == load.totals.grossTilt)
        #expect(mirror.asymmetry.magnitude == load.asymmetry.magnitude)
        #expect(mirror.asymmetry.heavierFoot == load.asymmetry.heavierFoot?.opposite)
        for foot in Foot.allCases {
            #expect(mirror.asymmetry.most(on: foot) == load.asymmetry.most(on: foot.opposite))
            #expect(mirror.asymmetry.least(on: foot) == load.asymmetry.least(on: foot.opposite))
            #expect(mirror.tensionAsymmetry.most(on: foot) == load.tensionAsymmetry.most(on: foot.opposite))
        }
        #expect(run.mirrored.mirrored == run)
    }

    @Test("B15: is even on every ground when tilt is believed to load neither foot", arguments: SplitMix64.seeds)
    func nullPreset(seed: UInt64) {
        let run = [LoadSegment].random(seed: seed)
        let load = RouteLoad(of: run, preset: .null)
        #expect(load.left.value == load.right.value && load.asymmetry.heavierFoot == nil)
        for segment in run {
            let feet = HeelModel(CoefficientValues(preset: .null)).heelLoad(segment)
            #expect(feet.left == feet.right)
        }
    }

    @Test("B16: adds up over its parts, split or not, in any order", arguments: SplitMix64.seeds)
    func additivity(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let run = [LoadSegment].random(seed: seed)
        let whole = LoadTotals(of: run)
        let pieces = run.flatMap { segment in
            let share = generator.number(0...1)
            return [share, 1 - share].map { part in
                var piece = segment
                piece.length *= part
                return piece
            }
        }
        #expect(LoadTotals(of: pieces).matches(whole))
        #expect(LoadTotals(of: run.shuffled(using: &generator)).matches(whole))
        let (head, tail) = (LoadTotals(of: run.prefix(5)), LoadTotals(of: run.dropFirst(5)))
        #expect(abs(head.heel.left + tail.heel.left - whole.heel.left) < 1e-9 * whole.heel.left)
        #expect(abs(head.heel.right + tail.heel.right - whole.heel.right) < 1e-9 * whole.heel.right)
        #expect(abs(head.tension.mean + tail.tension.mean - whole.tension.mean) < 1e-9 * whole.tension.mean)
        #expect(abs(head.distance + tail.distance - whole.distance) < 1e-9 * whole.distance)
        let doses = (head.roadTilt + tail.roadTilt, head.turn + tail.turn)
        #expect((doses.0 + whole.roadTilt.scaled(by: -1)).degreeKilometres < 1e-9)
        #expect((doses.1 + whole.turn.scaled(by: -1)).degreeKilometres < 1e-9)
    }

    @Test("B17: run back on the same physical line swaps sides, climbs and descents", arguments: SplitMix64.seeds)
    func reversal(seed: UInt64) {
        for segment in [LoadSegment].random(seed: seed) {
            let back = segment.reversed
            #expect(back.grade == -segment.grade)
            #expect(back.crossTilt.lowFoot == segment.crossTilt.lowFoot?.opposite)
            #expect(back.bend.side == segment.bend.side?.opposite)
            #expect(back.tilt == segment.tilt.mirrored)
            #expect(back.reversed == segment)
            let there = LoadTotals(of: [segment])
            #expect(LoadTotals(of: [back]).roadTilt == there.roadTilt.scaled(by: -1))
            #expect(LoadTotals(of: [back]).turn == there.turn.scaled(by: -1))
        }
    }

    /// B21: the coefficient of tilt has a range of either sign, so no run settles which foot suffers.
    @Test(
        "B21: has ordered intervals about its value and never settles the side", arguments: SplitMix64.seeds,
        TiltPreset.allCases)
    func intervals(seed: UInt64, preset: TiltPreset) {
        let load = RouteLoad(of: [LoadSegment].random(seed: seed), preset: preset)
        for interval in [load.left, load.right, load.mean] {
            #expect(interval.low > 0 && interval.low <= interval.value && interval.value <= interval.high)
        }
        #expect(load.mean.value == load.totals.heel.mean)
        #expect(load.asymmetry.establishedFoot == nil)
        for foot in Foot.allCases {
            #expect(
                load.asymmetry.most(on: foot) >= (foot == load.asymmetry.heavierFoot ? load.asymmetry.magnitude : 0))
            #expect(load.asymmetry.least(on: foot) == 0)
        }
        let widths = load.excursions.map(\.widestLoad)
        #expect(widths == widths.sorted(by: >))
        #expect(Set(load.excursions.map(\.coefficient)).count == widths.count)
    }

    @Test("that does not exist is nothing, and traps nowhere")
    func empty() {
        for run in [[], [LoadSegment(length: 0, crossTilt: Tilt(crossfall: 0.02, fallingTo: .left))]] {
            let load = RouteLoad(of: run)
            #expect(load.totals.distance == 0 && load.totals.heelPerKilometre == nil)
            #expect(load.mean == Interval(value: 0, low: 0, high: 0))
            #expect(load.asymmetry.heavierFoot == nil && load.asymmetry.establishedFoot == nil)
            #expect(load.excursions.isEmpty)
        }
    }
}
