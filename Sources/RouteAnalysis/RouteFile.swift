public import GPX
import RouteGeometry

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
    /// The routes in the file's order, or why it has none.
    public let routes: Result<[SurveyedRoute], AnalysisError>

    /// What was odd in the file, in sentences that begin with the place.
    public var warnings: [String] { document?.warnings.map { $0.description(source: source) } ?? [] }

    /// Reads `path`, or standard input where it is `-`.
    public init(path: String, runner: Runner) {
        let source = path == "-" ? "<stdin>" : path
        do throws(GPXError) {
            let document = try path == "-" ? GPXDocument(fileDescriptor: 0) : GPXDocument(contentsOf: path)
            self.init(document, source: source, runner: runner)
        } catch {
            self.init(source: source, failure: AnalysisError(error, source: source))
        }
    }

    /// Reads bytes in memory as `init(path:runner:)` reads a file.
    public init(bytes: [UInt8], source: String, runner: Runner) {
        do throws(GPXError) {
            self.init(try GPXDocument(bytes: bytes), source: source, runner: runner)
        } catch {
            self.init(source: source, failure: AnalysisError(error, source: source))
        }
    }

    /// - Parameter source: what to call the document in messages and, without its last ending, a route without a name.
    public init(_ document: GPXDocument, source: String, runner: Runner) {
        self.source = source
        self.document = document
        do throws(AnalysisError) {
            routes = .success(try document.surveyedRoutes(source: source, runner: runner))
        } catch {
            routes = .failure(error)
        }
    }

    /// Reads files side by side on all cores, and gives them in the order of `paths`.
    ///
    /// What is wrong with one does not touch the others. Standard input is read once: every `-` is the same file.
    public static func read(_ paths: [String], runner: Runner) -> [RouteFile] {
        let first = paths.firstIndex(of: "-")
        let numbers = paths.indices.filter { paths[$0] != "-" || $0 == first }
        let read = SideBySide.map(numbers) { RouteFile(path: paths[$0], runner: runner) }
        let files = Dictionary(uniqueKeysWithValues: zip(numbers, read))
        return paths.indices.compactMap { files[paths[$0] == "-" ? first ?? $0 : $0] }
    }

    private init(source: String, failure: AnalysisError) {
        self.source = source
        document = nil
        routes = .failure(failure)
    }

    /// The files that `paths` name, in the order of the paths: each file itself, and of a folder every `.gpx` and
    /// `.gpx.gz` file below it in the order of their paths, hidden ones left out.
    ///
    /// - Throws: where a path does not exist or a folder has no such file.
    public static func files(at paths: [String]) throws(AnalysisError) -> [String] {
        var files: [String] = []
        for path in paths { files += try self.files(at: path) }
        return files
    }

    private static func files(at path: String) throws(AnalysisError) -> [String] {
        if path == "-" { return ["-"] }
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw AnalysisError(.unreadable, sentence: "\(path): error: no such file or folder")
        }
        guard isFolder else { return [path] }
        let below: [String]
        do {
            below = try FileManager.default.subpathsOfDirectory(atPath: path)
        } catch {
            throw AnalysisError(.unreadable, sentence: "\(path): error: the folder cannot be read")
        }
        let found = below.filter { name in
            let lower = name.lowercased()
            let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
            return !isHidden && (lower.hasSuffix(".gpx") || lower.hasSuffix(".gpx.gz"))
        }
        guard !found.isEmpty else {
            throw AnalysisError(.nothingFound, sentence: "\(path): error: no .gpx file in this folder")
        }
        let prefix = path.hasSuffix("/") ? path : path + "/"
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { prefix + $0 }
    }
}

extension AnalysisError {
    fileprivate init(_ error: GPXError, source: String) {
        let isUnreadable = if case .unreadable = error.kind { true } else { false }
        self.init(isUnreadable ? .unreadable : .badData, sentence: error.description(source: source))
    }
}
