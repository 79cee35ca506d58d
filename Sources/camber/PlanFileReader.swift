import Foundation
import RouteAnalysis
import TOMLKit

/// Turns a plan file's table into options, each with its place in the text.
struct PlanFileReader {
    let file: TOMLFile

    func entries() throws(TOMLFile.Refusal) -> [PlanFile.Entry] {
        var entries: [PlanFile.Entry] = []
        for key in file.table.keys where key != "routes" {
            guard let value = file.table[key] else { continue }
            let name = String(key.map { $0 == "_" ? "-" : $0 })
            let place = file.place(of: key, in: nil)
            if name != key, file.table.contains(key: name) {
                throw TOMLFile.Refusal(sentence: "\(place): error: \"\(name)\" is given twice", exitCode: 65)
            }
            if PlanFile.daily.contains(name) {
                guard let days = value.table else {
                    throw file.refusal(of: key, being: value, expecting: "a table of days, like [\(name)]")
                }
                entries += try self.days(days, name, key)
            } else {
                entries += try arguments(value, name, key)
                    .map { PlanFile.Entry(key: name, arguments: $0, place: place) }
            }
        }
        return entries
    }

    /// The options of a key that has no table of days: one, one for each item of a list, or none for a flag that is off.
    private func arguments(
        _ value: any TOMLValueConvertible, _ name: String, _ key: String
    ) throws(TOMLFile.Refusal) -> [[String]] {
        if PlanFile.flags.contains(name) {
            guard let flag = value.bool else {
                throw file.refusal(of: key, being: value, expecting: "true or false")
            }
            return flag ? [["--\(name)"]] : PlanFile.inverted.contains(name) ? [["--no-\(name)"]] : []
        }
        if PlanFile.repeated.contains(name) {
            guard let list = value.array else {
                throw file.refusal(of: key, being: value, expecting: "a list, like [\"…\", \"…\"]")
            }
            let words = list.compactMap { word($0, of: name) }
            guard words.count == list.count else {
                throw file.refusal(of: key, being: value, expecting: "a list of texts or numbers")
            }
            return words.map { ["--\(name)", $0] }
        }
        guard PlanFile.single.contains(name) else {
            let known = PlanFile.single.union(PlanFile.repeated).union(PlanFile.daily).union(PlanFile.flags)
            throw file.refusal(ofUnknown: key, "option of a plan", known: known.sorted() + ["routes"])
        }
        guard let word = word(value, of: name) else {
            throw file.refusal(of: key, being: value, expecting: "a text or a number")
        }
        return [["--\(name)", word]]
    }

    private func days(
        _ table: TOMLTable, _ name: String, _ key: String
    ) throws(TOMLFile.Refusal) -> [PlanFile.Entry] {
        var entries: [PlanFile.Entry] = []
        for day in table.keys {
            let place = file.place(of: day, in: key)
            guard let value = table[day] else { continue }
            guard let text = value.string else {
                throw file.refusal(of: day, in: key, being: value, expecting: "a text")
            }
            entries.append(PlanFile.Entry(key: name, arguments: ["--\(name)", "\(day)=\(text)"], place: place))
        }
        let weekdays = table.keys.compactMap { Weekday(name: $0) }
        for (i, weekday) in weekdays.enumerated() where weekdays[..<i].contains(weekday) {
            let twice = table.keys.last { Weekday(name: $0) == weekday } ?? ""
            throw TOMLFile.Refusal(
                sentence:
                    "\(file.place(of: twice, in: key)): error: \(weekday.shortName) is given twice under [\(key)]",
                exitCode: 65)
        }
        return entries
    }

    /// What `routes` names, from the file's own folder.
    func routes() throws(TOMLFile.Refusal) -> [String] {
        guard let value = file.table["routes"] else { return [] }
        let names = value.string.map { [$0] } ?? value.array?.compactMap(\.string)
        guard let names, names.count == value.array?.count ?? 1, !names.isEmpty, !names.contains("") else {
            throw file.refusal(of: "routes", being: value, expecting: "a path or a list of paths")
        }
        let paths = names.map(file.located)
        for path in paths where path != "-" && !FileManager.default.fileExists(atPath: path) {
            let place = file.place(of: "routes", in: nil)
            throw TOMLFile.Refusal(
                sentence: "\(place): error: \(path) is not there; expected a GPX file or a folder", exitCode: 74)
        }
        return paths
    }

    private func word(_ value: any TOMLValueConvertible, of option: String) -> String? {
        let word = file.word(value) ?? value.date?.debugDescription
        return PlanFile.places.contains(option) ? word.map(file.located) : word
    }
}
