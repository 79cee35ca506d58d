import RouteAnalysis
public import RouteLibrary
import RouteGeometry

/// What became of one thing that an import found.
public struct ImportedItem: Sendable {
    public enum Fate: Sendable {
        case outcome(ImportOutcome)
        /// Nothing this program imports, and why.
        case skipped(String)
        /// The whole sentence, beginning with the place.
        case failed(String)
    }

    public let path: String
    public let fate: Fate
    /// The route that the file draws; `nil` where it was not read, or its bytes are known.
    public let route: NewRoute?
    /// How much was odd in the file.
    public let warningCount: Int

    public init(path: String, fate: Fate, route: NewRoute? = nil, warningCount: Int = 0) {
        self.path = path
        self.fate = fate
        self.route = route
        self.warningCount = warningCount
    }

    /// `+` new, `~` another run, `=` known, `!` skipped, `x` failed.
    var sign: String {
        switch fate {
        case .outcome(.added): "+"
        case .outcome(.run), .outcome(.recorded): "~"
        case .outcome: "="
        case .skipped: "!"
        case .failed: "x"
        }
    }

    /// One line.
    public func text(_ style: ReportStyle) -> String {
        let warnings =
            warningCount == 0 ? "" : "(\(warningCount) \(warningCount == 1 ? "warning" : "warnings"): camber inspect)"
        var text = ""
        var line = " \(sign)"
        var columns = 2
        for part in parts(style) + (warnings.isEmpty ? [] : [warnings]) {
            let part = part.utf8.contains(0x0A) ? part.replacing("\n", with: " ") : part
            let width = part.columns
            if columns == 2 {
                line += " "
                columns = 3
            } else if columns + 2 + width > style.tableColumns ?? .max {
                // What does not fit a terminal stands below the route's name.
                text += line.trimmed + "\n"
                (line, columns) = ("   ", 3)
            } else {
                line += "  "
                columns += 2
            }
            line += part
            columns += width
        }
        return style.cleaned(text + line.trimmed) + "\n"
    }

    private func parts(_ style: ReportStyle) -> [String] {
        switch fate {
        case .skipped(let reason): [path, reason]
        case .failed(let sentence): [sentence]
        case .outcome(.added(let key)): [column(key)] + (route.map { facts($0, style) } ?? [])
        case .outcome(.run(let key, let match)): [column(key), length(style), "another run, \(way(match))", path]
        case .outcome(.recorded(let key, let match)):
            [column(key), length(style), "the run ticked off that day, \(way(match))", path]
        case .outcome(.sameFile(let keys)): [column(keys.first ?? "?"), length(style), "same file", path]
        case .outcome(.sameRun(let key)): [column(key), length(style), "same run", path]
        case .outcome(.sameRoute(let key)): [column(key), length(style), "same route; no times of a run", path]
        }
    }

    private func column(_ key: String) -> String { key.padded(to: 28) }

    private func length(_ style: ReportStyle) -> String {
        route.map { "\(style.kilometres($0.line.length).flushRight(to: 5)) km" } ?? "        "
    }

    private func way(_ match: LineMatch) -> String { match.direction == .asDrawn ? "as drawn" : "reversed" }

    private func facts(_ route: NewRoute, _ style: ReportStyle) -> [String] {
        let stretches = Stretch.overlay(
            length: route.line.length, layers: route.ground, assumedSurface: route.assumedSurface)
        let known = stretches.reduce(0) { $1.crossSection.origin > .assumed ? $0 + $1.length : $0 }
        let shape = route.laps.map { "track, \($0.count) \($0.count == 1 ? "lap" : "laps")" } ?? route.shape.words
        return [
            length(style), "\(style.up)\(route.ascent?.fixed(0) ?? "?") m".padded(to: 8), shape.padded(to: 14),
            SurfaceWords.shares(of: stretches, style).padded(to: 32),
            "camber \(known < 1 ? "?" : style.percent(known / route.line.length) + " known")",
        ]
    }

