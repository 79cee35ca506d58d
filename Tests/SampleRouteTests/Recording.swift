/// A run that was never run: when it starts, how fast it goes, where it stops for a moment.
struct Recording: Sendable {
    /// The day, such as `2026-04-12`.
    let day: String
    /// The start, in seconds after midnight UTC.
    let start: Int
    /// Seconds from one point to the next.
    let interval: Double
    /// Mean seconds for a kilometre.
    let pace: Double
    var pause: Pause?

    /// A stop between two points.
    struct Pause: Sendable {
        /// Seconds after the start.
        let start: Int
        /// Seconds.
        let duration: Int
    }

    /// The most the pace is above or below its mean, in seconds for a kilometre.
    static let paceVariation = 6.0

    /// The speed in metres per second where the pace noise is `noise`.
    func speed(_ noise: Double) -> Double {
        1000 / (pace + Self.paceVariation * noise)
    }

    /// The time of the point with number `index`, such as `2026-04-12T07:30:04Z`. No run lasts past midnight.
    func time(ofPoint index: Int) -> String {
        var running = index * Int(interval)
        if let pause, running > pause.start {
            running += pause.duration
        }
        let second = start + running
        let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(day)T\(clock.joined(separator: ":"))Z"
    }
}
