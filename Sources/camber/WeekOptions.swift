public import ArgumentParser
public import RotationPlanner
public import RouteAnalysis

/// The days of the week and what is settled about them.
struct WeekOptions: ParsableArguments {
    @Option(
        name: .customLong("day"),
        help: "A day of the week, like tue=easy:8-10km, sun=long:15km or wed=rest; once for each.")
    var days: [String] = []

    @Option(help: "healthy, early (early heel pain) or return (after a break).")
    var mode: RotationMode = Settings.inForce[.mode] ?? .healthy

    @Option(
        parsing: .unconditional,
        help: "How far a return is: 1 the long run, 2 pickups, 3 hills and a fast day. Default: 1.",
        transform: (1...3).parsed)
    var stage = 1

    @Option(
        parsing: .unconditional, help: "Weeks since a return began. Default: those the stage stands for.",
        transform: (0...52).parsed)
    var weeksBack: Int?

    @Option(name: .customLong("raise"), help: "The one thing that may be turned up this week.")
    var dial = Dial.distance

    @Option(
        name: .customLong("lock"),
        help: "A route settled for a day, like sun=reservoir, sun=reservoir@reverse or tue=city-track@12-laps.")
    var locks: [String] = []

    @Option(
        name: .customLong("rest"), parsing: .unconditionalSingleValue, help: "A day to rest, whatever is wished for.",
        transform: WeekdayArgument.parsed)
    var rests: [WeekdayArgument] = []

    @Option(
        name: .customLong("done"),
        help: "A run of this week behind you, like tue=harbour-road, or tue=rest; what is left is balanced with it.")
    var done: [String] = []

    @Flag(help: "Plan what is left of this week: what is behind you stays, from --done or the library's runs.")
    var replan = false

    @Option(
        help: "The route that the week's routes start near to. Default: the one that stands for most of your running.")
    var near: String?

    @Option(
        parsing: .unconditional,
        help: "How far from it they may start, like 20km. Default: 50km. A route named for a day may be anywhere.",
        transform: DistanceArgument.parsed)
    var within: DistanceArgument?

    @Option(help: "The week, like 2026-W48, to show dates.")
    var week: String?

    func validate() throws {
        _ = try template()
        _ = try calendar()
        try checkLocks()
    }

    /// A lock is for a day with a run that is still to come.
    private func checkLocks() throws {
        let (running, past) = (try template().days.map(\.weekday), try past())
        let behind = (past.runs.map(\.weekday) + past.rests).max()
        for lock in try choices(locks, option: "--lock") {
            let day = lock.weekday.shortName
            if let behind, lock.weekday <= behind { throw ValidationError("--lock: \(day) is behind you already.") }
            if rests.contains(where: { $0.weekday == lock.weekday }) {
                throw ValidationError("--lock and --rest contradict each other: \(day) is to rest.")
            }
            if !running.contains(lock.weekday) {
                throw ValidationError(
                    "--lock: \(day) is a rest day; --day \(day.lowercased())=easy:8km makes it a running day.")
            }
        }
    }

    func template() throws -> WeekTemplate {
        guard !days.isEmpty else { return .usual }
        return try usage { () throws(AnalysisError) in
            var parsed: [TemplateDay] = []
            for day in days { parsed.append(try TemplateDay(parsing: day)) }
            return try WeekTemplate(parsed)
        }
    }

    func calendar() throws -> ISOWeek? {
        try week.map { text in
            guard let week = ISOWeek(parsing: text) else {
                throw ValidationError("--week \"\(text)\" is no week of the ISO calendar; expected one like 2026-W48.")
            }
            return week
        }
    }

    /// Those given that only a return has; `nil` where there are none.
    var returnOptions: String? {
        let given = [stage == 1 ? nil : "--stage \(stage)", weeksBack.map { "--weeks-back \($0)" }].compactMap(\.self)
        return given.isEmpty ? nil : given.joined(separator: ", ")
    }

    /// The request but for history, pain and runner.
    func request() throws -> WeekRequest {
        let past = try past()
        var request = WeekRequest(
            template: try template(), mode: mode, stage: ReturnStage(rawValue: stage) ?? .longRun,
            weeksBack: weeksBack, dial: dial, locks: try choices(locks, option: "--lock"),
            rests: Set(rests.map(\.weekday)), done: past.runs, restsDone: past.rests)
        request.near = near
        request.reach = within?.metres ?? request.reach
        return request
    }

    private func past() throws -> (runs: [DayChoice], rests: Set<Weekday>) {
        let all = try choices(done, option: "--done")
        let runs = all.filter { $0.route.lowercased() != "rest" || !$0.ways.isEmpty }
        return (runs, Set(all.map(\.weekday)).subtracting(runs.map(\.weekday)))
    }

    private func choices(_ texts: [String], option: String) throws -> [DayChoice] {
        try usage { () throws(AnalysisError) in
            var choices: [DayChoice] = []
            for text in texts {
                let choice = try DayChoice(parsing: text, option: option)
                if choices.contains(where: { $0.weekday == choice.weekday }) {
                    throw AnalysisError.twice(option, choice.weekday)
                }
                choices.append(choice)
            }
            return choices
        }
    }

    /// What is wrong with an option is misuse.
    private func usage<Result>(_ body: () throws(AnalysisError) -> Result) throws -> Result {
        do throws(AnalysisError) {
            return try body()
        } catch {
            throw ValidationError(error.description)
        }
    }
}

/// `wed`, `Wednesday`.
struct WeekdayArgument: OptionValue {
    static let allowed = "a day of the week, like wed or Wednesday"
    let weekday: Weekday

    init?(argument: String) {
        guard let weekday = Weekday(name: argument) else { return nil }
        self.weekday = weekday
    }
}

extension RotationMode: ExpressibleByArgument {}
extension Dial: ExpressibleByArgument {}
