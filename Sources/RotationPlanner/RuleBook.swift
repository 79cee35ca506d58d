/// The hard rules of one week, some of them perhaps switched off.
///
/// The rules about single runs are asked for every candidate and day before the search; those about neighbours are up
/// to `WeekState`, those about the whole week to `WeekBounds`. `nil` means no limit.
struct RuleBook {
    let constants: RotationConstants
    let routes: [RotationRoute]
    private let shoes: [RotationShoe]

    /// How many pairs there are.
    var pairs: Int { shoes.count }

    // About single runs.
    private let mostWithTraffic: Int?
    private let mostRunDistance: Int?
    private let mostRunLoad: Int?
    private let mostRunAscent: Int?
    private let mostRunDescent: Int?
    private let steepestRecoveryCrossfall: Int?
    private let mostMeanTilt: Int?
    private let mostQualityAscent: Int?
    private let fitsShoes: Bool
    private let keepsLocks: Bool
    private let keepsWindows: Bool
    private let keepsMinutes: Bool

    // About the template, neighbours and the week.
    private let mostQualityDays: Int?
    let separatesHardRuns: Bool
    let restsShoes: Bool
    let usesPerRoute: Int?
    let mostWeekDistance: Int?
    let leastWeekDistance: Int
    let mostWeekAscent: Int?
    let mostWeekLoad: Int?
    let flatQuota: Int
    let softQuota: Int

    init(instance: RotationInstance, without off: Set<RotationRule>) {
        let limits = instance.limits
        func limit(_ number: Int, of rule: RotationRule) -> Int? { off.contains(rule) ? nil : number }
        constants = instance.constants
        routes = instance.routes
        shoes = instance.shoes
        mostWithTraffic = limit(limits.withTraffic, of: .withTraffic)
        mostRunDistance = limit(limits.runDistance, of: .runCap)
        mostRunLoad = limit(limits.runLoad, of: .runLoadCap)
        mostRunAscent = limit(limits.runAscent, of: .runAscentCap)
        mostRunDescent = limit(limits.runDescent, of: .runDescentCap)
        steepestRecoveryCrossfall = limit(limits.recoveryCrossfall, of: .recoveryCrossfall)
        mostMeanTilt = limit(limits.runMeanTilt, of: .runMeanTilt)
        mostQualityAscent = limit(limits.qualityAscent, of: .qualityGround)
        fitsShoes = !off.contains(.shoeFit)
        keepsLocks = !off.contains(.lock)
        keepsWindows = !off.contains(.dayWindow)
        keepsMinutes = !off.contains(.dayMinutes)
        mostQualityDays = limit(limits.qualityDays, of: .qualityDays)
        separatesHardRuns = !off.contains(.hardBackToBack) && !limits.allowsHardBackToBack
        restsShoes = !off.contains(.shoeRest)
        usesPerRoute = limit(limits.usesPerRoute, of: .routeUses)
        mostWeekDistance = limit(limits.weekDistance, of: .weekCap)
        leastWeekDistance = limit(limits.leastWeekDistance, of: .weekFloor) ?? 0
        mostWeekLoad = limits.weekLoad.flatMap { limit($0, of: .weekLoadCap) }
        mostWeekAscent = limit(limits.weekAscent, of: .weekAscentCap)
        flatQuota = limit(limits.flatQuota, of: .flatQuota) ?? 0
        softQuota = limit(limits.softQuota, of: .softQuota) ?? 0
    }

    /// The one rule about the template alone.
    func admits(_ days: [RotationDay]) -> Bool {
        mostQualityDays.map { most in days.count { $0.kind == .quality } <= most } ?? true
    }

    /// Whether a run keeps every rule about single runs.
    func admits(_ candidate: RotationCandidate, on day: RotationDay) -> Bool {
        admitsOnAnyDay(candidate) && admitsEvenness(of: candidate, on: day) && admitsInTemplate(candidate, on: day)
            && suitablePairs(for: candidate, on: day) != 0
    }

    /// The pairs that may be worn, as bits. With `shoeFit` off any pair will do, retired or not.
    func suitablePairs(for candidate: RotationCandidate, on day: RotationDay) -> Int {
        var pairs = 0
        for (index, shoe) in shoes.enumerated() {
            let isFit =
                !shoe.isRetired && !(shoe.isUnfitForLong && day.kind == .long) && candidate.shoeMask >> index & 1 == 1
            if isFit || !fitsShoes { pairs |= 1 << index }
        }
        return pairs
    }

    /// Quality and long runs are hard, and so is any with much climbing.
    func isHard(_ candidate: RotationCandidate, on day: RotationDay) -> Bool {
        day.kind == .quality || day.kind == .long || candidate.ascent >= constants.hardAscent
    }

    private func admitsOnAnyDay(_ candidate: RotationCandidate) -> Bool {
        if let mostWithTraffic, candidate.withTraffic > mostWithTraffic { return false }
        if let mostRunDistance, candidate.distance > mostRunDistance { return false }
        if let mostRunLoad, candidate.load > mostRunLoad { return false }
        if let mostRunAscent, candidate.ascent > mostRunAscent { return false }
        if let mostRunDescent, candidate.descent > mostRunDescent { return false }
        return true
    }

    private func admitsEvenness(of candidate: RotationCandidate, on day: RotationDay) -> Bool {
        if day.kind == .recovery, let steepestRecoveryCrossfall,
            candidate.steepestCrossfall > steepestRecoveryCrossfall
        {
            return false
        }
        guard day.kind == .easy || day.kind == .recovery, let mostMeanTilt else { return true }
        return candidate.leansAtMost(mostMeanTilt)
    }

    /// A lock waives the day's window, minutes and level ground; switched off it is as if there were none.
    private func admitsInTemplate(_ candidate: RotationCandidate, on day: RotationDay) -> Bool {
        if let lock = day.lock, keepsLocks {
            return (lock.route ?? routes[candidate.route].id) == routes[candidate.route].id
                && (lock.candidate ?? candidate.id) == candidate.id
        }
        if keepsWindows, candidate.distance < day.shortest || candidate.distance > day.longest { return false }
        if keepsMinutes, let most = day.mostMinutes, candidate.minutes > most { return false }
        guard day.kind == .quality, let mostQualityAscent else { return true }
        return candidate.climbsAtMost(mostQualityAscent)
    }
}
