/// A sign with which no week is planned.
///
/// From physiotherapists' and running coaches' advice on heel pain; where they name different times the earliest counts.
public enum RedFlag: String, Sendable, CaseIterable {
    case cannotBearWeight = "cannot-bear-weight"
    case painAtRest = "pain-at-rest"
    case numbness
    case swelling
    case popOrFall = "pop-or-fall"
    case tenderBone = "tender-bone"
    case limping
    case worseEachWeek = "worse-each-week"
    case noBetter = "no-better"
    case flaresAgain = "flares-again"

    /// What the runner said, as the runner would.
    public var sentence: String {
        switch self {
        case .cannotBearWeight: "You cannot bear weight or hop on it."
        case .painAtRest: "It hurts at rest or wakes you."
        case .numbness: "It is numb or tingles."
        case .swelling: "It is swollen, bruised or warm."
        case .popOrFall: "It began with a pop or a fall."
        case .tenderBone: "One spot of bone is sore after a jump in distance."
        case .limping: "You limp, or your stride has changed."
        case .worseEachWeek: "It gets worse from week to week although you run less."
        case .noBetter: "It is no better after one or two weeks of care."
        case .flaresAgain: "It comes back each time you build up."
        }
    }

    /// The only thing said to a runner with a red flag.
    public static let message = """
        This is beyond what a route planner can help with. Please see a clinician (sports medicine, physiotherapist, \
        podiatrist) before running again. A bone stress injury needs different care from soft-tissue pain.
        """
}

/// What the runner says of their pain.
public struct PainReport: Sendable, Hashable {
    /// What it does while running.
    public enum Behaviour: String, Sendable, CaseIterable {
        case eases, same, worse, sharp, lingers
    }

    /// Of the heels that hurt.
    public enum Heels: String, Sendable, CaseIterable {
        case left, right, both
    }

    /// In the morning over the last seven days, 0 to 10.
    public var morning: Int?
    /// While running, 0 to 10.
    public var running: Int?
    public var behaviour: Behaviour?
    /// Whether it had settled the morning after the last run.
    public var settles: Bool?
    public var heels: Heels?
    /// Whether an ache that was gone is back.
    public var isBack: Bool
    public var redFlags: Set<RedFlag>

    public init(
        morning: Int? = nil, running: Int? = nil, behaviour: Behaviour? = nil, settles: Bool? = nil,
        heels: Heels? = nil, isBack: Bool = false, redFlags: Set<RedFlag> = []
    ) {
        self.morning = morning
        self.running = running
        self.behaviour = behaviour
        self.settles = settles
        self.heels = heels
        self.isBack = isBack
        self.redFlags = redFlags
    }

    /// Whether the runner was asked and said nothing.
    public var isEmpty: Bool { self == PainReport() }

    /// Whether anything of it is pain.
    public var hurts: Bool {
        max(morning ?? 0, running ?? 0) > 0 || behaviour != nil || settles == false || heels != nil || isBack
    }
}
