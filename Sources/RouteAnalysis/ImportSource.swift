#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A file that an import found, by what its name says it is.
public struct ImportSource: Sendable, Hashable {
    public enum Format: String, Sendable, CaseIterable {
        case gpx, fit, tcx
    }

    /// As the runner named it, or found below a folder so named; `-` for standard input.
    public let path: String
    public let format: Format
    /// Below the folder that the runner named; the path itself for a file.
    public let name: String
    /// Why it is not to be opened; `nil` for what can be read.
    public var obstacle: String? = nil

    /// What is at each of `paths`: the file itself, or of a folder every GPX, FIT and TCX file below it, plain or `.gz`, in
    /// the order of their paths, hidden ones left out; or why there is nothing.
    public static func all(at paths: [String]) -> [Result<ImportSource, AnalysisError>] {
        paths.flatMap { path -> [Result<ImportSource, AnalysisError>] in
            do throws(AnalysisError) {
                return try sources(at: path).map { .success($0) }
            } catch {
                return [.failure(error)]
            }
        }
    }

    /// Whether `path` is a folder.
    public static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    /// Why a path that nobody named, as below a folder, is not opened: what is no file may never end, as a pipe nobody
    /// writes to. `nil` for a file, what a link to one leads to, a folder, and what is not there.
    public static func obstacle(at path: String) -> String? {
        var status = stat()
        // stat(2): "On success, zero is returned"; it follows links.
        guard unsafe stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG, S_IFDIR: return nil
        case S_IFIFO: return "a pipe, not a file"
        case S_IFSOCK: return "a socket, not a file"
        default: return "a device, not a file"
        }
    }

    private static func sources(at path: String) throws(AnalysisError) -> [ImportSource] {
        if path == "-" { return [ImportSource(path: path, format: .gpx, name: path)] }
        guard FileManager.default.fileExists(atPath: path) else {
            throw AnalysisError.missing(path)
        }
        guard isFolder(path) else { return [ImportSource(path: path, format: format(of: path) ?? .gpx, name: path)] }
        let below: [String]
        do {
            below = try FileManager.default.subpathsOfDirectory(atPath: path)
        } catch {
            throw AnalysisError(.unreadable, sentence: "\(path): error: the folder cannot be read")
        }
        let prefix = path.hasSuffix("/") ? path : path + "/"
        let found = below.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { name in
            name.split(separator: "/").contains { $0.hasPrefix(".") }
                ? nil : format(of: name).map { source(at: prefix + name, $0, name) }
        }.filter { !isFolder($0.path) }
        guard !found.isEmpty else {
            throw AnalysisError(.nothingFound, sentence: "\(path): error: no GPX, FIT or TCX file in this folder")
        }
        return found
    }

    private static func source(at path: String, _ format: Format, _ name: String) -> ImportSource {
        ImportSource(path: path, format: format, name: name, obstacle: obstacle(at: path))
    }

    private static func format(of name: String) -> Format? {
        let lower = name.lowercased()
        return Format.allCases.first { lower.hasSuffix(".\($0)") || lower.hasSuffix(".\($0).gz") }
    }

    /// The command that would convert the file for this program; `nil` for GPX.
    public var conversion: String? {
        let isCompressed = path.lowercased().hasSuffix(".gz")
        let file = isCompressed ? "-" : path
        let unpack = isCompressed ? "gunzip -c \(path) | " : ""
        switch format {
        case .gpx: return nil
        case .fit: return "\(unpack)gpsbabel -i garmin_fit -f \(file) -o gpx -F - | camber import -"
        case .tcx: return "\(unpack)gpsbabel -i gtrnctr -f \(file) -o gpx -F - | camber import -"
        }
    }

    /// What messages call it.
    public var source: String { path == "-" ? "<stdin>" : path }

    /// The whole file, as it is.
    public func bytes() throws(AnalysisError) -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw AnalysisError(reading: source, errno) }
        defer { if path != "-" { close(descriptor) } }
        var status = stat()
        let isFile = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        var bytes: [UInt8] = []
        var room = isFile ? Int(status.st_size) + 1 : 1 << 16
        while true {
            var got = 0
            unsafe bytes.append(addingCapacity: room, from: descriptor, &got)
            if got < 0, errno == EINTR { continue }
            if got < 0 { throw AnalysisError(reading: source, errno) }
            if got == 0 { return bytes }
            room = max(1 << 16, room - got)
        }
    }
}

extension [UInt8] {
    /// Appends what one read(2) gives, up to `room` bytes; `got` is what it returned.
    @unsafe fileprivate mutating func append(addingCapacity room: Int, from descriptor: Int32, _ got: inout Int) {
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            // read(2): "the number of bytes read is returned (zero indicates end of file) … On error, -1 is returned".
            got = unsafe read(descriptor, buffer.baseAddress, buffer.count)
            count = Swift.max(0, got)
        }
        if isEmpty { self = piece } else { append(contentsOf: piece) }
    }
}

extension AnalysisError {
    fileprivate init(reading source: String, _ number: Int32) {
        if number == ENOENT {
            self = .missing(source)
            return
        }
        // strerror(3): "returns a pointer to a string that describes the error code".
        let reason = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
        self.init(.unreadable, sentence: "\(source): error: cannot be read: \(reason)")
    }
}
