/// One variant of a route, with everything that running it costs. All numbers are whole.
public struct RotationCandidate: Hashable, Sendable {
    /// Unique among the candidates, of ASCII letters, digits, `.`, `_` and `-`; compared byte by byte.
    public var id: String
    /// Place of its route in `RotationInstance.routes`.
    public var route: Int
    /// What to call the variant; shown, never compared.
    public var variant: String
    /// Metres, at least 1.
    public var distance: Int
    /// Metres climbed, 0 or more.
    public var ascent: Int
    /// Metres descended, 0 or more.
    public var descent: Int
    /// Heel load in points, the mean of both feet: 100 points are one heel-km.
    public var load: Int
    /// Road-tilt dose in degree-metres, positive with the left foot on the low side.
    public var roadTilt: Int
    /// Turn dose in degree-metres: counter-clockwise negative, clockwise positive.
    public var turn: Int
    /// Steepest crossfall in permille, 0 or more.
    public var steepestCrossfall: Int
    /// Whether it counts towards the quota of flat runs.
    public var isFlat: Bool
    /// Share on soft ground in permille, 0...1000.
    public var softShare: Int
    /// Whether it is run on a track, so that its direction counts.
    public var isTrack: Bool
    /// Share on concrete or stone paving in permille, 0...1000.
    public var hardShare: Int
    /// Metres run on the side where traffic comes from behind, where there is traffic.
    public var withTraffic: Int
    /// Expected time in minutes, 0 or more.
    public var minutes: Int
    /// How often the runner crosses to the other side of the road.
    public var sideSwitches: Int
    /// Times round, at least 1.
    public var laps: Int
    /// Bit i is set where pair i suits the surface; bits beyond the last pair mean nothing.
    public var shoeMask: Int

    /// A candidate; what is left out is the plainest there is: level, even, quiet asphalt, one lap, fit for every pair.
    public init(
        id: String, route: Int, variant: String = "", distance: Int, ascent: Int = 0, descent: Int = 0, load: Int,
        roadTilt: Int = 0, turn: Int = 0, steepestCrossfall: Int = 0, isFlat: Bool = false, softShare: Int = 0,
        isTrack: Bool = false, hardShare: Int = 0, withTraffic: Int = 0, minutes: Int = 0, sideSwitches: Int = 0,
        laps: Int = 1, shoeMask: Int = 255
    ) {
        self.id = id
        self.route = route
        self.variant = variant
        self.distance = distance
        self.ascent = ascent
        self.descent = descent
        self.load = load
        self.roadTilt = roadTilt
        self.turn = turn
        self.steepestCrossfall = steepestCrossfall
        self.isFlat = isFlat
        self.softShare = softShare
        self.isTrack = isTrack
        self.hardShare = hardShare
        self.withTraffic = withTraffic
        self.minutes = minutes
        self.sideSwitches = sideSwitches
        self.laps = laps
        self.shoeMask = shoeMask
    }
}
