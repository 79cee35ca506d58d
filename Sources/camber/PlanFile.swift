import ArgumentParser
import RouteAnalysis
import TOMLKit

/// A week's options in a TOML file: the names of the command's own options, days under `[day]`, `[lock]` and `[done]`.
struct PlanFile {
    /// Options that take one value.
    static let single: Set = [
        "mode", "stage", "weeks-back", "raise", "week", "weeks", "explain", "usual-week", "usual-days", "last-week",
        "last-week-ascent", "last-week-load", "longest", "hardest", "most-ascent", "most-descent", "carry-road",
        "carry-turn", "last-low", "shoe-yesterday", "last-track", "pain", "pain-running", "pain-during", "pain-side",
        "pace", "cadence", "drive", "allow-with-traffic", "tilt", "format", "today", "library", "dem",
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

    /// One option as written in the file.
    struct Entry {
        let key: String
        let arguments: [String]
        /// `week.toml:4:1`
        let place: String
    }

    /// What is wrong with a file, and what the command ends with.
    struct Refusal: Error {
        let sentence: String
        let exitCode: Int32
    }

    private let entries: [Entry]
    /// Files and folders, as seen from the file's own folder.
    private let routes: [String]

    init(path: String) throws(Refusal) {
        let text: String
        do throws(AnalysisError) {
            text = String(decoding: try FileContent.bytes(of: path), as: UTF8.self)
        } catch {
            throw Refusal(sentence: error.description, exitCode: 74)
        }
        let table = try Self.table(of: text, path)
        let reader = PlanFileReader(text: text, path: path)
        (entries, routes) = (try reader.entries(of: table), try reader.routes(of: table))
        for entry in entries {
            do {
                // The one option that is nothing without another.
                let other = entry.key == "dem-always" ? ["--dem", "."] : []
                _ = try PlanCommand.parse(["route.gpx"] + entry.arguments + other)
            } catch {
                let message = PlanCommand.message(for: error)
                throw Refusal(sentence: "\(entry.place): error: \(message)", exitCode: 65)
            }
        }
    }

    private static func table(of text: String, _ path: String) throws(Refusal) -> TOMLTable {
        do {
            return try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let place = "\(path):\(error.source.begin.line):\(error.source.begin.column)"
            let reason = error.description.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no TOML"
            throw Refusal(sentence: "\(place): error: \(reason)", exitCode: 65)
        } catch {
            throw Refusal(sentence: "\(path): error: found no TOML; expected a plan file", exitCode: 65)
        }
    }

    /// The command's arguments with those of the file before them: what comes later stands. A day, and all of an option
    /// that may be repeated, is taken from the file only where the command line has none of it.
    func arguments(before own: [String], hasPaths: Bool) -> [String] {
        let kept = entries.filter { entry in
            let given = Self.values(of: entry.key, in: own)
            if Self.daily.contains(entry.key) {
                let day = entry.arguments[1].split(separator: "=")[0].lowercased()
                return !given.contains { $0.lowercased().hasPrefix(day.prefix(3)) }
            }
            // A red flag is never dropped.
            return !Self.repeated.contains(entry.key) || entry.key == "red-flag" || given.isEmpty
        }
        return (hasPaths ? [] : routes) + kept.flatMap(\.arguments) + own
    }

    /// What `own` gives an option: `--day tue=rest` and `--day=tue=rest` alike.
    private static func values(of key: String, in own: [String]) -> [String] {
        own.indices.compactMap { i in
            if own[i] == "--\(key)" { return i + 1 < own.count ? own[i + 1] : nil }
            return own[i].hasPrefix("--\(key)=") ? String(own[i].dropFirst(key.count + 3)) : nil
        }
    }
}
