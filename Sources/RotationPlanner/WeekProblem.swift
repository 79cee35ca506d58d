/// One week, ready to search: for each running day the choices that keep every rule about single runs.
struct WeekProblem {
    /// A running day.
    struct Run {
        /// Its place in the week.
        let day: Int
        /// Whether the calendar day before it has a run too, or is the one that the history tells about.
        let followsRun: Bool
    }

    let rules: RuleBook
    let balance: Balance
    let start: WeekState
    let runs: [Run]
    /// For each run its choices, in canonical order.
    let choices: [[Choice]]
    /// Whether the template keeps the rule about quality days.
    let isTemplateAllowed: Bool

    /// - Parameter order: the places of the candidates in canonical order; as they stand if `nil`.
    init(instance: RotationInstance, without off: Set<RotationRule>, order: [Int]? = nil) {
        let rules = RuleBook(instance: instance, without: off)
        let days = instance.days
        self.rules = rules
        balance = Balance(limits: instance.limits)
        start = WeekState(history: instance.history)
        isTemplateAllowed = rules.admits(days)
        runs = days.indices.filter { days[$0].kind != .rest }.map { day in
            Run(day: day, followsRun: day == 0 || days[day - 1].kind != .rest)
        }
        let (candidates, order) = (instance.candidates, order ?? Array(instance.candidates.indices))
        choices = runs.map { run in
            let day = days[run.day]
            // Looked at in place: a copy of a candidate keeps count of its names.
            let admitted = order.filter { rules.admits(candidates[$0], on: day) }
            return admitted.map { Choice($0, candidates[$0], on: day, rules: rules) }
        }
    }
}
