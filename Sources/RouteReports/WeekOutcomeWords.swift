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
            return ["There is no route to plan with."]
        case .none(let conflict):
            lines = Self.clash(conflict)
        case .relaxed(let conflict, let step, let restDay):
            lines = Self.clash(conflict)
            let changes = step.changes.map { $0.words(restDay: restDay) }
            lines +=
                "The week below does after \(changes.count == 1 ? "this change" : "these changes"): \(changes.joined(separator: "; "))."
                .wrapped(to: 80)
        }
        if case .none = week.outcome, let binding = week.binding { lines += binding.words(style).wrapped(to: 80) }
        for misfit in week.misfits {
            let nearest = misfit.nearest.map { "\($0.name) \(style.kilometres($0.distance)) km" }.joined(
                separator: ", ")
            let wish = misfit.wish
            let window =
                "\(style.kilometres(wish.window.lowerBound))\(style.dash)\(style.kilometres(wish.window.upperBound)) km"
            lines +=
                "No route fits \(wish.weekday.shortName) \(wish.kind.rawValue), \(window)\(nearest.isEmpty ? "" : "; nearest: \(nearest)")."
                .wrapped(to: 80)
        }
        return lines
    }
}

extension WeekText {
    private static func clash(_ conflict: [RotationRule]) -> [String] {
        let what = conflict.count == 1 ? "This one cannot be kept:" : "These cannot be kept together:"
        return ["No week keeps all rules. \(what)"] + conflict.map { "  " + $0.sentence }
    }
}

extension RotationRelaxation.Step {
    /// This step and those it stands on, as far as they change anything: a wider window stands for a narrower one, and
    /// where quotas may be dropped none are set.
    fileprivate var changes: [Self] {
        let taken = Self.allCases.prefix { $0 != self } + [self]
        return taken.filter { step in
            switch step {
            case .windows20: !taken.contains(.windows30)
            case .oneMoreUse: !taken.contains(.twoMoreUses)
            case .noSoftQuota, .noFlatQuota: step == self
            case .windows30, .twoMoreUses, .noWeekFloor, .restDay: true
            }
        }
    }

    fileprivate func words(restDay: Weekday?) -> String {
        switch self {
        case .windows20: "each day may be up to 20 % off its distance"
        case .windows30: "each day may be up to 30 % off its distance"
        case .oneMoreUse: "a route may be run once more in the week"
        case .twoMoreUses: "a route may be run twice more in the week"
        case .noSoftQuota: "no soft run is asked for"
        case .noFlatQuota: "no flat run is asked for"
        case .noWeekFloor: "the week may be shorter"
        case .restDay: "\(restDay?.shortName ?? "one day") is a rest day"
        }
    }
}

extension RunReason {
    /// One sentence for the runner.
    func words(of run: PlannedRun, on day: PlannedWeek.Day, _ style: ReportStyle) -> String {
        let route = route.words(of: run, on: day, style)
        let way = VariantWords(survey: run.survey, traversal: run.load.traversal).way
        switch direction {
        case .balance: return "\(route); \(way) it keeps the week even"
        case .peak: return "\(route); \(way) it is light enough for the day"
        case .streak: return "\(route); \(way) it does not lean like the run before"
        case .onlyChoice, .distance, .load, .variety, .tie, .locked, nil: break
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
    func words(of run: PlannedRun, on day: PlannedWeek.Day, _ style: ReportStyle) -> String {
        let own = run.survey.route.name
        func other(_ name: String) -> String { name == own ? "the same route another way" : name }
        switch self {
        case .onlyChoice:
            // In a relaxed week a run may lie outside what was wished for.
            let wish = day.wish.flatMap { $0.window.contains(run.distance) ? $0.window : nil }
            let window = wish.map {
                "\(style.kilometres($0.lowerBound))\(style.dash)\(style.kilometres($0.upperBound)) km"
            }
            return "without it no week keeps the rules" + (window.map { " and fits \($0)" } ?? "")
        case .balance(let isEven): return Self.balanceWords(run, isEven: isEven, style)
        case .peak: return "any other choice makes a day heavier on the heels than it is meant to be"
        case .streak: return "keeps two runs from leaning the same way in a row"
        case .distance(let name, let metres):
            let target = style.kilometres(day.wish?.target ?? run.distance)
            return
                "\(style.kilometres(run.distance)) km is nearer to your \(target) km than \(other(name)), \(style.kilometres(metres)) km"
        case .load(let name, let load):
            return
                "easier on the heels than \(other(name)): \(run.load.totals.heel.mean.fixed(1)) against \(load.fixed(1)) hkm"
        case .variety(let name): return "brings more variety to the week than \(other(name))"
        case .locked: return "you settled it"
        case .tie(let name): return "one of the choices that fit best; \(other(name)) would do as well"
        }
    }

    private static func balanceWords(_ run: PlannedRun, isEven: Bool, _ style: ReportStyle) -> String {
        let further = "any other choice would leave the week leaning further"
        if run.load.variant.turn == .afterHalf { return "half the laps either way leave the bends even; \(further)" }
        if let way = run.lapDirection(of: run.load.variant) {
            let laps = "\(way == .left ? "counter-clockwise" : "clockwise") laps"
            return isEven ? "\(laps) even the week's bends" : "\(laps); \(further)"
        }
        let mean = run.load.totals.roadTilt.mean(over: run.distance)
        guard let foot = mean.lowFoot, mean.magnitude >= 0.05 else { return "leans neither way; \(further)" }
        let lean = "leans \(foot.rawValue) foot low by \(mean.magnitude.fixed(2))\(style.degree)"
        return isEven ? "\(lean), which the other days undo" : "\(lean); \(further)"
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
        case .longestRun(let found, let cap):
            let assumed = week.longest.origin == .assumed ? " (longest assumed; --longest sets it)" : ""
            return "longest run \(km(found)), at most \(km(cap))\(assumed)"
        case .hardestRun(let found, let cap, let isAssumed):
            let assumed = isAssumed ? " (hardest assumed; --hardest sets it)" : ""
            return "hardest run \(found.fixed(1)) hkm, at most \(cap.fixed(1)) hkm\(assumed)"
        case .flatRuns(let found, let needed, let unsure):
            let allowed = needed > 0 ? ", at least \(needed)" : found == 0 ? "; one a week would be kind" : ""
            let doubt =
                unsure > 0 ? "; \(unsure) of them only if the ground is as level as is assumed" : ""
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
