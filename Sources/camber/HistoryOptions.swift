public import ArgumentParser
import RouteAnalysis
public import RouteGeometry

/// What the runner did lately, where no library knows it or knows it wrong.
struct HistoryOptions: ParsableArguments {
    @Option(help: "Distance of a usual week, like 40km. Default: the library's, else last week's.")
    var usualWeek: DistanceArgument?

    @Option(help: "Running days of a usual week. Default: the library's, else as many as are wished for.")
    var usualDays: Int?

    @Option(help: "Distance run last week, like 36km. Default: the library's, else the days' own total.")
    var lastWeek: DistanceArgument?

    @Option(help: "Metres climbed last week, like 320m.")
    var lastWeekAscent: HeightArgument?

    @Option(help: "Heel load of last week, hkm.")
    var lastWeekLoad: Double?

    @Option(
        help: "The longest run of the last 30 days, like 13km. Default: the library's, else the longest of the days.")
    var longest: DistanceArgument?

    @Option(help: "The hardest run of the last 30 days, hkm. Default: the library's, else the longest at 1 hkm/km.")
    var hardest: Double?

    @Option(help: "The most climbed in a run of the last 30 days, like 250m.")
    var mostAscent: HeightArgument?

    @Option(help: "The most descended in a run of the last 30 days.")
    var mostDescent: HeightArgument?

    @Option(help: "Road tilt left over to undo: the low foot and degree-kilometres, like left:3.2.")
    var carryRoad: DoseArgument?

    @Option(help: "The same of bends; laps counter-clockwise leave right.")
    var carryTurn: DoseArgument?

    @Option(help: "The foot that was low on the last run.")
    var lastLow: Foot?

    @Flag(help: "Yesterday's run, before the week's first day, was hard: long, fast or with 250 m of climb.")
    var hardYesterday = false

    @Option(help: "The pair worn yesterday.")
    var shoeYesterday: String?

    @Option(help: "The side the last track run turned to; left is counter-clockwise.")
    var lastTrack: Side?

    @Option(name: .customLong("used"), help: "Days since a route was last run, like harbour-road:5; once for each.")
    var used: [UsedArgument] = []

    @Option(
        name: .customLong("shoe"),
        help: "A pair, like Novablast, Clifton:420km or Speedgoat:trail:no-long; once for each.")
    var shoes: [String] = []

    func validate() throws {
        for (name, value) in [("--last-week-load", lastWeekLoad), ("--hardest", hardest)] {
            if let value, !(0.1...10_000).contains(value) {
                throw ValidationError("\(name) takes hkm from 0.1 to 10000, not \(value).")
            }
        }
        if let usualDays, !(1...7).contains(usualDays) {
            throw ValidationError("--usual-days takes a number from 1 to 7, not \(usualDays).")
        }
        _ = try pairs()
    }

    /// Days since the routes that `--used` names.
    var daysSinceUse: [String: Int] { Dictionary(used.map { ($0.route, $0.days) }) { $1 } }

    func recent() throws -> RecentRunning {
        func noted<Value>(_ value: Value?) -> Fact<Value>? { value.map { Fact($0, .note) } }
        return RecentRunning(
            base: noted(usualWeek?.metres), runDays: noted(usualDays), lastWeek: noted(lastWeek?.metres),
            lastWeekLoad: noted(lastWeekLoad), lastWeekAscent: noted(lastWeekAscent?.metres),
            longest: noted(longest?.metres), heaviest: noted(hardest), mostAscent: noted(mostAscent?.metres),
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
            for shoe in shoes { pairs.append(try ShoePair(parsing: shoe)) }
            return pairs
        } catch {
            throw ValidationError(error.description)
        }
    }
}

/// Metres of height: `320m` or `320`, from 0 to 20 km.
struct HeightArgument: ExpressibleByArgument {
    let metres: Double

    init?(argument: String) {
        let number = argument.hasSuffix("m") ? argument.dropLast() : Substring(argument)
        guard number.allSatisfy({ "0123456789.".contains($0) }), let metres = Double(number), metres <= 20_000 else {
            return nil
        }
        self.metres = metres
    }
}

/// A dose with its low foot: `left:3.2`, in degree-kilometres up to 1000.
struct DoseArgument: ExpressibleByArgument {
    let dose: TiltDose

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let foot = Foot(rawValue: String(parts[0])),
            parts[1].allSatisfy({ "0123456789.".contains($0) }), let size = Double(parts[1]), size <= 1000
        else { return nil }
        dose = TiltDose(degreeKilometres: size, lowFoot: foot)
    }
}

/// A route and the days since it was run: `harbour-road:5`.
struct UsedArgument: ExpressibleByArgument {
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
