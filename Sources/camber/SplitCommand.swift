import ArgumentParser
import RouteAnalysis
import RouteLibrary

/// `camber split RUN`
struct SplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "Make a route of its own of a run: where an import saw one route in two.")

    @Argument(help: ArgumentHelp("A run's id; camber runs lists them.", valueName: "run"))
    var id: Int64

    @Option(help: "What to call the route. Default: what its file says.")
    var name: String?

    @OptionGroup var library: LibraryOptions

    func run() throws {
        let library = try library.open()
        let stored = try LibraryOptions.perform { () throws(LibraryError) in
            let (run, original, number) = try library.run(id)
            guard let original else { return try library.split(run: run.id, as: nil, at: DayOptions.now) }
            let (title, bytes) = try library.original(original)
            let file = RouteFile(bytes: bytes, source: title, runner: Runner())
            let surveys = (try? file.routes.get()) ?? []
            let survey = surveys.first { ($0.number ?? 1) == number }
            return try library.split(
                run: run.id, as: survey.map { NewRoute($0, name: name, isTrail: false) }, at: DayOptions.now)
        }
        Terminal.report("run \(id) is now of the route \(stored.key)")
    }
}
