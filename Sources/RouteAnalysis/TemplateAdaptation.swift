import RotationPlanner
import RouteGeometry

/// The runner's wishes as mode, stage and pain allow them, with a sentence for each change.
struct TemplateAdaptation {
    private(set) var template: WeekTemplate
    private(set) var changes: [String]
    private let context: PlanningContext

    init(_ wished: WeekTemplate, _ context: PlanningContext, firstDay: Weekday) {
        template = wished
        changes = context.gate.sentences
        self.context = context
        rest(context.request.rests)
        slowDown()
        dropDays()
        shorten()
        if context.gate.stepsBack { stepBack(from: firstDay) }
        if context.gate.restsFirst { restFirst(from: firstDay) }
        let (pain, dial) = (context.request.pain, context.request.dial)
        if context.mode == .healthy {
            if pain.isBack {
                changes.append("an ache is back, and nothing was changed: --mode early or return plans an easier week")
            } else if !context.gate.restsFirst, max(pain.morning ?? 0, pain.running ?? 0) > 0 {
                changes.append("there is pain, and nothing was changed: --mode early plans an easier week")
            }
        }
        if context.mode == .early, dial != .distance {
            changes.append("nothing is turned up in early heel pain: \(dial.rawValue) stays as it is")
        }
    }

    private mutating func rest(_ days: Set<Weekday>) { template.days.removeAll { days.contains($0.weekday) } }

    /// Fast days become easy ones where there may be none, and all but the first where there may be one.
    private mutating func slowDown() {
        let most = context.qualityDays
        guard context.mode != .healthy else { return }
        let fast = template.days.indices.filter { template.days[$0].kind == .quality }.dropFirst(most)
        guard !fast.isEmpty else { return }
        for i in fast { template.days[i].kind = .easy }
        changes.append(
            most == 0
                ? "fast days are easy days in this mode" : "one fast day a week at this stage; the others are easy")
    }

    private mutating func dropDays() {
        guard let most = ModeNumber.mostRunDays.value(in: context.mode) else { return }
        let usual = context.request.recent.runDays?.value ?? template.days.count
        let allowed = max(1, min(usual - 1, Int(most)))
        // A day the runner settled a route for goes last.
        let locked = Set(context.request.locks.map(\.weekday))
        func order(_ i: Int) -> (Int, Double, Int) {
            (locked.contains(template.days[i].weekday) ? 1 : 0, template.days[i].target, i)
        }
        while template.days.count > allowed, let shortest = template.days.indices.min(by: { order($0) < order($1) }) {
            changes.append("\(template.days[shortest].weekday.shortName) becomes a rest day: one running day fewer")
            template.days.remove(at: shortest)
        }
    }

    private mutating func shorten() {
        if let share = ModeNumber.weekShare.value(in: context.mode),
            let half = ModeNumber.longRunShare.value(in: context.mode)
        {
            let most = half * context.usualLongest
            resize { min(most, $0.target * ($0.kind == .long ? half : share)) }
            changes.append("runs are cut to two thirds and the longest to half, for a week or two")
        }
        guard context.mode != .healthy, let cap = context.weekCap, template.distance > cap else { return }
        let factor = cap / template.distance
        resize { $0.target * factor }
        guard factor < 0.995 else { return }
        changes.append("runs are shortened to \(Int((factor * 100).rounded())) % to fit the week's distance")
    }

    /// After an ache came back: the next three days shorter, and none of them long or fast.
    private mutating func stepBack(from first: Weekday) {
        for i in template.days.indices where (0..<3).contains(template.days[i].weekday.rawValue - first.rawValue) {
            let day = template.days[i]
            template.days[i] = TemplateDay(day.weekday, .easy, target: day.target * 2 / 3)
        }
        changes.append("an ache is back: one stage back, and the next three days are shorter and easy")
    }

    private mutating func restFirst(from first: Weekday) {
        guard let i = template.days.firstIndex(where: { $0.weekday >= first }) else { return }
        changes.append(
            "\(template.days[i].weekday.shortName) becomes a rest day: pain that is sharp, grows or lingers comes first"
        )
        template.days.remove(at: i)
    }

    /// A window of a quarter to both sides of each new target.
    private mutating func resize(_ target: (TemplateDay) -> Double) {
        template.days = template.days.map { TemplateDay($0.weekday, $0.kind, target: target($0)) }
    }
}
