public import RotationPlanner

/// A day of the week, Monday first.
public enum Weekday: Int, Sendable, CaseIterable, Comparable {
    case monday, tuesday, wednesday, thursday, friday, saturday, sunday

    public static func < (a: Weekday, b: Weekday) -> Bool { a.rawValue < b.rawValue }

    /// Mon, Tue, …
    public var shortName: String { ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][rawValue] }

    /// The day that `name` begins to spell: tue, Tues, tuesday.
    public init?(name: some StringProtocol) {
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        let name = name.lowercased()
        guard name.count >= 3, let day = names.firstIndex(where: { $0.hasPrefix(name) }) else { return nil }
        self = Weekday.allCases[day]
    }
}

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

/// Distances as runners write them.
public enum Distance {
    /// Metres of `8`, `8km`, `800m` or `5mi`; `nil` for anything else or a number that is not positive.
    public static func metres(parsing text: some StringProtocol) -> Double? {
        let units: [(suffix: String, metres: Double)] = [("km", 1000), ("mi", 1609.344), ("m", 1)]
        let text = text.lowercased()
        let unit = units.first { text.hasSuffix($0.suffix) }
        let number = text.dropLast(unit?.suffix.count ?? 0).filter { $0 != " " }
        // Double() would take hexadecimals, exponents and "inf".
        guard number.allSatisfy({ "0123456789.".contains($0) }), let value = Double(number), value > 0 else {
            return nil
        }
        return value * (unit?.metres ?? 1000)
    }

    /// Metres of one distance or of two joined by a dash: `8-10km`. The unit may stand once, at the end.
    static func range(parsing text: some StringProtocol) -> ClosedRange<Double>? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2, let last = ends.last, let upper = metres(parsing: last) else { return nil }
        if ends.count == 1 { return upper...upper }
        let unit = last.lowercased().drop { $0.isNumber || $0 == "." || $0 == " " }
        let first = ends[0].lowercased()
        let hasUnit = first.contains { $0.isLetter }
        guard let lower = metres(parsing: hasUnit ? first : first + unit), lower <= upper else { return nil }
        return lower...upper
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
}
