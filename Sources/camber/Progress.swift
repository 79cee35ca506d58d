#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A bar on standard error with rate and time left, where that is a terminal and the work takes more than a second.
struct Progress {
    private let total: Int
    private var done = 0
    private var last: String?
    private let start = ContinuousClock.now
    private var shown = ContinuousClock.now
    private var isVisible = false
    private let isWanted = isatty(STDERR_FILENO) == 1

    init(of total: Int) { self.total = total }

    /// Counts the file; several things may come of one.
    mutating func advance(to path: String) {
        if path != last { done += 1 }
        last = path
        let now = ContinuousClock.now
        guard isWanted, now - start > .seconds(1), now - shown > .milliseconds(100) else { return }
        shown = now
        let seconds = max(
            0.001, Double((now - start).components.seconds) + 1e-18 * Double((now - start).components.attoseconds))
        let rate = Double(done) / seconds
        let left = Int((Double(total - done) / rate).rounded(.up))
        let filled = min(24, done * 24 / max(1, total))
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 24 - filled)
        let clock = "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60)"
        Terminal.write("\r[\(bar)]  \(done)/\(total)  \(Int(rate))/s  \(clock) left\u{1B}[K")
        isVisible = true
    }

    /// Takes the bar away, for a line or for good.
    mutating func clear() {
        guard isVisible else { return }
        Terminal.write("\r\u{1B}[K")
        isVisible = false
    }
}
