import Foundation
import RouteAnalysis
import TOMLKit

/// Turns a plan file's table into options, each with its place in the text.
struct PlanFileReader {
    let text: String
    let path: String

    func entries(of table: TOMLTable) throws(PlanFile.Refusal) -> [PlanFile.Entry] {
        var entries: [PlanFile.Entry] = []
        for key in table.keys where key != "routes" {
            guard let value = table[key] else { continue }
            let name = String(key.map { $0 == "_" ? "-" : $0 })
            let place = place(of: key, in: nil)
            if name != key, table.contains(key: name) {
                throw PlanFile.Refusal(sentence: "\(place): error: \"\(name)\" is given twice", exitCode: 65)
            }
            if PlanFile.daily.contains(name) {
                guard let days = value.table else {
                    throw refusal(place, key, value, "a table of days, like [\(name)]")
                }
                entries += try self.days(days, name, key)
            } else if PlanFile.flags.contains(name) {
                guard let flag = value.bool else { throw refusal(place, key, value, "true or false") }
                if flag { entries.append(PlanFile.Entry(key: name, arguments: ["--\(name)"], place: place)) }
            } else if PlanFile.repeated.contains(name) {
                guard let list = value.array else { throw refusal(place, key, value, "a list, like [\"…\", \"…\"]") }
                for item in list {
                    guard let word = word(item, of: name) else {
                        throw refusal(place, key, value, "a list of texts or numbers")
                    }
                    entries.append(PlanFile.Entry(key: name, arguments: ["--\(name)", word], place: place))
                }
            } else if PlanFile.single.contains(name) {
                guard let word = word(value, of: name) else { throw refusal(place, key, value, "a text or a number") }
                entries.append(PlanFile.Entry(key: name, arguments: ["--\(name)", word], place: place))
            } else {
                let known = PlanFile.single.union(PlanFile.repeated).union(PlanFile.daily).union(PlanFile.flags)
                let names = (known.sorted() + ["routes"]).joined(separator: ", ")
                throw PlanFile.Refusal(
                    sentence: "\(place): error: \"\(key)\" is no option of a plan; expected one of \(names)",
                    exitCode: 65)
            }
        }
        return entries
    }

    private func days(
        _ table: TOMLTable, _ name: String, _ key: String
    ) throws(PlanFile.Refusal) -> [PlanFile.Entry] {
        var entries: [PlanFile.Entry] = []
        for day in table.keys {
            let place = place(of: day, in: key)
            guard let value = table[day] else { continue }
            guard let text = value.string else { throw refusal(place, day, value, "a text") }
            entries.append(PlanFile.Entry(key: name, arguments: ["--\(name)", "\(day)=\(text)"], place: place))
        }
        let weekdays = table.keys.compactMap { Weekday(name: $0) }
        for (i, weekday) in weekdays.enumerated() where weekdays[..<i].contains(weekday) {
            let twice = table.keys.last { Weekday(name: $0) == weekday } ?? ""
            throw PlanFile.Refusal(
                sentence: "\(place(of: twice, in: key)): error: \(weekday.shortName) is given twice under [\(key)]",
                exitCode: 65)
        }
        return entries
    }

    /// What `routes` names, from the file's own folder.
    func routes(of table: TOMLTable) throws(PlanFile.Refusal) -> [String] {
        guard let value = table["routes"] else { return [] }
        let names = value.string.map { [$0] } ?? value.array?.compactMap(\.string)
        guard let names, names.count == value.array?.count ?? 1, !names.isEmpty else {
            throw refusal(place(of: "routes", in: nil), "routes", value, "a path or a list of paths")
        }
        let place = place(of: "routes", in: nil)
        for name in names where name != "-" {
            guard !name.isEmpty else { throw refusal(place, "routes", "", "a path or a list of paths") }
            guard FileManager.default.fileExists(atPath: located(name)) else {
                throw PlanFile.Refusal(
                    sentence: "\(place): error: \(located(name)) is not there; expected a GPX file or a folder",
                    exitCode: 74)
            }
        }
        return names.map(located)
    }

    /// A path as seen from the file's own folder; `-` and `:memory:` are none.
    private func located(_ name: String) -> String {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return name.hasPrefix("/") || name == "-" || name == ":memory:" ? name : folder + name
    }

    private func word(_ value: any TOMLValueConvertible, of option: String) -> String? {
        let word =
            value.string ?? value.int.map(String.init) ?? value.double.map { "\($0)" } ?? value.date?.debugDescription
        return PlanFile.places.contains(option) ? word.map(located) : word
    }

    private func refusal(
        _ place: String, _ key: String, _ value: any TOMLValueConvertible, _ allowed: String
    ) -> PlanFile.Refusal {
        let found =
            if let text = value.string { text.isEmpty ? "empty" : "a text" } else if value.bool != nil {
                "true or false"
            } else if value.table != nil {
                "a table"
            } else if let list = value.array {
                list.isEmpty ? "an empty list" : "a list"
            } else if value.int != nil || value.double != nil {
                "a number"
            } else {
                "a date or time"
            }
        return PlanFile.Refusal(
            sentence: "\(place): error: \"\(key)\" is \(found); expected \(allowed)", exitCode: 65)
    }

    /// Where `key` is set: `week.toml:4:1`. The parser tells places only of what it cannot read, so the text is looked
    /// through line by line; a key inside an inline table is found where the table is.
    private func place(of key: String, in section: String?) -> String {
        var current: String?
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let trimmed = line.drop { $0 == " " || $0 == "\t" }
            let column = line.count - trimmed.count + 1
            if trimmed.hasPrefix("[") {
                current = trimmed.dropFirst().prefix { $0 != "]" }.split(separator: " ").first.map(String.init)
                if current == section.map({ "\($0).\(key)" }) ?? key { return "\(path):\(number + 1):\(column)" }
                continue
            }
            let name = trimmed.prefix { $0 != "=" }.filter { !" \t\"'".contains($0) }
            let isDotted = section.map { name == "\($0).\(key)" || name == $0 } ?? false
            if name == key && current == section || current == nil && isDotted {
                return "\(path):\(number + 1):\(column)"
            }
        }
        return path
    }
}
