import TestSupport

/// What a satellite receiver and a barometer add to the truth, both drifting rather than jumping.
struct RecordingNoise: Sendable {
    private let east: SmoothNoise
    private let north: SmoothNoise
    private let weather: SmoothNoise
    private let wind: SmoothNoise
    private let positionLimit: Double
    private let elevationLimit: Double

    init(of route: SampleRoute, using generator: inout SplitMix64) {
        var closed = route.shape.isClosed
        if case .recorded = route.sampling {
            closed = false
        }
        func noise(every spacing: Double) -> SmoothNoise {
            SmoothNoise(over: route.length, every: spacing, closed: closed, using: &generator)
        }
        east = noise(every: 90)
        north = noise(every: 90)
        weather = noise(every: 400)
        wind = noise(every: 60)
        positionLimit = route.positionNoise
        elevationLimit = route.elevationNoise
    }

    /// How far a point lies from the truth; never farther than the route's position noise.
    func offset(at distance: Double) -> PlanePoint {
        let limit = positionLimit / 2.0.squareRoot()
        return limit * PlanePoint(east.value(at: distance), north.value(at: distance))
    }

    /// How much an elevation is off; never more than the route's elevation noise.
    func elevation(at distance: Double) -> Double {
        elevationLimit * (0.7 * weather.value(at: distance) + 0.3 * wind.value(at: distance))
    }
}
