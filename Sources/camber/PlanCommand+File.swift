import ArgumentParser

extension PlanCommand {
    /// This command with the options of a plan file that are not given here.
    func merged(with file: String) throws -> PlanCommand {
        var own = Array(CommandLine.arguments.drop { $0 != "plan" }.dropFirst())
        if let i = own.firstIndex(of: "--plan") { own.removeSubrange(i...(i + 1)) }
        own.removeAll { $0.hasPrefix("--plan=") }
        do throws(TOMLFile.Refusal) {
            let arguments = try PlanFile(path: file).arguments(before: own, hasPaths: !paths.isEmpty)
            return try Self.parsed(arguments, file)
        } catch {
            Terminal.report(error.sentence)
            throw ExitCode(error.exitCode)
        }
    }

    private static func parsed(_ arguments: [String], _ file: String) throws(TOMLFile.Refusal) -> PlanCommand {
        do {
            return try parse(arguments)
        } catch {
            throw TOMLFile.Refusal(sentence: "\(file): error: \(message(for: error))", exitCode: 65)
        }
    }
}
