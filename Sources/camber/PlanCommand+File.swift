import ArgumentParser

extension PlanCommand {
    /// This command with the options of a plan file that are not given here, and the file.
    func merged(with path: String) throws -> (command: PlanCommand, file: PlanFile) {
        do throws(TOMLFile.Refusal) {
            let file = try PlanFile(path: path)
            return (try file.command(before: CommandLine.planArguments, hasPaths: !paths.isEmpty), file)
        } catch {
            Terminal.report(error.sentence)
            throw ExitCode(error.exitCode)
        }
    }
}

extension CommandLine {
    /// What is given to `plan` besides a plan file.
    static var planArguments: [String] {
        var own = Array(arguments.drop { $0 != "plan" }.dropFirst())
        while let i = own.firstIndex(of: "--plan") { own.removeSubrange(i...min(i + 1, own.count - 1)) }
        return own.filter { !$0.hasPrefix("--plan=") }
    }
}
