/// What a model's climbs must lie between, whatever it expects.
///
/// - What was never recorded is never climbed; and a recording that only climbs, or only falls, has no noise to take out.
/// - A barometer and a terrain model err little over a hill: half is the least of what is climbed both in the legs of 10 m
///   and more and by smoothing alone. Other methods count all of that, and a model that takes a route for flat would drop
///   it; legs alone may all be noise of single heights, which smoothing takes out.
struct ClimbBounds {
    /// Metres, 0 or more.
    struct Bounds {
        let least, most: Double

        func clamp(_ climb: Double) -> Double { min(most, max(least, climb)) }
    }

    let up: Bounds
    let down: Bounds

    /// Metres of height between turning points that no barometer or terrain model makes up whole. Ours.
    private static let plain = 10.0

    /// - Parameter raw: the sums of every rise and fall.
    init(_ repair: ElevationRepair, _ runs: [ElevationRun], source: ElevationSource, length: Double, raw: Climb) {
        var least = Climb()
        switch source {
        case .barometer, .terrainModel, .terrainTiles:
            let smoothed = SmoothedElevation(runs, length: length)
            least.add(turningPointsOf: repair.elevations.filter { !$0.isNaN }, threshold: Self.plain)
            least = Climb(up: min(least.up, smoothed.ascent), down: min(least.down, smoothed.descent))
        case .gpsAltitude, .unclear: break
        }
        if raw.down == 0 || raw.up == 0 { least = Climb(up: 2 * raw.up, down: 2 * raw.down) }
        up = Bounds(least: min(raw.up, least.up / 2), most: raw.up)
        down = Bounds(least: min(raw.down, least.down / 2), most: raw.down)
    }
}
