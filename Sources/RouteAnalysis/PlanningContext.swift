import HeelLoad
import RotationPlanner
import RouteGeometry

/// What a week is planned from before any route is looked at: the request, with what stands in for what is unknown.
struct PlanningContext {
    let request: WeekRequest
    let gate: PainGate
    /// Metres, with where they come from.
    let base: Fact<Double>
    let lastWeek: Fact<Double>
    let longest: Fact<Double>
    /// The longest run of a usual week, metres: what half of counts in early heel pain, however long that lasts.
    var usualLongest: Double { request.recent.usualLongest?.value ?? longest.value }

    var mode: RotationMode { gate.mode }

    /// One back where an ache has returned.
    var stage: ReturnStage { gate.stepsBack ? request.stage.previous : request.stage }

    var weeksBack: Int { request.weeksBack ?? stage.usualWeeks }

    /// Whether the ways to run a route are the same under both.
    func isLike(_ other: PlanningContext) -> Bool {
        mode == other.mode && gate.prefersRunWalk == other.gate.prefersRunWalk
    }

    var qualityDays: Int {
        mode == .returning ? stage.qualityDays : Int(ModeNumber.qualityDays.value(in: mode) ?? 0)
    }

    /// Metres the week may have.
    var weekCap: Double? { tightestWeekCap?.metres }

    /// Why a week may not be longer.
    var weekCapReason: WeekTerms.WeekCapReason? { tightestWeekCap?.reason }

    private var tightestWeekCap: (metres: Double, reason: WeekTerms.WeekCapReason)? {
        // Nothing is turned up in early heel pain; on return, where another thing is, distance is not.
        let isHeld = mode == .early || mode == .returning && request.dial != .distance
        let caps: [(metres: Double?, reason: WeekTerms.WeekCapReason)] = [
            (ModeNumber.weekGrowth.value(in: mode).map { $0 * lastWeek.value }, .growth),
            (ModeNumber.weekShare.value(in: mode).map { $0 * base.value }, .share),
            (isHeld ? raiseFactor * lastWeek.value : nil, .held),
        ]
        return caps.compactMap { cap in cap.metres.map { ($0, cap.reason) } }.min { $0.0 < $1.0 }
    }

    /// Load the week may have, hkm. It binds on what is known of last week only: an assumed load is no reason to refuse a
    /// hilly week.
    var weekLoadCap: Double? {
        ModeNumber.weekGrowth.value(in: mode).flatMap { growth in
            request.recent.lastWeekLoad.map { growth * $0.value }
        }
    }

    /// Metres climbed the week may have, `nil` where that is not held. Below 10 m/km a week counts as flat, whatever
    /// last week was.
    var weekAscentCap: Double? {
        guard let last = request.recent.lastWeekAscent, mode != .healthy,
            mode == .early || request.dial != .ascent
        else { return nil }
        return max(raiseFactor * last.value, request.template.distance / 100)
    }

    /// Metres climbed or descended a run may have; a returning runner's grow from week to week.
    var runAscentCap: Double? {
        guard let cap = ModeNumber.runAscent.value(in: mode) else { return nil }
        guard let growth = ModeNumber.ascentGrowth.value(in: mode) else { return cap }
        return (0..<min(weeksBack, 100)).reduce(cap) { cap, _ in cap * growth }
    }

    private var raiseFactor: Double { ModeNumber.raise.value(in: mode) ?? 1 }

    init(_ request: WeekRequest) {
        self.request = request
        let (recent, template) = (request.recent, request.template)
        gate = PainGate(request.pain, request.mode)
        longest = recent.longest ?? Fact(template.longest, .assumed)
        // A runner who returns starts where the weeks in pain ended.
        let start = ModeNumber.startShare.value(in: gate.mode).flatMap { share in
            recent.base.map { Fact($0.value * share, .assumed) }
        }
        lastWeek = recent.lastWeek ?? start ?? Fact(template.distance, .assumed)
        base = recent.base ?? lastWeek
    }
}
