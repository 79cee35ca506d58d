/// One way to run a route: direction × line × laps × turn-around.
public struct Variant: Sendable, Hashable {
    public var direction: TravelDirection
    /// The line to keep to where it is there and safe; elsewhere the runner faces traffic.
    public var line: Line
    /// The line on the way back: on the part drawn after the turn-around of an out-and-back, and after `turn`; elsewhere
    /// without meaning.
    public var returnLine: Line
    /// How often the line is run, 1 or more; on a track the number of laps.
    public var laps: Int
    /// Where the runner turns round other than where the route does; `nil` where they do not.
    public var turn: TurnRound?
    public var rhythm: Rhythm

    public init(
        _ direction: TravelDirection, _ line: Line, returning returnLine: Line? = nil, laps: Int = 1,
        turn: TurnRound? = nil, rhythm: Rhythm = .running
    ) {
        precondition(laps >= 1, "a route is run at least once")
        self.direction = direction
        self.line = line
        self.returnLine = returnLine ?? line
        self.laps = laps
        self.turn = turn
        self.rhythm = rhythm
    }
}

/// Where a runner turns round.
public enum TurnRound: Sendable, Hashable {
    /// So many metres from the start of travel; then back over the same ground. An out-and-back comes back on the
    /// part drawn as its way back.
    case at(Double)
    /// After half of the laps: as far one way round as the other.
    case afterHalf

    /// Metres from the start of travel; `nil` after half of the laps.
    public var distance: Double? { if case .at(let distance) = self { distance } else { nil } }
}

/// How a distance is covered.
public enum Rhythm: String, Sendable, CaseIterable {
    case running
    /// Two minutes running, one walking, over and over.
    case runWalk = "run_walk"
}
