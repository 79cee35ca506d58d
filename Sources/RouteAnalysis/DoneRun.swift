/// A run of the week that is behind the runner.
struct DoneRun {
    let weekday: Weekday
    let run: PlannedRun
    /// The name of the pair worn; `nil` where it is not known.
    var pair: String?
}
