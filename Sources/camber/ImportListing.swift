import ArgumentParser
import RouteAnalysis
import RouteLibrary
import RouteReports

/// What the paths of an import name.
struct ImportListing {
    /// To be read.
    private(set) var sources: [ImportSource] = []
    /// Not to be read, with the reason; or not there.
    private(set) var skipped: [ImportedItem] = []
    private var failures: [AnalysisError] = []
    private var exports: [(prefix: String, export: StravaExport)] = []

    /// - Parameter library: the library's file, which may be one of those that a shell's `*` stands for.
    init(_ paths: [String], library: String) {
        exports = paths.filter(ImportSource.isFolder).compactMap { path in
            StravaExport(folder: path).map { (path.hasSuffix("/") ? path : path + "/", $0) }
        }
        var seen: Set<String> = []
        var names: Set<String> = []
        var others: [String: Int] = [:]
        for result in ImportSource.all(at: paths) {
            switch result {
            case .failure(let error):
                failures.append(error)
                skipped.append(ImportedItem(path: "", fate: .failed(error.description)))
            case .success(let source):
                guard seen.insert(source.path).inserted else { continue }
                names.insert(source.name)
                if Library.isFile(source.path, of: library) {
                    skipped.append(ImportedItem(path: source.source, fate: .skipped("a file of the library itself")))
                } else if let activity = activity(of: source), !activity.isRun {
                    others[activity.type ?? "", default: 0] += 1
                } else if let obstacle = source.obstacle {
                    skipped.append(ImportedItem(path: source.source, fate: .skipped(obstacle)))
                } else if let conversion = source.conversion {
                    let reason = "\(source.format.rawValue.uppercased()) is not read; convert it: \(conversion)"
                    skipped.append(ImportedItem(path: source.source, fate: .skipped(reason)))
                } else {
                    sources.append(source)
                }
            }
        }
        let counts = others.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        if let first = exports.first, !counts.isEmpty { skip(first.export, "no runs: \(counts)") }
        for (_, export) in exports {
            if let problem = export.problem { skip(export, problem) }
            if export.runsWithoutFile > 0 { skip(export, "runs without a file: \(export.runsWithoutFile)") }
            let missing = export.missingRuns(in: names)
            if let first = missing.first {
                skip(export, "runs whose file is not here: \(missing.count), such as \(first)")
            }
        }
    }

    private mutating func skip(_ export: StravaExport, _ reason: String) {
        skipped.append(ImportedItem(path: export.path, fate: .skipped(reason)))
    }

    private func activity(of source: ImportSource) -> StravaExport.Activity? {
        exports.lazy.filter { source.path.hasPrefix($0.prefix) }.compactMap { $0.export.activity(source.name) }.first
    }

    /// What a Strava export says of a file.
    var activity: @Sendable (ImportSource) -> StravaExport.Activity? {
        let found = Dictionary(
            sources.compactMap { source in self.activity(of: source).map { (source.path, $0) } },
            uniquingKeysWith: { $1 })
        return { found[$0.path] }
    }

    /// Ends the command with 3 where something failed; where nothing else was there with 2 (nothing to import), 74 (not
    /// readable) or 65.
    func end(_ summary: ImportSummary) throws {
        let (failed, done) = (summary.failureCount, summary.outcomeCount)
        if done > 0 { if failed > 0 { throw ExitCode(3) } else { return } }
        if failed == 0 { throw ExitCode(2) }
        if failures.count == failed {
            throw ExitCode(failures.allSatisfy { $0.kind == .nothingFound } ? 2 : 74)
        }
        throw ExitCode(65)
    }
}
