import HeelLoad
import RouteGeometry
import Testing

/// The runs of the worked examples, built from their one-line descriptions.
enum WorkedExamples {
    static func segments(_ id: String) -> [LoadSegment] {
        switch id {
        case "E01": [flat(10)]
        case "E02": [flat(10, tilt: edge(.left))]
        case "E03": [flat(10, tilt: edge(.right))]
        case "E04": [flat(5, tilt: edge(.left)), flat(5, tilt: edge(.right))]
        case "E05": [flat(10, tilt: Tilt(crossfall: 0.015, fallingTo: .right))]
        case "E06": [flat(10, surface: .gravel, tilt: Tilt(crossfall: 0.04, fallingTo: .left))]
        case "E07": [flat(10, tilt: Tilt(crossfall: 0.02, fallingTo: .right))]
        case "E08": track(laps: 25, .left)
        case "E09": track(laps: 25, .right)
        case "E10": track(laps: 12.5, .left) + track(laps: 12.5, .right)
        case "E11": track(laps: 25, .left, inwardFall: 0.01)
        case "E12": track(laps: 22, .left, lane: 8)
        case "E13": segments("E02") + segments("E08")
        case "E14": segments("E02") + segments("E09")
        case "E15": [flat(2, surface: .concrete, grade: -0.06)]
        case "E16": [flat(2, surface: .grass, grade: -0.06)]
        case "E17": [flat(2, grade: 0.06)]
        case "E18": [flat(2, grade: 0.06), flat(2, grade: -0.06)]
        case "E19": [flat(1, grade: -0.10510423526567646)]  // tan 6°
        case "E20":
            [flat(6, surface: .dirt), flat(2, surface: .dirt, grade: 0.05), flat(2, surface: .dirt, grade: -0.05)]
        case "E21": [flat(10, surface: .grass)]
        case "E22": [flat(10, surface: .concrete)]
        case "E23": [flat(10, surface: .treadmill)]
        case "E24": [LoadSegment(length: 10_000, speed: 3.5)]
        case "E25": [LoadSegment(length: 10_000, cadence: 173.25)]
        case "E26": [flat(6), LoadSegment(length: 1620, speed: 1.5, cadence: 110)]
        case "E27": [flat(8, tilt: edge(.left)), flat(2, grade: -0.06, tilt: edge(.left))]
        case "E28": [LoadSegment(length: 10_000, speed: 3, bend: Bend(radius: 10_000 / (2 * .pi), turning: .left))]
        default: []
        }
    }

    private static func flat(
        _ kilometres: Double, surface: Surface = .asphalt, grade: Double = 0, tilt: Tilt = .level
    ) -> LoadSegment {
        LoadSegment(length: kilometres * 1000, grade: grade, surface: surface, crossTilt: tilt)
    }

    /// The runner's edge of a 2 % crown.
    private static func edge(_ side: Side) -> Tilt { Tilt(crossfall: 0.02, fallingTo: side) }

    static func track(laps: Double, _ turning: Side, lane: Int = 1, inwardFall: Double = 0) -> [LoadSegment] {
        let radius = AthleticsTrack.radius(lane: lane)
        let tilt = Tilt(crossfall: inwardFall, fallingTo: turning)
        let straights = LoadSegment(
            length: 2 * AthleticsTrack.straight * laps, surface: .track, speed: 3, crossTilt: tilt)
        var bends = straights
        bends.length = 2 * .pi * radius * laps
        bends.bend = Bend(radius: radius, turning: turning)
        return [straights, bends]
    }
}

extension Expected: CustomTestStringConvertible {
    var testDescription: String { id }
}

@Suite("The 28 worked examples")
struct WorkedExampleTests {
    @Test("come out within 0.001 hkm, 0.01 % asymmetry and 0.001 deg·km", arguments: expectations)
    func reproduce(_ expected: Expected) {
        let segments = WorkedExamples.segments(expected.id)
        let load = RouteLoad(of: segments)
        let doses = signed(load.totals.roadTilt) + signed(load.totals.turn)
        let asymmetry = load.asymmetry.magnitude * (load.asymmetry.heavierFoot == .right ? -1 : 1)

        #expect(abs(load.totals.distance / 1000 - expected.distance) < 0.001)
        #expect(abs(load.left.value - expected.left) < 0.001)
        #expect(abs(load.right.value - expected.right) < 0.001)
        #expect(abs(load.mean.value - expected.mean) < 0.001)
        #expect(abs(asymmetry - expected.asymmetry) < 0.0001)
        #expect(abs(doses - expected.tilt) < 0.001)
        #expect(abs(load.totals.grossTilt - expected.gross) < 0.001)
        #expect(abs(load.totals.tension.left - expected.tensionLeft) < 0.001)
        #expect(abs(load.totals.tension.right - expected.tensionRight) < 0.001)
    }

    @Test("have the stated intervals", arguments: expectations)
    func intervals(_ expected: Expected) {
        let load = RouteLoad(of: WorkedExamples.segments(expected.id))
        #expect(load.mean.matches(expected.meanInterval, within: 0.001))
        #expect(load.left.matches(expected.leftInterval, within: 0.001))
        #expect(load.right.matches(expected.rightInterval, within: 0.001))
        #expect(ends(load.asymmetry).matches(expected.asymmetryInterval, within: 0.0001))
        #expect(ends(load.tensionAsymmetry).matches(expected.tensionInterval, within: 0.0001))
    }

    @Test("never settle the side where there is any tilt", arguments: expectations)
    func sideIsNotEstablished(_ expected: Expected) {
        #expect(RouteLoad(of: WorkedExamples.segments(expected.id)).asymmetry.establishedFoot == nil)
    }

    /// The tornado as published with the examples, in percent and percentage points.
    @Test("decide: the exponent and the descent how much, only the tilt coefficient which side")
    func tornado() throws {
        let load = RouteLoad(of: WorkedExamples.segments("E27"))
        let table: [(Coefficient, low: Double, high: Double)] = [
            (.exponent, -8.9, 20.1), (.downhill, -8.4, 6.3), (.tilt, 0.1, 0.2),
        ]
        #expect(load.excursions.map(\.coefficient) == table.map(\.0))
        for (excursion, row) in zip(load.excursions, table) {
            #expect(abs(excursion.load.low * 100 - row.low) < 0.05)
            #expect(abs(excursion.load.high * 100 - row.high) < 0.05)
        }
        #expect(abs(load.asymmetry.most(on: .left) * 100 - 6.93) < 0.01)
        #expect(abs(load.asymmetry.most(on: .right) * 100 - 4.61) < 0.01)
    }

    private func signed(_ dose: TiltDose) -> Double { dose.degreeKilometres * (dose.lowFoot == .right ? -1 : 1) }

    /// The range of an asymmetry by way of what it says of each foot, so that ends of either sign can be compared.
    private func ends(_ asymmetry: Asymmetry) -> Interval {
        let value = asymmetry.magnitude * (asymmetry.heavierFoot == .right ? -1 : 1)
        return Interval(value: value, low: asymmetry.low, high: asymmetry.high)
    }
}

extension Asymmetry {
    /// The ends of the range, left positive, from what it says of each foot.
    fileprivate var low: Double { most(on: .right) > 0 ? -most(on: .right) : least(on: .left) }
    fileprivate var high: Double { most(on: .left) > 0 ? most(on: .left) : -least(on: .right) }
}

extension Interval {
    func matches(_ range: ClosedRange<Double>, within tolerance: Double) -> Bool {
        abs(low - range.lowerBound) < tolerance && abs(high - range.upperBound) < tolerance
    }
}
