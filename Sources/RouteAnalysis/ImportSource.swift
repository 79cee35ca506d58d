import GPX

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
    /// the order of their paths, hidden ones left out, behind the folders that cannot be read; or why there is nothing.
    public static func all(at paths: [String]) -> [Result<ImportSource, AnalysisError>] {
        paths.flatMap { sources(at: $0) }
    }

    /// Whether `path` is a folder.
    public static func isFolder(_ path: String) -> Bool { kind(at: path) == S_IFDIR }

    /// Why a path that nobody named, as below a folder, is not opened: what is no file may never end, as a pipe nobody
    /// writes to. `nil` for a file, what a link to one leads to, a folder, and what is not there.
    public static func obstacle(at path: String) -> String? { kind(at: path).flatMap { obstacle(of: $0) } }

    /// The file type bits of what is at `path`; `nil` where nothing is.
    private static func kind(at path: String) -> mode_t? {
        var status = stat()
        // stat(2): "On success, zero is returned"; it follows links.
        return unsafe stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    private static func obstacle(of kind: mode_t) -> String? {
        switch kind {
        case S_IFREG, S_IFDIR: nil
        case S_IFIFO: "a pipe, not a file"
        case S_IFSOCK: "a socket, not a file"
        default: "a device, not a file"
        }
    }

    private static func sources(at path: String) -> [Result<ImportSource, AnalysisError>] {
        guard path == "-" || FileManager.default.fileExists(atPath: path) else {
            return [.failure(AnalysisError.missing(path))]
        }
        guard path != "-", isFolder(path) else {
            return [.success(ImportSource(path: path, format: format(of: path) ?? .gpx, name: path))]
        }
        let prefix = path.hasSuffix("/") ? path : path + "/"
        let below = FolderFiles(below: path) { format(of: $0) != nil }
        let found = below.files.map { file in
            ImportSource(
                path: prefix + file.name, format: format(of: file.name) ?? .gpx, name: file.name,
                obstacle: file.obstacle)
        }
        if found.isEmpty, below.failures.isEmpty {
            let nothing = "\(path): error: no GPX, FIT or TCX file in this folder"
            return [.failure(AnalysisError(.nothingFound, sentence: nothing))]
        }
        return below.failures.map { .failure($0) } + found.map { .success($0) }
    }

    private static let endings = Format.allCases.flatMap { [("." + $0.rawValue, $0), (".\($0.rawValue).gz", $0)] }

    private static func format(of name: String) -> Format? {
        let lower = name.lowercased()
        return endings.first { lower.hasSuffix($0.0) }?.1
    }

    /// The command that would convert the file for this program; `nil` for GPX.
    public var conversion: String? {
        if format == .gpx { return nil }
        let isCompressed = path.lowercased().hasSuffix(".gz")
        let file = isCompressed ? "-" : path.asShellWord
        let unpack = isCompressed ? "gunzip -c \(path.asShellWord) | " : ""
        switch format {
        case .gpx: return nil
        case .fit: return "\(unpack)gpsbabel -i garmin_fit -f \(file) -o gpx -F - | camber import -"
        case .tcx: return "\(unpack)gpsbabel -i gtrnctr -f \(file) -o gpx -F - | camber import -"
        }
    }

    /// The file's name without folders.
    public var fileName: String { Self.fileName(of: path) }

    static func fileName(of path: String) -> String {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        return slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
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
            // All that there was a moment ago, and no more: nothing is asked for again to hear that it is the end.
            let isWhole = isFile && got < room && bytes.count == Int(status.st_size)
            if got == 0 || isWhole { return bytes }
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
    /// - Parameters:
    ///   - number: the system's error number.
    ///   - what: cannot be read, with a space behind it.
    init(reading source: String, _ number: Int32, what: String = "") {
        if number == ENOENT {
            self = .missing(source)
            return
        }
        // strerror(3): "returns a pointer to a string that describes the error code".
        let reason = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
        self.init(.unreadable, sentence: "\(source): error: \(what)cannot be read: \(reason)")
    }
}
