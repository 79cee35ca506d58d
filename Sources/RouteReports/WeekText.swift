import RouteAnalysis
import HeelLoad
import RotationPlanner
import RouteGeometry

/// A week for a reader at a terminal.
struct WeekText {
    private let week: PlannedWeek
    private let calendar: ISOWeek?
    private let style: ReportStyle

    /// - Parameter calendar: the week's dates; none are shown without.
    init(_ week: PlannedWeek, calendar: ISOWeek?, style: ReportStyle) {
        self.week = week
        self.calendar = calendar
        self.style = style
    }

    /// The whole report, ending in a newline.
    var text: String {
        if case .stopped(let flags) = week.outcome {
            return style.cleaned(RedFlagText.lines(flags, style).joined(separator: "\n") + "\n")
        }
        let blocks = [
            Self.outcome(of: week, style), header, table, reasons, history, rules, remarks,
            WeekProof(week: week, style: style).lines, attribution,
        ]
        let body = blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
        return style.cleaned(body + "\n\n" + Notice.text(style) + "\n")
    }

    private var attribution: [String] {
        MapWords.attribution(week.days.flatMap(\.runs).map(\.survey), style)
    }

    /// What happens and the table, ending in a newline.
    var brief: String {
        let blocks = [Self.outcome(of: week, style), header, table].filter { !$0.isEmpty }
        return style.cleaned(blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n")
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
        return facts.joined(separator: style.separator).wrapped(to: style.width)
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

    private var hasPairs: Bool { week.days.contains { $0.pair != nil } }

    /// A line a day, and where one would pass the width, how to run it below its route.
    private var table: [String] {
        guard hasRuns else { return [] }
        var lines = beside
        if lines.contains(where: { $0.columns > style.columns }) { lines = below }
        let width = min(style.width, lines.map(\.columns).max() ?? style.width)
        lines.append(" " + String(repeating: style.rule, count: width - 1))
        return lines + sums
    }

    private var beside: [String] {
        var table = Table(alignments + (hasPairs ? [.left] : []) + [.left])
        table.add(titles + (hasPairs ? ["SHOE"] : []) + ["HOW TO RUN IT"])
        for (day, run, pair) in rows {
            let shoe = hasPairs && run != nil ? [pair?.name.cut(to: 14, style) ?? ""] : []
            table.add(cells(day, run) + shoe + [how(day, run).joined(separator: ", ")])
        }
        return table.lines
    }

    private var below: [String] {
        var table = Table(alignments)
        table.add(titles)
        for (day, run, _) in rows { table.add(cells(day, run, name: style.width < 80 ? 16 : 20, bar: 5)) }
        let margin = (week.days.map { label($0).count }.max() ?? 0) + 2
        let blocks = table.blocks(within: style.columns)
        return blocks[0]
            + zip(rows, blocks.dropFirst()).flatMap { row, lines in
                let pair = row.pair.map { "in \($0.name.cut(to: 24, style))" }
                let words = ([pair].compactMap(\.self) + how(row.day, row.run)).joined(separator: ", ")
                return lines
                    + words.wrapped(to: style.columns - margin).map { String(repeating: " ", count: margin) + $0 }
            }
    }

    /// A row for each day, and for each run of a day that had several; the day's pair is that of its last run.
    private var rows: [(day: PlannedWeek.Day, run: PlannedRun?, pair: ShoePair?)] {
        week.days.flatMap { day in
            day.earlierRuns.map { (day, $0, nil) } + [(day, day.run, day.run == nil ? nil : day.pair)]
        }
    }

    private var alignments: [Table.Alignment] { [.left, .left, .right, .right, .left, .right, .left, .left] }

    private var titles: [String] {
        let degrees = style.degree.drop { $0 == " " }.uppercased()
        return [" DAY", "ROUTE", "KM", "\(style.up.uppercased())M", "", "HKM", "", "ROAD LEANS \(degrees)"]
    }

    private func label(_ day: PlannedWeek.Day) -> String {
        " \(day.weekday.shortName)" + (calendar.map { " \($0.date(of: day.weekday).day)" } ?? "")
    }

    /// - Parameters:
    ///   - name: how many characters of the route's.
    ///   - bar: that of the hardest day.
    private func cells(
        _ day: PlannedWeek.Day, _ run: PlannedRun?, name: Int = 24, bar longest: Double = 8
    ) -> [String] {
        guard let run else {
            return [label(day), restWords(day)]
        }
        let totals = run.load.totals
        let most = week.days.flatMap(\.runs).map(\.load.totals.heel.mean).max() ?? 1
        let bar = String(repeating: style.bar, count: max(1, Int((totals.heel.mean / most * longest).rounded())))
        return [
            label(day), run.survey.route.name.cut(to: name, style), style.kilometres(totals.distance),
            run.survey.climb == nil ? "?" : run.ascent.fixed(0), day.wish?.kind.rawValue ?? "",
            totals.heel.mean.fixed(1), bar, run.isLeanKnown ? totals.roadTilt.lean(over: totals.distance) : "?",
        ]
    }

    /// `done`, the way round and the line; nothing for a day without a run.
    private func how(_ day: PlannedWeek.Day, _ run: PlannedRun?) -> [String] {
        guard let run else { return [] }
        let words = VariantWords(survey: run.survey, traversal: run.load.traversal)
        return (day.isDone ? ["done"] : []) + [words.direction, run.isLeanKnown ? words.line(style) : "lean not known"]
    }

    /// The days whose runs were taken away are there for other training; where none was, the first rest day is.
    private func restWords(_ day: PlannedWeek.Day) -> String {
        if day.wish != nil { return day.isPast ? "not run" : "no run fits" }
        let wished = Set(week.request.template.days.map(\.weekday)).subtracting(week.request.rests)
        let free = week.days.filter { $0.run == nil && $0.wish == nil && !$0.isPast }.map(\.weekday)
        let taken = free.filter { wished.contains($0) }
        return (taken.isEmpty ? Array(free.prefix(1)) : taken).contains(day.weekday) ? "rest, or cross-train" : "rest"
    }

    /// The week, and the same runs run otherwise.
    private var sums: [String] {
        let behind = week.alternatingTrafficBehind
        let alternating = sums("changing sides", week.alternatingTotals)
        let danger = behind < 1 ? [] : ["with traffic behind you on \(style.distance(behind))"].flatMap(beside)
        return sums("week", week.totals) + balance + sums("your usual way", week.usualTotals) + alternating + danger
    }

    private var margin: String { String(repeating: " ", count: 17) }

    /// Lines below the first of a sum.
    private func beside(_ text: String) -> [String] { text.wrapped(to: style.width, after: margin) }

    private func sums(_ label: String, _ totals: WeekTotals) -> [String] {
        let low = "left foot low \(style.kilometres(totals.leftLow)) km, right \(style.kilometres(totals.rightLow)) km"
        let (road, bends) = (totals.roadTilt, totals.turn)
        let means =
            "on balance: road \(road.lean(over: totals.distance, degree: style.degree))\(style.separator)"
            + "bends \(bends.lean(over: totals.distance, degree: style.degree))"
        let load = "\(totals.load.fixed(1)) hkm"
        let lead = " \(label.padded(to: 16))" + String(repeating: " ", count: max(0, 9 - load.columns))
        return "\(load)\(style.separator)\(low)".wrapped(to: style.width, after: lead) + beside(means) + laps(totals)
    }

    private func laps(_ totals: WeekTotals) -> [String] {
        totals.lapsLeft + totals.lapsRight == 0
            ? [] : beside("laps \(totals.lapsLeft) counter-clockwise, \(totals.lapsRight) clockwise")
    }

    /// Both doses in distance: what one foot is low for more than the other.
    private var balance: [String] {
        BalanceWords(week: week, style: style).sentence.wrapped(to: style.width - 18).map { margin + $0 }
    }

    private var reasons: [String] {
        var told: [DayReason.Stand: Weekday] = [:]
        let lines = week.days.flatMap { day -> [String] in
            guard let run = day.run else { return [] }
            let stand = day.reason?.route.stand
            let before = stand.flatMap { told[$0] }.map { "as on \($0.shortName), " } ?? ""
            if let stand, told[stand] == nil { told[stand] = day.weekday }
            let words = (day.reason?.words(of: run, on: day, in: week, style)).map { before + $0 }
            let why = [words, day.past?.words].compactMap(\.self)
            return why.joined(separator: "; ").wrapped(to: style.width - 6).enumerated().map { i, line in
                (i == 0 ? " \(day.weekday.shortName)  " : "      ") + line
            }
        }
        return lines.isEmpty ? [] : ["Why"] + lines
    }

    private var history: [String] {
        guard hasRuns, let past = week.request.recent.past else { return [] }
        let lines = HistoryWords(past, week, style).sentences
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

    private var remarks: [String] {
        let lines =
            pain + week.remarks.flatMap { indented($0.words(style)) }
            + AssumptionWords.lines(week, style).flatMap(indented)
        return lines.isEmpty ? [] : ["Also"] + lines
    }

    /// What the runner said of pain; of that in the diary the history tells.
    private var pain: [String] {
        guard hasRuns else { return [] }
        return week.request.pain.words(besides: week.request.recent.past?.pain).flatMap(indented)
    }

    /// One space in, its further lines three.
    private func indented(_ text: String) -> [String] {
        text.wrapped(to: style.width - 3).enumerated().map { i, line in (i == 0 ? " " : "   ") + line }
    }
}
