/// The planned week, or why there is none.
public struct RotationAnswer: Hashable, Sendable {
    /// What came of it.
    public enum Outcome: Hashable, Sendable {
        /// The best week; if the answer is not proven, the best one found.
        case week(WeekPlan)
        /// No week keeps all rules. `conflict` cannot all be kept together, in the order of `RotationRule.allCases`;
        /// it is minimal if the answer is proven, and empty if there are no candidates at all.
        case noWeek(conflict: [RotationRule], relaxation: RotationRelaxation?)
        /// The node budget ran out before a week was found and before it was certain that there is none.
        case undecided
    }

    /// The instance's name.
    public let instance: String
    /// False only if the node budget ran out.
    public let isProven: Bool
    /// What came of it.
    public let outcome: Outcome

    /// An answer to the instance of that name.
    public init(instance: String, isProven: Bool, outcome: Outcome) {
        self.instance = instance
        self.isProven = isProven
        self.outcome = outcome
    }

    /// The week that keeps all rules, if there is one.
    public var week: WeekPlan? {
        if case .week(let week) = outcome { week } else { nil }
    }

    /// The minimal conflict, if no week keeps all rules.
    public var conflict: [RotationRule]? {
        if case .noWeek(let conflict, _) = outcome { conflict } else { nil }
    }

    /// What the first helpful step of the relaxation ladder gives, if no week keeps all rules and one does help.
    public var relaxation: RotationRelaxation? {
        if case .noWeek(_, let relaxation) = outcome { relaxation } else { nil }
    }
}

extension RotationAnswer: Decodable {
    /// What the file calls itself.
    public static let format = "camber-rotation-answer/1"

    private enum CodingKeys: String, CodingKey {
        case format, instance, feasible, proven, tiers, plan, shoes, conflict, relaxation
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let format = try values.decode(String.self, forKey: .format)
        guard format == Self.format else {
            throw RotationError(place: "format", found: "\"\(format)\"", allowed: "\"\(Self.format)\"")
        }
        instance = try values.decode(String.self, forKey: .instance)
        isProven = try values.decode(Bool.self, forKey: .proven)
        if try values.decode(Bool.self, forKey: .feasible) {
            outcome = .week(
                WeekPlan(
                    tiers: try values.decode(RotationTiers.self, forKey: .tiers),
                    candidates: try values.decode([String?].self, forKey: .plan),
                    shoes: try values.decode([String?].self, forKey: .shoes)
                )
            )
        } else if let conflict = try values.decodeIfPresent([RotationRule].self, forKey: .conflict) {
            let relaxation = try values.decodeIfPresent(RotationRelaxation.self, forKey: .relaxation)
            outcome = .noWeek(conflict: conflict, relaxation: relaxation)
        } else {
            outcome = .undecided
        }
    }
}

extension RotationRelaxation: Decodable {
    private enum CodingKeys: String, CodingKey {
        case step, day, tiers, plan, shoes
    }

    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            step: try values.decode(Step.self, forKey: .step),
            day: try values.decodeIfPresent(Int.self, forKey: .day),
            week: WeekPlan(
                tiers: try values.decode(RotationTiers.self, forKey: .tiers),
                candidates: try values.decode([String?].self, forKey: .plan),
                shoes: try values.decode([String?].self, forKey: .shoes)
            )
        )
    }
}
