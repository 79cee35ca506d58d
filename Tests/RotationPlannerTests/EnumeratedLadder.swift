import RotationPlanner

/// The relaxation ladder of the problem, climbed with the enumeration.
struct EnumeratedLadder {
    let instance: RotationInstance

    func relaxation() throws -> RecordedAnswer.Relaxation? {
        for step in 1...7 {
            if step == 6, instance.mode != .healthy { continue }
            if let best = Enumeration(try relaxed(upTo: step, restDay: nil)).best() {
                return recorded(step, day: nil, best)
            }
        }
        let order = instance.days.indices.filter { instance.days[$0].kind != .rest && instance.days[$0].lock == nil }
            .sorted { instance.days[$0].target < instance.days[$1].target }
        for day in order {
            if let best = Enumeration(try relaxed(upTo: 7, restDay: day)).best() {
                return recorded(8, day: day, best)
            }
        }
        return nil
    }

    private func recorded(_ step: Int, day: Int?, _ best: RecordedBest) -> RecordedAnswer.Relaxation {
        let names = [
            "windows20", "windows30", "routeUses+1", "routeUses+2", "noSoftQuota", "noFlatQuota", "noWeekFloor",
            "restDay",
        ]
        return RecordedAnswer.Relaxation(
            step: names[step - 1], day: day, tiers: best.tiers, plan: best.plan, shoes: best.shoes
        )
    }

    private func relaxed(upTo step: Int, restDay: Int?) throws -> RotationInstance {
        var limits = instance.limits
        limits.usesPerRoute += step >= 4 ? 2 : step >= 3 ? 1 : 0
        if step >= 5 { limits.softQuota = 0 }
        if step >= 6, instance.mode == .healthy { limits.flatQuota = 0 }
        if step >= 7 { limits.leastWeekDistance = 0 }
        let percent = step >= 2 ? 30 : 20
        let days = instance.days.enumerated().map { index, day in
            var day = day
            day.shortest = min(day.shortest, (100 - percent) * day.target / 100)
            day.longest = max(day.longest, (100 + percent) * day.target / 100)
            return index == restDay ? .rest : day
        }
        return try RotationInstance(
            name: instance.name, mode: instance.mode, limits: limits, constants: instance.constants,
            history: instance.history, shoes: instance.shoes, days: days, routes: instance.routes,
            candidates: instance.candidates
        )
    }
}
