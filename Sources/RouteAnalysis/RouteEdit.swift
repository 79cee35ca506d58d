public import GPX

/// A change of one GPX file that keeps all else in it as it was.
public enum RouteEdit: Sendable {
    /// Notes of a part of a track: from and to in metres along it, `nil` from its start or to its end; the track's
    /// number counted from 1, `nil` where the file has one.
    case note(GPXNote, from: Double?, to: Double?, track: Int?)
    case reverse(keepsTimes: Bool)

    /// What became of a file.
    public struct Outcome: Sendable {
        /// The whole new file.
        public let bytes: [UInt8]
        /// Where the note went; `nil` for a reversal.
        public let noted: GPXNotedPart?
    }

    /// The file at `path`, or on standard input where that is `-`, changed. Writes nothing.
    public func applied(to path: String) throws(AnalysisError) -> Outcome {
        do throws(GPXError) {
            var text = try path == "-" ? GPXText(fileDescriptor: 0) : GPXText(contentsOf: path)
            switch self {
            case .note(let note, let start, let end, let track):
                let noted = try text.add(note, from: start ?? 0, to: end, ofLine: track)
                return Outcome(bytes: text.bytes, noted: noted)
            case .reverse(let keepsTimes):
                text.reverse(keepsTimes: keepsTimes)
                return Outcome(bytes: text.bytes, noted: nil)
            }
        } catch {
            let sentence = error.description(source: path == "-" ? "<stdin>" : path)
            switch error.kind {
            case .unreadable: throw AnalysisError(.unreadable, sentence: sentence)
            case .noSuchPart: throw AnalysisError(.misplaced, sentence: sentence)
            default: throw AnalysisError(.badData, sentence: sentence)
            }
        }
    }
}
