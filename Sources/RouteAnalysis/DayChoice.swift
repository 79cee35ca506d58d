import HeelLoad
public import RouteGeometry

/// A route named for a day, and how it is run: `sun=reservoir@reverse`, `tue=city-track@clockwise+12-laps`.
public struct DayChoice: Sendable, Hashable {
    public var weekday: Weekday
    /// Of the route, its id or its file; matched without regard to letter case.
    public var route: String
    public var ways: [Way]

    /// One thing said of how a route is run.
    public enum Way: Sendable, Hashable {
        case direction(TravelDirection)
        /// The side that laps turn to.
        case turning(Side)
        case line(Line)
        case laps(Int)
        case runWalk
        /// Round and back the same way, after so many metres where that is said; on a track after half of the laps.
        case turnedRound(at: Double?)
    }

    public init(_ weekday: Weekday, route: String, ways: [Way] = []) {
        self.weekday = weekday
        self.route = route
        self.ways = ways
    }

    /// - Parameter option: the option it was given with, for the message.
    public init(parsing text: String, option: String) throws(AnalysisError) {
        func fail(_ found: String) -> AnalysisError {
            AnalysisError(
                .badData,
                sentence: "\(option) \"\(text)\": \(found); it is written like sun=reservoir, sun=reservoir@reverse or "
                    + "tue=city-track@clockwise+12-laps")
        }
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard halves.count == 2 else { throw fail("no \"=\" between the day and its route") }
        guard let weekday = Weekday(name: halves[0]) else { throw fail("\"\(halves[0])\" is no day of the week") }
        let parts = halves[1].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard !parts[0].isEmpty else { throw fail("the route is missing") }
        var ways: [Way] = []
        if parts.count == 2 {
            for word in parts[1].split(separator: "+", omittingEmptySubsequences: false) {
                guard let way = Way(String(word)) else {
                    throw fail("\"\(word)\" is no direction, line, number of laps, turn or run-walk")
                }
                ways.append(way)
            }
        }
        self.init(weekday, route: String(parts[0]), ways: ways)
    }
}

extension DayChoice.Way {
    init?(_ word: String) {
        let word = word.lowercased()
        switch word {
        case "reverse", "reversed": self = .direction(.reversed)
        case "as-drawn", "forward": self = .direction(.asDrawn)
        case "clockwise", "cw": self = .turning(.right)
        case "counter-clockwise", "anticlockwise", "ccw": self = .turning(.left)
        case "run-walk": self = .runWalk
        case "turn": self = .turnedRound(at: nil)
        default:
            if word.hasPrefix("turn-"), let distance = Distance.metres(parsing: word.dropFirst(5)) {
                self = .turnedRound(at: distance)
            } else if let line = Line(rawValue: String(word.map { $0 == "-" ? "_" : $0 })) {
                self = .line(line)
            } else if word.hasSuffix("-laps"), let laps = Int(word.dropLast(5)), (1...1000).contains(laps) {
                self = .laps(laps)
            } else {
                return nil
            }
        }
    }

    /// Rounds, if it says so.
    var laps: Int? { if case .laps(let laps) = self { laps } else { nil } }

    /// Whether `run` is run so.
    func matches(_ run: PlannedRun) -> Bool {
        let variant = run.load.variant
        switch self {
        case .direction(let direction): return variant.direction == direction
        case .turning(let side): return run.lapDirection(of: variant) == side
        case .line(let line): return variant.line == line
        case .laps(let laps): return variant.laps == laps
        case .runWalk: return variant.rhythm == .runWalk
        case .turnedRound(let distance?):
            return variant.turn?.distance.map { abs($0 - distance) <= 0.1 * distance } ?? false
        case .turnedRound(nil): return variant.turn != nil
        }
    }

    /// `variant` run so, as far as that changes it.
    func applied(to variant: Variant, _ survey: SurveyedRoute) -> Variant {
        var variant = variant
        switch self {
        case .direction(let direction): variant.direction = direction
        case .turning(let side): variant.direction = survey.laps?.turning == side ? .asDrawn : .reversed
        case .line(let line): (variant.line, variant.returnLine) = (line, line)
        case .laps(let laps): variant.laps = laps
        case .runWalk: variant.rhythm = .runWalk
        case .turnedRound where survey.laps != nil: variant.turn = .afterHalf
        case .turnedRound(let distance): variant.turn = distance.map(TurnRound.at) ?? variant.turn
        }
        return variant
    }
}

extension [SurveyedRoute] {
    /// The place of the one route that `name` names: by its name, its id or its file's name, whatever the letter case.
    func place(of name: String, _ ids: [String], option: String) throws(AnalysisError) -> Int {
        let wanted = name.lowercased()
        let found = indices.filter { i in
            let file = self[i].source.split(separator: "/").last.map(String.init)?.lowercased() ?? ""
            let stem = file.split(separator: ".").first.map(String.init) ?? ""
            return [self[i].route.name.lowercased(), ids[i], file, stem].contains(wanted)
        }
        if found.count == 1 { return found[0] }
        // An id without a letter of the name in it tells nobody which route it is.
        let known = zip(self, ids).map { survey, id in
            survey.route.name.contains { $0.isASCII && $0.isLetter } ? id : survey.route.name
        }
        let problem = found.isEmpty ? "no route" : "\(found.count) routes"
        throw AnalysisError(
            .nothingFound, option: option, value: name,
            sentence: "\(problem) named \"\(name)\"; there \(ids.count == 1 ? "is" : "are") "
                + (known.isEmpty ? "none" : known.prefix(8).joined(separator: ", ") + (known.count > 8 ? ", …" : "")))
    }
}
