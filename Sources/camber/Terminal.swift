#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif
import ArgumentParser
import RouteAnalysis
import RouteLibrary
import RouteReports

/// The two ways out: data to standard output, everything else to standard error.
enum Terminal {
    /// Whether standard output is a terminal.
    static var showsOutput: Bool { isatty(STDOUT_FILENO) == 1 }

    /// How a text report looks on standard output.
    static func style(ascii: Bool) -> ReportStyle {
        var style = ascii ? ReportStyle.ascii : showsOutput ? .unicode : .plain
        if let columns {
            style.columns = max(40, columns)
            style.tableColumns = style.columns
        }
        return style
    }

    /// How wide the terminal on standard output is; `nil` where it is none, or does not say.
    private static var columns: Int? {
        var size = winsize()
        // ioctl_tty(2), TIOCGWINSZ: "Get window size"; ioctl(2): "On error, -1 is returned".
        guard unsafe ioctl(STDOUT_FILENO, numericCast(TIOCGWINSZ), &size) == 0 else { return nil }
        return size.ws_col > 0 ? Int(size.ws_col) : nil
    }

    /// Whether there is someone to ask.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// A question on standard error, without a line's end.
    static func prompt(_ question: String) { send(question, to: STDERR_FILENO) }

    /// Text on standard output; ends the command with 74 where it cannot be written. A reader that has gone, as `head`
    /// does, is no failure.
    static func show(_ text: String) { show(Array(text.utf8)[...]) }

    static func show(_ bytes: ArraySlice<UInt8>) {
        guard let number = send(bytes, to: STDOUT_FILENO), number != EPIPE else { return }
        // strerror(3): "returns a pointer to a string that describes the error code".
        let reason = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
        report("<stdout>: error: cannot be written: \(reason)")
        exit(74)
    }

    /// One line on standard error.
    static func report(_ sentence: String) { send(sentence + "\n", to: STDERR_FILENO) }

    /// Text on standard error as it is.
    static func write(_ text: String) { send(text, to: STDERR_FILENO) }

    /// The system's error number where not all of the text could be written.
    @discardableResult
    private static func send(_ text: String, to descriptor: Int32) -> Int32? {
        send(Array(text.utf8)[...], to: descriptor)
    }

    private static func send(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int32? {
        var bytes = bytes
        while !bytes.isEmpty {
            // write(2): "On success, the number of bytes written is returned … On error, -1 is returned, and errno is set".
            let count = unsafe bytes.withUnsafeBytes { unsafe system(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : EIO }
            bytes = bytes.dropFirst(count)
        }
        return nil
    }
}

/// write(2), whose name the function above has.
private func system(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    unsafe write(descriptor, bytes.baseAddress, bytes.count)
}
