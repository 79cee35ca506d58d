import GRDB

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Why something could not be done with a library: where, what was found, what is allowed. Nothing was changed.
public struct LibraryError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// The file is no library, one of a newer version, or damaged.
        case badData
        /// The file or its folder cannot be read or written, or the disk is full.
        case unusable
        /// There is no such library, route, run, pair or batch.
        case nothingFound
        /// What was asked for contradicts what is there.
        case refused
    }

    public let kind: Kind
    /// One sentence, beginning with the place.
    public let description: String

    init(_ kind: Kind, _ place: String, _ sentence: String) {
        self.kind = kind
        description = "\(place): error: \(sentence)"
    }

    /// What SQLite says, in words a runner can act on.
    init(_ error: any Error, in library: String) {
        if let error = error as? LibraryError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.unusable, library, "\(error)")
            return
        }
        switch error.resultCode {
        case .SQLITE_NOTADB: self.init(.badData, library, "not a camber library; --library names another file")
        case .SQLITE_CORRUPT:
            self.init(.badData, library, "the library is damaged; put a backup in its place (camber library backup)")
        case .SQLITE_FULL: self.init(.unusable, library, "the disk is full; nothing was changed")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(.unusable, library, "the library or its folder may not be written to; nothing was changed")
        case .SQLITE_CANTOPEN: self.init(.unusable, library, "the library cannot be opened or made there")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.unusable, library, "another camber has been writing for ten minutes; try again when it is done")
        case .SQLITE_IOERR:
            self.init(
                .unusable, library,
                "the disk is full or fails (SQLite error \(error.extendedResultCode.rawValue)); nothing was changed")
        case .SQLITE_CONSTRAINT:
            self.init(.refused, library, "that contradicts what is there (\(error.message ?? "")); nothing was changed")
        default: self.init(.unusable, library, "\(error.message ?? "SQLite error \(error.resultCode)")")
        }
    }

    /// - Parameter number: the system's error number.
    init(_ number: Int32, in library: String) {
        // strerror(3): "returns a pointer to a string that describes the error code".
        let reason = unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
        self.init(.unusable, library, "the library cannot be opened or made there: \(reason)")
    }
}
