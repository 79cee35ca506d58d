#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// All bytes of a file at once.
public enum FileContent {
    /// The bytes of the file at `path`, or of standard input where it is `-`.
    ///
    /// - Throws: `AnalysisError` of kind `.unreadable` in the system's words.
    public static func bytes(of path: String) throws(AnalysisError) -> [UInt8] {
        if path == "-" { return try bytes(from: STDIN_FILENO, named: "<stdin>") }
        // open(2): "On success, open() returns the new file descriptor … On error, -1 is returned and errno is set".
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        return try bytes(from: descriptor, named: path)
    }

    private static func bytes(from descriptor: Int32, named name: String) throws(AnalysisError) -> [UInt8] {
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 128 * 1024)
        while true {
            // read(2): "On success, the number of bytes read is returned (zero indicates end of file) … On error, -1 is
            // returned, and errno is set"; a signal may end it with EINTR before it read anything.
            let count = unsafe piece.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(name) }
            if count == 0 { return content }
            content += piece[..<count]
        }
    }

    private static func failure(_ name: String) -> AnalysisError {
        if errno == ENOENT { return .missing(name) }
        // strerror(3): "returns a pointer to a string that describes the error code".
        let reason = unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error \(errno)"
        return AnalysisError(.unreadable, sentence: "\(name): error: \(reason.lowercased()); expected a readable file")
    }
}
