import Dispatch

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Has the system write a growing file to the disk beside everything else, so that a commit waits for less.
///
/// Whatever goes wrong here, the commit itself finds.
struct EarlyFlush {
    /// Never closed: "If a process closes any file descriptor referring to a file, then all of the process's locks on that
    /// file are released, regardless of the file descriptor(s) on which the locks were obtained" (fcntl_locking(2)), and
    /// SQLite's are such locks.
    private let descriptor: Int32
    private var pending = 0

    /// Bytes after which the disk is asked to go on. Ours.
    private static let most = 2 << 20

    /// `nil` where the file cannot be opened.
    init?(_ path: String) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
    }

    /// Says that the file will grow by so many bytes, or has.
    mutating func grow(by count: Int) {
        pending += count
        guard pending > Self.most else { return }
        pending = 0
        let descriptor = descriptor
        // fsync(2): "flushes … all modified in-core data of … the file referred to by the file descriptor".
        DispatchQueue.global(qos: .utility).async { _ = fsync(descriptor) }
    }
}
