import ArgumentParser
import RouteAnalysis
import RouteGeometry
import RouteLibrary
import RouteReports

/// `camber done ROUTE`
struct DoneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "done",
        abstract: "Enter a run, or say more of one that was imported.",
        discussion: """
            EXAMPLES
              camber done harbour-road --line facing-traffic --shoe Clifton
              camber done city-track --laps 16 --reverse --date 2026-11-19
              camber done city-track --laps 12 --both-ways
              camber done old-town --turn 2.5km --line facing-traffic
              camber done --run 12 --line left-footway --left 2 --right 0

            --turn is for a run that was planned "out and back, turn at km 2.50".
            Without --line the side counts as the one that a recording shows on an
            installed map, else as not known: it is never guessed.
            A recording of the same run, imported later, becomes part of it.
            """)

    @Argument(help: "A route's key, name or id.")
    var route: String?

    @Option(name: .customLong("run"), help: "A run that is there, to say more of it; camber runs lists them.")
    var known: Int64?

    @Option(
        parsing: .unconditional, help: "The day, like 2026-11-21. Default: today.",
        transform: CivilDate.parsed)
    var date: CivilDate?

    @Option(
        parsing: .unconditional, help: "How far it was, like 8.1km. Default: as far as the route is.",
        transform: DistanceArgument.parsed)
    var distance: DistanceArgument?

    @Option(help: "Where you ran; left and right of the route as drawn.")
    var line: Line?

    @Option(help: "Where you ran on the way back. Default: the same.")
    var returnLine: Line?

    @Flag(inversion: .prefixedNo, help: "You ran it from end to start, or not.")
    var reverse: Bool?

    @Flag(help: "On a track: half of the laps went each way.")
    var bothWays = false

    @Option(
        parsing: .unconditional,
        help: "How far out you turned round, like 2.5km, and came back by the same way. Default: as the route does.",
        transform: DistanceArgument.parsed)
    var turn: DistanceArgument?

    @Option(parsing: .unconditional, help: "Laps, on a track.", transform: (1...1000).parsed)
    var laps: Int?

    @Option(help: "The pair you wore.")
    var shoe: String?

    @OptionGroup var pain: MorningPainOptions
    @OptionGroup var day: DayOptions
    @OptionGroup var library: LibraryOptions

    func validate() throws {
        if (route == nil) == (known == nil) {
            throw ValidationError(
                route == nil ? "Name a route, or a run with --run." : "Name a route or a run with --run, not both.")
        }
        if known != nil, !saysMore {
            throw ValidationError("Say more of the run, such as --line left-edge or --shoe Clifton.")
        }
        if known != nil, date != nil || distance != nil {
            throw ValidationError("A run that is there has its day and distance; leave --date and --distance out.")
        }
        if turn != nil, bothWays || laps != nil || distance != nil {
            throw ValidationError("--turn says how far it was; leave --distance, --laps and --both-ways out.")
        }
        if bothWays, reverse != nil { throw ValidationError("--both-ways is neither --reverse nor --no-reverse.") }
        try day.requirePast(date)
    }

    private var saysMore: Bool {
        bothWays || pain.entry(on: 0) != nil
            || [reverse != nil, line != nil, returnLine != nil, turn != nil, laps != nil, shoe != nil].contains(true)
    }

    func run() throws {
        let library = try library.open()
        let (found, stored) = try LibraryOptions.perform { () throws(LibraryError) in
            let on = if let known { try library.run(known).run.day } else { date?.daysSince1970 ?? day.day }
            let details = RunDetails(
                direction: reverse.map { $0 ? .reversed : .asDrawn }, turnsHalfWay: bothWays, turn: turn?.metres,
                line: line, returnLine: returnLine, laps: laps, shoe: shoe, pain: pain.entry(on: on))
            if let known { return try library.amend(run: known, details, at: DayOptions.now) }
            return try library.done(route ?? "", on: on, length: distance?.metres, details, at: DayOptions.now)
        }
        let style = ReportStyle.plain
        Terminal.report(
            "run \(found.id): \(stored.key), \(style.kilometres(found.length)) km on \(CivilDate(daysSince1970: found.day))"
        )
        if let line = found.line, let direction = found.direction, let words = LineWords.hand(of: line, direction) {
            Terminal.report("\(line.argument): \(words)")
        }
        sayWhichHandBack(found, on: stored)
        sayIfUnplaced(found, on: stored)
        try sayIfUnnoted(stored, of: library)
    }

    /// Of who turned round on a route that does not: an edge of its drawing is at the other hand on the way back.
    private func sayWhichHandBack(_ run: StoredRun, on route: StoredRoute) {
        guard run.turnsBack, route.shape.turnAround == nil, let direction = run.direction, let line = run.line,
            run.returnLine == line, let edge = line.ownEdge
        else { return }
        let (out, back) = (edge.side(travelling: direction), edge.side(travelling: direction.opposite))
        Terminal.report(
            "\(line.argument): on your \(out.rawValue) going out, and so on your \(back.rawValue) coming back; "
                + "--return-line says otherwise")
    }

    /// Of a run that is neither the whole route nor rounds of it nobody knows which part it was.
    private func sayIfUnplaced(_ run: StoredRun, on route: StoredRoute) {
        let rounds = run.length / route.length
        guard !run.turnsBack, route.laps == nil, route.shape.turnAround == nil,
            rounds.rounded() < 1 || abs(rounds - rounds.rounded()) > 0.1
        else { return }
        let style = ReportStyle.plain
        let (ran, turn) = (style.kilometres(run.length), style.kilometres(run.length / 2, decimals: 2))
        Terminal.report(
            "\(route.key) is \(style.kilometres(route.length)) km long, and on which part of it the \(ran) km were is not "
                + "known; if you turned round and came back: camber done --run \(run.id) --turn \(turn)km")
    }

    /// A footway that nobody notes may lean either way.
    private func sayIfUnnoted(_ route: StoredRoute, of library: Library) throws {
        guard let line, line.isFootway, let edge = line.ownEdge else { return }
        let layers = try LibraryOptions.perform { () throws(LibraryError) in try library.ground(of: route) }
        if layers.contains(where: { $0.facts.contains { $0.ground.footways?.contains(edge) ?? false } }) { return }
        Terminal.report(
            "no footway of \(route.key) is noted, so which foot was low is not known; camber note \(route.key) "
                + "--footways \(edge.rawValue)")
    }
}
