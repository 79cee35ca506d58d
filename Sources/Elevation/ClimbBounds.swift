/// What a model's climbs must lie between, whatever it expects.
///
/// - What was never recorded is never climbed; and a recording that only climbs, or only falls, has no noise to take out.
/// - A barometer and a terrain model err little over a hill: half of the legs of 10 m and more that a moving average shows
///   is the least. Other methods count them whole, and a model that takes a route for flat would drop them.
struct ClimbBounds {
    /// Metres, 0 or more.
    struct Bounds {
        let least, most: Double

        func clamp(_ climb: Double) -> Double { min(most, max(least, climb)) }
    }

    let up: Bounds
    let down: Bounds

    /// Metres of height between turning points that no barometer or terrain model makes up whole, and metres from one mean
    /// to the next. Ours.
    private static let (plain, step) = (10.0, 25.0)

    /// - Parameter raw: the sums of every rise and fall.
    init(_ runs: [ElevationRun], source: ElevationSource, raw: Climb) {
        var least = Climb()
        switch source {
        case .barometer, .terrainModel, .terrainTiles:
            for run in runs { least.add(turningPointsOf: run.means(every: Self.step), threshold: Self.plain) }
        case .gpsAltitude, .unclear: break
        }
        if raw.down == 0 || raw.up == 0 { least = Climb(up: 2 * raw.up, down: 2 * raw.down) }
        up = Bounds(least: min(raw.up, least.up / 2), most: raw.up)
        down = Bounds(least: min(raw.down, least.down / 2), most: raw.down)
    }
}
