import ArgumentParser
import RouteAnalysis
import RouteLibrary
import RouteReports

/// How the heels felt in the morning.
struct MorningPainOptions: ParsableArguments {
    @Option(
        parsing: .unconditional, help: "Morning pain of the left heel, 0 to 10.", transform: PainEntry.range.parsed)
    var left: Int?

    @Option(
        parsing: .unconditional, help: "Morning pain of the right heel, 0 to 10.", transform: PainEntry.range.parsed)
    var right: Int?

    func entry(on day: Int) -> PainEntry? {
        left == nil && right == nil ? nil : PainEntry(day: day, left: left, right: right)
    }
}

/// `camber pain`
struct PainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pain", abstract: "Enter or show how each heel feels in the morning.",
        discussion: "camber pain --left 3 --right 0 enters this morning; camber pain shows the diary.")

    @OptionGroup var pain: MorningPainOptions

    @Option(
        parsing: .unconditional, help: "The morning, like 2026-11-21. Default: today.",
        transform: CivilDate.parsed)
    var date: CivilDate?

    @OptionGroup var day: DayOptions
    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if date != nil, pain.left == nil, pain.right == nil {
            throw ValidationError("--date names the morning of an entry; give --left or --right with it.")
        }
        try day.requirePast(date)
    }

    func run() throws {
        let entry = pain.entry(on: date?.daysSince1970 ?? day.day)
        let library = try library.open(makesNew: entry != nil)
        if let entry {
            return try LibraryOptions.perform { () throws(LibraryError) in try library.enter(entry, at: DayOptions.now)
            }
        }
        let entries = try LibraryOptions.perform { () throws(LibraryError) in try library.pain() }
        output.show(text: PainListing.text(entries, style: output.style), json: PainListing.json(entries))
    }
}
