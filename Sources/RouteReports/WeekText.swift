public import RouteAnalysis
import HeelLoad
import RotationPlanner
import RouteGeometry

/// A week for a reader at a terminal.
public struct WeekText {
    private let week: PlannedWeek
    private let calendar: ISOWeek?
    private let style: ReportStyle

    /// - Parameter calendar: the week's dates; none are shown without.
    public init(_ week: PlannedWeek, calendar: ISOWeek?, style: ReportStyle) {
        self.week = week
        self.calendar = calendar
        self.style = style
    }

    /// The whole report, ending in a newline.
    public var text: String {
        let blocks = [Self.outcome(of: week, style), header, table, reasons, history, rules, honesty]
        let body = blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
        return style.cleaned(body + "\n\n" + Notice.sentence + "\n")
    }

    private var hasRuns: Bool { week.days.contains { $0.run != nil } }

    private var header: [String] {
        guard hasRuns else { return [] }
        let (totals, last) = (week.totals, week.lastWeek)
        var facts: [String] = []
        if let calendar { facts.append(calendarWords(calendar)) }
        let lastWords =
            last.origin == .assumed ? "assumed" : style.signed((totals.distance / last.value - 1) * 100, 0) + " %"
        facts.append(
            "\(style.kilometres(totals.distance)) km (last week \(style.kilometres(last.value)) km, \(lastWords))")
        facts.append("\(style.up)\(totals.ascent.fixed(0)) m")
        facts.append("\(totals.load.fixed(1)) hkm")
        facts.append("at \(week.speed.value.paceWords)\(week.speed.origin == .file ? " (files)" : "")")
        return facts.joined(separator: style.separator).wrapped(to: 80)
    }

    private func calendarWords(_ calendar: ISOWeek) -> String {
        let (first, last) = (calendar.date(of: .monday), calendar.date(of: .sunday))
        let start = first.month == last.month ? "\(first.day)" : "\(first.day) \(Self.month(first.month))"
        return
            "Week \(calendar.week)\(style.separator)\(start)\(style.dash)\(last.day) \(Self.month(last.month)) \(last.year)"
    }

    private static func month(_ month: Int) -> String {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
    }

    private var table: [String] {
        guard hasRuns else { return [] }
        var table = Table([.left, .left, .right, .right, .left, .right, .left, .left, .left])
        table.add([" DAY", "ROUTE", "KM", "\(style.up.uppercased())M", "", "HKM", "", "ROAD LEANS", "HOW TO RUN IT"])
        let most = week.days.compactMap { $0.run?.load.totals.heel.mean }.max() ?? 1
        for day in week.days { table.add(row(day, most)) }
        var lines = table.lines
        let width = min(80, lines.map(\.count).max() ?? 80)
        lines.append(" " + String(repeating: style.rule, count: width - 1))
        lines.append(sums("week", week.totals))
        lines.append(sums("your usual way", week.usualTotals))
        return lines
    }

    private func row(_ day: PlannedWeek.Day, _ most: Double) -> [String] {
        let date = calendar.map { " \($0.date(of: day.weekday).day)" } ?? ""
        let name = " \(day.weekday.shortName)\(date)"
        guard let run = day.run else { return [name, day.wish == nil ? "rest" : "no run fits"] }
        let totals = run.load.totals
        let words = VariantWords(survey: run.survey, traversal: run.load.traversal)
        let bar = String(repeating: style.bar, count: max(1, Int((totals.heel.mean / most * 8).rounded())))
        return [
            name, run.survey.route.name.cut(to: 24, style), style.kilometres(totals.distance),
            run.survey.climb == nil ? "?" : run.ascent.fixed(0), day.wish?.kind.rawValue ?? "",
            totals.heel.mean.fixed(1), bar, lean(totals.roadTilt, totals.distance),
            ([words.direction, words.line(style)] + (day.pair.map { ["in \($0.name)"] } ?? [])).joined(separator: ", "),
        ]
    }

    private func lean(_ dose: TiltDose, _ metres: Double) -> String {
        let mean = dose.mean(over: metres)
        guard let foot = mean.lowFoot, mean.magnitude >= 0.005 else { return "even" }
        return "\(foot.rawValue) low \(mean.magnitude.fixed(2))\(style.degree)"
    }

