import HeelLoad
public import RouteGeometry

/// A week's sums.
public struct WeekTotals: Sendable {
    /// Metres.
    public let distance: Double
    public let ascent: Double
    public let descent: Double
    /// Mean of the feet, hkm.
    public let load: Double
    public let roadTilt: TiltDose
    public let turn: TiltDose
    /// Metres with the left and with the right foot low under cross-sections.
    public let leftLow: Double
    public let rightLow: Double
    /// The part of `roadTilt` from where that foot was low.
    public let leftLowTilt: TiltDose
    public let rightLowTilt: TiltDose
    /// Track laps to either side: left is counter-clockwise.
    public let lapsLeft: Int
    public let lapsRight: Int

    init(_ runs: [(run: PlannedRun, totals: LoadTotals, traversal: RouteTraversal)]) {
        distance = runs.reduce(0) { $0 + $1.totals.distance }
        let climbs = runs.compactMap { $0.run.survey.climb(along: $0.traversal) }
        ascent = climbs.reduce(0) { $0 + $1.ascent }
        descent = climbs.reduce(0) { $0 + $1.descent }
        load = runs.reduce(0) { $0 + $1.totals.heel.mean }
        roadTilt = runs.reduce(TiltDose.zero) { $0 + $1.totals.roadTilt }
        turn = runs.reduce(TiltDose.zero) { $0 + $1.totals.turn }
        func low(_ foot: Foot) -> (distance: Double, tilt: TiltDose) {
            runs.reduce((0, .zero)) { sum, item in
                // A run of the past is never quite as long as its route.
                let scale = item.traversal.distance > 0 ? item.totals.distance / item.traversal.distance : 1
                let tilt = item.traversal.roadTilt(lowFoot: foot).scaled(by: scale)
                return (sum.distance + item.traversal.distance(lowFoot: foot) * scale, sum.tilt + tilt)
            }
        }
        (leftLow, leftLowTilt) = low(.left)
        (rightLow, rightLowTilt) = low(.right)
        func laps(_ side: Side) -> Int {
            runs.reduce(0) { sum, item in
                let variant = item.traversal.variant
                guard item.run.survey.laps != nil else { return sum }
                if variant.turn == .afterHalf { return sum + variant.laps / 2 }
                return item.run.lapDirection(of: variant) == side ? sum + variant.laps : sum
            }
        }
        (lapsLeft, lapsRight) = (laps(.left), laps(.right))
    }
}
