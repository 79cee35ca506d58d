/// A standard 400 m athletics track (World Athletics, Track and Field Facilities Manual 2019, 2.2.1).
public enum AthleticsTrack {
    /// Metres of each straight.
    public static let straight = 84.39
    /// Radius of the inner edge of lane 1, m.
    public static let kerbRadius = 36.50
    /// Metres.
    public static let laneWidth = 1.22

    /// Radius of the line along which a lane is measured, m: 0.30 m from the kerb in lane 1, 0.20 m from the line in
    /// the others. Lanes count from 1.
    public static func radius(lane: Int) -> Double {
        precondition((1...8).contains(lane), "a standard track has lanes 1 to 8")
        return lane == 1 ? kerbRadius + 0.30 : kerbRadius + laneWidth * Double(lane - 1) + 0.20
    }

    /// Metres of one lap: 400.00 in lane 1, 453.03 in lane 8.
    public static func lapLength(lane: Int) -> Double { 2 * straight + 2 * .pi * radius(lane: lane) }
}

/// The laps a route on an athletics track is drawn with.
public struct TrackLaps: Sendable, Hashable {
    /// How many laps the line goes round, 1 or more.
    public let count: Int
    /// The side the laps as drawn turn to: left is counter-clockwise.
    public let turning: Side
    /// Metres of one lap.
    public let length: Double

    /// `nil` unless the route is known to be athletics track all along, closed, and goes round at least once.
    public init?(of route: Route, _ profile: Profile) {
        let turns = profile.netTurns
        guard route.isTrack, route.line.isClosed, let toward = turns.toward else { return nil }
        count = Int(turns.count.rounded())
        guard count >= 1 else { return nil }
        turning = toward
        length = profile.length / Double(count)
    }
}

extension TrackLaps {
    /// Laps that were counted before.
    package init(count: Int, turning: Side, length: Double) {
        precondition(count >= 1 && length > 0, "a track is run round at least once")
        self.count = count
        self.turning = turning
        self.length = length
    }
}
