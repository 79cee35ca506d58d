/// Something wrong in a file that did not keep the rest of it from being read: one kind, counted. GPXPolicy.swift says
/// what is done about each.
public struct GPXWarning: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A point without latitude or longitude, one that is no number or one that is out of range.
        case positionMissing, positionNotANumber, positionOutOfRange
        case elevationEmpty, elevationNotANumber, elevationRepeated
        case timeEmpty, timeInvalid, timeWithoutZone, timeRepeated
        /// A sensor's value that is no number or beyond what can be stored.
        case sensorInvalid
        /// The file's bounds are not four positions.
        case boundsInvalid
        /// A surface that has no class here.
        case surfaceUnknown
        /// Surfaces given by number of points, for another number than the segment has.
        case surfacesMisplaced
        /// A value of a `camber:stretch` attribute that is not one of those allowed, or an attribute it does not have.
        case noteInvalid
        /// A track point outside a segment.
        case pointOutsideSegment
        case namespaceUnknown, versionUnknown
        /// A text longer than what is kept of one.
        case textTooLong
        /// A breach of Namespaces in XML, such as a prefix that was never declared.
        case namespaceBroken
        /// Another remark of the XML parser.
        case oddXML
        /// The file ends early.
        case brokenOff
        /// The file is not XML from some place on.
        case unreadable
        /// The compressed data break off, fail their check or expand too far.
        case compressionDamaged
        /// NUL bytes follow the document.
        case trailingNULs
    }

    public let kind: Kind
    /// How many there are.
    public internal(set) var count: Int
    /// Where the first one is.
    public let line: Int
    public let column: Int
    /// What was found there.
    public let found: String
    /// What would have been right, to follow "is not"; `nil` where `found` says it all.
    public let allowed: String?
    /// What was done about it.
    public let done: String

    /// One line, such as `harbour.gpx:214:31: latitude 512.03 is not between -90 and 90; point skipped`.
    ///
    /// - Parameter source: what the reader of the line knows the file as.
    public func description(source: String) -> String {
        let allowed = allowed.map { " is not \($0)" } ?? ""
        let others = count > 1 ? " (first of \(count))" : ""
        return "\(source):\(line):\(column): \(found)\(allowed); \(done)\(others)"
    }
}
