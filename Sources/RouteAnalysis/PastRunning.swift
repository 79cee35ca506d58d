/// What a library knows of the runner's past that no rule asks for; reports tell it.
public struct PastRunning: Sendable, Hashable {
    /// The day it is known on, days since 1970-01-01.
    public var today: Int
    /// Those of the week itself included, as far as it has come.
    public var runCount: Int
    /// Days since 1970-01-01; `nil` without a run.
    public var lastDay: Int?
    /// The name of the last run's route.
    public var lastRoute: String?
    /// How often a route was run, by its name; none is 0.
    public var timesRun: [String: Int]
    /// The last morning in the diary.
    public var pain: MorningPain?
}
