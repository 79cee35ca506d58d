#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Text on standard output from where nobody may be kept waiting, as in the middle of a change to a library: a reader that
/// stops, as a pager does, or goes, as `head` does, neither holds up nor ends what is being done.
struct PatientOutput {
    private var pending: [UInt8] = []
    /// Up to where `pending` has been written.
    private var written = 0

    /// Bytes that a pipe takes without waiting where it takes any.
    ///
    /// "A value of at least {_POSIX_PIPE_BUF}" (512) is written at once (POSIX.1-2017, limits.h, PIPE_BUF).
    private static let mostAtOnce = 512

    init() {
        // Else the first line that nobody reads any more ends the process: write(2), "EPIPE … the writing process will also
        // receive a SIGPIPE signal".
        _ = signal(SIGPIPE, SIG_IGN)
    }

    /// Writes as much of what there is as is taken just now.
    mutating func show(_ text: String) {
        pending.append(contentsOf: text.utf8)
        while written < pending.count, Self.isTaken {
            let end = min(pending.count, written + Self.mostAtOnce)
            Terminal.show(pending[written..<end])
            written = end
        }
        guard written == pending.count else { return }
        pending.removeAll(keepingCapacity: true)
        written = 0
    }

    /// Writes the rest, however long that takes.
    mutating func finish() {
        Terminal.show(pending[written...])
        pending = []
        written = 0
    }

    /// Whether something can be written without waiting, if only to hear that nobody reads.
    private static var isTaken: Bool {
        var output = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        // poll(2): "Specifying a timeout of zero causes poll() to return immediately … On success, poll() returns a
        // nonnegative value which is the number of elements in the pollfds whose revents fields have been set to a nonzero
        // value".
        return unsafe poll(&output, 1, 0) > 0
    }
}
