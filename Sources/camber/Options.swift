public import ArgumentParser
public import HeelLoad
import RouteAnalysis
public import RouteGeometry
import RouteReports

/// How a report is written.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, ndjson
    }

    @Option(help: "text for people; json, or ndjson with one line a route, for programs.")
    var format = Format.text

    @Flag(inversion: .prefixedNo, help: "Only ASCII characters, also in names.")
    var ascii = Settings.inForce[.ascii] ?? false

    var style: ReportStyle { Terminal.style(ascii: ascii) }
}

/// How inputs are read.
struct InputOptions: ParsableArguments {
    @Flag(inversion: .prefixedNo, help: "Fail on a file with any warning, instead of reading what is right in it.")
    var strict = Settings.inForce[.strict] ?? false
}

/// What the runner says of themselves.
struct RunnerOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: "Minutes and seconds a kilometre, like 5:45. Default: the file's times, else 6:00.",
        transform: Pace.parsed)
    var pace: Pace?

    @Option(
        parsing: .unconditional, help: "Steps of both feet a minute. Default: the model's own, 165 at 6:00/km.",
        transform: Cadence.parsed)
    var cadence: Cadence?

    @Option(help: "The side on which traffic drives, left or right. Default: from the coordinates.")
    var drive: Side?

    @Option(
        name: .customLong("allow-with-traffic"),
        help: "Whether traffic may come from behind on stretches noted as quiet.")
    var trafficBehind = TrafficBehind.never

    @Option(
        help:
            "How much more the low foot is taken to carry: nothing (null), the best guess, or the most there is room for."
    )
    var tilt: TiltPreset = Settings.inForce[.tilt] ?? .best

    var runner: Runner {
        let settings = Settings.inForce
        return Runner(
            speed: (pace ?? settings[.pace])?.metresPerSecond,
            cadence: (cadence ?? settings[.cadence])?.stepsPerMinute, drivingSide: drive ?? settings[.drive],
            trafficBehind: trafficBehind, preset: tilt)
    }
}

extension Side: ExpressibleByArgument {}
extension TrafficBehind: ExpressibleByArgument {}
extension TiltPreset: ExpressibleByArgument {}

extension Line: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: String(argument.map { $0 == "-" ? "_" : $0 })) }

    public static var allValueStrings: [String] { allCases.map(\.argument) }

    /// As it is typed.
    var argument: String { String(rawValue.map { $0 == "_" ? "-" : $0 }) }
}

/// A pace as runners write it.
struct Pace: OptionValue {
    static let allowed = "minutes and seconds a kilometre like 5:45, from 2:00 to 30:00"
    let metresPerSecond: Double

    /// `5:45` or `5:45/km`; from 2:00 to 30:00 a kilometre.
    init?(argument: String) {
        let parts = (argument.hasSuffix("/km") ? argument.dropLast(3) : Substring(argument)).split(
            separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].count == 2, let minutes = Int(parts[0]), let seconds = Int(parts[1]),
            (0..<60).contains(seconds), (120...1800).contains(minutes * 60 + seconds)
        else { return nil }
        metresPerSecond = 1000 / Double(minutes * 60 + seconds)
    }
}

/// Steps of both feet a minute, from 80 to 260.
struct Cadence: OptionValue {
    static let allowed = "steps a minute, from 80 to 260"
    let stepsPerMinute: Double

    init?(argument: String) {
        guard let value = Double(plain: argument), (80...260).contains(value) else { return nil }
        stepsPerMinute = value
    }
}

/// Metres of a distance as runners write it: `36`, `36km`, `22mi`.
struct DistanceArgument: OptionValue {
    static let allowed = "a distance like 36, 36km, 800m or 22mi, over 0 and up to 1000 km"
    let metres: Double

    init?(argument: String) {
        guard let metres = Distance.metres(parsing: argument), metres <= 1_000_000 else { return nil }
        self.metres = metres
    }
}
