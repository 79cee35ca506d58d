public import RotationPlanner

/// An answer to a rotation problem as a file, format `camber-rotation-answer/1`.
public enum RotationAnswerJSON {
    public static func value(_ answer: RotationAnswer) -> JSONValue {
        .object(
            [
                ("format", .string(RotationAnswer.format)),
                ("instance", .string(answer.instance)),
                ("feasible", .bool(answer.week != nil)),
                ("proven", .bool(answer.isProven)),
            ] + week(answer.week) + [
                ("conflict", answer.conflict.map { .texts($0.map(\.rawValue)) } ?? .null),
                ("relaxation", answer.relaxation.map(relaxation) ?? .null),
            ])
    }

    private static func week(_ week: WeekPlan?) -> [(key: String, value: JSONValue)] {
        guard let week else { return [("tiers", .null), ("plan", .null), ("shoes", .null)] }
        let tiers = [week.tiers.balance, week.tiers.peak, week.tiers.streaks, week.tiers.comfort]
        return [
            ("tiers", .array(tiers.map { .integer($0) })),
            ("plan", .array(week.candidates.map { .text($0) })),
            ("shoes", .array(week.shoes.map { .text($0) })),
        ]
    }

    private static func relaxation(_ relaxation: RotationRelaxation) -> JSONValue {
        .object(
            [
                ("step", .string(relaxation.step.rawValue)),
                ("day", .value(relaxation.day)),
            ] + week(relaxation.week))
    }
}
