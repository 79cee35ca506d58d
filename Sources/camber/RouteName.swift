import Foundation

/// Whether a word of the command line means a file or a route of the library.
enum RouteName {
    /// Standard input, anything with a folder in it, whatever is there, and names that end as GPX files do are files;
    /// anything else is a route.
    static func isFile(_ word: String) -> Bool {
        let lower = word.lowercased()
        return word == "-" || word.contains("/") || lower.hasSuffix(".gpx") || lower.hasSuffix(".gpx.gz")
            || FileManager.default.fileExists(atPath: word)
    }
}
