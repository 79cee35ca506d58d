import Foundation
import RouteAnalysis
import RouteLibrary

/// A library that is opened, or made, while the files to be imported are listed and the first of them read.
struct OpeningLibrary: Sendable {
    /// The library's file, also where there is none yet.
    let place: String
    /// Whatever is wrong with it.
    let library: Meanwhile<Result<Library, LibraryError>>
    /// The files it has, for the threads that read. None where it is still to be made, so that nothing waits for that: what
    /// another process puts there meanwhile is found by the writer.
    let known: Meanwhile<Result<KnownFiles, LibraryError>>

    /// - Parameter isRehearsal: a rehearsal on a library that is not there yet leaves none.
    init(_ options: LibraryOptions, isRehearsal: Bool) throws {
        place = try options.place(makesFolder: !isRehearsal)
        let isThere = FileManager.default.fileExists(atPath: place)
        let path = isRehearsal && !isThere ? ":memory:" : place
        let library = Meanwhile { Result { () throws(LibraryError) in try Library(path: path) } }
        self.library = library
        known =
            !isThere
            ? Meanwhile(.success(KnownFiles()))
            : Meanwhile { Result { () throws(LibraryError) in try library.value.get().knownFiles() } }
    }
}
