public import RotationPlanner

/// A running day as the runner wants it.
public struct TemplateDay: Sendable, Hashable {
    public var weekday: Weekday
    public var kind: RotationDay.Kind
    /// Metres; 0 on a rest day.
    public var target: Double
    /// Metres that still fit the day.
    public var window: ClosedRange<Double>

    /// A day with a window of a quarter to both sides of its target.
    public init(_ weekday: Weekday, _ kind: RotationDay.Kind, target: Double) {
        self.init(weekday, kind, target: target, window: 0.75 * target...1.25 * target)
    }

    public init(_ weekday: Weekday, _ kind: RotationDay.Kind, target: Double, window: ClosedRange<Double>) {
        self.weekday = weekday
        self.kind = kind
        self.target = target
        self.window = window
    }

    /// A day as written on the command line: `tue=easy:8-10km`, `sun=long:15km`, `wed=rest`.
    ///
    /// A range is the window and its middle the target; one distance is the target, and the window a quarter to both
    /// sides. Distances are in km unless they say m or mi.
    public init(parsing text: String) throws(AnalysisError) {
        func fail(_ found: String) -> AnalysisError {
            AnalysisError(
                .badData,
                sentence: "day \"\(text)\": \(found); a day is written like tue=easy:8-10km, sun=long:15km or wed=rest")
        }
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2 else { throw fail("no \"=\" between the day and its run") }
        guard let weekday = Weekday(name: halves[0]) else { throw fail("\"\(halves[0])\" is no day of the week") }
        let parts = halves[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let kind = RotationDay.Kind(rawValue: parts[0].lowercased()) else {
            throw fail("\"\(parts[0])\" is not easy, recovery, quality, long or rest")
        }
        if kind == .rest {
            guard parts.count == 1 else { throw fail("a rest day has no distance") }
            self.init(weekday, .rest, target: 0)
            return
        }
        guard parts.count == 2, let window = Distance.range(parsing: parts[1]) else {
            throw fail(parts.count == 2 ? "\"\(parts[1])\" is no distance" : "the distance is missing")
        }
        guard window.lowerBound >= 100, window.upperBound <= 300_000 else {
            throw fail("a run is between 100 m and 300 km")
        }
        if window.lowerBound == window.upperBound {
            self.init(weekday, kind, target: window.lowerBound)
        } else {
            self.init(weekday, kind, target: (window.lowerBound + window.upperBound) / 2, window: window)
        }
    }
}

/// Seven days, Monday first; days that are not named are rest days.
public struct WeekTemplate: Sendable, Hashable {
    /// The running days, in calendar order.
    public var days: [TemplateDay]
    /// Whether the runner gave it; otherwise it is assumed.
    public var isGiven: Bool

    /// What stands in where the runner names no day: three shorter runs and a long one.
    public static let usual = WeekTemplate(
        days: [
            TemplateDay(.tuesday, .easy, target: 8000), TemplateDay(.thursday, .easy, target: 8000),
            TemplateDay(.saturday, .recovery, target: 5000), TemplateDay(.sunday, .long, target: 12_000),
        ], isGiven: false)

    private init(days: [TemplateDay], isGiven: Bool) {
        self.days = days
        self.isGiven = isGiven
    }

    /// - Throws: where two of `days` contradict each other or none is a run.
    public init(_ days: [TemplateDay]) throws(AnalysisError) {
        for (index, day) in days.enumerated() {
            if days[..<index].contains(where: { $0.weekday == day.weekday && $0 != day }) {
                throw AnalysisError(
                    .badData,
                    sentence: "\(day.weekday.shortName) is given two different runs; a day has one run at most")
            }
        }
        let runs = Set(days).filter { $0.kind != .rest }.sorted { $0.weekday < $1.weekday }
        guard !runs.isEmpty else {
            throw AnalysisError(.badData, sentence: "the week has no run; name at least one, like --day tue=easy:8km")
        }
        self.init(days: runs, isGiven: true)
    }

    /// Metres.
    public var distance: Double { days.reduce(0) { $0 + $1.target } }

    /// Metres of the longest run wanted.
    public var longest: Double { days.map(\.target).max() ?? 0 }

    /// Flat runs that a mode wants, as far as there are days for them.
    func flatQuota(in mode: RotationMode) -> Int {
        min(days.count, ModeNumber.flatRuns.value(in: mode).map { Int($0) } ?? 0)
    }
}
