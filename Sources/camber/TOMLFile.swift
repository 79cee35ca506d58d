import RouteAnalysis
import TOMLKit

/// A TOML file with options in it: its table, and where in the text each key is set.
struct TOMLFile {
    /// What is wrong with a file, and what the command ends with.
    struct Refusal: Error {
        let sentence: String
        let exitCode: Int32
    }

    let path: String
    let text: String
    let table: TOMLTable

    /// - Parameter kind: what it should be, for messages.
    init(path: String, expecting kind: String) throws(Refusal) {
        self.path = path
        let bytes: [UInt8]
        do throws(AnalysisError) {
            bytes = try FileContent.bytes(of: path)
        } catch {
            throw Refusal(sentence: error.description, exitCode: 74)
        }
        text = String(decoding: bytes, as: UTF8.self)
        // The parser would end at a byte 0, and take a name for another one.
        if let odd = zip(bytes, text.utf8).enumerated().first(where: { $1.0 != $1.1 || $1.0 == 0 })?.offset {
            let line = bytes[..<odd].count { $0 == UInt8(ascii: "\n") } + 1
            throw Refusal(
                sentence: "\(path):\(line): error: byte \(bytes[odd]) is no text here; expected \(kind) in UTF-8",
                exitCode: 65)
        }
        do {
            table = try TOMLTable(string: text)
        } catch let error as TOMLParseError {
            let place = "\(path):\(error.source.begin.line):\(error.source.begin.column)"
            let reason = error.description.split(whereSeparator: \.isNewline).first.map(String.init) ?? "no TOML"
            throw Refusal(sentence: "\(place): error: \(reason)", exitCode: 65)
        } catch {
            throw Refusal(sentence: "\(path): error: found no TOML; expected \(kind)", exitCode: 65)
        }
    }

    /// A text or a number as it would be typed; `nil` for anything else.
    func word(_ value: any TOMLValueConvertible) -> String? {
        value.string ?? value.int.map(String.init) ?? value.double.map { "\($0)" }
    }

    /// A path as seen from the file's own folder, `~` as the home; `-` and `:memory:` are none.
    func located(_ name: String) -> String {
        if name.hasPrefix("~/"), let home = Surroundings.home { return home + name.dropFirst() }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return name.hasPrefix("/") || name == "-" || name == ":memory:" ? name : folder + name
    }

    /// A value that the key cannot have.
    ///
    /// - Parameters:
    ///   - section: the table that the key is in; `nil` for the file's own.
    ///   - word: what the value says, where that tells more than its kind.
    func refusal(
        of key: String, in section: String? = nil, being value: any TOMLValueConvertible, saying word: String? = nil,
        expecting allowed: String
    ) -> Refusal {
        let found = word.map { "\"\($0)\"" } ?? Self.kind(of: value)
        return Refusal(
            sentence: "\(place(of: key, in: section)): error: \"\(key)\" is \(found); expected \(allowed)", exitCode: 65
        )
    }

    private static func kind(of value: any TOMLValueConvertible) -> String {
        if let text = value.string { return text.isEmpty ? "empty" : "a text" }
        if value.bool != nil { return "true or false" }
        if value.table != nil { return "a table" }
        if let list = value.array { return list.isEmpty ? "an empty list" : "a list" }
        return value.int != nil || value.double != nil ? "a number" : "a date or time"
    }

    /// A key that means nothing here.
    func refusal(ofUnknown key: String, _ what: String, known: [String]) -> Refusal {
        let hint = known.nearest(to: key).map { "did you mean \"\($0)\"? " } ?? ""
        return Refusal(
            sentence: "\(place(of: key, in: nil)): error: \"\(key)\" is no \(what); \(hint)expected one of "
                + known.joined(separator: ", "), exitCode: 65)
    }

    /// Where `key` is set: `week.toml:4:1`. The parser tells places only of what it cannot read, so the text is looked
    /// through line by line; a key inside an inline table is found where the table is.
    func place(of key: String, in section: String?) -> String {
        var current: String?
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
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

extension [String] {
    /// The one that is meant where `word` has up to two letters wrong; `nil` where none is that near.
    func nearest(to word: String) -> String? {
        let like = self.min { $0.edits(to: word) < $1.edits(to: word) }
        return like.flatMap { $0.edits(to: word) <= 2 ? $0 : nil }
    }
}

extension String {
    /// How many letters must be put in, left out or changed to make `other` of it (Levenshtein 1966). O(m n).
    fileprivate func edits(to other: String) -> Int {
        var row = Array(0...other.count)
        for (i, own) in enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, letter) in other.enumerated() {
                let changed = diagonal + (own == letter ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = Swift.min(changed, diagonal + 1, row[j] + 1)
            }
        }
        return row[other.count]
    }
}