    private func sums(_ label: String, _ totals: WeekTotals) -> String {
        let margin = String(repeating: " ", count: 17)
        let laps =
            totals.lapsLeft + totals.lapsRight == 0
            ? "" : "\n\(margin)laps \(totals.lapsLeft) counter-clockwise, \(totals.lapsRight) clockwise"
        let low = "left foot low \(style.kilometres(totals.leftLow)) km, right \(style.kilometres(totals.rightLow)) km"
        return " \(label.padded(to: 16))\(totals.load.fixed(1).flushRight(to: 5)) hkm\(style.separator)\(low)\n"
            + "\(margin)on balance: road \(lean(totals.roadTilt, totals.distance))\(style.separator)"
            + "bends \(lean(totals.turn, totals.distance))\(laps)"
    }

    private var reasons: [String] {
        let lines = week.days.flatMap { day -> [String] in
            guard let run = day.run else { return [] }
            let why = [day.reason?.words(of: run, on: day, style), day.past?.words].compactMap(\.self)
            return why.joined(separator: "; ").wrapped(to: 74).enumerated().map { i, line in
                (i == 0 ? " \(day.weekday.shortName)  " : "      ") + line
            }
        }
        return lines.isEmpty ? [] : ["Why"] + lines
    }

    private var history: [String] {
        guard hasRuns, let history = week.request.history else { return [] }
        let lines = HistoryWords(history, week, style).sentences
        return lines.isEmpty ? [] : ["From your history"] + lines.flatMap(indented)
    }

    private var rules: [String] {
        guard hasRuns else { return [] }
        var lines = week.checks.flatMap { indented($0.words(week, style)) }
        // A relaxed week need not keep what it is held against.
        if case .planned = week.outcome { lines.insert("Rules held", at: 0) } else { lines.insert("Rules", at: 0) }
        if !week.changes.isEmpty { lines += ["Changed for this mode"] + week.changes.flatMap(indented) }
        return lines
    }

    /// One space in, its further lines three.
    private func indented(_ text: String) -> [String] {
        text.wrapped(to: 77).enumerated().map { i, line in (i == 0 ? " " : "   ") + line }
    }

    private var honesty: [String] {
        var lines: [String] = []
        if hasRuns {
            switch week.outcome {
            case .planned where week.isProven: lines.append("Proven: no week from these routes is better.")
            case .planned, .relaxed, .none, .undecided:
                lines.append(
                    week.isProven
                        ? "Of the weeks so relaxed none is better." : "The best week found; a better one may exist.")
            }
            lines += imbalance + unknowns
        }
        if hasRuns, week.request.mode != .healthy { lines += Notice.redFlags.wrapped(to: 80) }
        for survey in week.unsafeRoutes {
            lines += "Left out: \(survey.route.name), for no line there is known to be safe in either direction."
                .wrapped(to: 80)
        }
        return lines
    }

    /// What the best week still leans, and what would even it.
    private var imbalance: [String] {
        guard let tiers = week.tiers, tiers.balance > 0 else { return [] }
        let totals = week.totals
        var lines: [String] = []
        let mean = totals.roadTilt.mean(over: totals.distance)
        if let foot = mean.lowFoot, TiltBand(mean: mean) != .balanced || mean.magnitude > 0.05 {
            let low = foot == .left ? totals.leftLow : totals.rightLow
            let leaning = max(low, 1)
            let typical = totals.roadTilt.degreeKilometres * 1000 / leaning
            let needed = typical > 0 ? totals.roadTilt.degreeKilometres / typical : 0
            lines.append(
                "\(style.kilometres(low)) of \(style.kilometres(totals.distance)) km lean \(foot.rawValue)-foot-low; the least your "
                    + "routes allow is \(mean.magnitude.fixed(2))\(style.degree). About \(needed.fixed(0)) km of level path, "
                    + "or half that with the other foot low, would even it.")
        }
        let turn = totals.turn.mean(over: totals.distance)
        if let foot = turn.lowFoot, turn.magnitude > 0.05 {
            lines.append(
                "Bends leave the \(foot.rawValue) foot low by \(turn.magnitude.fixed(2))\(style.degree) on average.")
        }
        return lines.flatMap { $0.wrapped(to: 80) }
    }

    /// How much of the week's camber is only assumed, and the note that would settle the most of it.
    private var unknowns: [String] {
        guard let assumed = week.assumedCamber else { return [] }
        let share = "\(style.kilometres(assumed.distance)) of \(style.kilometres(week.totals.distance)) km"
        guard let settling = assumed.settling else { return ["Camber is assumed on \(share)."] }
        return "Camber is assumed on \(share). What would settle the most: \(settling.words(style))".wrapped(to: 80)
            + [" " + settling.command(for: assumed.run.survey)]
    }
}
