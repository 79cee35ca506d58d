/// The hard rules of a week, in the order in which the search for a conflict tries to do without them: safety first,
/// so that the blame falls on what the runner can change. The raw value is the file's name.
public enum RotationRule: String, CaseIterable, Codable, Hashable, Sendable {
    /// Metres with traffic from behind stay within their cap.
    case withTraffic
    /// Each run has a pair that suits its surface, is not retired, and on a long day is fit for it.
    case shoeFit
    /// No pair is worn on two calendar days running.
    case shoeRest
    /// No more quality days in the template than allowed.
    case qualityDays
    /// No run is longer than its cap.
    case runCap
    /// No run costs more load than its cap.
    case runLoadCap
    /// No run climbs more than its cap.
    case runAscentCap
    /// No run drops more than its cap.
    case runDescentCap
    /// No recovery run has a steeper crossfall than its cap.
    case recoveryCrossfall
    /// No easy or recovery run has more mean tilt than its cap, in either dose.
    case runMeanTilt
    /// No quality run climbs more per kilometre than its cap.
    case qualityGround
    /// No two hard runs on successive calendar days, unless allowed.
    case hardBackToBack
    /// The week is no longer than its cap.
    case weekCap
    /// The week costs no more load than its cap; only where the instance has one.
    case weekLoadCap
    /// The week climbs no more than its cap.
    case weekAscentCap
    /// Each run fits the day's time.
    case dayMinutes
    /// Each locked day has what it is locked to.
    case lock
    /// The week is no shorter than its floor.
    case weekFloor
    /// The week has its quota of flat runs.
    case flatQuota
    /// The week has its quota of soft runs.
    case softQuota
    /// No route is used more often than allowed.
    case routeUses
    /// Each run is within its day's window.
    case dayWindow

    /// What the runner is told.
    public var sentence: String {
        switch self {
        case .withTraffic: "We never send you along with the traffic to even out a camber."
        case .shoeFit: "Every run has a pair that suits it."
        case .shoeRest: "Each pair gets a day off."
        case .qualityDays: "No more fast days than your stage allows."
        case .runCap: "No run more than a tenth past your longest lately."
        case .runLoadCap: "No run harder on the heel than you are used to."
        case .runAscentCap: "Climbs stay within what you are used to."
        case .runDescentCap: "Drops stay within what you are used to."
        case .recoveryCrossfall: "No steep camber on a recovery day."
        case .runMeanTilt: "No easy run leans one way more than this, even if another would undo it."
        case .qualityGround: "Fast days are on level ground."
        case .hardBackToBack: "No hard day after a hard day."
        case .weekCap: "The week is not too much."
        case .weekLoadCap: "The week is not too hard on the heel."
        case .weekAscentCap: "The week's climbs stay within what you are used to."
        case .dayMinutes: "It fits the time you have."
        case .lock: "Your choice stands."
        case .weekFloor: "The week is not hollow."
        case .flatQuota: "Some flat runs."
        case .softQuota: "Some soft runs."
        case .routeUses: "No route wears you out."
        case .dayWindow: "Each day near its distance."
        }
    }
}
