/// A place in a document as the parser counts it: cheap to note, and made a position of the file only where one is wanted.
///
/// Making a position of every text costs a hundredth of parsing, and only what is wrong needs one.
public struct XMLMark {
    /// The parse it is of.
    public let session: XMLSession
    @usableFromInline let line, column: Int32

    @inlinable
    init(session: XMLSession, line: Int32, column: Int32) {
        self.session = session
        self.line = line
        self.column = column
    }

    /// Where it lies in the file. Valid while the parse is under way.
    public var position: XMLPosition { session.position(of: self) }
}
