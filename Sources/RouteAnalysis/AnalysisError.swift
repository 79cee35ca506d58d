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
    /// The option it is about; `nil` where it is about a file or about all of them.
    public let argument: Argument?

    /// An option with the value that cannot be used: `--lock` and `old-town`.
    public struct Argument: Sendable, Hashable {
        public let option: String
        public let value: String
    }

    init(_ kind: Kind, source: String, found: String, allowed: String) {
        self.kind = kind
        self.found = found
        argument = nil
        description = "\(source): error: \(found); \(allowed)"
    }

    /// - Parameter sentence: the whole of it, beginning with the place.
    public init(_ kind: Kind, sentence: String) {
        self.kind = kind
        found = sentence
        argument = nil
        description = sentence
    }

    /// - Parameter sentence: what is wrong with the option's value.
    init(_ kind: Kind, option: String, value: String, sentence: String) {
        self.kind = kind
        found = sentence
        argument = Argument(option: option, value: value)
        description = "\(option): \(sentence)"
    }
}

extension AnalysisError {
    /// An option that was given two values for one day.
    public static func twice(_ option: String, _ weekday: Weekday) -> AnalysisError {
        AnalysisError(.badData, sentence: "\(option): \(weekday.shortName) is given twice; a day has one run at most")
    }
}

extension AnalysisError {
    /// Nothing is at `path`; where a byte of it is no UTF-8, it has become U+FFFD, and what is there has another name.
    static func missing(_ path: String) -> AnalysisError {
        let isMangled = path.unicodeScalars.contains("\u{FFFD}")
        let reason = isMangled ? "cannot be read: the name is not UTF-8; rename it" : "no such file or folder"
        return AnalysisError(.unreadable, sentence: "\(path): error: \(reason)")
    }
}
