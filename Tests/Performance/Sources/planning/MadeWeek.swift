import RotationPlanner
import Seeds

/// A library and a week made from a seed, of the kinds a runner has: tracks, riverside paths, crowned roads with and
/// without a footway, trails and hills. All shares and ranges are ours.
struct MadeWeek {
    /// What makes a week hard to prove.
    enum Kind: String, CaseIterable {
        /// Carries and tolerances as one week leaves them for the next.
        case ordinary
        /// Both carries at the end of the clip, ±0.25° of the week's distance.
        case carries
        /// No tolerance, and every 100 degree-metres beyond it count.
        case zeroTolerance
        /// A road-tilt dose carried twice beyond the clip and turns at it, near what the library can undo.
        case bigCarries
        /// Caps on ascent and distance that bind.
        case tight
        /// No week keeps the rules: too many flat runs asked for, a route to be run too often, days too exact, hard days
        /// in a row, or less distance allowed than the days ask for, which nothing helps.
        case impossible
    }

    let kind: Kind
    let routes: Int
    let runs: Int
    private var random: SplitMix64

    init(_ kind: Kind, routes: Int, runs: Int = 6, seed: UInt64) {
        (self.kind, self.routes, self.runs) = (kind, routes, runs)
        random = SplitMix64(seed: seed)
    }

    mutating func instance() throws(RotationError) -> RotationInstance {
        var days = days()
        let flaw = kind == .impossible ? number(0, 4) : -1
        let week = days.reduce(0) { $0 + $1.target }
        let longest = days.map(\.target).max() ?? 0
        var candidates: [RotationCandidate] = []
        for route in 0..<routes { candidates += variants(of: route, upTo: longest) }
        var limits = limits(week: week, longest: longest)
        spoil(flaw, &limits, &days)
        return try RotationInstance(
            name: "\(kind.rawValue)-\(routes)", mode: .healthy, limits: limits,
            history: history(week: week), shoes: ["A", "B", "C"].map { RotationShoe(id: $0) }, days: days,
            routes: (0..<routes).map { RotationRoute(id: "r\($0)", daysSinceUsed: chance(50) ? number(1, 60) : nil) },
            candidates: candidates)
    }

    private func spoil(_ flaw: Int, _ limits: inout RotationLimits, _ days: inout [RotationDay]) {
        let running = days.indices.filter { days[$0].kind != .rest }
        switch flaw {
        case 0: limits.flatQuota = runs + 1
        case 1: for day in running.prefix(3) { days[day].lock = RotationDay.Lock(route: "r0") }
        case 2: for day in running { (days[day].shortest, days[day].longest) = (days[day].target, days[day].target) }
        case 3: for day in running.suffix(2) { days[day].kind = .long }
        case 4: limits.weekDistance = limits.leastWeekDistance / 2
        default: break
        }
    }

    private mutating func days() -> [RotationDay] {
        let kinds: [RotationDay.Kind] = [.easy, .quality, .easy, .recovery, .rest, .easy, .long]
        let unit = number(45, 90)
        var left = runs
        return kinds.map { kind in
            guard kind != .rest || left > 6, left > 0 else { return .rest }
            left -= 1
            let share = kind == .long ? 180 : kind == .recovery ? 70 : 100
            let target = unit * share
            return RotationDay(
                kind: kind == .rest ? .recovery : kind, target: target, shortest: target * 88 / 100,
                longest: target * 112 / 100, plannedLoad: target * (kind == .quality ? 118 : 100) / 1000)
        }
    }

