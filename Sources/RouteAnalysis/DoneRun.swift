import RouteGeometry

/// A run of the week that is behind the runner.
struct DoneRun {
    let weekday: Weekday
    let run: PlannedRun
    /// The side that most of its laps on a track turned to; `nil` off the track, and where it is not known.
    let trackTurning: Side?
    /// The name of the pair worn; `nil` where it is not known.
    var pair: String?
}
