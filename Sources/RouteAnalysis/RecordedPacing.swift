import HeelLoad
import RouteGeometry

/// How the time of a recording was spent.
///
/// Each leg counts with the speed over `window` to either side of it, along the line without the zigzag of position
/// errors; a leg longer than the window with its own. O(n).
public struct RecordedPacing: Sendable, Hashable {
    /// m/s below which a leg is a pause, at most, for errors move a resting watch about this fast; and as a share of the
    /// mean over the distance, for on steep trails hikers go up at less than 0.4 m/s. Ours.
    private static let standing = (speed: 0.5, share: 0.2)
    /// m/s below which moving is walking: about where adults break into a run (Hreljac 1993, Med Sci Sports Exerc 25,
    /// 1158–1162). That it is one number for all is ours.
    static let walking = 2.0
    /// Seconds to either side over which a speed is taken. Ours.
    static let window = 10.0
    /// m/s a runner may average: from a slow walk to a fast 10 km.
    static let plausible = 0.8...6.5

    /// Seconds of moving, more than 0, and of pauses.
    public let movingTime: Double
    public let pausedTime: Double
    /// Pauses of at least `window`.
    public let pauseCount: Int
    /// Metres moved, and those of them walked.
    public let distance: Double
    public let walkedDistance: Double
    /// Seconds of the moving time that were walked.
    public let walkedTime: Double

    /// Mean over the moving time, m/s.
    public var speed: Double { distance / movingTime }

    /// The share of the distance that was walked, 0 to 1.
    public var walkedShare: Double { distance > 0 ? walkedDistance / distance : 0 }

    /// m/s of what was run; the mean where nothing was, or all.
    var runningSpeed: Double {
        let (metres, seconds) = (distance - walkedDistance, movingTime - walkedTime)
        return seconds > 0 && metres > 0 ? max(Self.walking, metres / seconds) : speed
    }

    /// What was walked between running; `nil` where it was less than a fiftieth, or all.
    var walk: Gait.Walk? {
        guard (Self.leastWalk...(1 - Self.leastWalk)).contains(walkedShare), walkedTime > 0 else { return nil }
        // Legs are told apart by the speed about them, so that their own may be a little over.
        return Gait.Walk(share: walkedShare, speed: min(0.99 * Self.walking, walkedDistance / walkedTime))
    }

    /// The share of the distance that has to be walked before it counts apart, and to be run. Ours.
    private static let leastWalk = 0.02

    /// `nil` where no two neighbouring points have times that move forward, or nobody moved.
    init?(_ points: PointColumns, along line: Polyline) {
        guard let times = points.times else { return nil }
        var (moving, paused, distance) = (0.0, 0.0, 0.0)
        var walked = (metres: 0.0, seconds: 0.0)
        let speeds = Self.speeds(times, line.distances)
        let standing = min(Self.standing.speed, Self.standing.share * Self.usual(speeds, line.distances))
        var pauses = 0
        var pause = 0.0
        for i in times.indices.dropFirst() {
            let time = times[i] - times[i - 1]
            guard time > 0 else { continue }
            let leg = line.distances[i] - line.distances[i - 1]
            let speed = speeds[i]
            if speed < standing {
                paused += time
                if pause < Self.window, pause + time >= Self.window { pauses += 1 }
                pause += time
                continue
            }
            pause = 0
            moving += time
            distance += leg
            if speed < Self.walking { walked = (walked.metres + leg, walked.seconds + time) }
        }
        guard moving > 0, distance > 0 else { return nil }
        (movingTime, pausedTime, pauseCount) = (moving, paused, pauses)
        (self.distance, walkedDistance, walkedTime) = (distance, walked.metres, walked.seconds)
    }

    /// m/s about the leg that ends at each point, 0 where no time passes.
    private static func speeds(_ times: [Double], _ distances: [Double]) -> [Double] {
        var speeds = [Double](repeating: 0, count: times.count)
        // The points about the leg, of those in a row whose times move forward; neither ever has to go back.
        var (first, last) = (0, 0)
        for i in times.indices.dropFirst() {
            guard times[i] > times[i - 1] else {
                first = i
                continue
            }
            if times[i] - times[i - 1] >= window {
                speeds[i] = (distances[i] - distances[i - 1]) / (times[i] - times[i - 1])
                continue
            }
            while times[i - 1] - times[first] > window { first += 1 }
            last = max(last, i)
            while last + 1 < times.count, times[last + 1] - times[i] <= window, times[last + 1] > times[last] {
                last += 1
            }
            speeds[i] = (distances[last] - distances[first]) / (times[last] - times[first])
        }
        return speeds
    }

    /// The mean of `speeds` over the distance, m/s: pauses, however long, do not slow it.
    private static func usual(_ speeds: [Double], _ distances: [Double]) -> Double {
        var (sum, metres) = (0.0, 0.0)
        for i in speeds.indices where speeds[i] > 0 {
            let leg = distances[i] - distances[i - 1]
            (sum, metres) = (sum + leg * speeds[i], metres + leg)
        }
        return metres > 0 ? sum / metres : 0
    }

    var isRun: Bool { Self.plausible.contains(speed) }

    var remark: String {
        let kilometresPerHour = (speed * 3.6).rounded()
        return
            "the file's times average \(Int(min(kilometresPerHour, 1e6))) km/h, which is no run; pace 6:00/km assumed"
    }
}