    private mutating func limits(week: Int, longest: Int) -> RotationLimits {
        let usual = RotationLimits.usualBalance(plannedDistance: week)
        let isExact = kind == .zeroTolerance
        let isTight = kind == .tight
        return RotationLimits(
            weekDistance: week * (isTight ? 102 : 110) / 100, leastWeekDistance: week * (isTight ? 98 : 90) / 100,
            runDistance: longest * 11 / 10, runLoad: longest * 14 / 100, runAscent: isTight ? 150 : 400,
            runDescent: isTight ? 150 : 400, weekAscent: isTight ? 300 : 800, flatQuota: 1, softQuota: 1,
            recoveryCrossfall: 40, runMeanTilt: 1800, qualityAscent: 15, usesPerRoute: 1, allowsHardBackToBack: false,
            qualityDays: 2, withTraffic: 0, roadTolerance: isExact ? 0 : usual.tolerance,
            roadStep: isExact ? 100 : usual.step, turnTolerance: isExact ? 0 : usual.tolerance,
            turnStep: isExact ? 100 : usual.step)
    }

    private mutating func history(week: Int) -> RotationHistory {
        let clip = week / 4
        func carry(_ times: Int) -> Int {
            let size =
                switch kind {
                case .carries: clip
                case .bigCarries: number(70, 110) * clip * times / 100
                case .ordinary, .zeroTolerance, .tight, .impossible: number(0, clip)
                }
            return chance(50) ? size : -size
        }
        return RotationHistory(
            carriedRoadTilt: carry(2), carriedTurn: carry(1), lastLowFoot: chance(50) ? .left : .right,
            lastTrackDirection: chance(50) ? .counterClockwise : nil, hardStreak: number(0, 2))
    }

    private mutating func variants(of route: Int, upTo longest: Int) -> [RotationCandidate] {
        switch number(0, 99) {
        case 0..<5: track(route)
        case 5..<25: lines(route, lean: (0, 300), soft: 850, ascent: 2, crossfall: 12)
        case 25..<60: lines(route, lean: (500, 1150), soft: 0, ascent: 6, crossfall: 20)
        case 60..<80: lines(route, lean: (0, 200), soft: 900, ascent: 14, crossfall: 10)
        default: lines(route, lean: (200, 1400), soft: 200, ascent: 22, crossfall: 25)
        }
    }

    private mutating func track(_ route: Int) -> [RotationCandidate] {
        let laps = [12, 16, 20]
        let each = laps.flatMap { laps in [-1, 0, 1].map { (laps, $0) } }.prefix(8)
        return each.enumerated().map { place, item in
            RotationCandidate(
                id: "r\(route).\(place)", route: route, distance: 400 * item.0, load: 40 * item.0,
                turn: item.1 * 330 * item.0, steepestCrossfall: 10, isFlat: true, isTrack: true,
                minutes: 400 * item.0 / 170, laps: item.0, shoeMask: 7)
        }
    }

    /// Four lengths both ways. In reverse the lean turns over, as on a road that falls one way, or does not, as facing
    /// traffic on a crown.
    private mutating func lines(
        _ route: Int, lean: (Int, Int), soft: Int, ascent: Int, crossfall: Int
    ) -> [RotationCandidate] {
        let distance = number(4_000, 17_000)
        let milli = number(lean.0, lean.1) * (chance(50) ? 1 : -1)
        let turnsOver = chance(60)
        let (climb, turn, factor) = (number(0, ascent), number(-4, 4) * 330, number(850, 1250))
        return (0..<8).map { place in
            let metres = distance * [100, 80, 60, 130][place / 2] / 100
            let isBack = place % 2 == 1
            return RotationCandidate(
                id: "r\(route).\(place)", route: route, distance: metres, ascent: metres * climb / 1000,
                descent: metres * climb / 1000, load: metres * factor / 10_000,
                roadTilt: metres * (isBack && turnsOver ? -milli : milli) / 1000, turn: isBack ? -turn : turn,
                steepestCrossfall: crossfall, isFlat: abs(milli) <= 300 && climb <= 10, softShare: soft,
                hardShare: soft == 0 && place < 4 ? 200 : 0, minutes: metres / 170, sideSwitches: isBack ? 1 : 0,
                shoeMask: 7)
        }
    }

    private mutating func number(_ low: Int, _ high: Int) -> Int { random.number(low, high) }
    private mutating func chance(_ percent: Int) -> Bool { random.chance(percent) }
}
