import Foundation

/// The built command, run as a user runs it: no shell, from the root of the package.
enum Camber {
    /// What a run left behind.
    struct Run: Sendable {
        let arguments: [String]
        let output: Data
        let errors: String
        /// `nil` where a signal ended it.
        let exitCode: Int32?

        var text: String { String(decoding: output, as: UTF8.self) }

        /// Standard error by lines.
        var complaints: [String] { errors.split(separator: "\n").map(String.init) }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Beside the test bundle, where the build puts every product.
    static let executable: URL? = {
        let places = [
            Bundle.main.executableURL, CommandLine.arguments.first.map { URL(filePath: $0) }, Bundle.main.bundleURL,
        ]
        let folders = places.compactMap { $0?.deletingLastPathComponent() } + [root.appending(path: ".build/debug")]
        return folders.map { $0.appending(path: "camber") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false))
        }
    }()

    /// Runs `camber` with `arguments` in `folder`, else in the package's; standard input from `input` or empty.
    ///
    /// Two run at a time, whatever the tests ask for together; one is killed after `timeout` seconds.
    static func run(
        _ arguments: [String], in folder: URL? = nil, input: URL? = nil, environment: [String: String] = [:],
        timeout: Double = 60
    ) async throws -> Run {
        try await Turnstile.shared.pass {
            try await start(arguments, folder ?? root, input, environment, timeout)
        }
    }

    private static func start(
        _ arguments: [String], _ place: URL, _ input: URL?, _ environment: [String: String], _ timeout: Double
    ) async throws -> Run {
        guard let executable else { throw CocoaError(.fileNoSuchFile) }
        let folder = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, errors) = (folder.appending(path: "stdout"), folder.appending(path: "stderr"))
        for file in [output, errors] { try Data().write(to: file) }

        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = place
        process.environment = ["LC_ALL": "C", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
        // Closed here and now: a process that has ended keeps them, and Foundation ends all tests at some 1,360 open files.
        let handles = (
            try input.map { try FileHandle(forReadingFrom: $0) }, try FileHandle(forWritingTo: output),
            try FileHandle(forWritingTo: errors)
        )
        defer { for handle in [handles.0, handles.1, handles.2] { try? handle?.close() } }
        process.standardInput = handles.0 ?? FileHandle.nullDevice
        (process.standardOutput, process.standardError) = (handles.1, handles.2)
        let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
        let identifier = process.processIdentifier
        let watch = Task {
            try await Task.sleep(for: .seconds(timeout))
            kill(identifier, SIGKILL)
        }
        for await _ in ended {}
        watch.cancel()
        return Run(
            arguments: arguments, output: try Data(contentsOf: output),
            errors: try String(contentsOf: errors, encoding: .utf8),
            exitCode: process.terminationReason == .exit ? process.terminationStatus : nil)
    }

    /// Runs `camber` with words that no space is in.
    static func run(words: String) async throws -> Run { try await run(words.split(separator: " ").map(String.init)) }

    /// A file made for these tests, as a path from the root of the package.
    static func fixture(_ name: String) -> String { "Tests/CamberTests/Fixtures/\(name).gpx" }
}
