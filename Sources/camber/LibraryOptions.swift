#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif
import ArgumentParser
import Foundation
public import RouteAnalysis
import RouteLibrary

/// Which library a command works on.
struct LibraryOptions: ParsableArguments {
    @Option(
        help:
            "The library's file, or :memory:. Default: CAMBER_LIBRARY, a configuration file's, else camber/camber.db in the XDG data folder."
    )
    var library: String?

    /// Opens the library, or ends the command with what is wrong.
    func open(makesNew: Bool = false) throws -> Library {
        let path = try place(makesFolder: makesNew)
        return try Self.perform { () throws(LibraryError) in try Library(path: path, makesNew: makesNew) }
    }

    /// The library's file, or ends the command where nothing says where it is.
    func place(makesFolder: Bool) throws -> String {
        if let path = try path(makesFolder: makesFolder) { return path }
        Terminal.report("error: no place for a library: neither XDG_DATA_HOME nor HOME is set; --library names a file")
        throw ExitCode(74)
    }

    /// The library, if there is one.
    func openIfThere() throws -> Library? {
        guard let path = try path(makesFolder: false),
            path == ":memory:" || FileManager.default.fileExists(atPath: path)
        else { return nil }
        return try open()
    }

    /// Does something with a library, or ends the command with what is wrong.
    static func perform<Value>(_ body: () throws(LibraryError) -> Value) throws -> Value {
        do throws(LibraryError) {
            return try body()
        } catch {
            Terminal.report(error.description)
            switch error.kind {
            case .badData: throw ExitCode(65)
            case .unusable: throw ExitCode(74)
            case .nothingFound: throw ExitCode(2)
            case .refused: throw ExitCode(1)
            }
        }
    }

    /// The library's file in camber's folder for data.
    static func file(in folder: String) -> String { folder + "/camber.db" }

    /// `nil` where nothing says where.
    private func path(makesFolder: Bool) throws -> String? {
        if let named = library ?? Settings.inForce[.library] { return named }
        guard let folder = Surroundings.dataFolder else { return nil }
        if makesFolder {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                Terminal.report("\(folder): error: the folder cannot be made; --library names another file")
                throw ExitCode(74)
            }
        }
        return Self.file(in: folder)
    }
}

extension Library {
    /// How a command that needs routes ends where there are none, once that is said.
    var reportedEmpty: ExitCode {
        Terminal.report("\(name): no routes yet; camber import adds some")
        return ExitCode(2)
    }
}

/// What day it is.
struct DayOptions: ParsableArguments {
    @Option(
        parsing: .unconditional, help: "The day taken for today, like 2026-11-21, for output that can be repeated.",
        transform: CivilDate.parsed)
    var today: CivilDate?

    /// Days since 1970-01-01, by the clock on the wall unless the runner says otherwise.
    var day: Int {
        if let today { return today.daysSince1970 }
        var now = Self.now
        var wall = unsafe tm()
        // localtime_r(3): "returns the address of the structure pointed to by result", NULL on error.
        let isKnown = unsafe localtime_r(&now, &wall) != nil
        let offset = unsafe isKnown ? wall.tm_gmtoff : 0
        return (Int(now) + Int(offset)).flooredQuotient(by: 86_400)
    }

    /// Refuses a day that is still to come.
    func requirePast(_ date: CivilDate?) throws {
        guard let date, date.daysSince1970 > day else { return }
        throw ValidationError("--date \(date) is still to come; today is \(CivilDate(daysSince1970: day)).")
    }

    /// Seconds since 1970.
    static var now: time_t { time(nil) }
}

extension CivilDate: OptionValue {
    static let allowed = "a day of the calendar like 2026-11-21"

    init?(argument: String) { self.init(parsing: argument) }
}
