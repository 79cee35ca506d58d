import ArgumentParser
import RouteAnalysis
import RouteLibrary

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
