import HeelLoad
import RotationPlanner
import RouteAnalysis
import RouteGeometry

extension WeekText {
    /// What had to give, and what the runner can change; empty where the week keeps every rule.
    static func outcome(of week: PlannedWeek, _ style: ReportStyle) -> [String] {
        var lines: [String] = []
        switch week.outcome {
        case .planned where week.days.allSatisfy({ $0.run == nil }): return ["No run is left to plan: a week of rest."]
        case .planned, .stopped: return []
        case .undecided: return ["The search was given up before a week was found. Fewer routes or days would help."]
        case .none(let conflict) where conflict.isEmpty:
            return [week.steepRoutes.isEmpty ? "There is no route to plan with." : "No route is left to plan with."]
        case .none(let conflict):
            lines = Self.clash(conflict, RuleWords(terms: week.terms, style: style))
        case .relaxed(let conflict, _, let restDays):
            lines = Self.clash(conflict, RuleWords(terms: week.terms, style: style))
            guard week.days.contains(where: { $0.run != nil }) else {
                return lines + ["No run is left that keeps what is never given up: ask for another one."]
            }
            let given = RelaxationWords(week: week, style: style).lines(restDays: restDays)
            lines += "The week below is relaxed. It keeps what is never given up, and gives up:"
                .wrapped(to: style.width)
            lines += given.flatMap { $0.wrapped(to: style.width - 2).map { "  " + $0 } }
        }
        if case .none = week.outcome, let binding = week.binding {
            lines += binding.words(week.terms, style).wrapped(to: style.width)
        }
        for misfit in week.misfits {
            let nearest = misfit.nearest.map { "\($0.name) \(style.kilometres($0.distance)) km" }.joined(
                separator: ", ")
            let wish = misfit.wish
            let window =
                "\(style.kilometres(wish.window.lowerBound))\(style.dash)\(style.kilometres(wish.window.upperBound)) km"
            lines +=
                "No route fits \(wish.weekday.shortName) \(wish.kind.rawValue), \(window)\(nearest.isEmpty ? "" : "; nearest: \(nearest)")."
                .wrapped(to: style.width)
        }
        return lines
    }
}

extension WeekText {
    private static func clash(_ conflict: [RotationRule], _ words: RuleWords) -> [String] {
        let what = conflict.count == 1 ? "This one cannot be kept:" : "These cannot be kept together:"
        return "No week keeps all rules. \(what)".wrapped(to: words.style.width)
            + conflict.flatMap { rule in
                words.sentence(rule).wrapped(to: words.style.width - 4).enumerated().map { i, line in
                    (i == 0 ? "  " : "    ") + line
                }
            }
    }
}

extension RunReason {
    /// One sentence for the runner.
    func words(of run: PlannedRun, on day: PlannedWeek.Day, in week: PlannedWeek, _ style: ReportStyle) -> String {
        let route = route.words(of: run, on: day, in: week, style)
        let way = VariantWords(survey: run.survey, traversal: run.load.traversal).way
        switch direction {
        case .balance(let isEven):
            return "\(route); \(way) \(isEven ? "it keeps the week even" : "the week leans less")"
        case .peak: return "\(route); \(way) it is light enough for the day"
        case .streak: return "\(route); \(way) it does not lean like the run before"
        case .onlyChoice, .comfort, .tie, .locked, nil: break
        }
        let mean = run.load.totals.roadTilt.mean(over: run.distance).magnitude
        let usual = day.usualRoadTilt?.mean(over: run.distance).magnitude ?? mean
        guard usual >= mean + 0.1 else { return route }
        return
            "\(route); this way it leans \(mean.fixed(2))\(style.degree), the usual way \(usual.fixed(2))\(style.degree)"
    }
}

extension DayReason {
    /// One sentence for the runner.
    func words(of run: PlannedRun, on day: PlannedWeek.Day, in week: PlannedWeek, _ style: ReportStyle) -> String {
        let own = run.survey.route.name
        func other(_ name: String) -> String { name == own ? "the same route another way" : name }
        switch self {
        case .onlyChoice:
            // In a relaxed week a run may lie outside what was wished for.
            let wish = day.wish.flatMap { $0.window.contains(run.distance) ? $0.window : nil }
            let window = wish.map {
                "\(style.kilometres($0.lowerBound))\(style.dash)\(style.kilometres($0.upperBound)) km"
            }
            return "the only choice\(window.map { " within \($0)" } ?? "") with which the week keeps its rules"
        case .balance(let isEven): return Self.balanceWords(run, isEven: isEven, week, style)
        case .peak: return "any other choice makes a day heavier on the heels than it is meant to be"
        case .streak: return "keeps two runs from leaning the same way in a row"
        case .comfort(let term, let mine, let theirs, let isItself):
            let words = ComfortWords(own: mine, other: theirs, target: day.wish?.target, style: style)
            return words.sentence(term, isItself: isItself)
        case .locked: return "you settled it"
        case .tie(let mine, let theirs) where (theirs.daysSince ?? 999) < (mine.daysSince ?? 999):
            return "as good as \(other(theirs.route)), and not run for longer"
        case .tie(_, let theirs):
            return "one of the choices that fit best; \(other(theirs.route)) would do as well"
        }
    }

