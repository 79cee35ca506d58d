import HeelLoad
import RouteGeometry
import TestSupport
import Testing

@Suite("The causes of a load")
struct LoadCauseTests {
    @Test("add up to it", arguments: SplitMix64.seeds)
    func sum(seed: UInt64) {
        for preset in TiltPreset.allCases {
            let model = HeelModel(CoefficientValues(preset: preset))
            let run = [LoadSegment].random(seed: seed)
            let load = LoadTotals(of: run, model: model).heel.mean
            #expect(abs(model.causes(of: run).values.reduce(0, +) - load) < 1e-9 * max(1, load))
        }
    }

    static let simple: [(LoadSegment, LoadCause?)] = [
        (LoadSegment(length: 1000), nil),
        (LoadSegment(length: 1000, grade: -0.06), .descent),
        (LoadSegment(length: 1000, grade: 0.06), .climb),
        (LoadSegment(length: 1000, surface: .grass), .surface(.grass)),
        (LoadSegment(length: 1000, surface: .concrete), .surface(.concrete)),
        (LoadSegment(length: 1000, speed: 3.5), .speed),
        (LoadSegment(length: 1000, speed: 1.5), .speed),
        (LoadSegment(length: 1000, cadence: 173.25), .cadence),
        (LoadSegment(length: 400, cadence: 173.25), .cadence),
        (LoadSegment(length: 1000, crossTilt: Tilt(crossfall: 0.04, fallingTo: .right)), .tilt),
    ]

    /// With one thing off the reference, the whole difference to as far on the flat is that thing's.
    @Test("name the one thing that differs from the reference", arguments: simple)
    func names(segment: LoadSegment, cause: LoadCause?) {
        let model = HeelModel()
        let causes = model.causes(of: [segment])
        let difference = model.heelLoad(segment).mean - segment.length / 1000
        #expect(causes[.distance] == segment.length / 1000)
        for (name, part) in causes where name != .distance {
            #expect(abs(part - (name == cause ? difference : 0)) < 1e-12, "\(name)")
        }
        #expect(cause == nil || abs(difference) > 1e-6)
    }

    @Test("are negative where they take load away")
    func signs() throws {
        let segments = [-0.05, 0.05].map { LoadSegment(length: 500, grade: $0, surface: .sand, speed: 2.2) }
        let causes = HeelModel().causes(of: segments)
        #expect(try #require(causes[.descent]) > 0)
        #expect(try #require(causes[.climb]) < 0)
        #expect(try #require(causes[.surface(.sand)]) < 0)
        #expect(try #require(causes[.speed]) < 0)
        #expect(causes[.distance] == 1)
    }

    @Test("of nothing are nothing")
    func empty() { #expect(HeelModel().causes(of: [LoadSegment]()).isEmpty) }
}
