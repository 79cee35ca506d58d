import HeelLoad
public import RouteGeometry

/// The runs before a week; `recent(runner:)` is what planning takes of them.
public struct RunHistory: Sendable {
    /// The week's Monday, days since 1970-01-01.
    public let monday: Int
    /// The day it is planned on; a run of that day counts.
    public let today: Int
    /// Runs before the Monday and up to today, the last one first.
    public let runs: [PastRun]
    /// Runs of the week itself up to today, in the order of their days.
    public let weekSoFar: [PastRun]
    public let pairs: [ShoePair]
    /// The last one first; for the rules about pain, which ask for it by day.
    public let pain: [MorningPain]

    /// Weeks whose doses are carried over; each later week halves what is left. Ours.
    private static let carriedWeeks = 8
    /// Days over which the longest run counts (Frandsen 2025).
    static let recentDays = 30

    public init(monday: Int, today: Int, runs: [PastRun], pairs: [ShoePair] = [], pain: [MorningPain] = []) {
        self.monday = monday
        self.today = today
        let past = runs.filter { $0.day <= today }.sorted { $0.day > $1.day }
        self.runs = past.filter { $0.day < monday }
        weekSoFar = past.filter { (monday..<monday + 7).contains($0.day) }.reversed()
        self.pairs = pairs
        self.pain = pain.filter { $0.day <= today }.sorted { $0.day > $1.day }
    }

    /// The first day that has not been: the Monday, or tomorrow where that comes before.
    var end: Int { min(monday, today + 1) }

    func runs(inLast days: Int) -> [PastRun] { runs.filter { $0.day >= end - days && $0.day < end } }

    /// Metres of the last seven days; after seven days without a run, a week's share of the last thirty. `nil` without a
    /// run in those.
    var lastWeek: Double? {
        let week = runs(inLast: 7).reduce(0) { $0 + $1.distance }
        if week > 0 { return week }
        let month = runs(inLast: Self.recentDays).reduce(0) { $0 + $1.distance }
        return month > 0 ? month * 7 / Double(Self.recentDays) : nil
    }

    /// Metres of the longest run of the last thirty days; `nil` without one.
    public var longest: Double? { runs(inLast: Self.recentDays).map(\.distance).max() }

    /// How a route was run most often, as far as its runs tell: the commonest way, and the commonest line; the later one
    /// where two were as common. `nil` where nothing of it is known.
    /// - Parameter own: its runs, at least one, the last one first.
    static func usualVariant(of own: [PastRun]) -> Variant? {
        let survey = own[0].survey
        guard own.contains(where: { $0.direction != nil || $0.line != nil }) else { return nil }
        var variant = survey.usualVariant
        let directions = own.compactMap { $0.turnsHalfWay || $0.turnsBack ? nil : $0.direction }
        variant.direction = directions.commonest ?? variant.direction
        if let lines = own.compactMap({ run in run.line.map { [$0, run.returnLine ?? $0] } }).commonest {
            (variant.line, variant.returnLine) = (lines[0], lines[1])
        }
        return variant
    }

    /// What the weeks before left of both doses, each by itself, from week to week, Monday to Monday; see `CarriedDoses`.
    /// Parts whose lean is not known add nothing.
    public func carried(runner: Runner) -> (road: TiltDose, turn: TiltDose) {
        var (road, turn) = (TiltDose.zero, TiltDose.zero)
        for week in (1...Self.carriedWeeks).reversed() {
            let days = (monday - 7 * week)..<(monday - 7 * (week - 1))
            let own = runs.filter { days.contains($0.day) }
            let (leans, distance) = (own.map { RunLean($0, runner) }, own.reduce(0) { $0 + $1.distance })
            road = CarriedDoses.left(of: leans.reduce(road) { $0 + $1.roadTilt }, over: distance)
            turn = CarriedDoses.left(of: leans.reduce(turn) { $0 + $1.turn }, over: distance)
        }
        return (road, turn)
    }
}

extension Array where Element: Hashable {
    /// The element that is there most often, the first of those that are equally often.
    var commonest: Element? {
        let counts = reduce(into: [:]) { $0[$1, default: 0] += 1 }
        let most = counts.values.max()
        return first { counts[$0] == most }
    }
}
