public import RotationPlanner

/// A number that a mode of planning sets, with where it comes from.
///
/// `nil` in a mode means that the number does not bind there. Grades as in the load model's table: A trial, B large
/// cohort, C small study, D expert opinion, E ours.
public struct ModeNumber: Sendable {
    public let sentence: String
    public let unit: String
    public let healthy: Double?
    public let early: Double?
    public let returning: Double?
    public let grade: Character
    public let source: String

    init(
        _ sentence: String, _ unit: String, _ healthy: Double?, _ early: Double?, _ returning: Double?,
        _ grade: Character, _ source: String
    ) {
        self.sentence = sentence
        self.unit = unit
        self.healthy = healthy
        self.early = early
        self.returning = returning
        self.grade = grade
        self.source = source
    }

    public func value(in mode: RotationMode) -> Double? {
        switch mode {
        case .healthy: healthy
        case .early: early
        case .returning: returning
        }
    }

    public static let weekGrowth = ModeNumber(
        "The week's distance, and its load where last week's is known, over last week's, at most", "times", 1.30, nil,
        1.10, "D",
        "Runners' 10 % rule; no effect in a trial (Buist 2008, PMID 17940147). 1.30: Nielsen 2014")
    public static let weekShare = ModeNumber(
        "The week's distance over the usual one, at most", "times", nil, 2.0 / 3, nil, "D",
        "Physiotherapists' advice in early heel pain: cut by about a third for one or two weeks")
    public static let runGrowth = ModeNumber(
        "A run over the longest of the last 30 days, in distance and load, at most", "times", 1.10, 1.10, 1.10, "B",
        "Frandsen 2025 (n = 5 205): over 10 % longer, injury rate ratio 1.64; for distance only")
    public static let longRunShare = ModeNumber(
        "The longest run over the usual longest, at most", "times", nil, 0.5, nil, "D",
        "Physiotherapists' advice in early heel pain: about half")
    public static let mostRunDays = ModeNumber(
        "Running days, at most, and one fewer than usual", "days", nil, 4, nil, "D",
        "Physiotherapists' advice in early heel pain: five down to three or four")
    public static let qualityDays = ModeNumber(
        "Fast days, at most", "days", 2, 0, 0, "D",
        "Physiotherapists' advice in early heel pain; two when healthy is ours")
    public static let flatRuns = ModeNumber(
        "Flat runs, at least", "runs", nil, 2, 2, "D", "Runners' advice when one heel hurts: flat routes twice a week")
    public static let runAscent = ModeNumber(
        "Ascent and descent of a run, at most", "m", nil, 50, 100, "E",
        "Numbers ours; that descents load the heel: Gottschall & Kram 2005, Horiguchi 2025")
    public static let runAscentPerKilometre = ModeNumber(
        "Ascent and descent of a run per kilometre, at most", "m/km", nil, 10, nil, "E", "Ours, as above")
    public static let recoveryCrossfall = ModeNumber(
        "Crossfall on a recovery day for any 200 m on end, at most", "permille", 40, 30, 30, "E",
        "Runners' advice: no steep camber on recovery days; numbers ours")
    public static let softWeekGrowth = ModeNumber(
        "The week's distance and load over last week's before the report says so", "times", 1.10, 1.10, 1.10, "D",
        "Runners' 10 % rule, as above")
    public static let softRunAscent = ModeNumber(
        "Ascent or descent of a run over the most of the last 30 days before the report says so", "times", 1.3, nil,
        nil,
        "E", "Ours")
    public static let ascentGrowth = ModeNumber(
        "Growth of a returning runner's ascent cap, each week back", "times", nil, nil, 1.10, "E",
        "Numbers ours; gentle hills last: physiotherapists' advice")
    public static let raise = ModeNumber(
        "Growth over last week from which distance or ascent counts as raised", "times", 1.05, 1.05, 1.05, "D",
        "Physiotherapists' advice to turn up one dial at a time; the number is ours")
    public static let startShare = ModeNumber(
        "The first week back over the usual one", "times", nil, nil, 2.0 / 3, "D",
        "Return begins where the weeks of early heel pain ended")
    public static let hardGroundStreak = ModeNumber(
        "Runs mostly on concrete or stone in a row, at most", "runs", 2, 2, 2, "D",
        "Shoe makers' and physiotherapists' advice; surface differences are small (Tessutti 2012, PMID 22897427)")
    public static let monotony = ModeNumber(
        "Monotony: mean of the seven days' load over its standard deviation, at most", "", 2, 2, 2, "C", "Foster 1998")
    public static let meanTilt = ModeNumber(
        "Mean road tilt of an easy or recovery run, at most", "millidegrees", 1800, 1200, 1200, "E",
        "Ours: a little over a 3 % crown, a 2 % crown")

    /// Every number, in the order of the rules they serve.
    public static let table = [
        weekGrowth, weekShare, runGrowth, longRunShare, mostRunDays, qualityDays, flatRuns, runAscent,
        runAscentPerKilometre, recoveryCrossfall, meanTilt, softWeekGrowth, softRunAscent, ascentGrowth, raise,
        startShare, hardGroundStreak, monotony,
    ]
}
