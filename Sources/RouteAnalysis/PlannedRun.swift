import HeelLoad
import RotationPlanner
public import RouteGeometry

/// A run that could be planned: a route as a variant, and what it amounts to.
public struct PlannedRun: Sendable {
    public let survey: SurveyedRoute
    public let load: VariantLoad
    /// Metres climbed and descended along travel, laps included; 0 where elevation is unknown.
    public let ascent: Double
    public let descent: Double
    /// Whether it is planned, or known enough to say which foot was low all along. What is not counts to neither foot.
    public var isLeanKnown = true

    init(_ survey: SurveyedRoute, _ load: VariantLoad) {
        self.survey = survey
        self.load = load
        (ascent, descent) = survey.climb(along: load.traversal) ?? (0, 0)
    }

    /// A run of the past, at the pace of the week it is counted in and as far as it went.
    init(of run: PastRun, at speed: Fact<Double>, _ runner: Runner) {
        var survey = run.survey
        survey.speed = speed
        // No receiver tells a road's edge from the footway beside it, which leans the other way.
        let isOpen = run.isLineInferred && survey.route.stretches.contains { !$0.footways.value.isEmpty }
        let line = isOpen ? nil : run.line
        let variant = run.variant(along: line ?? .middle, returning: isOpen ? nil : run.returnLine)
        let traversal = survey.traversal(as: variant, runner: runner, keepsLine: true)
        let scale = traversal.distance > 0 ? run.distance / traversal.distance : 1
        self.survey = survey
        load = VariantLoad(traversal, runner, scale: scale)
        let climb = survey.climb(along: traversal) ?? (0, 0)
        (ascent, descent) = (climb.ascent * scale, climb.descent * scale)
        let isEveryPartKnown = survey.route.stretches.allSatisfy {
            !run.isOnUnnotedFootway(of: $0) && $0.leanIsKnown(on: line, isWayKnown: run.direction != nil)
        }
        isLeanKnown = isEveryPartKnown && run.unplaced(on: traversal) == 0
    }

    /// Metres, as often and as far as it is run.
    public var distance: Double { load.totals.distance }

    /// Whether some of its lean is only assumed.
    var leansByAssumption: Bool {
        load.traversal.legs.contains { $0.stretch.crossSection.origin == .assumed && $0.tilt.lowFoot != nil }
    }

    /// Whether a tenth or more of it has no elevation and is taken as flat.
    var hasUnknownElevation: Bool { survey.profile.knownGradeShare < 0.9 }

    /// Mean road tilt of what is known, at most 0.3°; ascent at most 10 m/km; nothing steeper than 3 %. What is only
    /// assumed counts neither for nor against it.
    public var isFlat: Bool {
        let mean = load.traversal.knownRoadTilt.mean(over: distance)
        return mean.magnitude <= 0.3 && max(ascent, descent) * 1000 <= 10 * distance
            && load.traversal.steepestGrade <= 0.03
    }

    /// Whether more than half of it is concrete or stone.
    var isOnHardGround: Bool { load.traversal.permille { $0.surface.value.isHard } > 500 }

    /// Whether it is hard for its ascent alone; a fast or long day is hard whatever its route.
    func isHard(on kind: RotationDay.Kind) -> Bool {
        kind == .quality || kind == .long || ascent.roundedInteger >= RotationConstants().hardAscent
    }

    /// The foot that a run leans to, once its mean road tilt passes a quarter of a degree.
    var side: Foot? {
        let mean = load.totals.roadTilt.mean(over: distance)
        return mean.magnitude * 1000 > Double(RotationConstants().sideThreshold) ? mean.lowFoot : nil
    }

    /// The run as the planner sees it.
    func candidate(_ id: String, route: Int, _ mode: RotationMode, pairs: [ShoePair]) -> RotationCandidate {
        let totals = load.totals
        let traversal = load.traversal
        let distance = max(1, totals.distance.roundedInteger)
        // An assumed lean counts toward balance, but never so much that the rule on a run's mean tilt fails on it.
        let cap = Int((ModeNumber.meanTilt.value(in: mode) ?? 90_000) * Double(distance) / 1000)
        let known = traversal.knownRoadTilt.degreeMetres.roundedInteger
        let road = totals.roadTilt.degreeMetres.roundedInteger
        let mask = pairs.enumerated().reduce(0) { $1.element.suits(self) ? $0 | 1 << $1.offset : $0 }
        return RotationCandidate(
            id: id, route: route, variant: "", distance: distance, ascent: ascent.roundedInteger,
            descent: descent.roundedInteger, load: max(1, (totals.heel.mean * 100).roundedInteger),
            roadTilt: abs(known) > cap ? road : min(cap, max(-cap, road)),
            turn: totals.turn.degreeMetres.roundedInteger,
            steepestCrossfall: (traversal.steepestKnownCrossfall * 1000).roundedInteger, isFlat: isFlat,
            softShare: traversal.permille { $0.surface.value.isSoft }, isTrack: survey.laps != nil,
            hardShare: traversal.permille { $0.surface.value.isHard },
            withTraffic: traversal.distanceWithTrafficBehind.roundedInteger,
            minutes: (traversal.duration / 60).rounded(.up).roundedInteger,
            sideSwitches: traversal.sideSwitches(along: survey.profile), laps: load.variant.laps, shoeMask: mask)
    }
}

extension PlannedRun {
    /// The side the laps of a track turn to when run as `variant`: left is counter-clockwise. `nil` off the track, and
    /// where they turn both ways.
    public func lapDirection(of variant: Variant) -> Side? {
        guard variant.turn == nil else { return nil }
        return survey.laps.map { variant.direction == .asDrawn ? $0.turning : $0.turning.opposite }
    }
}

extension Double {
    /// Rounded half away from zero: the one place where the planner's integers come from. Values beyond what an instance
    /// may hold are held there, for such a run fits no rule either way.
    var roundedInteger: Int {
        let most = Double(RotationInstance.largestValue)
        return Int(max(-most, min(most, self)).rounded(.toNearestOrAwayFromZero))
    }
}

extension PlannedRun {
    /// The larger mean of the road tilt as the planner counts it and of the bends, degrees.
    public var largestMeanTilt: Double {
        max(load.totals.roadTilt.mean(over: distance).magnitude, load.totals.turn.mean(over: distance).magnitude)
    }

    /// The steepest known crossfall for 200 m on end, rise over run.
    public var steepestKnownCrossfall: Double { load.traversal.steepestKnownCrossfall }
}
