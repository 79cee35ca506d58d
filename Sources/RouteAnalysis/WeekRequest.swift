public import RotationPlanner

/// What the runner asks of a week.
public struct WeekRequest: Sendable {
    public var template: WeekTemplate
    public var mode: RotationMode
    public var recent: RecentRunning
    public var runner: Runner
    /// How far a returning runner is.
    public var stage: ReturnStage
    /// Weeks since a returning runner began to run again; `nil` takes the stage's own.
    public var weeksBack: Int?
    public var pain: PainReport
    /// The one thing that may be turned up this week.
    public var dial: Dial
    /// Routes the runner settled for days; at most one a day.
    public var locks: [DayChoice]
    /// Days to rest, whatever the template says.
    public var rests: Set<Weekday>
    /// Runs of this week that are behind the runner; every day up to the last of them is past.
    public var done: [DayChoice]
    /// Past days of this week without a run.
    public var restsDone: Set<Weekday>
    /// Runs of this week that a library knows, in the order of their days, and the names of the pairs worn.
    public internal(set) var ran: [(weekday: Weekday, run: PastRun, pair: String?)] = []
    /// The day it is, of a week that is planned anew half way: every day before is past, run or not. `nil` where only
    /// `done` and `restsDone` tell what is past.
    public var today: Weekday?
    /// Days since routes were last run, as the runner names them; each has to be there.
    public var used: [String: Int] = [:]
    /// The route that the week's routes start near to, as the runner names it; `nil` takes the one that stands for most of
    /// the runner's running.
    public var near: String?
    /// Metres that they may start from it.
    public var reach = Neighbourhood.usualReach

    public init(
        template: WeekTemplate = .usual, mode: RotationMode = .healthy, recent: RecentRunning = RecentRunning(),
        runner: Runner = Runner(), stage: ReturnStage = .longRun, weeksBack: Int? = nil,
        pain: PainReport = PainReport(), dial: Dial = .distance, locks: [DayChoice] = [], rests: Set<Weekday> = [],
        done: [DayChoice] = [], restsDone: Set<Weekday> = []
    ) {
        self.template = template
        self.mode = mode
        self.recent = recent
        self.runner = runner
        self.stage = stage
        self.weeksBack = weeksBack
        self.pain = pain
        self.dial = dial
        self.locks = locks
        self.rests = rests
        self.done = done
        self.restsDone = restsDone
    }

    /// The first day that can still be planned; `nil` where the week is over.
    var firstOpenDay: Weekday? {
        guard let last = (done.map(\.weekday) + ran.map(\.weekday) + restsDone).max() else { return .monday }
        return Weekday(rawValue: last.rawValue + 1)
    }
}
