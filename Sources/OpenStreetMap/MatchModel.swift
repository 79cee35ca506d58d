/// How a recording strays from the way that was run, and how runners run.
///
/// A receiver's error is taken as an Ornstein–Uhlenbeck process: some 5 m wide (smartphones under open sky: van Diggelen
/// and Enge 2015, ION GNSS+, p. 361) and correlated over some 20 s (ours), so that neighbouring points err alike. So a
/// point's distance from a way says little, its change along the way much. The runner keeps an unknown but steady
/// distance from the middle. The numbers below are ours: chosen on runs simulated so over three extracts, and hardly
/// better or worse for changes by a third.
public struct MatchModel: Sendable, Hashable {
    /// Metres between the places that are matched; points between them follow.
    public var spacing = 10.0
    /// Metres from a way beyond which a place is not on it.
    public var radius = 45.0
    /// Metres: how far places stray from where a way's runners run, σ of one place among neighbours that err alike.
    public var offsetDeviation = 12.0
    /// The share of a way's half width within which a runner's place costs nothing.
    public var freeShare = 0.8
    /// Metres: how much the distance and bearing from the way change from one place to the next.
    public var changeDeviation = 5.0
    /// Metres of difference between the way run and the straight line that cost as much as one natural logarithm.
    public var detourScale = 6.0
    /// Cost of a turn, that of turning back.
    public var turnCost = 2.0
    /// Cost of being off every way, for each place.
    public var offNetworkCost = 5.0
    /// Cost of leaving and of entering the ways away from their ends.
    public var boundaryCost = 6.0
    /// How much more than the best a row of places may cost and still be followed.
    public var beam = 25.0
    /// Seconds over which runners keep their pace; and metres beyond which what follows from that is not believed.
    public var steadyPace = 25.0
    public var steadyPaceLimit = 20.0
    /// Most candidates a place has.
    public var candidateLimit = 12

    public init() {}
}
