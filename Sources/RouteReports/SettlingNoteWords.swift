import RouteAnalysis
import RouteGeometry

extension SettlingNote {
    /// What to note and where, before the command that does it.
    func words(_ style: ReportStyle) -> String {
        let place = "km \(style.kilometres(range.lowerBound))\(style.dash)\(style.kilometres(range.upperBound))"
        let what =
            switch fact {
            case .crossSection: "how the road slopes across (--level, --crowned or --banked)"
            case .surface: "what is underfoot"
            case .traffic: "how much traffic there is (none, quiet or busy)"
            }
        return "a note of \(what) at \(place), such as"
    }

    /// The command that writes such a note, for a shell.
    func command(for survey: SurveyedRoute) -> String {
        let file = survey.source == "<stdin>" ? "FILE" : survey.source.quotedForShell
        let track = survey.number.map { " --track \($0)" } ?? ""
        // To the last point where it reaches the end: a place up to 100 m behind it stands for the end.
        let reachesEnd = range.upperBound > survey.route.line.length - 1
        let start = (range.lowerBound / 10).rounded()
        let end = (range.upperBound / 10).rounded(reachesEnd ? .up : .toNearestOrAwayFromZero)
        let what =
            switch fact {
            case .crossSection: "--crowned 2%"
            case .surface: "--surface asphalt"
            case .traffic: "--traffic quiet"
            }
        return "camber note \(file)\(track) --from \((start / 100).fixed(2))km --to \((end / 100).fixed(2))km \(what)"
    }
}

extension String {
    /// As one word of a POSIX shell that no command takes for an option.
    fileprivate var quotedForShell: String {
        if hasPrefix("-") { return "./\(self)".quotedForShell }
        let isPlain = utf8.allSatisfy { byte in
            let letter = byte | 0x20
            return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
                || (UInt8(ascii: "-")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
        }
        if isPlain, !isEmpty { return self }
        return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }
}
