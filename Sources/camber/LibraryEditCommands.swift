import ArgumentParser
import RouteGeometry
import RouteLibrary
import RouteReports

/// `camber rename ROUTE NAME`
struct RenameCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Give a route of the library another name.")

    @Argument(help: "A route's key, name or id.")
    var route: String

    @Argument(help: "Its new name.")
    var name: String

    @OptionGroup var library: LibraryOptions

    func validate() throws {
        if name.allSatisfy(\.isWhitespace) { throw ValidationError("A name needs a letter.") }
    }

    func run() throws {
        let library = try library.open()
        let key = try LibraryOptions.perform { () throws(LibraryError) in
            try library.rename(route, to: name, at: DayOptions.now)
        }
        Terminal.report("\(route) is now \(key)")
    }
}

/// `camber remove ROUTE…`
struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove routes and their runs from the library; camber undo brings them back.")

    @Argument(help: "Keys, names or ids.")
    var routes: [String]

    @OptionGroup var library: LibraryOptions

    func run() throws {
        let library = try library.open()
        let removed = try LibraryOptions.perform { () throws(LibraryError) in
            try library.remove(routes, at: DayOptions.now)
        }
        for route in removed { Terminal.report("\(route.key) removed; camber undo brings it back") }
    }
}

/// `camber merge ROUTE INTO`
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Make one route's runs another's, and remove it: where an import saw two in one.")

    @Argument(help: "The route that goes.")
    var route: String

    @Argument(help: "The route that stays.")
    var into: String

    @OptionGroup var library: LibraryOptions

    func run() throws {
        let library = try library.open()
        let merged = try LibraryOptions.perform { () throws(LibraryError) in
            try library.merge(route, into: into, at: DayOptions.now)
        }
        guard let match = merged.match else {
            Terminal.report(
                "\(route) is now part of \(into), which goes another way, its middle "
                    + "\(ReportStyle.plain.kilometres(merged.apart)) km from there: its runs count as run along \(into), in "
                    + "which direction is not known; camber undo takes it back")
            return
        }
        let way = match.direction == .asDrawn ? "drawn the same way" : "drawn the other way"
        Terminal.report("\(route) is now part of \(into), \(way)")
    }
}

/// `camber undo [BATCH]`
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take back the last import, note or other change, or a certain one.",
        discussion: "What later changes build on cannot be taken back before they are.")

    @Argument(help: "A batch, as an import shows it. Default: the last one.")
    var batch: Int64?

    @Flag(help: "Show what was done, the last thing first, and undo nothing.")
    var list = false

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try library.open()
        if list {
            let batches = try LibraryOptions.perform { () throws(LibraryError) in try library.batches() }
            return output.show(
                text: BatchListing.text(batches, style: output.style), json: BatchListing.json(batches))
        }
        let undone = try LibraryOptions.perform { () throws(LibraryError) in try library.undo(batch) }
        Terminal.report(
            "\(undone.kind.rawValue) \(undone.id) undone\(undone.summary.isEmpty ? "" : ": \(undone.summary)")")
    }
}

/// `camber library check|backup`
struct LibraryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "library", abstract: "Check the library, or copy it.", subcommands: [Check.self, Backup.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Look at every page and every link of the library.")

        @OptionGroup var library: LibraryOptions

        func run() throws {
            let library = try library.open()
            let problems = try LibraryOptions.perform { () throws(LibraryError) in try library.problems() }
            guard problems.isEmpty else {
                for problem in problems { Terminal.report("\(library.name): error: \(problem)") }
                throw ExitCode(65)
            }
            Terminal.show("\(library.name): whole\n")
        }
    }

    struct Backup: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup", abstract: "Copy the library into a new file.")

        @Argument(help: "The new file; one that is there is never replaced.")
        var file: String

        @OptionGroup var library: LibraryOptions

        func run() throws {
            let library = try library.open()
            try LibraryOptions.perform { () throws(LibraryError) in try library.backUp(to: file) }
            Terminal.report("\(file): a copy of \(library.name)")
        }
    }
}
