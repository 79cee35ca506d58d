#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What lies below a folder, in the order of the bytes of the paths, hidden things left out.
///
/// Links to files are followed, links to folders are not, so that every file is found once and the walk ends.
struct FolderFiles {
    struct File {
        /// Below the folder.
        let name: String
        /// Why it is not to be opened; `nil` for a file.
        let obstacle: String?
    }

    private(set) var files: [File] = []
    /// A folder that cannot be read, each.
    private(set) var failures: [AnalysisError] = []
    /// Of the folder itself, ending in a slash, with which a link to a folder is that folder.
    private let prefix: String

    /// - Parameter isWanted: whether a file of that name is looked at.
    init(below folder: String, where isWanted: (String) -> Bool) {
        prefix = folder.hasSuffix("/") ? folder : folder + "/"
        var folders = [""]
        while let folder = folders.popLast() { visit(folder, &folders, isWanted) }
        files.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private mutating func visit(_ folder: String, _ folders: inout [String], _ isWanted: (String) -> Bool) {
        // opendir(3): "return a pointer to the directory stream. On error, NULL is returned".
        guard let stream = unsafe opendir(prefix + folder) else { return fail(folder, errno) }
        defer { unsafe closedir(stream) }
        errno = 0
        // readdir(3): "If the end of the directory stream is reached, NULL is returned and errno is not changed. If an error
        // occurs, NULL is returned and errno is set to indicate the error."
        while let entry = unsafe readdir(stream) {
            let last = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe name.withMemoryRebound(to: CChar.self, capacity: 1) { unsafe String(cString: $0) }
            }
            if last.utf8.first == UInt8(ascii: ".") { continue }
            let name = folder + last
            switch Int32(unsafe entry.pointee.d_type) {
            case Int32(DT_DIR): folders.append(name + "/")
            case Int32(DT_REG): if isWanted(name) { files.append(File(name: name, obstacle: nil)) }
            default: look(at: name, &folders, isWanted)
            }
            errno = 0
        }
        if errno != 0 { fail(folder, errno) }
    }

    /// - Parameter number: the system's error number.
    private mutating func fail(_ folder: String, _ number: Int32) {
        failures.append(AnalysisError(reading: String((prefix + folder).dropLast()), number, what: "the folder "))
    }

    /// At what is no plain file or folder by what the folder says, which may say nothing.
    private mutating func look(at name: String, _ folders: inout [String], _ isWanted: (String) -> Bool) {
        var status = stat()
        // lstat(2): "On success, zero is returned"; it does not follow links.
        let isFolder = unsafe lstat(prefix + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
        if isFolder { return folders.append(name + "/") }
        guard isWanted(name), !ImportSource.isFolder(prefix + name) else { return }
        files.append(File(name: name, obstacle: ImportSource.obstacle(at: prefix + name)))
    }
}
