/// Called at a start tag, with all its attributes.
///
/// - `session`: for `XMLSession.init`.
/// - `localName`, `prefix`, `uri`: interned (see `XMLScanner.intern`), so that equal names are equal pointers.
///   `uri` is `nil` where no namespace applies, also where the prefix was never declared.
/// - `namespaces`: `namespaceCount` pairs of interned prefix and URI that this tag declares.
/// - `attributes`: `attributeCount` groups of five: local name, prefix, URI (interned), start and end of the value.
///   The value is not NUL-terminated, and in it `&amp;` and `&#38;` read `&#38;`.
public typealias XMLStartElement =
    @convention(c) (
        _ session: UnsafeMutableRawPointer?,
        _ localName: UnsafePointer<UInt8>?, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?,
        _ namespaceCount: Int32, _ namespaces: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
        _ attributeCount: Int32, _ defaultedCount: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    ) -> Void

/// Called at an end tag, and after the start of an empty element.
public typealias XMLEndElement =
    @convention(c) (
        _ session: UnsafeMutableRawPointer?,
        _ localName: UnsafePointer<UInt8>?, _ prefix: UnsafePointer<UInt8>?, _ uri: UnsafePointer<UInt8>?
    ) -> Void

/// Called with `count` bytes of text in UTF-8. One text may come in many calls: it is split at every entity, at CDATA
/// sections and where the parser refills its buffer. There is no limit to its length.
public typealias XMLCharacters =
    @convention(c) (_ session: UnsafeMutableRawPointer?, _ text: UnsafePointer<UInt8>?, _ count: Int32) -> Void

/// Called with a comment's text, NUL-terminated; also outside the root element.
public typealias XMLComment =
    @convention(c) (_ session: UnsafeMutableRawPointer?, _ text: UnsafePointer<UInt8>?) -> Void

/// Called with a processing instruction's target and what follows it, both NUL-terminated; also outside the root element.
public typealias XMLProcessingInstruction =
    @convention(c) (
        _ session: UnsafeMutableRawPointer?, _ target: UnsafePointer<UInt8>?, _ data: UnsafePointer<UInt8>?
    ) -> Void

/// What a consumer does at each event.
///
/// The functions are C functions over the consumer's own plain state, so that libxml2 calls them directly: a table of
/// closures costs 9 to 16 % of parsing, a generic box 36 %. No pointer they are lent may outlive the call.
/// Declare them as file-scope `let`s: a closure in a main-actor context dies when C calls it from another thread.
public struct XMLHandlers {
    public var startElement: XMLStartElement
    public var endElement: XMLEndElement
    /// `nil` passes text over.
    public var characters: XMLCharacters?
    /// `nil` takes CDATA sections as characters.
    public var cdata: XMLCharacters?
    /// `nil` passes them over, as `processingInstruction` does.
    public var comment: XMLComment?
    public var processingInstruction: XMLProcessingInstruction?

    public init(
        startElement: @escaping XMLStartElement, endElement: @escaping XMLEndElement,
        characters: XMLCharacters? = nil, cdata: XMLCharacters? = nil, comment: XMLComment? = nil,
        processingInstruction: XMLProcessingInstruction? = nil
    ) {
        self.startElement = startElement
        self.endElement = endElement
        self.characters = characters
        self.cdata = cdata
        self.comment = comment
        self.processingInstruction = processingInstruction
    }
}
