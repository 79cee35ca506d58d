public import ArgumentParser
import RouteAnalysis
public import RouteGeometry

/// What the runner did lately, where no library knows it or knows it wrong.
struct HistoryOptions: ParsableArguments {
    @Option(
        parsing: .unconditional, help: "Distance of a usual week, like 40km. Default: the library's, else last week's.",
        transform: DistanceArgument.parsed)
    var usualWeek: DistanceArgument?

    @Option(
        parsing: .unconditional,
        help: "Running days of a usual week. Default: the library's, else as many as are wished for.",
        transform: (1...7).parsed)
    var usualDays: Int?

    @Option(
        parsing: .unconditional,
        help: "Distance run last week, like 36km. Default: the library's, else the days' own total.",
        transform: DistanceArgument.parsed)
    var lastWeek: DistanceArgument?

    @Option(
        parsing: .unconditional, help: "Metres climbed last week, like 320m.",
        transform: HeightArgument.parsed)
    var lastWeekAscent: HeightArgument?

    @Option(parsing: .unconditional, help: "Heel load of last week, hkm.", transform: LoadArgument.parsed)
    var lastWeekLoad: LoadArgument?

    @Option(
        parsing: .unconditional,
        help: "The longest run of the last 30 days, like 13km. Default: the library's, else the longest of the days.",
        transform: DistanceArgument.parsed)
    var longest: DistanceArgument?

    @Option(
        parsing: .unconditional,
        help: "The hardest run of the last 30 days, hkm. Default: the library's, else the longest at 1 hkm/km.",
        transform: LoadArgument.parsed)
    var hardest: LoadArgument?

    @Option(
        parsing: .unconditional, help: "The most climbed in a run of the last 30 days, like 250m.",
        transform: HeightArgument.parsed)
    var mostAscent: HeightArgument?

    @Option(
        parsing: .unconditional, help: "The most descended in a run of the last 30 days.",
        transform: HeightArgument.parsed)
    var mostDescent: HeightArgument?

    @Option(
        parsing: .unconditional,
        help: "Road tilt left over to undo: the low foot and degree-kilometres, like left:3.2.",
        transform: DoseArgument.parsed)
    var carryRoad: DoseArgument?

    @Option(
        parsing: .unconditional, help: "The same of bends; laps counter-clockwise leave right.",
        transform: DoseArgument.parsed)
    var carryTurn: DoseArgument?

    @Option(help: "The foot that was low on the last run.")
    var lastLow: Foot?

    @Flag(help: "Yesterday's run, before the week's first day, was hard: long, fast or with 250 m of climb.")
    var hardYesterday = false

    @Option(help: "The pair worn yesterday.")
    var shoeYesterday: String?

    @Option(help: "The side the last track run turned to; left is counter-clockwise.")
    var lastTrack: Side?

    @Option(
        name: .customLong("used"), parsing: .unconditionalSingleValue,
        help: "Days since a route was last run, like harbour-road:5; once for each.",
        transform: UsedArgument.parsed)
    var used: [UsedArgument] = []

    @Option(
        name: .customLong("shoe"),
        help: "A pair, like Novablast, Clifton:420km or Speedgoat:trail:no-long; once for each.")
    var shoes: [String] = []

    func validate() throws {
        for (i, one) in used.enumerated() where used[..<i].contains(where: { $0.route == one.route }) {
            throw ValidationError("--used: \(one.route) is given twice; a route was last run once.")
        }
        _ = try pairs()
    }

    /// Days since the routes that `--used` names.
    var daysSinceUse: [String: Int] { Dictionary(used.map { ($0.route, $0.days) }) { $1 } }

    func recent() throws -> RecentRunning {
        func noted<Value>(_ value: Value?) -> Fact<Value>? { value.map { Fact($0, .note) } }
        return RecentRunning(
            base: noted(usualWeek?.metres), runDays: noted(usualDays), lastWeek: noted(lastWeek?.metres),
            lastWeekLoad: noted(lastWeekLoad?.hkm), lastWeekAscent: noted(lastWeekAscent?.metres),
            longest: noted(longest?.metres), heaviest: noted(hardest?.hkm), mostAscent: noted(mostAscent?.metres),
            mostDescent: noted(mostDescent?.metres), carriedRoadTilt: noted(carryRoad?.dose),
            carriedTurn: noted(carryTurn?.dose),
            lastRun: RecentRunning.LastRun(
                lowFoot: lastLow, wasHardYesterday: hardYesterday, pairYesterday: shoeYesterday,
                trackTurning: lastTrack),
            pairs: try pairs())
    }

    private func pairs() throws -> [ShoePair] {
        do throws(AnalysisError) {
            var pairs: [ShoePair] = []
            for shoe in shoes {
                let pair = try ShoePair(parsing: shoe)
                if pairs.contains(where: { $0.name == pair.name }) {
                    throw AnalysisError(
                        .badData, sentence: "--shoe: \(pair.name) is given twice; each pair has a name of its own")
                }
                pairs.append(pair)
            }
            return pairs
        } catch {
            throw ValidationError(error.description)
        }
    }
}

/// A dose with its low foot: `left:3.2`, in degree-kilometres up to 1000.
struct DoseArgument: OptionValue {
    static let allowed = "the low foot and degree-kilometres up to 1000, like left:3.2"
    let dose: TiltDose

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let foot = Foot(rawValue: String(parts[0])),
            let size = Double(plain: parts[1]), size <= 1000
        else { return nil }
        dose = TiltDose(degreeKilometres: size, lowFoot: foot)
    }
}

/// A route and the days since it was run: `harbour-road:5`.
struct UsedArgument: OptionValue {
    static let allowed = "a route and days from 0 to 998, like harbour-road:5"
    let route: String
    let days: Int

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"), let days = Int(argument[argument.index(after: colon)...]),
            (0...998).contains(days), colon > argument.startIndex
        else { return nil }
        route = String(argument[..<colon])
        self.days = days
    }
}

extension Foot: ExpressibleByArgument {}
