import RouteAnalysis
import HeelLoad
import RotationPlanner
import RouteGeometry

/// A week as JSON, schema `camber.plan/1`. Keys are only ever added.
enum WeekJSON {
    private typealias Members = [(key: String, value: JSONValue)]

    static func value(
        _ week: PlannedWeek, calendar: ISOWeek?, warnings: [String], style: ReportStyle
    ) -> JSONValue {
        .object(
            outcome(week, calendar, style) + basis(week) + sums(week, calendar, style) + words(week, style)
                + leftOut(week) + notices(week, warnings))
    }

    private static func outcome(_ week: PlannedWeek, _ calendar: ISOWeek?, _ style: ReportStyle) -> Members {
        var (outcome, conflict, relaxation) = ("planned", [RotationRule](), JSONValue.null)
        switch week.outcome {
        case .planned: break
        case .relaxed(let rules, let step, let days):
            (outcome, conflict) = ("relaxed", rules)
            let names = days.map { $0.shortName.lowercased() }
            relaxation = .object([
                ("step", .string(step.rawValue)), ("rest_day", .text(names.last)), ("rest_days", .texts(names)),
            ])
        case .none(let rules): (outcome, conflict) = ("none", rules)
        case .undecided: outcome = "undecided"
        case .stopped: outcome = "see_a_clinician"
        }
        let rules = RuleWords(terms: week.terms, style: style)
        return [
            ("schema", .string("camber.plan/1")), ("week", .text(calendar?.description)),
            ("mode", .string(week.mode.rawValue)), ("outcome", .string(outcome)), ("proven", .bool(week.isProven)),
            ("conflict", .texts(conflict.map(\.rawValue))), ("relaxation", relaxation),
            ("gives_up", .texts(givenUp(week, style))), ("conflict_words", .texts(conflict.map(rules.sentence))),
        ]
    }

    /// What it was planned on.
    private static func basis(_ week: PlannedWeek) -> Members {
        [
            ("template_origin", .string(week.request.template.isGiven ? "note" : "assumed")),
            ("pace_s_per_km", .number(1000 / week.speed.value, decimals: 1)),
            ("pace_origin", .string(week.speed.origin.rawValue)),
            ("last_week_m", .number(week.lastWeek.value, decimals: 1)),
            ("last_week_origin", .string(week.lastWeek.origin.rawValue)),
            ("longest_run_m", .number(week.longest.value, decimals: 1)),
            ("longest_run_origin", .string(week.longest.origin.rawValue)),
        ]
    }

    private static func sums(_ week: PlannedWeek, _ calendar: ISOWeek?, _ style: ReportStyle) -> Members {
        [
            ("tiers", week.tiers.map(tiers) ?? .null),
            ("days", .array(week.days.map { day($0, of: week, calendar, style) })),
            ("totals", totals(week.totals)), ("usual_way", totals(week.usualTotals)),
            ("alternating_sides", totals(week.alternatingTotals)),
            ("alternating_sides_traffic_behind_m", .number(week.alternatingTrafficBehind, decimals: 1)),
            ("carried_in", carried(week.carriedBefore)), ("carried_out", carried(week.carriedAfter)),
        ]
    }

    private static func words(_ week: PlannedWeek, _ style: ReportStyle) -> Members {
        [
            ("rules", .texts(week.checks.map { $0.words(week, style) })),
            ("remarks", .texts(week.remarks.map { $0.words(style) })),
            ("assumptions", .texts(AssumptionWords.lines(week, style))),
            ("could_not_do_better", .text(week.binding?.words(week.terms, style))), ("history", history(week)),
            ("pain", pain(week.request.pain)), ("changes", .texts(week.changes)),
        ]
    }

    private static func leftOut(_ week: PlannedWeek) -> Members {
        [
            ("left_out", .texts(week.unsafeRoutes.map(\.route.name))),
            ("left_out_steep", .texts(week.steepRoutes.map(\.route.name))), ("left_out_far", .texts(week.farRoutes)),
            ("near_route", .text(week.neighbourhood.centre)),
            ("within_m", .number(week.neighbourhood.reach, decimals: 1)),
            ("misfits", .array(week.misfits.map(misfit))),
        ]
    }

