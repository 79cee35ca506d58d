/// What is set outside the command line, and where.
public struct SettingListing {
    public struct Entry {
        let name: String
        /// `nil` where nothing is set.
        let words: [String]?
        let isList: Bool
        let origin: String?
        /// What holds where nothing is set.
        let usual: String

        public init(name: String, words: [String]?, isList: Bool, origin: String?, usual: String) {
            self.name = name
            self.words = words
            self.isList = isList
            self.origin = origin
            self.usual = usual
        }
    }

    private let entries: [Entry]
    private let files: [(path: String, isThere: Bool)]

    /// - Parameter files: those looked for, the one that wins first.
    public init(_ entries: [Entry], files: [(path: String, isThere: Bool)]) {
        self.entries = entries
        self.files = files
    }

    public func text(style: ReportStyle) -> String {
        var table = Table([.left, .left, .left])
        table.add(["SETTING", "VALUE", "FROM"])
        for entry in entries {
            table.add([entry.name, entry.words?.joined(separator: ", ") ?? entry.usual, entry.origin ?? "not set"])
        }
        let places = files.map { $0.isThere ? $0.path : "\($0.path) (not there)" }.joined(separator: ", then ")
        let last = style.tableColumns.map { "Files: \(places)".wrapped(to: $0) } ?? ["Files: \(places)"]
        return style.cleaned(table.text(within: style.tableColumns) + "\n\(last.joined(separator: "\n"))\n")
    }

    /// Schema `camber.config/1`. Keys are only ever added.
    public var json: JSONValue {
        .object([
            ("schema", .string("camber.config/1")),
            (
                "settings",
                .array(
                    entries.map { entry in
                        .object([
                            ("name", .string(entry.name)), ("value", Self.value(entry)),
                            ("origin", .text(entry.origin)),
                        ])
                    })
            ),
            (
                "files",
                .array(files.map { .object([("path", .string($0.path)), ("is_there", .bool($0.isThere))]) })
            ),
        ])
    }

    private static func value(_ entry: Entry) -> JSONValue {
        guard let words = entry.words else { return .null }
        return entry.isList ? .texts(words) : .text(words.first)
    }
}
