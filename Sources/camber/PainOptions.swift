public import ArgumentParser
public import RouteAnalysis

/// What the runner says of their pain.
struct PainOptions: ParsableArguments {
    @Option(help: "Morning pain over the last seven days, 0 to 10.")
    var pain: Int?

    @Option(help: "Pain while running, 0 to 10.")
    var painRunning: Int?

    @Option(help: "What it does while running.")
    var painDuring: PainReport.Behaviour?

    @Option(help: "The heels that hurt.")
    var painSide: PainReport.Heels?

    @Flag(help: "It had not settled the morning after the last run.")
    var painNextMorning = false

    @Flag(help: "An ache that was gone is back.")
    var acheBack = false

    @Option(name: .customLong("red-flag"), help: "A sign with which no week is planned; once for each.")
    var redFlags: [RedFlag] = []

    @Flag(help: "Ask nothing, even on a terminal.")
    var noInput = false

    func validate() throws {
        for (name, value) in [("--pain", pain), ("--pain-running", painRunning)] {
            if let value, !(0...10).contains(value) {
                throw ValidationError("\(name) takes a number from 0 to 10, not \(value).")
            }
        }
    }

    var report: PainReport {
        PainReport(
            morning: pain, running: painRunning, behaviour: painDuring, settles: painNextMorning ? false : nil,
            heels: painSide, isBack: acheBack, redFlags: Set(redFlags))
    }
}

extension PainReport.Behaviour: ExpressibleByArgument {}
extension PainReport.Heels: ExpressibleByArgument {}
extension RedFlag: ExpressibleByArgument {}
