/// Refuses an instance the planner could not solve: whatever passes here cannot overflow, and every index in it points
/// somewhere.
///
/// With every number at most 10⁸ no product the rules and tiers need reaches 10¹⁸.
struct InstanceCheck {
    let instance: RotationInstance

    /// Comfort points stay below this, so that they share one integer with the streaks.
    static let comfortBound = 8_192
    private static let natural = 0...RotationInstance.largestValue
    private static let positive = 1...RotationInstance.largestValue
    private static let signed = -RotationInstance.largestValue...RotationInstance.largestValue
    private static let price = 0...comfortBound - 1

    func run() throws(RotationError) {
        try requireID(instance.name, at: "name")
        try checkCounts()
        try checkIDs()
        try checkDays()
        try checkLimits()
        try checkConstants()
        try checkHistory()
        try checkRoutes()
        try checkCandidates()
        try checkComfort()
    }

    private func checkCounts() throws(RotationError) {
        try require([("days", instance.days.count)], in: 7...7, at: "number of ")
        try require([("shoes", instance.shoes.count)], in: 1...8, at: "number of ")
        try require([("constants.novelty rows", instance.constants.novelty.count)], in: 3...3, at: "number of ")
    }

    private func checkIDs() throws(RotationError) {
        try requireUnique(instance.shoes.map(\.id), in: "shoes")
        try requireUnique(instance.routes.map(\.id), in: "routes")
        try requireUnique(instance.candidates.map(\.id), in: "candidates")
    }

    private func checkDays() throws(RotationError) {
        for (index, day) in instance.days.enumerated() {
            let least = day.kind == .rest ? Self.natural : Self.positive
            let place = "days[\(index)]."
            try require([("target_m", day.target), ("plan_points", day.plannedLoad)], in: least, at: place)
            let others = [("lo_m", day.shortest), ("hi_m", day.longest), ("maxMinutes", day.mostMinutes ?? 0)]
            try require(others, in: Self.natural, at: place)
            if day.mostMinutes == 0 {
                throw RotationError(place: place + "maxMinutes", found: "a limit of 0", allowed: "nil for no limit")
            }
        }
    }

    private func checkLimits() throws(RotationError) {
        let limits = instance.limits
        let naturals = [
            ("weekCap_m", limits.weekDistance), ("weekFloor_m", limits.leastWeekDistance),
            ("runCap_m", limits.runDistance), ("runLoadCap_points", limits.runLoad),
            ("runAscentCap_m", limits.runAscent), ("runDescentCap_m", limits.runDescent),
            ("weekAscentCap_m", limits.weekAscent), ("flatQuota", limits.flatQuota), ("softQuota", limits.softQuota),
            ("recoveryMaxCrossfall_permille", limits.recoveryCrossfall), ("runMeanTiltCap_mdeg", limits.runMeanTilt),
            ("qualityMaxAscent_mPerKm", limits.qualityAscent), ("maxQualityDays", limits.qualityDays),
            ("withTrafficCap_m", limits.withTraffic), ("roadTol_degm", limits.roadTolerance),
            ("turnTol_degm", limits.turnTolerance), ("weekLoadCap_points", limits.weekLoad ?? 0),
        ]
        let positives = [
            ("maxUsesPerRoute", limits.usesPerRoute), ("roadStep_degm", limits.roadStep),
            ("turnStep_degm", limits.turnStep),
        ]
        try require(naturals, in: Self.natural, at: "rules.")
        try require(positives, in: Self.positive, at: "rules.")
    }

    private func checkConstants() throws(RotationError) {
        let constants = instance.constants
        let naturals = [
            ("hardAscent_m", constants.hardAscent), ("softShare_permille", constants.softShare),
            ("hardShare_permille", constants.hardShare), ("peakFree_permille", constants.peakFree),
            ("missFree_pct", constants.missFree),
        ]
        let positives = [
            ("sideThreshold_mdeg", constants.sideThreshold), ("peakStep_permille", constants.peakStep),
            ("lapsPerPoint", constants.lapsPerPoint),
        ]
        let prices = [
            ("missPoints", constants.missPoints), ("loadPoints", constants.loadPoints),
            ("tiltPoints", constants.tiltPoints), ("hardStreakPoints", constants.hardStreakPoints),
            ("switchPoints", constants.switchPoints), ("repeatPoints", constants.repeatPoints),
            ("sameTrackPoints", constants.sameTrackPoints),
        ]
        try require(naturals, in: Self.natural, at: "constants.")
        try require(positives, in: Self.positive, at: "constants.")
        try require(prices, in: Self.price, at: "constants.")
        try require([("hardStreakFree", constants.hardStreakFree)], in: 0...2, at: "constants.")
        for (index, row) in constants.novelty.enumerated() {
            try require([("noveltyDays[\(index)]", row.days)], in: Self.natural, at: "constants.")
            try require([("noveltyPoints[\(index)]", row.points)], in: Self.price, at: "constants.")
        }
    }

