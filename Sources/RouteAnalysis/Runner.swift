public import HeelLoad
public import RouteGeometry

/// What the runner says of themselves and how they run.
public struct Runner: Sendable, Hashable {
    /// m/s; `nil` takes the file's times, else 6:00/km.
    public var speed: Double?
    /// Steps of both feet a minute; `nil` takes the model's own.
    public var cadence: Double?
    /// `nil` takes the side at the route's coordinates.
    public var drivingSide: Side?
    public var trafficBehind: TrafficBehind
    public var preset: TiltPreset

    public init(
        speed: Double? = nil, cadence: Double? = nil, drivingSide: Side? = nil,
        trafficBehind: TrafficBehind = .never, preset: TiltPreset = .best
    ) {
        self.speed = speed
        self.cadence = cadence
        self.drivingSide = drivingSide
        self.trafficBehind = trafficBehind
        self.preset = preset
    }

    /// The load model as they take it.
    public var model: HeelModel { HeelModel(CoefficientValues(preset: preset)) }
}
