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

    /// What is left after a week: half of what was carried and what the week added, at most a quarter of a degree of its
    /// distance. Decay and limit keep one odd week from dictating six one-sided ones; both are ours.
    func after(_ week: WeekTotals) -> CarriedDoses {
        func left(_ carried: TiltDose, _ added: TiltDose) -> TiltDose {
            let sum = (carried + added).degreeMetres
            let half = (abs(sum.rounded(.toNearestOrAwayFromZero)) / 2).rounded(.down)
            let limit = (0.25 * week.distance).rounded(.down)
            return TiltDose(degreeMetres: sum < 0 ? -min(half, limit) : min(half, limit))
        }
        return CarriedDoses(roadTilt: left(roadTilt, week.roadTilt), turn: left(turn, week.turn))
    }
}
