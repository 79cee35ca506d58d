import ArgumentParser
import RouteAnalysis

/// What is asked about pain before a week in pain is planned: once, on a terminal only.
enum PainQuestions {
    /// The report with the answers, or as it is where nothing is asked. An empty answer says nothing.
    static func asked(_ report: PainReport, mode: String) -> PainReport {
        guard report.isEmpty, mode != "healthy", Terminal.canAsk else { return report }
        var report = report
        let question = "Morning pain over the last seven days, 0 to 10 (Enter: not said): "
        report.morning = ask(question, PainAnswer.morning) ?? nil
        Terminal.report("Does any of these hold?")
        for (number, flag) in RedFlag.allCases.enumerated() { Terminal.report(" \(number + 1)  \(flag.sentence)") }
        report.redFlags = ask("Their numbers (Enter: none): ", PainAnswer.redFlags) ?? []
        return report
    }

    /// Asked again until the answer is one: what was not understood is never taken for nothing. `nil` at the end of
    /// input.
    private static func ask<Answer>(_ question: String, _ read: (String) throws(Unallowed) -> Answer) -> Answer? {
        while true {
            Terminal.prompt(question)
            guard let line = readLine() else { return nil }
            do {
                return try read(line)
            } catch {
                Terminal.report("\"\(line)\": \(error)")
            }
        }
    }
}

/// What an answer about pain says; an empty one says nothing.
enum PainAnswer {
    static func morning(_ answer: String) throws(Unallowed) -> Int? {
        let words = answer.split(separator: " ")
        if words.isEmpty { return nil }
        guard words.count == 1, let number = Int(words[0]), (0...10).contains(number) else {
            throw Unallowed(allowed: "a number from 0 to 10, or nothing")
        }
        return number
    }

    static func redFlags(_ answer: String) throws(Unallowed) -> Set<RedFlag> {
        let all = RedFlag.allCases
        var flags: Set<RedFlag> = []
        for word in answer.split(whereSeparator: { $0 == " " || $0 == "," }) {
            guard let number = Int(word), (1...all.count).contains(number) else {
                throw Unallowed(allowed: "numbers from 1 to \(all.count), like 2 5, or nothing")
            }
            flags.insert(all[number - 1])
        }
        return flags
    }
}
