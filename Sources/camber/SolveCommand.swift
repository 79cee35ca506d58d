import ArgumentParser
import RotationPlanner
import RouteAnalysis
import RouteReports

/// `camber solve INSTANCE`
struct SolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve",
        abstract: "Answer a weekly rotation problem given as a file.",
        discussion: """
            The problem is JSON of format camber-rotation/1, plain or gzip; the answer is
            JSON of format camber-rotation-answer/1: the best week, proven; or the rules
            that cannot be kept together and what the first helpful relaxation gives.
            A week that no rules allow is an answer too, and ends with 0.
            """)

    @Argument(help: "The problem's file, or - for standard input.")
    var instance: String

    @Option(
        parsing: .unconditional,
        help:
            "Choices to try at most before the best week found has to do. Default: \(RotationInstance.usualNodeBudget).",
        transform: (1...Int.max).parsed)
    var nodes = RotationInstance.usualNodeBudget

    @Flag(help: "The answer on one line.")
    var compact = false

    func run() throws {
        let file: RotationFile
        do throws(AnalysisError) {
            file = try RotationFile(path: instance)
        } catch {
            Terminal.report(error.description)
            throw ExitCode(error.kind == .unreadable ? 74 : 65)
        }
        let answer = RotationAnswerJSON.value(file.instance.answer(nodeBudget: nodes))
        Terminal.show(compact ? answer.compact + "\n" : answer.pretty)
    }
}
