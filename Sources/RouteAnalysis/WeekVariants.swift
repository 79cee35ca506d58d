import HeelLoad
import RotationPlanner
import RouteGeometry

/// The runs on one route that matter to a week: every distance its wishes ask for that the route can be run over, every
/// safe line and direction, and of those that differ in nothing that counts only the best.
struct WeekVariants {
    let survey: SurveyedRoute
    let template: WeekTemplate
    let mode: RotationMode
    let runner: Runner
    /// Whether running aggravates the pain, so that every run is run and walked in turn.
    let runsAndWalks: Bool
    /// Laps that the runner settled on, where it is a track.
    var settledLaps: Set<Int> = []

    /// A distance over which a route can be run.
    struct Extent: Hashable {
        var laps = 1
        var turn: TurnRound?
    }

    /// Rounds of a loop that are not a track, at most. Ours.
    private static let mostRounds = 8
    /// Metres beyond which a route is a journey and nobody's run: no run is planned on its first part. As long as the
    /// longest run that a day may be. Ours.
    private static let longestRoute = 300_000.0
    /// Variants of one route over one distance, at most: what the planner was measured with. Ours.
    private static let mostVariants = 8
    /// Metres within which two turn-arounds are one.
    private static let turnStep = 10.0
    /// How far past its target a day's run may go before turning round earlier is offered too. The longest run of a
    /// healthy runner of whom nothing is known may go a tenth past its target; in pain and on return the days are cut to
    /// what the week may have in all, so that none may go past its own unless another stays below.
    private var mostPastTarget: Double { mode == .healthy ? 1.1 : 1 }

    /// - Parameter keepsAll: whether the runner named the route, and may want any way to run it.
    func runs(keepsAll: Bool) -> [PlannedRun] {
        let most = ModeNumber.runAscentPerKilometre.value(in: mode) ?? .infinity
        return extents.flatMap { extent -> [PlannedRun] in
            let runs = survey.safeVariants(runner: runner, laps: extent.laps, turn: extent.turn)
                .map { PlannedRun(survey, $0) }
                .filter { max($0.ascent, $0.descent) * 1000 <= most * $0.distance }
            let kept = keepsAll ? runs : Self.spread(Self.undominated(runs), mostVariants: Self.mostVariants)
            if runsAndWalks { return kept.map(runWalk) }
            // In early heel pain it is on offer, for the variant that leans least.
            guard mode == .early, let least = kept.min(by: { $0.load.imbalance < $1.load.imbalance }) else {
                return kept
            }
            return kept + [runWalk(least)]
        }
    }

    private func runWalk(_ run: PlannedRun) -> PlannedRun {
        var variant = run.load.variant
        variant.rhythm = .runWalk
        return PlannedRun(survey, VariantLoad(survey.traversal(as: variant, runner: runner), runner))
    }

    /// The whole route first, unless it is a track: then laps nearest to each target, one way round and half each way.
    private var extents: [Extent] {
        let wished = wishedExtents
        let settled = survey.laps == nil ? [] : settledLaps.sorted().map { Extent(laps: $0) }
        return wished + settled.filter { !wished.contains($0) }
    }

    private var wishedExtents: [Extent] {
        var extents: [Extent] = []
        func add(_ extent: Extent) { if !extents.contains(extent) { extents.append(extent) } }
        if let laps = survey.laps {
            for day in template.days {
                let wanted = day.target / laps.length
                add(Extent(laps: max(1, Int(min(1000, wanted).rounded()))))
                add(Extent(laps: max(2, 2 * Int(min(500, wanted / 2).rounded())), turn: .afterHalf))
                guard mode != .healthy else { continue }
                add(Extent(laps: max(1, Int(min(1000, wanted)))))
                add(Extent(laps: max(2, 2 * Int(min(500, wanted / 2))), turn: .afterHalf))
            }
            return extents.filter { extent in
                extent.laps == 1 || template.days.contains { $0.reach.contains(laps.length * Double(extent.laps)) }
            }
        }
        add(Extent())
        let length = survey.route.line.length
        guard length <= Self.longestRoute else { return extents }
        for day in template.days where !day.window.contains(length) || length > mostPastTarget * day.target {
            let rounds = Int(min(100, day.target / length).rounded())
            if survey.profile.shape == .loop, (2...Self.mostRounds).contains(rounds),
                day.reach.contains(length * Double(rounds))
            {
                add(Extent(laps: rounds))
            } else {
                // Down, so that a week cut to what it may have is not a few metres over it.
                let turn = (day.target / 2 / Self.turnStep).rounded(.down) * Self.turnStep
                if (200...longestTurn).contains(turn) { add(Extent(turn: .at(turn))) }
            }
        }
        return extents
    }

