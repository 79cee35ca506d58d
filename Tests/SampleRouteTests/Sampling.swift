/// Where along a line the points of a file lie.
enum Sampling: Sendable {
    /// As a route planner draws: points about `spacing` metres apart, closer in bends, without times.
    case drawn(spacing: Double)
    /// As a watch records: a point every few seconds.
    case recorded(Recording)

    /// How far apart points are `distance` metres along the line, in metres.
    func spacing(on line: PlaneLine, at distance: Double, pace: SmoothNoise) -> Double {
        switch self {
        case .drawn(let spacing):
            spacing / (1 + min(2, 40 * line.curvature(at: distance)))
        case .recorded(let recording):
            recording.interval * recording.speed(pace.value(at: distance))
        }
    }
}
