/// How a recording strays from the way that was run, and how runners run.
///
/// A receiver's error is taken as an Ornstein–Uhlenbeck process: some 5 m wide (smartphones under open sky: van Diggelen
/// and Enge 2015, ION GNSS+, p. 361) and correlated over some 20 s (ours), so that neighbouring points err alike. So a
/// point's distance from a way says little, its change along the way much. The runner keeps a line of the road, and chooses
/// at junctions (`JunctionChoice`). The numbers below are ours: chosen on 700 km of runs simulated so over five extracts
/// (`simulate_runs.py` of the performance package), those of the choice on 3,656 km of others, looked at on 4,200 km of
/// others again, and hardly better or worse for changes by a third.
public struct MatchModel: Sendable, Hashable {
    /// Metres between the places that are matched; points between them follow.
    public var spacing = 10.0
    /// Metres from a way beyond which a place is not on it.
    public var radius = 45.0
    /// Metres: σ of a receiver's error across the way. Greater errors than the half width and this make a way less likely
    /// to be looked at.
    public var errorDeviation = 4.5
    /// Seconds: τ over which that error is forgotten.
    public var errorTime = 20.0
    /// Degrees of freedom of Student's t for its changes, which has more of the great ones than a normal distribution.
    public var errorFreedom = 5.0
    /// Metres: how far the map's ways are off, each by itself.
    public var mapDeviation = 1.0
    /// Metres: σ of how far beyond the end of a way places lie that are on it.
    public var endDeviation = 8.0
    /// Cost of coming from another kind of way to a line of a carriageway: an edge, the middle, a footway without a way of
    /// its own; and of going over to another line of the same side and of the other.
    public var edgeCost = 1.0
    public var middleCost = 2.0
    public var footwayCost = 2.0
    public var stepCost = 1.5
    public var crossCost = 4.0
    /// Metres of difference between the way run and the straight line that cost as much as one natural logarithm.
    public var detourScale = 8.0
    /// Cost, where junctions leave a choice, of each radian turned and of leaving the way that is run.
    public var turnCost = 1.0
    public var leavingCost = 1.1
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
