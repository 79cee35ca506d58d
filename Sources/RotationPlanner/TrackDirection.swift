/// Which way round a track was run, as the file signs it. A session split between both ways has none (`nil`).
public enum TrackDirection: Int, Hashable, Sendable {
    /// The turn dose is negative.
    case counterClockwise = -1
    /// The turn dose is positive.
    case clockwise = 1
}
