import HeelLoad
import RouteGeometry

/// A week's routes on its days, run otherwise: the usual way, and with every other run on the other side.
struct WeekComparison {
    let usual: WeekTotals
    let alternating: WeekTotals
    /// Metres.
    let alternatingTrafficBehind: Double
    /// For the last run of each of the seven days, `nil` without one.
    let usualRoadTilt: [TiltDose?]

    /// - Parameter runs: those of seven days, Monday first.
    init(_ runs: [[PlannedRun]], _ request: WeekRequest) {
        var isOtherSide = false
        let others = runs.map { day in
            day.map { run -> (usual: OtherRun, alternating: OtherRun) in
                let usual = OtherRun(run, request, isOtherSide: false)
                let alternating = isOtherSide ? OtherRun(run, request, isOtherSide: true) : usual
                // A run that leans neither way has no other side.
                if usual.leans { isOtherSide.toggle() }
                return (usual, alternating)
            }
        }
        func totals(_ choice: KeyPath<(usual: OtherRun, alternating: OtherRun), OtherRun>) -> WeekTotals {
            WeekTotals(others.joined().map { $0[keyPath: choice] }.map { ($0.run, $0.totals, $0.traversal) })
        }
        usual = totals(\.usual)
        alternating = totals(\.alternating)
        alternatingTrafficBehind = others.joined().reduce(0) {
            $0 + $1.alternating.traversal.distanceWithTrafficBehind
        }
        usualRoadTilt = others.map { $0.last?.usual.totals.roadTilt }
    }
}

/// A planned run as the runner would run it over the same distance without a plan: as the history tells, else as its
/// recording shows, else as a runner of whom nothing is known.
struct OtherRun {
    let run: PlannedRun
    let traversal: RouteTraversal
    let totals: LoadTotals

    /// - Parameter isOtherSide: whether to keep to the other side of the road, traffic from behind or not, and run laps
    ///   the other way: what alternating sides means to the letter.
    init(_ run: PlannedRun, _ request: WeekRequest, isOtherSide: Bool) {
        self.run = run
        let survey = run.survey
        var variant = request.recent.usualWays[survey.route.name] ?? survey.usualVariant
        variant.laps = run.load.variant.laps
        if survey.laps == nil { variant.turn = run.load.variant.turn }
        if isOtherSide {
            (variant.line, variant.returnLine) = (variant.line.otherSide, variant.returnLine.otherSide)
            if survey.laps != nil { variant.direction = variant.direction.opposite }
        }
        let isRecorded = !isOtherSide && variant.turn == nil && request.recent.usualWays[survey.route.name] == nil
        let recorded = isRecorded ? survey.recordedTraversal(runner: request.runner, laps: variant.laps) : nil
        // Another line than that of whom nothing is known is one the runner took.
        let isTaken = variant.line != .facingTraffic || variant.returnLine != .facingTraffic
        traversal = recorded ?? survey.traversal(as: variant, runner: request.runner, keepsLine: isOtherSide || isTaken)
        totals = LoadTotals(of: traversal.segments, model: request.runner.model)
    }

    /// Whether either dose is more than a twentieth of a degree of its distance.
    var leans: Bool {
        max(totals.roadTilt.degreeKilometres, totals.turn.degreeKilometres) > 0.05 * totals.distance / 1000
    }
}

extension Line {
    /// The line across the road; the middle is its own.
    fileprivate var otherSide: Line {
        switch self {
        case .facingTraffic: .withTraffic
        case .withTraffic: .facingTraffic
        case .leftFootway, .rightFootway, .leftEdge, .rightEdge, .middle: reversed
        }
    }
}
