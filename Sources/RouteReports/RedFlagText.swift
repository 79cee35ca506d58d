import RouteAnalysis

/// What is said to a runner with a red flag, and all that is.
enum RedFlagText {
    /// What the runner said, and the message.
    static func lines(_ flags: [RedFlag], _ style: ReportStyle) -> [String] {
        (flags.map(\.sentence) + [RedFlag.message]).flatMap { $0.wrapped(to: style.width) }
    }
}
