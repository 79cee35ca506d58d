#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Processor time of the thread since the clock was made: a test that something ends soon must not depend on what else
/// the machine does.
public struct ThreadClock {
    private let start = Self.now

    public init() {}

    /// Of the thread that made the clock.
    public var elapsed: Duration { Self.now - start }

    private static var now: Duration {
        var time = timespec()
        // clock_gettime(2): CLOCK_THREAD_CPUTIME_ID is "a clock that measures CPU time consumed by this thread".
        precondition(unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0, "every system has this clock")
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
