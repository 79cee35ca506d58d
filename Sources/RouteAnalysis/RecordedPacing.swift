import RouteGeometry

/// How the time of a recording was spent.
///
/// Each leg counts with the speed over `window` to either side of it, along the line without the zigzag of position
/// errors; a leg longer than the window with its own. O(n).
public struct RecordedPacing: Sendable, Hashable {
    /// m/s below which a leg is a pause: errors move a resting watch about this fast. Ours.
    public static let standing = 0.5
    /// m/s below which moving is walking: about where adults break into a run (Hreljac 1993, Med Sci Sports Exerc 25,
    /// 1158–1162). That it is one number for all is ours.
    public static let walking = 2.0
    /// Seconds to either side over which a speed is taken. Ours.
    static let window = 10.0
    /// m/s a runner may average: from a slow walk to a fast 10 km.
    private static let plausible = 0.8...6.5

    /// Seconds of moving, more than 0, and of pauses.
    public let movingTime: Double
    public let pausedTime: Double
    /// Pauses of at least `window`.
    public let pauseCount: Int
    /// Metres moved, and those of them walked.
    public let distance: Double
    public let walkedDistance: Double

    /// Mean over the moving time, m/s.
    public var speed: Double { distance / movingTime }

    /// The share of the distance that was walked, 0 to 1.
    public var walkedShare: Double { distance > 0 ? walkedDistance / distance : 0 }

    /// `nil` where no two neighbouring points have times that move forward, or nobody moved.
    init?(_ points: PointColumns, along line: Polyline) {
        guard let times = points.times else { return nil }
        var (moving, paused, distance, walked) = (0.0, 0.0, 0.0, 0.0)
        var pauses = 0
        var pause = 0.0
        for i in times.indices.dropFirst() {
            let time = times[i] - times[i - 1]
            guard time > 0 else { continue }
            let leg = line.distances[i] - line.distances[i - 1]
            let speed = Self.speed(at: i, times, line.distances)
            if speed < Self.standing {
                paused += time
                if pause < Self.window, pause + time >= Self.window { pauses += 1 }
                pause += time
                continue
            }
            pause = 0
            moving += time
            distance += leg
            if speed < Self.walking { walked += leg }
        }
        guard moving > 0, distance > 0 else { return nil }
        (movingTime, pausedTime, pauseCount) = (moving, paused, pauses)
        (self.distance, walkedDistance) = (distance, walked)
    }

    /// m/s about the leg that ends at point `i`.
    private static func speed(at i: Int, _ times: [Double], _ distances: [Double]) -> Double {
        var (first, last) = (i - 1, i)
        if times[i] - times[i - 1] < window {
            while first > 0, times[i - 1] - times[first - 1] <= window, times[first - 1] < times[first] { first -= 1 }
            while last + 1 < times.count, times[last + 1] - times[i] <= window, times[last + 1] > times[last] {
                last += 1
            }
        }
        return (distances[last] - distances[first]) / (times[last] - times[first])
    }

    var isRun: Bool { Self.plausible.contains(speed) }

    var remark: String {
        let kilometresPerHour = (speed * 3.6).rounded()
        return
            "the file's times average \(Int(min(kilometresPerHour, 1e6))) km/h, which is no run; pace 6:00/km assumed"
    }
}
