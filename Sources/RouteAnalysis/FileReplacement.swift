#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Replaces a file's content so that at every moment either the old or the new one is whole on the disk.
///
/// The new content is written to a hidden file in the same folder, synchronised, and renamed over the old one. Until
/// that is done, and in case a crash comes between, the old content also stands at the file's name with `.bak` behind it
/// (on file systems with hard links). Whatever fails, the file is as it was. A symbolic link stays one: the file it
/// leads to is replaced. The new file has the old one's permissions and, as far as the system lets it, its owner and group.
/// Another hard link to the file keeps the old content.
public enum FileReplacement {
    /// - Throws: `AnalysisError` of kind `.unwritable`, with nothing changed.
    public static func replace(_ path: String, with bytes: [UInt8]) throws(AnalysisError) {
        let target = try resolved(path)
        let backup = target + ".bak"
        let fresh = try writeBeside(target, [bytes], named: path)
        do throws(AnalysisError) {
            try keep(target, as: backup, named: path)
        } catch {
            unsafe unlink(fresh)
            throw error
        }
        // rename(2): "If newpath already exists, it will be atomically replaced … On error, -1 is returned".
        guard unsafe rename(fresh, target) == 0 else {
            let error = AnalysisError(path, errno)
            unsafe unlink(fresh)
            unsafe unlink(backup)
            throw error
        }
        synchronizeFolder(of: target)
        unsafe unlink(backup)
    }

    /// Writes a file whole or not at all, in place of one of its name.
    ///
    /// - Parameter pieces: of its content, one after the other.
    public static func write(_ pieces: some Sequence<[UInt8]>, asNew path: String) throws(AnalysisError) {
        let fresh = try writeBeside(path, pieces, named: path)
        guard unsafe rename(fresh, path) == 0 else {
            let error = AnalysisError(path, errno)
            unsafe unlink(fresh)
            throw error
        }
        synchronizeFolder(of: path)
    }

