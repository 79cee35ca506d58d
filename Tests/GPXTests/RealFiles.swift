import Foundation

/// The files of the collection beside the package, hostile ones among them.
enum RealFiles {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/data/gpx/files").standardizedFileURL

    /// In the order of their names; empty, with a notice, where the collection is not there.
    static let paths: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        if names.isEmpty { FileHandle.standardError.write(Data("skipped: no files at \(folder.path)\n".utf8)) }
        return names.sorted().map { folder.appending(path: $0).path }
    }()
}
