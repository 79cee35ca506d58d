/// The hard rules of a week, in the order in which the search for a conflict tries to do without them: safety first,
/// so that the blame falls on what the runner can change. The raw value is the file's name.
public enum RotationRule: String, CaseIterable, Codable, Hashable, Sendable {
    case withTraffic, shoeFit, shoeRest, qualityDays, runCap, runLoadCap, runAscentCap, runDescentCap
    case recoveryCrossfall, runMeanTilt, qualityGround, hardBackToBack, weekCap, weekAscentCap, dayMinutes, lock
    case weekFloor, flatQuota, softQuota, routeUses, dayWindow

    /// Whether the relaxation ladder ever loosens it.
    public var mayBeRelaxed: Bool {
        switch self {
        case .weekFloor, .flatQuota, .softQuota, .routeUses, .dayWindow: true
        default: false
        }
    }

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
