#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The file of a library before SQLite sees it: SQLite would write to files that are not ours.
struct LibraryFile {
    let path: String

    var exists: Bool { unsafe access(path, F_OK) == 0 }

    /// Whether there is something beside the file without which it cannot be read: changes that are not in it yet, or what
    /// undoes those that are.
    var needsMore: Bool {
        ["-wal", "-journal"].contains { ending in
            var status = stat()
            // stat(2): "On success, zero is returned. On error, -1 is returned".
            return unsafe stat(path + ending, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_size > 0
        }
    }

    /// The path as SQLite takes it for one: it takes what begins with `file:` for a URI.
    var plainPath: String { path.hasPrefix("file:") ? "./" + path : path }

    /// The file as SQLite opens it without putting anything beside it.
    ///
    /// "SQLite assumes that the database file cannot be changed, even by a process with higher privilege, and so the
    /// database is opened read-only and all locking and change detection is disabled" (sqlite.org/uri.html, immutable):
    /// for a folder or a disk on which even a reader's part of write-ahead logging cannot be made.
    var immutableURI: String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
        let digits = Array("0123456789ABCDEF")
        let escaped = path.utf8.map { byte in
            plain.contains(byte)
                ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }
        return "file:\(escaped.joined())?immutable=1"
    }

    /// Makes an empty file that its owner alone may read and write, unless there is one.
    ///
    /// SQLite gives the files it puts beside it the same permissions.
    /// - Returns: whether it was made.
    func make() throws(LibraryError) -> Bool {
        // open(2): "O_EXCL Ensure that this call creates the file: if … pathname already exists, then open() fails with
        // the error EEXIST".
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
            return true
        }
        guard errno == EEXIST else { throw LibraryError(errno, in: path) }
        return false
    }

    /// Throws unless the file is a camber library, or has nothing in it yet.
    ///
    /// Reads SQLite's header (sqlite.org/fileformat2.html, 1.3): the magic string, and the application id at byte 68. A
    /// library whose first transaction is still in the write-ahead log has a first page without an id and without tables:
    /// no cells in the b-tree header behind the file's.
    func check() throws(LibraryError) {
        let header = try firstBytes(112)
        if header.isEmpty { return }
        guard header.count == 112, header.starts(with: Array("SQLite format 3\0".utf8)) else {
            throw LibraryError(.badData, path, "not a camber library; --library names another file")
        }
        let id = header[68..<72].reduce(0) { $0 << 8 | Int32($1) }
        let hasTables = header[103] != 0 || header[104] != 0 || header[100] != 0x0D
        guard id == LibrarySchema.applicationID || id == 0 && !hasTables else {
            throw LibraryError(
                .badData, path, "an SQLite file of another program, not a camber library; --library names another file")
        }
    }

    private func firstBytes(_ count: Int) throws(LibraryError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw LibraryError(errno, in: path) }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: count)
        // read(2): "the number of bytes read is returned (zero indicates end of file) … On error, -1 is returned".
        let got = unsafe bytes.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
        guard got >= 0 else { throw LibraryError(errno, in: path) }
        return Array(bytes.prefix(got))
    }

    /// What SQLite adds to the name for the files that it puts beside it, and nothing for the file itself.
    static let endings = ["", "-wal", "-shm", "-journal"]

    /// Removes what `make()` made and SQLite put beside it.
    func remove() {
        for ending in Self.endings { unsafe unlink(path + ending) }
    }
}

extension Library {
    /// Whether `path` leads to the file of a library, or to one that SQLite puts beside it.
    ///
    /// Nothing else may open them: "If a process closes any file descriptor referring to a file, then all of the process's
    /// locks on that file are released" (fcntl_locking(2)), and SQLite relies on its own.
    public static func isFile(_ path: String, of library: String) -> Bool {
        func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
        // Most files are told by their names.
        guard name(path).hasPrefix(name(library)) else { return false }
        return LibraryFile.endings.contains { ending in
            var (one, other) = (stat(), stat())
            // stat(2): "On success, zero is returned"; st_ino and st_dev "taken together … uniquely identify the file".
            guard unsafe stat(path, &one) == 0, unsafe stat(library + ending, &other) == 0 else { return false }
            return one.st_ino == other.st_ino && one.st_dev == other.st_dev
        }
    }
}
