import RouteAnalysis

/// What is said to a runner with a red flag, and all that is.
enum RedFlagText {
    /// What the runner said, and the message.
    static func lines(_ flags: [RedFlag]) -> [String] {
        flags.map(\.sentence) + RedFlag.message.wrapped(to: 80)
    }
}
