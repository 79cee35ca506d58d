/// Why an input gave no route: where, what was found, what is allowed.
public struct AnalysisError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// The input is there and cannot be used.
        case badData
        /// The file is missing or cannot be read.
        case unreadable
        /// Nothing was found where inputs were looked for.
        case nothingFound
        /// What was asked for a track, or a part of one, that the file does not have.
        case misplaced
        /// A file could not be written.
        case unwritable
    }

    public let kind: Kind
    /// The whole sentence, beginning with the place.
    public let description: String
    /// What was found, without the place.
    let found: String

    init(_ kind: Kind, source: String, found: String, allowed: String) {
        self.kind = kind
        self.found = found
        description = "\(source): error: \(found); \(allowed)"
    }

    /// - Parameter sentence: the whole of it, beginning with the place.
    public init(_ kind: Kind, sentence: String) {
        self.kind = kind
        found = sentence
        description = sentence
    }
}

extension AnalysisError {
    /// An option that was given two values for one day.
    public static func twice(_ option: String, _ weekday: Weekday) -> AnalysisError {
        AnalysisError(.badData, sentence: "\(option): \(weekday.shortName) is given twice; a day has one run at most")
    }
}
