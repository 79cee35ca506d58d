import HeelLoad
public import RouteGeometry

/// A run of the past on a route that is known. What is not known of how it was run is `nil`.
public struct PastRun: Sendable {
    public let survey: SurveyedRoute
    /// Days since 1970-01-01.
    public let day: Int
    /// Metres, as recorded or as said.
    public let distance: Double
    public let direction: TravelDirection?
    /// Whether half of its laps went the other way.
    public let turnsHalfWay: Bool
    /// Whether the runner turned round after half of it and came back the same way, where the route does not.
    public let turnsBack: Bool
    public let line: Line?
    public let returnLine: Line?
    /// Whether nobody said `line`: the recording kept to that side of the roads. It may have been a footway there.
    public let isLineInferred: Bool
    public let laps: Int
    /// Place of its pair in `RunHistory.pairs`.
    public let pair: Int?

    public init(
        on survey: SurveyedRoute, day: Int, distance: Double, direction: TravelDirection?,
        turnsHalfWay: Bool = false, turnsBack: Bool = false, line: Line?, returnLine: Line?,
        isLineInferred: Bool = false, laps: Int, pair: Int?
    ) {
        self.survey = survey
        self.day = day
        self.distance = distance
        self.direction = direction
        self.turnsHalfWay = turnsHalfWay
        self.turnsBack = turnsBack
        self.line = line
        self.returnLine = returnLine
        self.isLineInferred = isLineInferred
        self.laps = max(1, laps)
        self.pair = pair
    }
}

extension PastRun {
    /// It as it was run, along `line` where nobody said which.
    func variant(along line: Line, returning: Line?) -> Variant {
        var variant = Variant(direction ?? .asDrawn, line, returning: returning)
        variant.laps = laps
        variant.turn = turnsHalfWay ? .afterHalf : turn.map(TurnRound.at)
        return variant
    }

    /// Metres from its start to where the runner turned round other than where the route does, for what is less than the
    /// whole of an out-and-back came back earlier; `nil` where they did not.
    private var turn: Double? {
        guard survey.laps == nil, laps == 1 else { return nil }
        let isShort = survey.profile.shape.turnAround != nil && distance < 0.95 * survey.route.line.length
        return turnsBack || isShort ? distance / 2 : nil
    }

    /// Metres of it of which nobody said on what part of the route they were: what was run beside whole rounds. None
    /// where every part leans to the same foot.
    ///
    /// - Parameter traversal: the route as it was run, whole.
    func unplaced(on traversal: RouteTraversal) -> Double {
        guard traversal.variant.turn == nil, survey.laps == nil, traversal.distance > 0,
            Set(traversal.legs.map(\.tilt.lowFoot)).count > 1
        else { return 0 }
        let rounds = distance / traversal.distance
        // Watches and the way to the door.
        if rounds.rounded() >= 1, abs(rounds - rounds.rounded()) <= 0.1 { return 0 }
        return distance - rounds.rounded(.down) * traversal.distance
    }

    /// The side its laps turned to; `nil` off the track, where it is not known, and where they turned to both.
    public var lapDirection: Side? {
        guard !turnsHalfWay, let laps = survey.laps else { return nil }
        return direction.map { $0 == .asDrawn ? laps.turning : laps.turning.opposite }
    }

    /// Whether most of it is known to be concrete or stone paving.
    var isPaved: Bool {
        survey.route.length { $0.surface.value.isHard } > 0.5 * survey.route.line.length
    }
}
