/// The steps of the relaxation ladder for one instance, each as the instance it leads to.
struct RelaxationLadder: Sequence {
    /// An instance that some step leads to.
    struct Relaxed {
        let step: RotationRelaxation.Step
        /// The day that becomes a rest day, at the last step only.
        let day: Int?
        let instance: RotationInstance
    }

    let instance: RotationInstance

    func makeIterator() -> IndexingIterator<[Relaxed]> {
        var limits = instance.limits
        var days = instance.days
        var relaxed: [Relaxed] = []
        for step in RotationRelaxation.Step.allCases {
            switch step {
            case .windows20: Self.widen(&days, from: 80, to: 120)
            case .windows30: days = widestDays
            case .oneMoreUse, .twoMoreUses: limits.usesPerRoute += 1
            case .noSoftQuota: limits.softQuota = 0
            case .noFlatQuota:
                guard instance.mode == .healthy else { continue }
                limits.flatQuota = 0
            case .noWeekFloor: limits.leastWeekDistance = 0
            case .restDay:
                relaxed += restDays(limits: limits, days: days)
                continue
            }
            relaxed.append(Relaxed(step: step, day: nil, instance: instance.with(limits: limits, days: days)))
        }
        return relaxed.makeIterator()
    }

    /// The days with the widest windows that any step gives them.
    var widestDays: [RotationDay] {
        var days = instance.days
        Self.widen(&days, from: 70, to: 130)
        return days
    }

    private static func widen(_ days: inout [RotationDay], from least: Int, to most: Int) {
        for day in days.indices {
            days[day].shortest = Swift.min(days[day].shortest, least * days[day].target / 100)
            days[day].longest = Swift.max(days[day].longest, most * days[day].target / 100)
        }
    }

    /// One unlocked running day less, smallest target first, then the earlier day.
    private func restDays(limits: RotationLimits, days: [RotationDay]) -> [Relaxed] {
        let order = days.indices
            .filter { days[$0].kind != .rest && days[$0].lock == nil }
            .sorted { (days[$0].target, $0) < (days[$1].target, $1) }
        return order.map { day in
            var rested = days
            rested[day] = .rest
            return Relaxed(step: .restDay, day: day, instance: instance.with(limits: limits, days: rested))
        }
    }
}

extension RotationInstance {
    /// The week as a step of the relaxation ladder leaves it; `nil` where the ladder has no such step for it.
    public func relaxed(to step: RotationRelaxation.Step, restDay: Int? = nil) -> RotationInstance? {
        RelaxationLadder(instance: self).first { $0.step == step && $0.day == restDay }?.instance
    }
}
