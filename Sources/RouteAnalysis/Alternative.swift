import HeelLoad
import RouteGeometry

/// What of another choice for a day a reason tells.
public struct Alternative: Sendable, Hashable {
    public let route: String
    /// Metres.
    public let distance: Double
    /// Mean of the feet, hkm.
    public let load: Double
    /// Mean road tilt, degrees.
    public let lean: Double
    /// Whether it is on a track.
    public let isTrack: Bool
    /// Changes of the side of the road.
    public let crossings: Int
    public let laps: Int
    /// From the last run on it to the week's Monday; `nil` where none is known.
    public let daysSince: Int?

    init(_ run: PlannedRun, _ recent: RecentRunning) {
        route = run.survey.route.name
        distance = run.distance
        load = run.load.totals.heel.mean
        lean = run.load.totals.roadTilt.mean(over: run.distance).magnitude
        isTrack = run.survey.laps != nil
        crossings = run.load.traversal.sideSwitches(along: run.survey.profile)
        laps = run.load.variant.laps
        daysSince = recent.daysSinceRun[route]
    }
}
