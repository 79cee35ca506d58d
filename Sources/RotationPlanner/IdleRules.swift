extension RotationInstance {
    /// The rules that no run on any of the days breaks, nor any week of such runs: without them the week is the same.
    ///
    /// O(candidates · days). Only what is seen at a glance; a rule that is not named here may still bind nowhere.
    var idleRules: Set<RotationRule> {
        let kinds = Set(days.map(\.kind))
        let runs = days.count { $0.kind != .rest }
        func most(_ value: (RotationCandidate) -> Int) -> Int { candidates.lazy.map(value).max() ?? 0 }
        let isEasy = kinds.contains(.easy) || kinds.contains(.recovery)
        let allPairs = 1 << shoes.count - 1
        let suitsAll =
            shoes.allSatisfy { !$0.isRetired && !($0.isUnfitForLong && kinds.contains(.long)) }
            && candidates.allSatisfy { $0.shoeMask & allPairs == allPairs }
        let mostMinutes = days.compactMap(\.mostMinutes).min()
        let tests: [(rule: RotationRule, isIdle: Bool)] = [
            (.withTraffic, most(\.withTraffic) <= limits.withTraffic),
            (.shoeFit, suitsAll),
            (.shoeRest, suitsAll && shoes.count > 1),
            (.qualityDays, days.count { $0.kind == .quality } <= limits.qualityDays),
            (.runCap, most(\.distance) <= limits.runDistance),
            (.runLoadCap, most(\.load) <= limits.runLoad),
            (.runAscentCap, most(\.ascent) <= limits.runAscent),
            (.runDescentCap, most(\.descent) <= limits.runDescent),
            (.recoveryCrossfall, !kinds.contains(.recovery) || most(\.steepestCrossfall) <= limits.recoveryCrossfall),
            (.runMeanTilt, !isEasy || candidates.allSatisfy { $0.leansAtMost(limits.runMeanTilt) }),
            (
                .qualityGround,
                !kinds.contains(.quality) || candidates.allSatisfy { $0.climbsAtMost(limits.qualityAscent) }
            ),
            (.hardBackToBack, limits.allowsHardBackToBack),
            (.weekLoadCap, limits.weekLoad.map { runs * most(\.load) <= $0 } ?? true),
            (.weekAscentCap, runs * most(\.ascent) <= limits.weekAscent),
            (.dayMinutes, mostMinutes.map { most(\.minutes) <= $0 } ?? true),
            (.lock, days.allSatisfy { $0.lock == nil }),
            (.weekFloor, limits.leastWeekDistance == 0),
            (.flatQuota, limits.flatQuota == 0),
            (.softQuota, limits.softQuota == 0),
            (.routeUses, runs <= limits.usesPerRoute),
        ]
        return Set(tests.filter(\.isIdle).map(\.rule))
    }
}

extension RotationCandidate {
    /// Whether neither dose's mean is over so many milli-degrees.
    func leansAtMost(_ most: Int) -> Bool { 1_000 * max(abs(roadTilt), abs(turn)) <= most * distance }

    /// Whether it climbs no more than so many metres per kilometre.
    func climbsAtMost(_ most: Int) -> Bool { 1_000 * ascent <= most * distance }
}
