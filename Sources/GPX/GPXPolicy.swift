// What is done about what is wrong in a file.
//
// A file is **refused** (`GPXError`) where nothing in it can be trusted or read: it cannot be opened, is empty, is
// compressed other than with gzip, is in an unknown encoding, has a DOCTYPE wherever it stands, has another
// root element than <gpx>, or stops being XML, goes beyond the XML parser's limits or breaks off before its first
// point has ended.
//
// Everything else is read, and what was wrong is a `GPXWarning`: one for each kind, with how many there are and where
// the first one is. `GPXWarning.Kind.outcome` says for each kind what became of it. Three things never happen: a
// missing or wrong coordinate is never made up, a missing value never becomes 0, and a point that the file breaks off
// in never counts.
//
// A track point out of range also splits its segment, for some recorders mark a pause by one (OpenTracks: latitude 100,
// and 200 where the run goes on), and no line was run from the point before it to the one behind it.

extension GPXWarning {
    /// What became of something wrong.
    public enum Outcome: String, Sendable, Hashable {
        /// Nothing was lost.
        case kept
        /// A point lacks one value, a text its end, or the first of two values stands.
        case valueAbsent
        /// A point is left out; a track's segment is split there where the position is out of range.
        case pointSkipped
        /// What came before is kept, what follows is not read.
        case readingEnded
    }
}

extension GPXWarning.Kind {
    public var outcome: GPXWarning.Outcome {
        switch self {
        case .positionMissing, .positionNotANumber, .positionOutOfRange: .pointSkipped
        case .elevationEmpty, .elevationNotANumber, .elevationRepeated, .timeEmpty, .timeInvalid, .timeRepeated,
            .sensorInvalid, .boundsInvalid, .surfaceUnknown, .surfacesMisplaced, .noteInvalid, .textTooLong:
            .valueAbsent
        case .timeWithoutZone, .pointOutsideSegment, .namespaceUnknown, .versionUnknown, .namespaceBroken, .oddXML,
            .trailingNULs:
            .kept
        case .brokenOff, .unreadable, .compressionDamaged: .readingEnded
        }
    }
}

extension GPXDocument {
    /// The warning that stands first in the file, for a caller to whom any warning is a failure; `nil` where there is
    /// none.
    public var firstWarning: GPXWarning? {
        warnings.min { ($0.line, $0.column) < ($1.line, $1.column) }
    }
}