    private static func balanceWords(
        _ run: PlannedRun, isEven: Bool, _ week: PlannedWeek, _ style: ReportStyle
    ) -> String {
        let further = "any other choice would leave the week leaning further"
        if run.load.variant.turn == .afterHalf { return "half the laps either way leave the bends even; \(further)" }
        if let way = run.lapDirection(of: run.load.variant) {
            let laps = "\(way.lapDirection) laps"
            return isEven ? "\(laps) even the week's bends" : "\(laps); \(further)"
        }
        let mean = run.load.totals.roadTilt.mean(over: run.distance)
        guard let foot = mean.lowFoot, mean.magnitude >= 0.05 else { return "leans neither way; \(further)" }
        let lean = "leans \(foot.rawValue) foot low by \(mean.magnitude.fixed(2))\(style.degree)"
        return isEven ? "\(lean), \(undoing(run, in: week) ?? "and the week is even with it")" : "\(lean); \(further)"
    }

    /// What a run's lean evens out, three quarters of it at least; `nil` where nothing does, for what counts as even has
    /// a width.
    private static func undoing(_ run: PlannedRun, in week: PlannedWeek) -> String? {
        let own = run.load.totals.roadTilt
        let others = week.totals.roadTilt + own.scaled(by: -1)
        let before = week.carriedBefore.roadTilt
        func undoes(_ dose: TiltDose) -> Bool {
            dose.lowFoot == own.lowFoot?.opposite && dose.degreeKilometres >= 0.75 * own.degreeKilometres
        }
        if undoes(others) { return "which the other days undo" }
        if undoes(before) { return "which undoes what the weeks before left" }
        return undoes(others + before) ? "against the other days and the weeks before" : nil
    }
}

extension WeekCheck {
    /// One line: what was found and what is allowed.
    func words(_ week: PlannedWeek, _ style: ReportStyle) -> String {
        func km(_ metres: Double) -> String { "\(style.kilometres(metres)) km" }
        switch self {
        case .weekDistance(let found, _, let cap):
            let assumed = week.lastWeek.origin == .assumed ? " (last week assumed; --last-week sets it)" : ""
            return "week \(km(found))\(cap.isFinite ? ", at most \(km(cap))" : "")\(assumed)"
        case .weekAscent(let found, let cap):
            return "week's climb \(found.fixed(0)) m, at most \(cap.fixed(0)) m"
        case .weekLoad(let found, let cap): return "week \(found.fixed(1)) hkm, at most \(cap.fixed(1)) hkm"
        case .longestRun(let found, let cap):
            let assumed = week.longest.origin == .assumed ? " (longest assumed; --longest sets it)" : ""
            return "longest run \(km(found)), at most \(km(cap))\(assumed)"
        case .hardestRun(let found, let cap, let isAssumed):
            let assumed = isAssumed ? " (hardest assumed; --hardest sets it)" : ""
            return "hardest run \(found.fixed(1)) hkm, at most \(cap.fixed(1)) hkm\(assumed)"
        case .flatRuns(let found, let needed, let unsure):
            let allowed = needed > 0 ? ", at least \(needed)" : found == 0 ? "; one a week would be kind" : ""
            let doubt =
                unsure > 0 ? "; unknown of \(unsure) of them, whose camber or climb nobody told" : ""
            return "flat runs \(found)\(allowed)\(doubt)"
        case .recoveryCrossfall(let found, let cap, let isUnknown):
            return
                "recovery day's known crossfall \(style.percent(found, 1)), at most \(style.percent(cap, 1))\(Self.unknown(isUnknown))"
        case .meanTilt(let found, let cap, let isUnknown):
            return
                "easy runs' known mean road tilt \(found.fixed(2))\(style.degree), at most \(cap.fixed(1))\(style.degree)\(Self.unknown(isUnknown))"
        case .ascent(let found, let cap, let unknownRuns):
            let doubt = unknownRuns > 0 ? "; unknown in \(unknownRuns), taken as flat" : ""
            return "most ascent or descent in a run \(found.fixed(0)) m, at most \(cap.fixed(0)) m\(doubt)"
        case .trafficBehind(let metres):
            return metres < 1
                ? "traffic never behind you" : "traffic behind you on \(km(metres)) of quiet road, as you allowed"
        case .hardDaysApart: return "no hard day after a hard day"
        case .pairsRest: return "no pair of shoes on two days running"
        }
    }

    private static func unknown(_ isUnknown: Bool) -> String { isUnknown ? "; unknown where camber is assumed" : "" }
}
