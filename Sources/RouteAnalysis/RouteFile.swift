public import GPX
public import RouteGeometry

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A GPX file as read, with the routes in it.
public struct RouteFile: Sendable {
    /// As the runner named it, or found below a folder so named.
    public let source: String
    /// `nil` where the file could not be read at all.
    public let document: GPXDocument?
    /// Counts, ranges and sums; `nil` where they were not asked for or the file could not be read.
    public let summary: GPXSummary?
    /// The routes in the file's order, or why it has none.
    public let routes: Result<[SurveyedRoute], AnalysisError>

    /// What was odd in the file, in sentences that begin with the place.
    public var warnings: [String] { document?.warnings.map { $0.description(source: source) } ?? [] }

    /// Reads `path`, or standard input where it is `-`.
    public init(path: String, runner: Runner, maps: RunningMaps = .none, terrain: TerrainFolder? = nil) {
        let source = path == "-" ? "<stdin>" : path
        do throws(GPXError) {
            let document = try path == "-" ? GPXDocument(fileDescriptor: 0) : GPXDocument(contentsOf: path)
            self.init(document, source: source, runner: runner, maps: maps, terrain: terrain)
        } catch {
            self.init(source: source, failure: AnalysisError(error, source: source))
        }
    }

    /// Reads a file of any size in the memory that `limit` points need, as `init(path:runner:maps:terrain:)` reads one: of a
    /// larger one there is a summary but no route.
    public init(
        path: String, runner: Runner, keeping limit: Int, maps: RunningMaps = .none, terrain: TerrainFolder? = nil
    ) {
        let source = path == "-" ? "<stdin>" : path
        do throws(GPXError) {
            let summary =
                try path == "-"
                ? GPXSummary(fileDescriptor: 0, keeping: limit) : GPXSummary(contentsOf: path, keeping: limit)
            if summary.isWhole {
                self.init(summary.document, summary, source: source, runner: runner, maps: maps, terrain: terrain)
            } else {
                self.init(large: summary, source: source)
            }
        } catch {
            self.init(source: source, failure: AnalysisError(error, source: source))
        }
    }

    /// Reads bytes in memory as `init(path:runner:maps:terrain:)` reads a file.
    ///
    /// - Parameter sparesHeights: whether heights need not be estimated along a line, which is half the work of reading it.
    public init(
        bytes: [UInt8], source: String, runner: Runner, maps: RunningMaps = .none, terrain: TerrainFolder? = nil,
        sparesHeights: ((LineShape) -> Bool)? = nil
    ) {
        do throws(GPXError) {
            let document = try GPXDocument(bytes: bytes)
            self.init(
                document, source: source, runner: runner, maps: maps, terrain: terrain, sparesHeights: sparesHeights)
        } catch {
            self.init(source: source, failure: AnalysisError(error, source: source))
        }
    }

    private init(large summary: GPXSummary, source: String) {
        self.source = source
        self.summary = summary
        document = summary.document
        routes = .failure(
            AnalysisError(
                .badData, source: source, found: "more than \(summary.limit) points",
                allowed: "shape, surfaces and an estimate of the ascent need at most that many"))
    }

    /// - Parameter source: what to call the document in messages and, without its last ending, a route without a name.
    public init(
        _ document: GPXDocument, _ summary: GPXSummary? = nil, source: String, runner: Runner,
        maps: RunningMaps = .none, terrain: TerrainFolder? = nil, sparesHeights: ((LineShape) -> Bool)? = nil
    ) {
        self.source = source
        self.summary = summary
        self.document = document
        do throws(AnalysisError) {
            routes = .success(
                try document.surveyedRoutes(
                    source: source, runner: runner, maps: maps, terrain: terrain, sparesHeights: sparesHeights))
        } catch {
            routes = .failure(error)
        }
    }

    /// Reads files side by side on all cores, and gives them in the order of `paths`.
    ///
    /// What is wrong with one does not touch the others. Standard input is read once: every `-` is the same file.
    ///
    /// - Parameters:
    ///   - limit: how many points of a file to keep, where a summary will do for a larger one.
    ///   - maps: what routes are laid on.
    ///   - terrain: tiles for routes without elevation.
    public static func read(
        _ paths: [String], runner: Runner, keeping limit: Int? = nil, maps: RunningMaps = .none,
        terrain: TerrainFolder? = nil
    ) -> [RouteFile] {
        let first = paths.firstIndex(of: "-")
        let numbers = paths.indices.filter { paths[$0] != "-" || $0 == first }
        let read = SideBySide.map(numbers) { number in
            limit.map { RouteFile(path: paths[number], runner: runner, keeping: $0, maps: maps, terrain: terrain) }
                ?? RouteFile(path: paths[number], runner: runner, maps: maps, terrain: terrain)
        }
        let files = Dictionary(uniqueKeysWithValues: zip(numbers, read))
        return paths.indices.compactMap { files[paths[$0] == "-" ? first ?? $0 : $0] }
    }

    private init(source: String, failure: AnalysisError) {
        self.source = source
        document = nil
        summary = nil
        routes = .failure(failure)
    }

    /// The files that `paths` name, in the order of the paths: each file itself, and of a folder every `.gpx` and
    /// `.gpx.gz` file below it in the order of their paths, hidden ones left out.
    ///
    /// - Parameter passedOver: gets a sentence for each pipe or device below a folder that is named like such a file.
    /// - Throws: where a path does not exist or a folder has no such file.
    public static func files(
        at paths: [String], passedOver: (String) -> Void = { _ in }
    ) throws(AnalysisError) -> [String] {
        var files: [String] = []
        for path in paths { files += try self.files(at: path, passedOver) }
        return files
    }

    private static func files(at path: String, _ passedOver: (String) -> Void) throws(AnalysisError) -> [String] {
        if path == "-" { return ["-"] }
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw AnalysisError.missing(path)
        }
        guard isFolder else { return [path] }
        let prefix = path.hasSuffix("/") ? path : path + "/"
        let below = FolderFiles(below: path) { name in
            let lower = name.lowercased()
            return lower.hasSuffix(".gpx") || lower.hasSuffix(".gpx.gz")
        }
        if let failure = below.failures.first { throw failure }
        let found = below.files.compactMap { file -> String? in
            guard let reason = file.obstacle else { return prefix + file.name }
            passedOver("\(prefix)\(file.name): \(reason); passed over")
            return nil
        }
        guard !found.isEmpty else {
            throw AnalysisError(.nothingFound, sentence: "\(path): error: no .gpx file in this folder")
        }
        return found
    }
}

extension AnalysisError {
    init(_ error: GPXError, source: String) {
        let isUnreadable = if case .unreadable = error.kind { true } else { false }
        if isUnreadable, source != "<stdin>", !FileManager.default.fileExists(atPath: source) {
            self = .missing(source)
            return
        }
        self.init(isUnreadable ? .unreadable : .badData, sentence: error.description(source: source))
    }
}
