public import RouteAnalysis
import HeelLoad
import RotationPlanner
import RouteGeometry

/// A week as JSON, schema `camber.plan/1`. Keys are only ever added.
public enum WeekJSON {
    public static func value(_ week: PlannedWeek, calendar: ISOWeek?, warnings: [String], style: ReportStyle)
        -> JSONValue
    {
        var conflict: [RotationRule] = []
        var outcome = "planned"
        var relaxation = JSONValue.null
        switch week.outcome {
        case .planned: break
        case .relaxed(let rules, let step, let day):
            (outcome, conflict) = ("relaxed", rules)
            relaxation = .object([("step", .string(step.rawValue)), ("rest_day", .text(day?.shortName.lowercased()))])
        case .none(let rules): (outcome, conflict) = ("none", rules)
        case .undecided: outcome = "undecided"
        }
        return .object([
            ("schema", .string("camber.plan/1")),
            ("week", .text(calendar.map { "\($0.year)-W\($0.week < 10 ? "0" : "")\($0.week)" })),
            ("mode", .string(week.request.mode.rawValue)),
            ("outcome", .string(outcome)),
            ("proven", .bool(week.isProven)),
            ("conflict", .array(conflict.map { .string($0.rawValue) })),
            ("relaxation", relaxation),
            ("template_origin", .string(week.request.template.isGiven ? "note" : "assumed")),
            ("pace_s_per_km", .number(1000 / week.speed.value, decimals: 1)),
            ("pace_origin", .string(week.speed.origin.rawValue)),
            ("last_week_m", .number(week.lastWeek.value, decimals: 1)),
            ("last_week_origin", .string(week.lastWeek.origin.rawValue)),
            ("longest_run_m", .number(week.longest.value, decimals: 1)),
            ("longest_run_origin", .string(week.longest.origin.rawValue)),
            ("tiers", week.tiers.map(tiers) ?? .null),
            ("days", .array(week.days.map { day($0, calendar, style) })),
            ("totals", totals(week.totals)),
            ("usual_way", totals(week.usualTotals)),
            ("rules", .array(week.checks.map { .string($0.words(week, style)) })),
            ("history", history(week)),
            ("changes", .array(week.changes.map { .string($0) })),
            ("left_out", .array(week.unsafeRoutes.map { .string($0.route.name) })),
            ("misfits", .array(week.misfits.map(misfit))),
            ("warnings", .array(warnings.map { .string($0) })),
            ("see_a_clinician_if", week.request.mode == .healthy ? .null : .string(Notice.redFlags)),
            ("notice", .string(Notice.sentence)),
        ])
    }

    private static func tiers(_ tiers: RotationTiers) -> JSONValue {
        .object([
            ("balance", .integer(tiers.balance)), ("peak", .integer(tiers.peak)),
            ("streaks", .integer(tiers.streaks)), ("comfort", .integer(tiers.comfort)),
        ])
    }

    private static func day(_ day: PlannedWeek.Day, _ calendar: ISOWeek?, _ style: ReportStyle) -> JSONValue {
        let date = calendar.map { $0.date(of: day.weekday) }
        let twoDigits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return .object([
            ("day", .string(day.weekday.shortName.lowercased())),
            ("date", .text(date.map { "\($0.year)-\(twoDigits($0.month))-\(twoDigits($0.day))" })),
            ("type", .string(day.wish?.kind.rawValue ?? "rest")),
            ("target_m", .value(day.wish?.target, decimals: 1)),
            ("run", day.run.map(run) ?? .null),
            ("shoe", .text(day.pair?.key)),
            ("times_run", day.past.map { .integer($0.count) } ?? .null),
            ("days_since_run", day.past?.daysSince.map { .integer($0) } ?? .null),
            ("reason", .text(day.reason.flatMap { reason in day.run.map { reason.words(of: $0, on: day, style) } })),
        ])
    }

    private static func history(_ week: PlannedWeek) -> JSONValue {
        guard let history = week.request.history else { return .null }
        let carried = history.carried(runner: week.request.runner)
        return .object([
            ("runs", .integer(history.runs.count)),
            ("last_run", .text(history.runs.first.map { CivilDate(daysSince1970: $0.day).description })),
            ("carried_road_tilt_deg_km", .number(carried.road.degreeKilometres, decimals: 3)),
            ("carried_road_tilt_low_foot", .text(carried.road.lowFoot?.rawValue)),
            ("carried_turn_deg_km", .number(carried.turn.degreeKilometres, decimals: 3)),
            ("carried_turn_low_foot", .text(carried.turn.lowFoot?.rawValue)),
            ("pain_left", history.pain.first?.left.map { .integer($0) } ?? .null),
            ("pain_right", history.pain.first?.right.map { .integer($0) } ?? .null),
        ])
    }

    private static func run(_ run: PlannedRun) -> JSONValue {
        let totals = run.load.totals
        return .object([
            ("route", .string(run.survey.route.name)),
            ("source", .string(run.survey.source)),
            ("variant", ScoreJSON.variant(run.load.variant, run.survey)),
            ("distance_m", .number(totals.distance, decimals: 1)),
            ("ascent_m", run.survey.climb == nil ? .null : .number(run.ascent, decimals: 1)),
            ("descent_m", run.survey.climb == nil ? .null : .number(run.descent, decimals: 1)),
            ("load_mean_hkm", .number(totals.heel.mean, decimals: 4)),
            ("road_tilt", ScoreJSON.dose(totals.roadTilt, over: totals.distance)),
            ("turn", ScoreJSON.dose(totals.turn, over: totals.distance)),
            ("flat", .bool(run.isFlat)),
        ])
    }

    private static func totals(_ totals: WeekTotals) -> JSONValue {
        .object([
            ("distance_m", .number(totals.distance, decimals: 1)),
            ("ascent_m", .number(totals.ascent, decimals: 1)),
            ("descent_m", .number(totals.descent, decimals: 1)),
            ("load_mean_hkm", .number(totals.load, decimals: 4)),
            ("road_tilt", ScoreJSON.dose(totals.roadTilt, over: totals.distance)),
            ("turn", ScoreJSON.dose(totals.turn, over: totals.distance)),
            ("left_foot_low_m", .number(totals.leftLow, decimals: 1)),
            ("right_foot_low_m", .number(totals.rightLow, decimals: 1)),
            ("laps_counter_clockwise", .integer(totals.lapsLeft)),
            ("laps_clockwise", .integer(totals.lapsRight)),
        ])
    }

    private static func misfit(_ misfit: DayMisfit) -> JSONValue {
        .object([
            ("day", .string(misfit.wish.weekday.shortName.lowercased())),
            ("from_m", .number(misfit.wish.window.lowerBound, decimals: 1)),
            ("to_m", .number(misfit.wish.window.upperBound, decimals: 1)),
            (
                "nearest",
                .array(
                    misfit.nearest.map {
                        .object([("route", .string($0.name)), ("distance_m", .number($0.distance, decimals: 1))])
                    })
            ),
        ])
    }
}