    private static func notices(_ week: PlannedWeek, _ warnings: [String]) -> Members {
        let flags = redFlags(week)
        let isPained = week.mode != .healthy || week.request.pain.hurts
        let usesMap = week.days.flatMap(\.runs).contains(where: \.survey.usesMap)
        return [
            ("map_attribution", MapJSON.attribution(where: usesMap)),
            ("warnings", .texts(warnings)), ("red_flags", .texts(flags.map(\.rawValue))),
            ("message", .text(flags.isEmpty ? nil : RedFlag.message)),
            ("see_a_clinician_if", .text(isPained ? Notice.redFlags : nil)), ("notice", .string(Notice.sentence)),
        ]
    }

    private static func givenUp(_ week: PlannedWeek, _ style: ReportStyle) -> [String] {
        guard case .relaxed(_, _, let days) = week.outcome else { return [] }
        return RelaxationWords(week: week, style: style).lines(restDays: days)
    }

    private static func pain(_ pain: PainReport) -> JSONValue {
        guard !pain.isEmpty else { return .null }
        return .object([
            ("morning", .value(pain.morning)),
            ("running", .value(pain.running)),
            ("during", .text(pain.behaviour?.rawValue)), ("heels", .text(pain.heels?.rawValue)),
            ("moves_load", .bool(false)),
        ])
    }

    private static func redFlags(_ week: PlannedWeek) -> [RedFlag] {
        if case .stopped(let flags) = week.outcome { flags } else { [] }
    }

    private static func carried(_ doses: CarriedDoses) -> JSONValue {
        func value(_ dose: TiltDose) -> JSONValue {
            .object([
                ("dose_deg_km", .number(dose.degreeKilometres, decimals: 4)),
                // The text tells of no less either.
                ("low_foot", .text(dose.degreeKilometres < 0.05 ? nil : dose.lowFoot?.rawValue)),
            ])
        }
        return .object([("road_tilt", value(doses.roadTilt)), ("turn", value(doses.turn))])
    }

    private static func tiers(_ tiers: RotationTiers) -> JSONValue {
        .object([
            ("balance", .integer(tiers.balance)), ("peak", .integer(tiers.peak)),
            ("streaks", .integer(tiers.streaks)), ("comfort", .integer(tiers.comfort)),
        ])
    }

    private static func day(
        _ day: PlannedWeek.Day, of week: PlannedWeek, _ calendar: ISOWeek?, _ style: ReportStyle
    ) -> JSONValue {
        .object([
            ("day", .string(day.weekday.shortName.lowercased())),
            ("date", .text(calendar?.date(of: day.weekday).description)),
            ("type", .string(day.wish?.kind.rawValue ?? "rest")),
            ("target_m", .value(day.wish?.target, decimals: 1)),
            ("run", day.run.map(run) ?? .null),
            ("earlier_runs", .array(day.earlierRuns.map(run))),
            ("done", .bool(day.isDone)),
            ("shoe", .text(day.pair?.name)),
            ("times_run", .value(day.past?.count)),
            ("days_since_run", .value(day.past?.daysSince)),
            (
                "reason",
                .text(day.reason.flatMap { reason in day.run.map { reason.words(of: $0, on: day, in: week, style) } })
            ),
        ])
    }

    private static func history(_ week: PlannedWeek) -> JSONValue {
        guard let past = week.request.recent.past else { return .null }
        return .object([
            ("runs", .integer(past.runCount)),
            ("last_run", .text(past.lastDay.map { CivilDate(daysSince1970: $0).description })),
            ("last_route", .text(past.lastRoute)),
            ("pain_left", .value(past.pain?.left)),
            ("pain_right", .value(past.pain?.right)),
        ])
    }

    private static func run(_ run: PlannedRun) -> JSONValue {
        let totals = run.load.totals
        return .object([
            ("route", .string(run.survey.route.name)),
            ("source", .string(run.survey.source)),
            ("variant", ScoreJSON.variant(run.load.traversal, run.survey, isLineKnown: run.isLeanKnown)),
            ("distance_m", .number(totals.distance, decimals: 1)),
            ("ascent_m", run.survey.climb == nil ? .null : .number(run.ascent, decimals: 1)),
            ("descent_m", run.survey.climb == nil ? .null : .number(run.descent, decimals: 1)),
            ("load_mean_hkm", .number(totals.heel.mean, decimals: 4)),
            ("road_tilt", ScoreJSON.dose(totals.roadTilt, over: totals.distance)),
            ("turn", ScoreJSON.dose(totals.turn, over: totals.distance)),
            ("flat", .bool(run.isFlat)), ("lean_known", .bool(run.isLeanKnown)),
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