    /// Removes what `write(_:asNew:)` left beside files with this ending where it was killed; not what is being written.
    static func removeAbandoned(in folder: String, ending: String) {
        guard let directory = unsafe opendir(folder) else { return }
        defer { unsafe closedir(directory) }
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            guard name.hasPrefix("."), name.dropLast(6).hasSuffix(ending + ".") else { continue }
            let descriptor = unsafe open(folder + "/" + name, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unsafe unlink(folder + "/" + name) }
            close(descriptor)
        }
    }

    /// Writes a file that is not there yet, in a folder that is made where it is not.
    ///
    /// - Throws: `AnalysisError` of kind `.unwritable`, with no file left behind; also where there is one.
    public static func create(_ path: String, with bytes: [UInt8]) throws(AnalysisError) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        // mkdir(2): "EEXIST pathname already exists"; open(2) then says whether it is a folder.
        if unsafe mkdir(folder, 0o777) != 0, errno != EEXIST { throw AnalysisError(creating: folder, errno) }
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw AnalysisError(creating: path, errno) }
        var failure = write(bytes, to: descriptor)
        if close(descriptor) != 0, failure == nil { failure = errno }
        guard let failure else { return }
        unsafe unlink(path)
        throw AnalysisError(creating: path, failure)
    }

    /// Where symbolic links lead.
    private static func resolved(_ path: String) throws(AnalysisError) -> String {
        // realpath(3): "If resolved_path is specified as NULL, then realpath() uses malloc(3) to allocate a buffer …
        // The caller should deallocate this buffer using free(3)"; NULL is an error.
        guard let pointer = unsafe realpath(path, nil) else { throw AnalysisError(path, errno) }
        defer { unsafe free(pointer) }
        return unsafe String(cString: pointer)
    }

    /// Writes a file of its own in the folder of `target` and returns its path.
    private static func writeBeside(
        _ target: String, _ pieces: some Sequence<[UInt8]>, named path: String
    ) throws(AnalysisError) -> String {
        let slash = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
        var template = Array("\(target[..<slash]).\(target[slash...]).XXXXXX".utf8CString)
        // mkstemp(3): "creates a unique temporary filename from template, creates and opens the file … The last six
        // characters of template must be "XXXXXX" and these are replaced"; -1 is an error.
        let descriptor = unsafe template.withUnsafeMutableBufferPointer { buffer -> Int32 in
            guard let start = buffer.baseAddress else { return -1 }
            return unsafe mkstemp(start)
        }
        guard descriptor >= 0 else { throw AnalysisError(path, errno) }
        let fresh = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // flock(2): the lock is released when the process ends, however that is; so a file without one is abandoned.
        flock(descriptor, LOCK_EX | LOCK_NB)
        var failure: Int32?
        for piece in pieces where failure == nil { failure = write(piece, to: descriptor) }
        var status = stat()
        // A new file is its owner's to write and everyone's to read.
        var mode: mode_t = 0o644
        if unsafe stat(target, &status) == 0 {
            // fchown(2) clears the set-ID bits, so it comes before fchmod(2). Where another's file cannot stay theirs, those
            // bits would be the new owner's.
            let isKept = fchown(descriptor, status.st_uid, status.st_gid) == 0
            mode = status.st_mode & (isKept ? 0o7777 : 0o777)
        }
        if failure == nil, fchmod(descriptor, mode) != 0 { failure = errno }
        if failure == nil, fsync(descriptor) != 0 { failure = errno }
        // close(2): errors of earlier writes may be reported here.
        if close(descriptor) != 0, failure == nil { failure = errno }
        if let failure {
            unsafe unlink(fresh)
            throw AnalysisError(path, failure)
        }
        return fresh
    }

    /// Writes all bytes to standard output.
    public static func writeToStandardOutput(_ bytes: [UInt8]) throws(AnalysisError) {
        if let number = write(bytes, to: STDOUT_FILENO) {
            throw AnalysisError(
                .unwritable, sentence: "<stdout>: error: cannot be written: \(AnalysisError.reason(number))")
        }
    }

    /// Writes all bytes; the system's error number where that fails.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        unsafe bytes.withUnsafeBytes { buffer in
            var rest = unsafe buffer[...]
            while unsafe !rest.isEmpty {
                // write(2): "On success, the number of bytes written is returned. On error, -1 is returned, and errno is
                // set"; fewer than asked for is no error.
                let count = unsafe Self.system(descriptor, UnsafeRawBufferPointer(rebasing: rest))
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return count < 0 ? errno : EIO }
                unsafe rest = rest.dropFirst(count)
            }
            return nil
        }
    }

    private static func system(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
            unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            unsafe Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    /// Gives the old content a second name.
    private static func keep(_ target: String, as backup: String, named path: String) throws(AnalysisError) {
        // link(2): "If newpath exists, it will not be overwritten"; EPERM where the file system has no hard links.
        if unsafe link(target, backup) == 0 { return }
        let number = errno
        if number == EEXIST {
            throw AnalysisError(
                .unwritable, source: path, found: "\(path).bak exists, perhaps from a change that was interrupted",
                allowed: "look at it and move it away; the file is unchanged")
        }
        // The rename by itself replaces the file in one step.
        if number != EPERM, number != ENOTSUP, number != ENOSYS { throw AnalysisError(path, number) }
    }

    /// Makes the rename last through a loss of power, as far as the system allows.
    private static func synchronizeFolder(of target: String) {
        let slash = target.lastIndex(of: "/") ?? target.startIndex
        let folder = unsafe open(String(target[...slash]), O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }
}

extension AnalysisError {
    /// - Parameter number: the system's error number of a write.
    fileprivate init(_ path: String, _ number: Int32) {
        self.init(
            .unwritable, sentence: "\(path): error: cannot be written: \(Self.reason(number)); the file is unchanged")
    }

    fileprivate init(creating path: String, _ number: Int32) {
        self.init(.unwritable, sentence: "\(path): error: cannot be written: \(Self.reason(number))")
    }

    /// What the system says of an error number.
    fileprivate static func reason(_ number: Int32) -> String {
        // strerror(3): "returns a pointer to a string that describes the error code"; thread-safe for known numbers.
        unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }
}
