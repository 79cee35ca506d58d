import ArgumentParser
import RouteAnalysis

/// What is asked about pain before a week in pain is planned: once, on a terminal only.
enum PainQuestions {
    /// The report with the answers, or as it is where nothing is asked. An empty answer says nothing.
    static func asked(_ report: PainReport, mode: String) -> PainReport {
        guard report.isEmpty, mode != "healthy", Terminal.canAsk else { return report }
        var report = report
        let answer = ask("Morning pain over the last seven days, 0 to 10 (Enter: not said): ")
        report.morning = Int(answer).flatMap { (0...10).contains($0) ? $0 : nil }
        Terminal.report("Does any of these hold?")
        for (number, flag) in RedFlag.allCases.enumerated() { Terminal.report(" \(number + 1)  \(flag.sentence)") }
        let numbers = ask("Their numbers (Enter: none): ").split { !$0.isNumber }.compactMap { Int($0) }
        report.redFlags = Set(
            numbers.filter(RedFlag.allCases.indices.map { $0 + 1 }.contains).map { RedFlag.allCases[$0 - 1] })
        return report
    }

    private static func ask(_ question: String) -> String {
        Terminal.prompt(question)
        return readLine() ?? ""
    }
}
