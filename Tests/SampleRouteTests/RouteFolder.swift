import Foundation

/// The folder of sample routes in this package, found from the place of this file.
enum RouteFolder {
    static let url = URL(filePath: #filePath)
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()
        .appending(path: "Routes", directoryHint: .isDirectory)

    /// Whether the tests write the files anew instead of comparing them: `RECORD_ROUTES=1`.
    static let isRecording = ProcessInfo.processInfo.environment["RECORD_ROUTES"] == "1"

    static func file(of route: SampleRoute) -> URL {
        url.appending(path: "\(route.name).gpx")
    }
}
