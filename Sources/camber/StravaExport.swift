import Foundation
import RouteAnalysis
import SwiftCSV

/// What the table in an unpacked Strava export says of its files.
///
/// The names of its columns, and of kinds of activity, are in the runner's language. Where they are not English the columns
/// are taken by their places, which are the same, and what is a run is not known.
struct StravaExport {
    struct Activity {
        let name: String
        /// Strava's English word; `nil` in another language.
        let type: String?

        /// Seconds since 1970 at which it began; `nil` in another language.
        var start: Int?
        /// Seconds of moving.
        var movingTime: Double?

        /// The run that it says a route was, whose file has no times of its own.
        func recording(of survey: SurveyedRoute) -> Recording? {
            guard !survey.hasTimes, type != nil, isRun, let start else { return nil }
            return Recording(start: start, movingTime: movingTime, along: survey.route)
        }

        /// `Run`, `Trail Run`, `Virtual Run`; whatever it is in another language.
        var isRun: Bool { type.map { $0.split(separator: " ").contains("Run") } ?? true }
        var isTrail: Bool { type?.split(separator: " ").contains("Trail") ?? false }
    }

    /// `activities.csv` with its folder.
    let path: String
    /// By the file's path below the export's folder.
    private var activities: [String: Activity] = [:]
    /// Runs that were entered by hand.
    private(set) var runsWithoutFile = 0
    /// What keeps the table, or some of it, from being used.
    private(set) var problem: String?

    /// `nil` where the folder has no `activities.csv`.
    init?(folder: String) {
        path = (folder.hasSuffix("/") ? folder : folder + "/") + "activities.csv"
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        // A byte order mark would become part of the first name.
        var text = String(decoding: data, as: UTF8.self)
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        do {
            let table = try EnumeratedCSV(
                string: text.replacing("\r\n", with: "\n"), delimiter: .comma, loadColumns: false)
            read(table.header, table.rows)
        } catch {
            problem = "no table that can be read; its files are taken as any others"
        }
    }

    private mutating func read(_ header: [String], _ rows: [[String]]) {
        let english = header.firstIndex(of: "Activity Type")
        let files = rows.lazy.compactMap { $0.firstIndex { $0.hasPrefix("activities/") } }
        guard let file = header.firstIndex(of: "Filename") ?? files.first, file > 3 else {
            problem = "no table of a Strava export; its files are taken as any others"
            return
        }
        // Activity ID, date, name, type, description, …: so it is in every language.
        let (name, type) = (header.firstIndex(of: "Activity Name") ?? 2, english ?? 3)
        let moving = header.firstIndex(of: "Moving Time")
        if english == nil {
            problem = "not in English, so what is no run is not known, and is imported too"
        }
        for row in rows where row.count > max(file, name, type) {
            let activity = Activity(
                name: row[name], type: english == nil ? nil : row[type], start: StravaDate.seconds(row[1]),
                movingTime: moving.flatMap { row.count > $0 ? Double(row[$0]) : nil })
            if row[file].isEmpty {
                if activity.isRun { runsWithoutFile += 1 }
            } else {
                activities[row[file]] = activity
            }
        }
        if activities.isEmpty { problem = "names no file; those here are taken as any others" }
    }

    /// What is said of a file below the folder; `nil` where nothing is.
    func activity(_ name: String) -> Activity? { activities[name] }

    /// Files of runs that are not among `names`, in the order of their names.
    func missingRuns(in names: Set<String>) -> [String] {
        activities.filter { $0.value.isRun && !names.contains($0.key) }.keys.sorted()
    }
}
