import HeelLoad
import RotationPlanner
import RouteGeometry
import Testing

@testable import RouteAnalysis

extension EveryRuleTests {
    static let balance = [
        // 0.29° each, little enough for a flat run; either way round.
        Row("R11", RotationMode.allCases, "two banked roads are run so that they undo each other") { mode in
            let notes =
                "surface=\"asphalt\" cross-section=\"banked\" crossfall=\"0.005\" falls=\"left\" traffic=\"none\""
            let week = try week(
                straight(mode == .early ? [5300, 5301] : [8000, 8001], notes), ["tue=easy:8km", "sat=easy:8km"], mode)
            return week.isPlanned && week.totals.roadTilt.mean(over: week.totals.distance).magnitude < 0.05
                && week.runs.allSatisfy { $0.load.totals.roadTilt.mean(over: $0.distance).magnitude > 0.2 }
        },
        Row("R12", RotationMode.allCases, "laps go as often one way round as the other") { mode in
            let track = try DrawnGPX(Shape.track(), notes: "surface=\"track\"").survey()
            let week = try week([track], ["tue=easy:8km", "sat=easy:8km"], mode)
            return week.isPlanned && week.totals.lapsLeft > 0 && week.totals.lapsLeft == week.totals.lapsRight
        },
        Row("R21", RotationMode.allCases, "two long days are not in a row") { mode in
            try week(straight([8000, 8100]), ["sat=long:8km", "sun=long:8km"], mode).conflict.contains(.hardBackToBack)
        },
        Row("R21", RotationMode.allCases, "monotony is told, and two of the hardest days in a row") { mode in
            let days = ["mon=easy:8km", "tue=easy:8km", "thu=easy:8km", "sat=easy:8km"]
            return try week(straight([8000, 8000]), days, mode).remarks.contains { remark in
                if case .monotony(let value, let row) = remark {
                    value > 1 && row == [.monday, .tuesday]
                } else {
                    false
                }
            }
        },
        Row(
            "R22", RotationMode.allCases,
            "a road with traffic is run facing it, even where that leaves the week leaning"
        ) { mode in
            let road = try straight([8000], busyCrown)
            let week = try week(
                road + straight([5300, 8100]), ["tue=easy:8km", "thu=easy:8km", "sat=easy:8km"], mode
            ) {
                $0.locks = [DayChoice(.saturday, route: "R8000")]
            }
            let run = week.days[Weekday.saturday.rawValue].run
            return run?.load.traversal.distanceWithTrafficBehind == 0
                && week.totals.roadTilt.degreeKilometres > 5
        },
        Row("R22", RotationMode.allCases, "and one without a safe line is left out") { mode in
            let unsafe = try straight([8000], "unsafe-edge=\"left right\"")
            let week = try week(unsafe + straight([8100]), ["tue=easy:8km"], mode)
            return week.isPlanned && week.unsafeRoutes.map(\.route.name) == ["R8000"]
        },
    ]

    static let care = [
        Row("R14", RotationMode.allCases, "no pair is worn on two days running") { mode in
            let week = try week(straight([6000, 8000]), ["tue=easy:8km", "wed=easy:8km"], mode) {
                $0.recent.pairs = [ShoePair(name: "A"), ShoePair(name: "B")]
            }
            return week.isPlanned && Set(week.days.compactMap(\.pair?.name)).count == 2
        },
        Row("R14", RotationMode.allCases, "a single pair is a remark") { mode in
            let week = try week(straight([6000, 8000]), ["tue=easy:8km", "wed=easy:8km"], mode) {
                $0.recent.pairs = [ShoePair(name: "A")]
            }
            return week.isPlanned && week.remarks.contains(.onePair("A"))
        },
        Row("R15", RotationMode.allCases, "a pair past 800 km is not worn, and one past 480 km named") { mode in
            let week = try week(straight([6000, 8000]), ["tue=easy:8km", "sat=easy:8km"], mode) {
                $0.recent.pairs = [ShoePair(name: "Old", distance: 801_000), ShoePair(name: "New", distance: 481_000)]
            }
            return week.isPlanned && week.days.compactMap(\.pair?.name) == ["New", "New"]
                && week.remarks.contains(.wornPair("Old", distance: 801_000, isLeftOut: true))
                && week.remarks.contains(.wornPair("New", distance: 481_000, isLeftOut: false))
        },
        // 165 and 5 % more.
        Row("R16", [.healthy, .returning], "cadence goes up by 5 % where it is the one thing") { mode in
            try week(straight([8000]), ["tue=easy:8km"], mode) { $0.dial = .cadence }
                .remarks.contains(.cadence(from: 165, to: 173.25))
        },
        Row("R17", [.early, .returning], "runs are run and walked where running aggravates it") { mode in
            let week = try week(straight([6000, 8000]), ["tue=easy:8km", "sat=easy:8km"], mode) {
                $0.pain.behaviour = .same
            }
            return week.isPlanned && week.runs.allSatisfy { $0.load.variant.rhythm == .runWalk }
        },
        Row("R17", [.early, .returning], "and it is on offer else") { mode in
            try week(straight([6000, 8000]), ["tue=easy:8km", "sat=easy:8km"], mode).remarks.contains { remark in
                switch remark {
                case .runWalkOffered(_, let run, let walked), .runWalkPlanned(_, _, let run, let walked, false):
                    walked < run
                default: false
                }
            }
        },
        Row("R18", [.returning], "fast days and hills wait for their stage") { mode in
            let weeks = try ReturnStage.allCases.map { stage in
                try week(straight([8000, 8100]), ["tue=quality:8km", "sat=quality:8km"], mode) { $0.stage = stage }
            }
            // 100 m, a tenth more for each of no, three and six weeks.
            return weeks.map(\.terms.limits.runAscent) == [100, 133, 177]
                && weeks.map { week in week.days.count { $0.wish?.kind == .quality } } == [0, 0, 1]
        },
        Row("R18", [.returning], "and the next stage for a week without pain") { mode in
            try week(straight([8000]), ["tue=easy:8km"], mode) { $0.pain.morning = 2 }
                .remarks.contains(.stage(.longRun, hurts: true))
        },
        Row("R20", [.returning], "an ache that is back makes three days shorter and easy, one stage back") { mode in
            let days = ["mon=easy:6km", "wed=quality:6km", "sat=easy:6km"]
            let week = try week(straight([4000, 4100, 6000]), days, mode) {
                ($0.pain.isBack, $0.stage) = (true, .hills)
            }
            return week.isPlanned && week.days.compactMap { $0.wish?.target } == [4000, 4000, 6000]
                && week.days.allSatisfy { $0.wish?.kind != .quality } && week.terms.limits.runAscent == 133
                && week.remarks.contains(.stage(.pickups, hurts: false))
        },
    ]
}