    private func checkHistory() throws(RotationError) {
        let history = instance.history
        let carried = [("carryRoad_degm", history.carriedRoadTilt), ("carryTurn_degm", history.carriedTurn)]
        try require(carried, in: Self.signed, at: "history.")
        try require([("hardStreak", history.hardStreak)], in: Self.natural, at: "history.")
        if let shoe = history.shoeWornYesterday {
            try require([("lastShoe", shoe)], in: 0...instance.shoes.count - 1, at: "history.")
        }
    }

    private func checkRoutes() throws(RotationError) {
        for (index, route) in instance.routes.enumerated() {
            try require([("[\(index)]", route.age)], in: 0...RotationRoute.neverUsed, at: "routes.daysSinceUsed")
        }
    }

    private func checkCandidates() throws(RotationError) {
        for (index, candidate) in instance.candidates.enumerated() {
            guard instance.routes.indices.contains(candidate.route) else {
                throw RotationError(
                    place: "candidates.route[\(index)]", found: "\(candidate.route)",
                    allowed: "the place of one of \(instance.routes.count) routes, counted from 0"
                )
            }
            let naturals = [
                ("ascent_m", candidate.ascent), ("descent_m", candidate.descent), ("load_points", candidate.load),
                ("maxCrossfall_permille", candidate.steepestCrossfall), ("withTraffic_m", candidate.withTraffic),
                ("minutes", candidate.minutes), ("sideSwitches", candidate.sideSwitches),
                ("shoeMask", candidate.shoeMask),
            ]
            let positives = [("distance_m", candidate.distance), ("laps", candidate.laps)]
            let doses = [("roadTilt_degm", candidate.roadTilt), ("turn_degm", candidate.turn)]
            let shares = [("soft_permille", candidate.softShare), ("hardSurface_permille", candidate.hardShare)]
            try require(positives, in: Self.positive, at: "candidates.", index)
            try require(naturals, in: Self.natural, at: "candidates.", index)
            try require(doses, in: Self.signed, at: "candidates.", index)
            try require(shares, in: 0...1_000, at: "candidates.", index)
        }
    }

    /// Each running day's dearest candidate that is admissible at the widest step of the relaxation ladder, and every
    /// price that depends on the other days, must stay below the bound together.
    private func checkComfort() throws(RotationError) {
        let rules = RuleBook(instance: instance, without: [])
        let (constants, routes) = (instance.constants, instance.routes)
        let perRun = constants.hardStreakPoints + constants.sameTrackPoints + constants.repeatPoints
        let most = RelaxationLadder(instance: instance).widestDays.reduce(0) { sum, day in
            guard day.kind != .rest else { return sum }
            let dearest = instance.candidates.lazy.filter { rules.admits($0, on: day) }.map { candidate in
                ComfortPoints(of: candidate, age: routes[candidate.route].age, on: day, constants).sum
            }.max()
            return sum + perRun + (dearest ?? 0)
        }
        guard most < Self.comfortBound else {
            throw RotationError(
                place: "candidates", found: "comfort points that could sum to \(most) in the week",
                allowed: "less than \(Self.comfortBound)"
            )
        }
    }

    private func require(
        _ numbers: [(String, Int)], in range: ClosedRange<Int>, at place: String, _ index: Int? = nil
    ) throws(RotationError) {
        for (name, value) in numbers where !range.contains(value) {
            throw RotationError(
                place: place + name + (index.map { "[\($0)]" } ?? ""), found: "\(value)",
                allowed: range.count == 1
                    ? "\(range.lowerBound)" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
    }

    private func requireUnique(_ ids: [String], in table: String) throws(RotationError) {
        var seen: [String: Int] = [:]
        for (index, id) in ids.enumerated() {
            try requireID(id, at: "\(table).id[\(index)]")
            if let first = seen.updateValue(index, forKey: id) {
                throw RotationError(
                    place: "\(table).id[\(index)]", found: "\"\(id)\", which is also entry \(first)",
                    allowed: "each id once"
                )
            }
        }
    }

    private func requireID(_ id: String, at place: String) throws(RotationError) {
        let isAllowed = id.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isAllowed, !id.isEmpty else {
            throw RotationError(
                place: place, found: "\"\(id)\"", allowed: "an id of ASCII letters, digits, \".\", \"_\" and \"-\""
            )
        }
    }
}
