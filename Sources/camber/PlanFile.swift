import ArgumentParser
import RouteAnalysis

/// A week's options in a TOML file: the names of the command's own options, days under `[day]`, `[lock]` and `[done]`.
struct PlanFile {
    /// Options that take one value.
    static let single: Set = [
        "mode", "stage", "weeks-back", "raise", "week", "weeks", "explain", "usual-week", "usual-days", "last-week",
        "last-week-ascent", "last-week-load", "longest", "hardest", "most-ascent", "most-descent", "carry-road",
        "carry-turn", "last-low", "shoe-yesterday", "last-track", "pain", "pain-running", "pain-during", "pain-side",
        "near", "within", "pace", "cadence", "drive", "allow-with-traffic", "tilt", "format", "today", "library", "dem",
    ]
    /// Options that are given once for each of several values.
    static let repeated: Set = ["rest", "shoe", "used", "red-flag", "map"]
    /// Options of those whose values are paths, from the file's own folder.
    static let places: Set = ["library", "dem", "map"]
    /// Options given once for each day, and tables of the file.
    static let daily: Set = ["day", "lock", "done"]
    /// Options that are there or not.
    static let flags: Set = [
        "hard-yesterday", "pain-next-morning", "ache-back", "compare", "replan", "strict", "ascii", "no-input",
        "no-map",
        "dem-always",
    ]

    /// Those of them that may be taken back with `--no-` before them.
    static let inverted: Set = ["strict", "ascii"]

    /// One option as written in the file.
    struct Entry {
        let key: String
        let arguments: [String]
        /// `week.toml:4:1`
        let place: String
    }

    private let path: String
    private let entries: [Entry]
    /// Files and folders, as seen from the file's own folder.
    private let routes: [String]

    init(path: String) throws(TOMLFile.Refusal) {
        let reader = PlanFileReader(file: try TOMLFile(path: path, expecting: "a plan file"))
        (entries, routes) = (try reader.entries(), try reader.routes())
        self.path = path
    }

    /// The command with the file's arguments before its own: what comes later stands. A day, and all of an option that
    /// may be repeated, is taken from the file only where the command line has none of it.
    func command(before own: [String], hasPaths: Bool) throws(TOMLFile.Refusal) -> PlanCommand {
        let kept = kept(beside: own)
        func parsed(_ entries: [Entry]) throws -> PlanCommand {
            try PlanCommand.parse((hasPaths ? [] : routes) + entries.flatMap(\.arguments) + own)
        }
        do {
            return try parsed(kept)
        } catch {
            let culprit = kept.indices.last { i in
                var others = kept
                others.remove(at: i)
                return (try? parsed(others)) != nil
            }
            if let culprit { throw refusal(kept[culprit].place, error) }
            throw firstRefusal(kept) ?? refusal(path, error)
        }
    }

    /// Of several mistakes the first, looked for entry by entry beside the days that locks and the like are about.
    private func firstRefusal(_ entries: [Entry]) -> TOMLFile.Refusal? {
        let days = entries.filter { $0.key == "day" }.flatMap(\.arguments)
        for entry in entries.filter({ $0.key == "day" }) + entries.filter({ $0.key != "day" }) {
            do {
                _ = try PlanCommand.parse(["route.gpx"] + (entry.key == "lock" ? days : []) + entry.arguments)
            } catch {
                return refusal(entry.place, error)
            }
        }
        return nil
    }

    private func refusal(_ place: String, _ error: any Error) -> TOMLFile.Refusal {
        TOMLFile.Refusal(sentence: "\(place): error: \(PlanCommand.message(for: error))", exitCode: 65)
    }

    /// Where an option is set to a value that cannot be used; `nil` where the file does not, or the command line does
    /// instead.
    func place(of argument: AnalysisError.Argument, unless own: [String]) -> String? {
        kept(beside: own).first { entry in
            guard argument.option == "--\(entry.key)" else { return false }
            let value = entry.arguments[1].lowercased()
            let route = value.drop { $0 != "=" }.dropFirst().prefix { $0 != "@" }
            let used = value.lastIndex(of: ":").map { value[..<$0] }
            return Self.single.contains(entry.key) || [route, used].contains(Substring(argument.value.lowercased()))
        }?.place
    }

    /// The entries that `own` leaves standing.
    private func kept(beside own: [String]) -> [Entry] {
        entries.filter { entry in
            let given = Self.values(of: entry.key, in: own)
            if Self.daily.contains(entry.key) {
                let day = entry.arguments[1].split(separator: "=")[0].lowercased()
                return !given.contains { $0.lowercased().hasPrefix(day.prefix(3)) }
            }
            // A red flag is never dropped.
            return !Self.repeated.contains(entry.key) || entry.key == "red-flag" || given.isEmpty
        }
    }

    /// What `own` gives an option: `--day tue=rest` and `--day=tue=rest` alike.
    private static func values(of key: String, in own: [String]) -> [String] {
        own.indices.compactMap { i in
            if own[i] == "--\(key)" { return i + 1 < own.count ? own[i + 1] : nil }
            return own[i].hasPrefix("--\(key)=") ? String(own[i].dropFirst(key.count + 3)) : nil
        }
    }
}
