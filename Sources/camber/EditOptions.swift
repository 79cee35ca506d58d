import ArgumentParser
import RouteAnalysis

/// Which file a command changes, and where the new one goes.
struct EditOptions: ParsableArguments {
    @Argument(help: "A GPX file, plain or gzip, or - for standard input.")
    var path: String

    @Flag(
        help: """
            Replace the file, a compressed one by a compressed one, instead of writing to standard output. Other hard links \
            to it keep the old content.
            """)
    var inPlace = false

    func validate() throws {
        if inPlace, path == "-" { throw ValidationError("--in-place needs a file; standard input cannot be replaced.") }
    }

    /// Changes the file; all or nothing of it is written.
    func apply(_ edit: RouteEdit) throws -> RouteEdit.Outcome {
        do throws(AnalysisError) {
            let outcome = try edit.applied(to: path)
            if inPlace {
                try FileReplacement.replace(path, with: outcome.fileBytes)
            } else {
                try FileReplacement.writeToStandardOutput(outcome.bytes)
            }
            return outcome
        } catch {
            Terminal.report(error.description)
            switch error.kind {
            case .badData, .nothingFound: throw ExitCode(65)
            case .misplaced: throw ExitCode(64)
            case .unreadable, .unwritable: throw ExitCode(74)
            }
        }
    }
}
