public import RouteGeometry

/// What one week leaves to the next to undo, each dose by itself.
public struct CarriedDoses: Sendable, Hashable {
    public let roadTilt: TiltDose
    public let turn: TiltDose

    init(_ recent: RecentRunning) {
        roadTilt = recent.carriedRoadTilt?.value ?? .zero
        turn = recent.carriedTurn?.value ?? .zero
    }

    private init(roadTilt: TiltDose, turn: TiltDose) { (self.roadTilt, self.turn) = (roadTilt, turn) }

    /// What is left after a week.
    func after(_ week: WeekTotals) -> CarriedDoses {
        CarriedDoses(
            roadTilt: Self.left(of: roadTilt + week.roadTilt, over: week.distance),
            turn: Self.left(of: turn + week.turn, over: week.distance))
    }

    /// What is left of what was carried into a week of so many metres and what it added: ⌊|sum| / 2⌋ degree-metres with
    /// its sign, at most a quarter of a degree of the distance. A week without a run only halves: nothing is there to clip
    /// it to. Decay and limit keep one odd week from dictating six one-sided ones; both are ours.
    static func left(of sum: TiltDose, over distance: Double) -> TiltDose {
        let dose = sum.degreeMetres.rounded(.toNearestOrAwayFromZero)
        let half = (abs(dose) / 2).rounded(.down)
        let left = distance > 0 ? min(half, (0.25 * distance).rounded(.down)) : half
        return TiltDose(degreeMetres: dose < 0 ? -left : left)
    }
}
