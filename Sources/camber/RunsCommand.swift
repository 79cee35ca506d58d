import ArgumentParser
import RouteAnalysis
import RouteLibrary
import RouteReports

/// `camber runs`
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "List the runs of the library, the last one first.",
        discussion: "A question mark stands for what nobody said: camber done --run ID says it.")

    @Argument(help: "Only runs of this route.")
    var route: String?

    @Option(parsing: .unconditional, help: "Only the last so many days.", transform: (1...36_600).parsed)
    var days: Int?

    @OptionGroup var day: DayOptions
    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try library.open()
        let listing = try LibraryOptions.perform { () throws(LibraryError) in
            let first = days.map { day.day - $0 + 1 } ?? .min
            let wanted = if let route { try library.route(named: route).id } else { Int64?.none }
            return RunListing(
                try library.runs(from: first).filter { wanted == nil || $0.route == wanted },
                routes: try library.summaries().map(\.route), shoes: try library.shoes(), style: output.style)
        }
        output.show(text: listing.text, json: listing.json)
        if listing.usesMap { Terminal.report(MapList.attribution) }
    }
}

/// `camber shoes [NAME]`
struct ShoesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shoes", abstract: "List your pairs and how far they went, add one, or say more of one.",
        discussion: """
            EXAMPLES
              camber shoes                                       every pair
              camber shoes Clifton --start 120km --retire 700km  adds a pair, or changes it
              camber shoes Clifton --retired                     puts it away
            """)

    @Argument(help: "A pair's name.")
    var name: String?

    @Option(
        parsing: .unconditional, help: "How far it had gone before its first run here.",
        transform: DistanceArgument.parsed)
    var start: DistanceArgument?

    @Option(
        parsing: .unconditional, help: "How far it may go. Default: 800km.",
        transform: DistanceArgument.parsed)
    var retire: DistanceArgument?

    @Flag(inversion: .prefixedNo, help: "Whether it is put away.")
    var retired: Bool?

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if name == nil, start != nil || retire != nil || retired != nil { throw ValidationError("Name the pair.") }
        if let name, name.allSatisfy(\.isWhitespace) { throw ValidationError("A name needs a letter.") }
    }

    func run() throws {
        let library = try library.open(makesNew: name != nil)
        let shoes = try LibraryOptions.perform { () throws(LibraryError) in
            guard let name else { return try library.shoes() }
            return [
                try library.setShoe(
                    name, start: start?.metres, retires: retire?.metres, isRetired: retired, at: DayOptions.now)
            ]
        }
        output.show(text: ShoeListing.text(shoes, style: output.style), json: ShoeListing.json(shoes))
    }
}

/// `camber audit`
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "What each foot met in the last 30 days, as a clinician would ask.")

    @Option(
        parsing: .unconditional, help: "How many days, up to and with today. Default: 30.", transform: (1...3660).parsed
    )
    var days = 30

    @OptionGroup var day: DayOptions
    @OptionGroup var runner: RunnerOptions
    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let library = try library.open()
        let stored = try LibraryOptions.perform { () throws(LibraryError) in
            try StoredRoutes(of: library, runner: runner.runner, monday: day.day + 1, today: day.day)
        }
        let report = AuditReport(
            Audit(of: stored.history, days: days, runner: runner.runner), style: output.style)
        switch output.format {
        case .text: Terminal.show(report.text)
        case .json: Terminal.show(report.json.pretty)
        case .ndjson: Terminal.show(report.json.compact + "\n")
        }
    }
}
