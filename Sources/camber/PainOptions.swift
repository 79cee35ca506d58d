public import ArgumentParser
public import RouteAnalysis

/// What the runner says of their pain.
struct PainOptions: ParsableArguments {
    @Option(
        parsing: .unconditional, help: "Morning pain over the last seven days, 0 to 10.", transform: (0...10).parsed)
    var pain: Int?

    @Option(parsing: .unconditional, help: "Pain while running, 0 to 10.", transform: (0...10).parsed)
    var painRunning: Int?

    @Option(help: "What it does while running.")
    var painDuring: PainReport.Behaviour?

    @Option(help: "The heels that hurt.")
    var painSide: PainReport.Heels?

    @Flag(help: "It had not settled the morning after the last run.")
    var painNextMorning = false

    @Flag(help: "An ache that was gone is back.")
    var acheBack = false

    @Option(
        name: .customLong("red-flag"), help: "A sign with which no week is planned, \(RedFlag.allowed); once for each.",
        transform: RedFlag.parsed)
    var redFlags: [RedFlag] = []

    @Flag(help: "Ask nothing, even on a terminal.")
    var noInput = false

    var report: PainReport {
        PainReport(
            morning: pain, running: painRunning, behaviour: painDuring, settles: painNextMorning ? false : nil,
            heels: painSide, isBack: acheBack, redFlags: Set(redFlags))
    }
}

extension PainReport.Behaviour: ExpressibleByArgument {}
extension PainReport.Heels: ExpressibleByArgument {}
extension RedFlag: OptionValue {
    static var allowed: String { "one of " + allCases.map(\.rawValue).joined(separator: ", ") }

    init?(argument: String) { self.init(rawValue: argument) }
}
