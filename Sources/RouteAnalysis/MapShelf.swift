public import OpenStreetMap

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder of maps prepared for the next run, each a file of its own.
///
/// A map is installed whole or not at all: it is written beside its place and renamed into it.
public struct MapShelf: Sendable {
    /// The folder; it need not exist.
    public let folder: String

    public init(folder: String) { self.folder = folder }

    static let ending = ".cambermap"

    /// A map on the shelf.
    public struct Entry: Sendable {
        public let name: String
        public let map: WayNetwork
        /// Bytes on the disk.
        public var size: Int { map.byteCount }
    }

    /// Reads an extract and puts it on the shelf, in place of one of the same name.
    ///
    /// - Parameter name: `nil` takes the file's, without its endings.
    public func add(extract path: String, name: String? = nil) throws(AnalysisError) -> Entry {
        let name = name ?? Self.name(of: path)
        guard Self.isAllowed(name) else {
            throw AnalysisError(
                .misplaced, source: path, found: "\"\(name)\" is no name for a map",
                allowed: "use letters, digits, dots, dashes and underscores")
        }
        let map: WayNetwork
        do throws(MapError) {
            map = try WayNetwork(extract: path, source: name)
        } catch {
            throw AnalysisError(error, source: path)
        }
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw AnalysisError(.unwritable, sentence: "\(folder): error: the folder cannot be made")
        }
        FileReplacement.removeAbandoned(in: folder, ending: Self.ending)
        try FileReplacement.write(map.preparedPieces, asNew: file(name))
        return Entry(name: name, map: map)
    }

    /// The maps on the shelf, in the order of their names, and what is wrong with those that cannot be opened.
    public func entries() -> (maps: [Entry], failures: [AnalysisError]) {
        var (maps, failures): ([Entry], [AnalysisError]) = ([], [])
        for name in names {
            do throws(MapError) {
                maps.append(Entry(name: name, map: try WayNetwork(prepared: file(name))))
            } catch {
                failures.append(AnalysisError(error, source: file(name)))
            }
        }
        return (maps, failures)
    }

    /// All of them to lay routes on, for `RouteFile.read`.
    public func runningMaps() -> (maps: RunningMaps, failures: [AnalysisError]) {
        let (found, failures) = entries()
        return (RunningMaps(found.map(\.map)), failures)
    }

    /// The file of the map called so; `nil` where there is none.
    public func place(of name: String) -> String? { names.contains(name) ? file(name) : nil }

    public func remove(_ name: String) throws(AnalysisError) {
        FileReplacement.removeAbandoned(in: folder, ending: Self.ending)
        guard names.contains(name) else {
            let known = names.isEmpty ? "there is none" : "there are \(names.joined(separator: ", "))"
            throw AnalysisError(.nothingFound, sentence: "\(name): error: no such map; \(known)")
        }
        do {
            try FileManager.default.removeItem(atPath: file(name))
        } catch {
            throw AnalysisError(.unwritable, sentence: "\(file(name)): error: cannot be removed")
        }
    }

    private var names: [String] {
        // A folder that is not there holds no map.
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return files.filter { $0.hasSuffix(Self.ending) && !$0.hasPrefix(".") }
            .map { String($0.dropLast(Self.ending.count)) }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private func file(_ name: String) -> String { "\(folder)/\(name)\(Self.ending)" }

    /// A file's name without folders and without what says that it is an extract.
    static func name(of path: String) -> String {
        var name = path.split(separator: "/").last.map(String.init) ?? path
        for ending in [ending, ".gz", ".pbf", ".osm", ".osc", ".xml"] where name.lowercased().hasSuffix(ending) {
            name = String(name.dropLast(ending.count))
        }
        return name
    }

    private static func isAllowed(_ name: String) -> Bool {
        !name.isEmpty && name.count <= 100 && !name.hasPrefix(".")
            && name.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || "0123456789.-_".unicodeScalars.contains($0)
            }
    }
}
