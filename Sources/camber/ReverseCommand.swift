import ArgumentParser
import RouteAnalysis

/// `camber reverse FILE`
struct ReverseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "The same GPX file drawn the other way.",
        discussion: """
            Everything in the file is kept. Points, and the segments of a track, come in
            the opposite order; surfaces and notes stay with the ground they are about,
            and left and right, with and against swap. Points keep their times, which
            then run backwards, unless --drop-times leaves them out. Planners' turn hints
            are left out: they were for the other direction.
            """)

    @OptionGroup var file: EditOptions

    @Flag(help: "Leave the times of points out, for devices and sites that refuse times that run backwards.")
    var dropTimes = false

    func run() throws {
        let hints = try file.apply(.reverse(keepsTimes: !dropTimes)).droppedHints
        if hints > 0 {
            Terminal.report(
                "\(file.path): \(hints) turn hint\(hints == 1 ? "" : "s") left out: written for the other direction")
        }
    }
}
