/// What a model's climbs must lie between, whatever it expects.
///
/// - What was never recorded is never climbed; and a recording that only climbs, or only falls, has no noise to take out.
/// - A barometer and a terrain model err little over a hill: somewhat more than half is the least of what is climbed both
///   in the legs of 10 m and more and by smoothing alone. Other methods count all of that, and a model that takes a route
///   for flat would drop it; legs alone may all be noise of single heights, which smoothing takes out.
struct ClimbBounds {
    /// Metres, 0 or more.
    struct Bounds {
        let least, most: Double

        func clamp(_ climb: Double) -> Double { min(most, max(least, climb)) }
    }

    let up: Bounds
    let down: Bounds

    /// Metres of height between turning points that no barometer or terrain model makes up whole, and the share of them that
    /// counts, at least: half of what other programs' variants of both methods count, which is up to a fifth more. Ours.
    private static let (plain, share) = (10.0, 0.62)

    /// - Parameters:
    ///   - expected: what the model expects; where the legs ask for no more, nothing need be smoothed.
    ///   - raw: the sums of every rise and fall.
    init(
        on expected: Climb, _ repair: ElevationRepair, _ runs: [ElevationRun], source: ElevationSource, length: Double,
        raw: Climb
    ) {
        var least = Climb()
        if raw.down == 0 || raw.up == 0 {
            least = raw
        } else if [.barometer, .terrainModel, .terrainTiles].contains(source) {
            var legs = Climb()
            legs.add(turningPointsOf: repair.elevations, threshold: Self.plain)
            if expected.up < Self.share * legs.up || expected.down < Self.share * legs.down {
                let smoothed = SmoothedElevation.climb(of: runs, length: length)
                legs = Climb(up: min(legs.up, smoothed.up), down: min(legs.down, smoothed.down))
            }
            least = Climb(up: Self.share * legs.up, down: Self.share * legs.down)
        }
        up = Bounds(least: min(raw.up, least.up), most: raw.up)
        down = Bounds(least: min(raw.down, least.down), most: raw.down)
    }
}
