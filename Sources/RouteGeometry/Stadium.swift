#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// An athletics track recognised from the shape of a line alone, and how often the line goes round it.
///
/// Two straights joined by half circles are fitted to the recorded places by least squares of their distances from it
/// (five unknowns, Gauss–Newton). It is a track where straights, bends and the whole are those of a 400 m track in any
/// of its lanes, where the places lie round it no farther than errors of position explain, bin by bin of its
/// circumference, and where the line goes round without turning back. Limits are ours, but for those of the standard
/// (World Athletics, Track and Field Facilities Manual 2019, 2.2.1: straights of 80 to 98.5 m).
public struct Stadium: Sendable, Hashable {
    /// Metres of each straight.
    public let straight: Double
    /// Radius of the bends along the line run, m.
    public let radius: Double
    /// How many laps, more than 0; parts of a lap count.
    public let laps: Double
    /// The side the laps turn to: left is counter-clockwise.
    public let turning: Side
    /// The share of the places that lie within a lane and two standard errors of the line fitted, 0 to 1.
    public let confidence: Double

    /// Metres of one lap along the line run.
    public var lapLength: Double { 2 * straight + 2 * .pi * radius }

    /// Laps below which nothing is said.
    private static let fewestLaps = 0.9
    /// Metres by which a bin's mean may lie off the line without errors: a lane.
    private static let slack = 1.3

    /// `nil` where it is no track. O(n) for a route no longer or wider than a track, O(1) for others.
    ///
    /// - Parameter error: standard deviation of a place along each axis, m.
    init?(along places: [EarthPoint], error: Double) {
        guard let plane = TangentPlane(places, within: 130) else { return nil }
        self.init(plane.places, error: error)
    }

    /// The same of places on a plane, metres.
    ///
    /// - Parameter turnsBack: whether the line may turn back on the track, as in sprints on a straight; laps are then those
    ///   on balance.
    init?(_ places: [SIMD2<Double>], error: Double, turnsBack: Bool = false) {
        guard let fit = StadiumFit(to: places), fit.isTrack else { return nil }
        let round = StadiumRound(places, fit, error: error)
        laps = abs(round.progress) / fit.length
        confidence = Double(round.close) / Double(places.count)
        guard laps >= Self.fewestLaps, turnsBack || abs(round.progress) >= 0.8 * round.travelled,
            let spread = round.spread,
            spread <= Self.slack + error / laps.squareRoot(), confidence >= 0.75
        else { return nil }
        (straight, radius) = (2 * fit.half, fit.radius)
        turning = round.progress > 0 ? .left : .right
    }
}

/// How places follow a track fitted to them.
private struct StadiumRound {
    /// Metres counter-clockwise, less those clockwise.
    private(set) var progress = 0.0
    /// Metres there and back as well, but not where one place lies by its error before or behind another.
    private(set) var travelled = 0.0
    /// How many places lie within a lane and two standard errors of the line fitted.
    private(set) var close = 0
    /// Root mean square of how far the places lie outside in the mean, bin by bin of the circumference, m; `nil` where a
    /// bin has none.
    let spread: Double?

    private static let bins = 16
    /// Metres on or back that count as run, errors apart.
    private static let stride = 10.0

    init(_ places: [SIMD2<Double>], _ fit: StadiumFit, error: Double) {
        let lap = fit.length
        var sums = [Double](repeating: 0, count: Self.bins)
        var counts = [Double](repeating: 0, count: Self.bins)
        var mark = 0.0
        var last: Double?
        for place in places {
            let (along, off) = fit.position(of: place)
            progress += remainder(along - (last ?? along), lap)
            if abs(progress - mark) >= Self.stride + 4 * error {
                travelled += abs(progress - mark)
                mark = progress
            }
            last = along
            if abs(off) <= fit.reach(error: error) { close += 1 }
            let bin = min(Self.bins - 1, max(0, Int(along / lap * Double(Self.bins))))
            sums[bin] += off
            counts[bin] += 1
        }
        let squares = zip(sums, counts).map { ($0 / $1) * ($0 / $1) }
        spread = counts.contains(0) ? nil : (squares.reduce(0, +) / Double(Self.bins)).squareRoot()
    }
}
