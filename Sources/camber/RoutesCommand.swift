public import ArgumentParser
import RouteAnalysis
import RouteGeometry
import RouteLibrary
public import RouteReports

/// `camber routes`
struct RoutesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes",
        abstract: "List the routes of the library.",
        discussion: "A question mark stands for what nobody said: camber note says it.")

    @Argument(help: "Only routes with this in their name.")
    var filter: String?

    @Option(
        parsing: .unconditional, help: "Only routes at least this long, like 8km.",
        transform: DistanceArgument.parsed)
    var from: DistanceArgument?

    @Option(
        parsing: .unconditional, help: "Only routes at most this long.",
        transform: DistanceArgument.parsed)
    var to: DistanceArgument?

    @Option(help: "What to sort by.")
    var sort = RouteListing.Order.id

    @OptionGroup var library: LibraryOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let from, let to, from.metres > to.metres {
            let style = ReportStyle.plain
            throw ValidationError(
                "--from \(style.kilometres(from.metres)) km is longer than --to \(style.kilometres(to.metres)) km; "
                    + "no route is both at least the one and at most the other.")
        }
    }

    func run() throws {
        let library = try library.open()
        let all = try LibraryOptions.perform { () throws(LibraryError) in try library.summaries() }
        let summaries = all.filter { summary in
            let route = summary.route
            let isNamed = filter.map { filter in
                [route.key, route.name].contains { $0.lowercased().contains(filter.lowercased()) }
            }
            return isNamed ?? true && route.length >= from?.metres ?? 0 && route.length <= to?.metres ?? .infinity
        }
        if all.isEmpty { throw library.reportedEmpty }
        guard !summaries.isEmpty else {
            Terminal.report("\(library.name): none of \(all.count) routes is such a one")
            throw ExitCode(2)
        }
        let listing = RouteListing(summaries, by: sort, style: output.style)
        output.show(text: listing.text, json: listing.json)
        if summaries.contains(where: { $0.ground.isFromMap }) { Terminal.report(MapList.attribution) }
    }
}

extension RouteListing.Order: ExpressibleByArgument {}

extension OutputOptions {
    /// Shows a list in the format asked for.
    func show(text: @autoclosure () -> String, json: @autoclosure () -> [JSONValue]) {
        switch format {
        case .text: Terminal.show(text())
        case .json: Terminal.show(JSONValue.array(json()).pretty)
        case .ndjson: for value in json() { Terminal.show(value.compact + "\n") }
        }
    }
}
