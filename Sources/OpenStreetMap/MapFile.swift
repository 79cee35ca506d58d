#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// An open file, read at any place.
struct MapFile: ~Copyable {
    private let descriptor: Int32
    /// Bytes.
    let size: Int

    init(_ path: String) throws(MapError) {
        // open(2): "On success, open() returns the new file descriptor … On error, -1 is returned and errno is set".
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw MapError(errno: errno) }
        var status = stat()
        // fstat(2): "On success, zero is returned."
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let number = errno
            close(descriptor)
            throw status.st_mode & S_IFMT == S_IFREG
                ? MapError(errno: number)
                : MapError(.foreign, found: "this is no file", allowed: "an .osm, .osm.gz or .osm.pbf file")
        }
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    /// Fills `buffer` from `offset` on and says how many bytes there were.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(MapError) -> Int {
        var done = 0
        while done < buffer.count {
            // pread(2): "On success, pread() returns the number of bytes read (a return of zero indicates that the end
            // of file has been reached)"; fewer than asked for is no error.
            let count = pread(descriptor, buffer.baseAddress! + done, buffer.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            if count < 0 { throw MapError(errno: errno) }
            if count == 0 { break }
            done += count
        }
        return done
    }

    func bytes(at offset: Int, count: Int) throws(MapError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, min(count, size - offset)))
        let read = try bytes.withUnsafeMutableBufferPointer { buffer throws(MapError) in
            try self.read(at: offset, into: UnsafeMutableRawBufferPointer(buffer))
        }
        bytes.removeLast(bytes.count - read)
        return bytes
    }
}

extension MapError {
    init(errno number: Int32) {
        // strerror(3): "returns a pointer to a string that describes the error code"; thread-safe for known numbers.
        let reason = strerror(number).map { String(cString: $0) } ?? "error \(number)"
        self.init(.unreadable(errno: number), found: reason, allowed: "a readable file")
    }
}
