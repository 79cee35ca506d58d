public import GPX

/// A change of one GPX file that keeps all else in it as it was.
public enum RouteEdit: Sendable {
    /// Notes of a part of a track: from and to in metres along it, `nil` from its start or to its end; the track's
    /// number counted from 1, `nil` where the file has one.
    case note(GPXNote, from: Double?, to: Double?, track: Int?)
    case reverse(keepsTimes: Bool)

    /// What became of a file.
    public struct Outcome: Sendable {
        /// The whole new file, with which the old one can be replaced: compressed where that is.
        public var fileBytes: [UInt8] { text.fileBytes }
        /// The whole new file as plain GPX.
        public var bytes: [UInt8] { text.bytes }
        private let text: GPXText
        /// Where the note went; `nil` for a reversal.
        public let noted: GPXNotedPart?

        /// How many turn hints of planners a reversal left out.
        public let droppedHints: Int

        init(_ text: GPXText, noted: GPXNotedPart? = nil, droppedHints: Int = 0) {
            self.text = text
            self.noted = noted
            self.droppedHints = droppedHints
        }
    }

    /// The file at `path`, or on standard input where that is `-`, changed. Writes nothing.
    public func applied(to path: String) throws(AnalysisError) -> Outcome {
        do throws(GPXError) {
            var text = try path == "-" ? GPXText(fileDescriptor: 0) : GPXText(contentsOf: path)
            switch self {
            case .note(let note, let start, let end, let track):
                let noted = try text.add(note, from: start ?? 0, to: end, ofLine: track)
                return Outcome(text, noted: noted)
            case .reverse(let keepsTimes):
                let hints = text.reverse(keepsTimes: keepsTimes)
                return Outcome(text, droppedHints: hints)
            }
        } catch {
            let source = path == "-" ? "<stdin>" : path
            if case .noSuchPart = error.kind {
                throw AnalysisError(.misplaced, sentence: error.description(source: source))
            }
            throw AnalysisError(error, source: source)
        }
    }
}
