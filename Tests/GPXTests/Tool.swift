import Foundation

/// A program of the system that reads GPX or XML independently of this package.
enum Tool: String {
    case xmllint, gpsbabel, python3

    /// Whether it is installed; says so once where it is not.
    var isInstalled: Bool {
        let isInstalled =
            run(self == .xmllint ? ["--version"] : self == .gpsbabel ? ["-V"] : ["-c", "import gpxpy"]) != nil
        if !isInstalled {
            let what = self == .python3 ? "gpxpy" : rawValue
            FileHandle.standardError.write(Data("skipped: \(what) is not installed\n".utf8))
        }
        return isInstalled
    }

    /// What it writes to standard output, `nil` where it fails or is not there.
    func run(_ arguments: [String]) -> Data? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [rawValue] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return nil }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? data : nil
    }
}

/// A file that is there while it is used.
struct TemporaryFile {
    private let url = FileManager.default.temporaryDirectory.appending(path: "camber-\(UUID().uuidString).gpx")

    init(_ bytes: [UInt8]) throws { try Data(bytes).write(to: url) }

    var path: String { url.path }

    func remove() { try? FileManager.default.removeItem(at: url) }

    func use<Result>(_ body: (String) throws -> Result) rethrows -> Result {
        defer { remove() }
        return try body(path)
    }
}