    /// Metres to the furthest place to turn round: of a loop half way, for beyond it the way on is shorter.
    private var longestTurn: Double {
        let length = survey.route.line.length
        let furthest = survey.profile.shape == .pointToPoint ? length : length / 2 - Self.turnStep
        return max(200, furthest)
    }

    /// Without those that another one matches in both doses and betters or matches in all else. The first of equal ones
    /// stays.
    static func undominated(_ runs: [PlannedRun]) -> [PlannedRun] {
        let merits = runs.map(Merit.init)
        return runs.indices.filter { i in
            !runs.indices.contains { j in
                j != i && merits[j].isAsGood(as: merits[i]) && (j < i || !merits[i].isAsGood(as: merits[j]))
            }
        }.map { runs[$0] }
    }

    /// At most `mostVariants`: the first, the lightest, those that lean least and most to either side in either dose,
    /// and then whichever is furthest in its doses from all that are in.
    static func spread(_ runs: [PlannedRun], mostVariants: Int) -> [PlannedRun] {
        guard runs.count > mostVariants else { return runs }
        let doses = runs.map { [$0.load.totals.roadTilt.degreeMetres, $0.load.totals.turn.degreeMetres] }
        func least(_ value: (Int) -> Double) -> Int {
            runs.indices.min { (value($0), $0) < (value($1), $1) } ?? 0
        }
        var kept: Set<Int> = [
            0, least { runs[$0].load.totals.heel.mean }, least { runs[$0].load.imbalance },
            least { doses[$0][0] }, least { -doses[$0][0] }, least { doses[$0][1] }, least { -doses[$0][1] },
        ]
        while kept.count < mostVariants {
            func distance(_ i: Int) -> Double {
                kept.map { abs(doses[i][0] - doses[$0][0]) + abs(doses[i][1] - doses[$0][1]) }.min() ?? 0
            }
            guard
                let next = runs.indices.filter({ !kept.contains($0) }).max(by: { a, b in
                    (distance(a), b) < (distance(b), a)
                })
            else { break }
            kept.insert(next)
        }
        return kept.sorted().map { runs[$0] }
    }
}

extension TemplateDay {
    /// Metres that fit the day after the widest step of relaxation.
    var reach: ClosedRange<Double> { min(window.lowerBound, 0.7 * target)...max(window.upperBound, 1.3 * target) }
}

/// What a run is better or worse in than another on the same route.
private struct Merit {
    private let run: PlannedRun
    private let costs: [Double]

    /// Degree-metres that are one and the same to a week: a hundredth of a degree over 2 km.
    private static let sameDose = 20.0

    init(_ run: PlannedRun) {
        self.run = run
        let traversal = run.load.traversal
        costs = [
            run.load.totals.heel.mean - 1e-6, Double(traversal.sideSwitches(along: run.survey.profile)),
            traversal.steepestKnownCrossfall, traversal.distanceWithTrafficBehind, run.ascent, run.descent,
            run.isFlat ? 0 : 1, run.leansByAssumption ? 1 : 0,
        ]
    }

    func isAsGood(as other: Merit) -> Bool {
        let (mine, theirs) = (run.load.totals, other.run.load.totals)
        return abs(mine.roadTilt.degreeMetres - theirs.roadTilt.degreeMetres) <= Self.sameDose
            && abs(mine.turn.degreeMetres - theirs.turn.degreeMetres) <= Self.sameDose
            && abs(mine.distance - theirs.distance) < 1
            && zip(costs, other.costs).allSatisfy { $0 <= $1 + 1e-6 }
    }
}
