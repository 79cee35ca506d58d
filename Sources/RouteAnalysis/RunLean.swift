import HeelLoad
import RotationPlanner
import RouteGeometry

/// What a run of the past amounted to, and which foot it had low as far as that is known: where the runner went along
/// an unknown side of a crowned road, nothing is.
struct RunLean {
    /// Metres with that foot low, with neither, and not known: the side of the road, or which part of the route it was.
    private(set) var left = 0.0
    private(set) var right = 0.0
    private(set) var level = 0.0
    private(set) var unknown = 0.0
    /// Metres, of those that are not unknown, for which the recording alone says on which side of the road it was.
    private(set) var recorded = 0.0
    /// Metres, of those that are not unknown, whose cross-section nobody told: it is assumed.
    private(set) var assumed = 0.0
    private(set) var roadTilt = TiltDose.zero
    private(set) var turn = TiltDose.zero
    /// Metres that fell at `steep` or more along travel, and metres of which that is not known.
    private(set) var steepDescent = 0.0
    private(set) var unknownGrade = 0.0
    /// Metres on each surface, and how many of them nobody told.
    private(set) var surfaces: [Surface: Double] = [:]
    private(set) var assumedSurface = 0.0
    /// Mean heel load, hkm.
    let load: Double
    /// Metres climbed and descended; as drawn where the way is not known, `nil` where elevation is not.
    let climb: Climb?

    /// Rise over run from which a descent counts as steep. Ours: half of the 10 % at which heel pressure was a third higher
    /// (Horiguchi 2025).
    static let steep = -0.05

    init(_ run: PastRun, _ runner: Runner) {
        let variant = run.variant(along: run.line ?? .facingTraffic, returning: run.returnLine)
        // Where the runner was is where the runner was, safe or not.
        let traversal = run.survey.traversal(as: variant, runner: runner, keepsLine: run.line != nil)
        // A recording is never quite as long as the route it went along.
        let scale = traversal.distance > 0 ? run.distance / traversal.distance : 0
        let repeats = traversal.repeats * scale
        load = LoadTotals(of: traversal.segments, model: runner.model).heel.mean * scale
        climb = run.survey.climb(along: traversal).map { Climb(ascent: $0.ascent * scale, descent: $0.descent * scale) }
        unknown = run.unplaced(on: traversal)
        let placed = run.distance > 0 ? 1 - unknown / run.distance : 1
        for leg in traversal.legs {
            addGround(of: leg.stretch, length: leg.length * repeats, placed: placed)
            add(leg, length: leg.length * repeats * placed, run)
        }
        guard run.direction != nil else {
            unknownGrade = run.distance
            return
        }
        for segment in traversal.segments {
            let length = segment.length * scale * placed
            turn += TiltDose(segment.bendTilt, over: length)
            if segment.grade <= Self.steep { steepDescent += length }
        }
        unknownGrade = (1 - run.survey.profile.knownGradeShare * placed) * run.distance
    }

    /// - Parameter placed: the share of it that was run for certain.
    private mutating func addGround(of stretch: Stretch, length: Double, placed: Double) {
        surfaces[stretch.surface.value, default: 0] += length
        assumedSurface += stretch.surface.origin == .assumed ? length : length * (1 - placed)
    }

    private mutating func add(_ leg: RouteTraversal.Leg, length: Double, _ run: PastRun) {
        let isWayKnown = run.direction != nil
        // No receiver tells a road's edge from the footway beside it, which leans the other way.
        let isOpen = run.isLineInferred && !leg.stretch.footways.value.isEmpty
        guard !isOpen, !run.isOnUnnotedFootway(of: leg.stretch),
            leg.stretch.leanIsKnown(on: run.line, isWayKnown: isWayKnown)
        else {
            unknown += length
            return
        }
        if run.isLineInferred, !leg.stretch.leanIsKnown(on: nil, isWayKnown: isWayKnown) { recorded += length }
        if leg.stretch.crossSection.origin == .assumed { assumed += length }
        roadTilt += TiltDose(leg.tilt, over: length)
        switch leg.tilt.lowFoot {
        case .left: left += length
        case .right: right += length
        case nil: level += length
        }
    }

    /// The foot of a lean of more than a quarter of a degree, as the planner counts one.
    func lowFoot(over metres: Double) -> Foot? {
        let mean = roadTilt.mean(over: metres)
        return mean.magnitude * 1000 > Double(RotationConstants().sideThreshold) ? mean.lowFoot : nil
    }
}

extension PastRun {
    /// Whether the runner went on a footway that nobody says the route has, along a road that may have one: which way it
    /// leans, other than the road's edge beside it, is then not known. Where the route has one elsewhere, what is said of
    /// it holds.
    func isOnUnnotedFootway(of stretch: Stretch) -> Bool {
        guard let line, line.isFootway, stretch.footways.origin == .assumed, stretch.crossSection.value != .level else {
            return false
        }
        let edge: Edge = line == .leftFootway ? .left : .right
        return !survey.route.stretches.contains { $0.footways.value.contains(edge) }
    }
}

extension Stretch {
    /// Whether what is known of a run says which foot was low: a level path needs nothing for it, a bank the way, a crown
    /// the side of travel, or the edge with the way. A footway leans otherwise than its road.
    func leanIsKnown(on line: Line?, isWayKnown: Bool) -> Bool {
        guard let line else {
            if !footways.value.isEmpty { return false }
            switch crossSection.value {
            case .level: return true
            case .banked: return isWayKnown
            case .crowned: return false
            }
        }
        switch line {
        case .facingTraffic, .withTraffic, .middle:
            if case .banked = crossSection.value { return isWayKnown }
            return true
        case .leftFootway, .rightFootway, .leftEdge, .rightEdge: return isWayKnown
        }
    }
}
