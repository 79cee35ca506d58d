import Foundation
import RouteAnalysis
import SwiftCSV

/// What the table in an unpacked Strava export says of its files.
struct StravaExport {
    struct Activity {
        let name: String
        let type: String

        /// `Run`, `Trail Run`, `Virtual Run`.
        var isRun: Bool { type.split(separator: " ").contains("Run") }
        var isTrail: Bool { type.split(separator: " ").contains("Trail") }
    }

    /// By the file's path below the export's folder.
    private let activities: [String: Activity]

    /// `nil` where the folder has no `activities.csv` with English column names.
    ///
    /// Fields are taken by the place of their names; a table in another language has other names, and its files are then
    /// imported as those of any folder.
    init?(folder: String) {
        let path = (folder.hasSuffix("/") ? folder : folder + "/") + "activities.csv"
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        // A byte order mark would become part of the first name.
        var text = String(decoding: data, as: UTF8.self)
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        var columns: (file: Int, name: Int, type: Int)?
        var found: [String: Activity] = [:]
        do {
            let table = try EnumeratedCSV(
                string: text.replacing("\r\n", with: "\n"), delimiter: .comma, loadColumns: false)
            let header = table.header
            guard let file = header.firstIndex(of: "Filename"), let name = header.firstIndex(of: "Activity Name"),
                let type = header.firstIndex(of: "Activity Type")
            else { return nil }
            columns = (file, name, type)
            for row in table.rows where row.count > max(file, name, type) {
                found[row[file]] = Activity(name: row[name], type: row[type])
            }
        } catch {
            return nil
        }
        guard columns != nil else { return nil }
        activities = found
    }

    /// What is said of a file below the folder; `nil` where nothing is.
    func activity(_ name: String) -> Activity? { activities[name] }
}