    /// An object of `camber.import/1`.
    public var json: JSONValue {
        var status = "known"
        var keys: [String] = []
        var same = JSONValue.null
        var direction: TravelDirection?
        var reason: String?
        switch fate {
        case .skipped(let words): (status, reason) = ("skipped", words)
        case .failed(let words): (status, reason) = ("failed", words)
        case .outcome(.added(let key)): (status, keys) = ("new", [key])
        case .outcome(.run(let key, let match)), .outcome(.recorded(let key, let match)):
            (status, keys, same, direction) = ("run", [key], .string("route"), match.direction)
        case .outcome(.sameFile(let found)): (keys, same) = (found, .string("file"))
        case .outcome(.sameRun(let key)): (keys, same) = ([key], .string("run"))
        case .outcome(.sameRoute(let key)): (keys, same) = ([key], .string("route"))
        }
        return .object([
            ("schema", .string("camber.import/1")), ("status", .string(status)), ("path", .string(path)),
            ("routes", .texts(keys)), ("same", same), ("direction", .text(direction?.rawValue)),
            ("name", .text(route?.name)), ("distance_m", .value(route?.line.length, decimals: 1)),
            ("ascent_m", .value(route?.ascent, decimals: 1)), ("warnings", .integer(warningCount)),
            ("reason", .text(reason)),
        ])
    }
}

/// How an import ended.
public struct ImportSummary: Sendable {
    /// `nil` where nothing was new.
    public var batch: Int64?
    public let isRehearsal: Bool
    /// What each thing is as JSON; `nil` where nobody asks.
    private var items: [JSONValue]?
    /// How many things have each sign.
    private var counts: [String: Int] = [:]
    /// Whether something of it comes from a map.
    public private(set) var usesMap = false

    /// - Parameter keepsItems: whether `json` will be asked for.
    public init(isRehearsal: Bool, keepsItems: Bool) {
        self.isRehearsal = isRehearsal
        items = keepsItems ? [] : nil
    }

    public mutating func add(_ item: ImportedItem) {
        counts[item.sign, default: 0] += 1
        items?.append(item.json)
        if item.route?.ground.isFromMap ?? false { usesMap = true }
    }

    private func count(_ sign: String) -> Int { counts[sign] ?? 0 }

    public var failureCount: Int { count("x") }
    /// New or known.
    public var outcomeCount: Int { count("+") + count("~") + count("=") }

    public func text(_ style: ReportStyle) -> String {
        func words(_ number: Int, _ one: String, _ many: String) -> String? {
            number == 0 ? nil : "\(number) \(number == 1 ? one : many)"
        }
        let counts = [
            words(count("+"), "route added", "routes added"), words(count("~"), "run added", "runs added"),
            words(count("="), "known", "known"), words(count("!"), "skipped", "skipped"),
            words(count("x"), "failed", "failed"),
        ].compactMap(\.self)
        var parts = [counts.isEmpty ? "nothing found" : counts.joined(separator: style.separator)]
        if isRehearsal { parts.append("nothing was written (--dry-run)") }
        if let batch { parts.append("import \(batch)\(style.separator)undo with  camber undo \(batch)") }
        return style.cleaned(parts.joined(separator: style.separator)) + "\n"
    }

    public var json: JSONValue {
        .object([
            ("schema", .string("camber.import/1")), ("batch", .value(batch.map(Int.init))),
            ("dry_run", .bool(isRehearsal)), ("new", .integer(count("+"))), ("runs", .integer(count("~"))),
            ("known", .integer(count("="))), ("skipped", .integer(count("!"))), ("failed", .integer(count("x"))),
            ("map_attribution", MapJSON.attribution(where: usesMap)),
            ("items", .array(items ?? [])),
        ])
    }
}

/// Surfaces in a few words.
enum SurfaceWords {
    /// The two longest surfaces with their shares; a question mark where nobody told.
    static func shares(of stretches: [Stretch], _ style: ReportStyle) -> String {
        let total = stretches.reduce(0) { $0 + $1.length }
        guard total > 0 else { return "?" }
        let lengths = Surface.allCases.compactMap { surface -> (surface: Surface, all: Double, known: Double)? in
            let own = stretches.lazy.filter { $0.surface.value == surface }
            let sums = own.reduce((all: 0.0, known: 0.0)) { sums, stretch in
                (sums.all + stretch.length, sums.known + (stretch.surface.origin > .assumed ? stretch.length : 0))
            }
            return sums.all > 0 ? (surface, sums.all, sums.known) : nil
        }
        return lengths.sorted { $0.all > $1.all }.prefix(2).map { surface, all, known in
            "\(surface.rawValue)\(known < all / 2 ? " ?" : "") \(style.percent(all / total))"
        }.joined(separator: ", ")
    }
}
