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
    static func show(_ text: String) {
        guard let number = send(text, to: STDOUT_FILENO), number != EPIPE else { return }
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
        var bytes = Array(text.utf8)[...]
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

/// Inputs read side by side, with what went wrong reported in their order.
struct Inputs {
    private(set) var files: [RouteFile] = []
    private(set) var surveys: [SurveyedRoute] = []
    private var failures: [AnalysisError] = []
    private let needsRoutes: Bool

    /// Reads every file that `paths` name; warnings and failures go to standard error.
    ///
    /// - Parameters:
    ///   - terrain: tiles for routes without elevation.
    ///   - isStrict: whether a file with a warning counts as failed.
    ///   - needsRoutes: whether a file without a route counts as failed.
    ///   - limit: how many points of a file to keep, where a summary will do for a larger one.
    ///   - maps: what routes are laid on.
    ///   - library: where to look for what is no file; `nil` takes everything for a file.
    ///   - forgetsMap: whether what a map said of a library's route at its import is left out.
    init(
        _ paths: [String], runner: Runner, isStrict: Bool = false, needsRoutes: Bool = true, keeping limit: Int? = nil,
        maps: RunningMaps = .none, terrain: TerrainFolder? = nil, library: LibraryOptions? = nil,
        forgetsMap: Bool = false
    ) throws {
        let names = library == nil ? [] : paths.filter { !RouteName.isFile($0) }
        self.init(needsRoutes: needsRoutes)
        addFiles(paths.filter { !names.contains($0) }, isStrict) {
            RouteFile.read($0, runner: runner, keeping: limit, maps: maps, terrain: terrain)
        }
        guard !names.isEmpty, let library else { return }
        try add(routes: names, of: library) { library, route throws(LibraryError) in
            try library.survey(
                route, as: route.key, runner: runner, maps: maps, terrain: terrain, forgetsMap: forgetsMap)
        }
    }

    private init(needsRoutes: Bool) { self.needsRoutes = needsRoutes }

    /// Adds routes of a library, each as `survey` gives it.
    mutating func add(
        routes names: [String], of options: LibraryOptions,
        survey: (Library, StoredRoute) throws(LibraryError) -> SurveyedRoute?
    ) throws {
        guard let library = try options.openIfThere() else {
            for name in names {
                fail(AnalysisError(.nothingFound, sentence: "\(name): error: no such file, and no library to look in"))
            }
            return
        }
        for name in names {
            do throws(LibraryError) {
                if let found = try survey(library, library.route(named: name)) { surveys.append(found) }
            } catch {
                guard error.kind == .nothingFound else { throw error }
                fail(AnalysisError(.nothingFound, sentence: error.description))
            }
        }
    }

    private mutating func addFiles(_ paths: [String], _ isStrict: Bool, read: ([String]) -> [RouteFile]) {
        var names: [String] = []
        var unnamed: [(place: Int, error: AnalysisError)] = []
        for path in paths {
            do throws(AnalysisError) {
                names += try RouteFile.files(at: [path], passedOver: Terminal.report)
            } catch {
                unnamed.append((names.count, error))
            }
        }
        let files = read(names)
        for place in 0...files.count {
            for failure in unnamed where failure.place == place { fail(failure.error) }
            if place < files.count { add(files[place], isStrict) }
        }
    }

    private mutating func add(_ file: RouteFile, _ isStrict: Bool) {
        if isStrict, let refusal = file.strictRefusal { return fail(refusal) }
        if needsRoutes { for warning in file.warnings { Terminal.report(warning) } }
        if file.document != nil { files.append(file) }
        switch file.routes {
        case .success(let found): surveys += found
        case .failure(let error): if needsRoutes || file.document == nil { fail(error) }
        }
    }

    private mutating func fail(_ error: AnalysisError) {
        Terminal.report(error.description)
        failures.append(error)
    }

    /// Ends the command where nothing could be used: 2 where nothing was found, 74 where all was unreadable, else 65.
    func requireAny() throws {
        guard needsRoutes ? surveys.isEmpty : files.isEmpty else { return }
        if failures.allSatisfy({ $0.kind == .nothingFound }) { throw ExitCode(2) }
        throw ExitCode(failures.allSatisfy { $0.kind != .badData } ? 74 : 65)
    }

    /// Ends the command with 3 where some inputs failed.
    func requireAll() throws {
        if !failures.isEmpty { throw ExitCode(3) }
    }
}
