/// The numbers behind the hard rules and the two balances, already derived from the runner's mode and history.
///
/// Every number that is there is 0 or more and at most `RotationInstance.largestValue`, which serves where a rule is not to bind.
public struct RotationLimits: Codable, Hashable, Sendable {
    /// Most metres in the week.
    public var weekDistance: Int
    /// Least metres in the week.
    public var leastWeekDistance: Int
    /// Most metres in a run.
    public var runDistance: Int
    /// Most load in a run, points.
    public var runLoad: Int
    /// Most metres climbed in a run.
    public var runAscent: Int
    /// Most metres descended in a run.
    public var runDescent: Int
    /// Most metres climbed in the week.
    public var weekAscent: Int
    /// Most load in the week, points; `nil` where it is not held, as in files that do not name it.
    public var weekLoad: Int?
    /// Least number of flat runs in the week.
    public var flatQuota: Int
    /// Least number of soft runs in the week.
    public var softQuota: Int
    /// Steepest crossfall on a recovery day, permille.
    public var recoveryCrossfall: Int
    /// Most mean tilt of an easy or recovery run, for either dose, milli-degrees.
    public var runMeanTilt: Int
    /// Most ascent on a quality day, metres per kilometre.
    public var qualityAscent: Int
    /// Most runs on one route in the week, at least 1.
    public var usesPerRoute: Int
    /// Whether hard runs may follow each other on successive calendar days.
    public var allowsHardBackToBack: Bool
    /// Most quality days in the week.
    public var qualityDays: Int
    /// Most metres in a run with traffic from behind.
    public var withTraffic: Int
    /// Road-tilt dose that still counts as even, degree-metres.
    public var roadTolerance: Int
    /// Road-tilt dose that costs one point of balance, degree-metres, at least 1.
    public var roadStep: Int
    /// Turn dose that still counts as even, degree-metres.
    public var turnTolerance: Int
    /// Turn dose that costs one point of balance, degree-metres, at least 1.
    public var turnStep: Int

    /// All numbers, in the order of the file.
    public init(
        weekDistance: Int, leastWeekDistance: Int, runDistance: Int, runLoad: Int, runAscent: Int, runDescent: Int,
        weekAscent: Int, weekLoad: Int? = nil, flatQuota: Int, softQuota: Int, recoveryCrossfall: Int,
        runMeanTilt: Int, qualityAscent: Int, usesPerRoute: Int, allowsHardBackToBack: Bool, qualityDays: Int,
        withTraffic: Int,
        roadTolerance: Int, roadStep: Int, turnTolerance: Int, turnStep: Int
    ) {
        self.weekDistance = weekDistance
        self.leastWeekDistance = leastWeekDistance
        self.runDistance = runDistance
        self.runLoad = runLoad
        self.runAscent = runAscent
        self.runDescent = runDescent
        self.weekAscent = weekAscent
        self.weekLoad = weekLoad
        self.flatQuota = flatQuota
        self.softQuota = softQuota
        self.recoveryCrossfall = recoveryCrossfall
        self.runMeanTilt = runMeanTilt
        self.qualityAscent = qualityAscent
        self.usesPerRoute = usesPerRoute
        self.allowsHardBackToBack = allowsHardBackToBack
        self.qualityDays = qualityDays
        self.withTraffic = withTraffic
        self.roadTolerance = roadTolerance
        self.roadStep = roadStep
        self.turnTolerance = turnTolerance
        self.turnStep = turnStep
    }

    /// The usual tolerance and step of either dose for a template of `plannedDistance` metres, degree-metres.
    ///
    /// 5 % of the planned metres in degree-metres, floored; a step of at least 100. An even week is a mean lean under
    /// a twentieth of a degree; each further twentieth is one point.
    public static func usualBalance(plannedDistance: Int) -> (tolerance: Int, step: Int) {
        let twentieth = plannedDistance / 20
        return (twentieth, max(100, twentieth))
    }

    private enum CodingKeys: String, CodingKey {
        case weekDistance = "weekCap_m"
        case leastWeekDistance = "weekFloor_m"
        case runDistance = "runCap_m"
        case runLoad = "runLoadCap_points"
        case runAscent = "runAscentCap_m"
        case runDescent = "runDescentCap_m"
        case weekAscent = "weekAscentCap_m"
        case weekLoad = "weekLoadCap_points"
        case flatQuota
        case softQuota
        case recoveryCrossfall = "recoveryMaxCrossfall_permille"
        case runMeanTilt = "runMeanTiltCap_mdeg"
        case qualityAscent = "qualityMaxAscent_mPerKm"
        case usesPerRoute = "maxUsesPerRoute"
        case allowsHardBackToBack = "allowHardBackToBack"
        case qualityDays = "maxQualityDays"
        case withTraffic = "withTrafficCap_m"
        case roadTolerance = "roadTol_degm"
        case roadStep = "roadStep_degm"
        case turnTolerance = "turnTol_degm"
        case turnStep = "turnStep_degm"
    }
}
