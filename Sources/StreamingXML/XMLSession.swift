/// A parse under way, as its handlers see it.
public struct XMLSession {
    @usableFromInline let raw: UnsafeMutableRawPointer

    /// - Parameter pointer: the first argument of a handler.
    @inlinable
    public init(_ pointer: UnsafeMutableRawPointer?) {
        raw = pointer.unsafelyUnwrapped
    }

    /// What the consumer gave to `XMLScanner.init`.
    @inlinable
    public var consumer: UnsafeMutableRawPointer {
        raw.load(as: UnsafeMutableRawPointer.self)
    }

    /// Where a text starts, asked for in `startElement`: behind the `>` of the tag.
    @inlinable
    public var markOfText: XMLMark {
        let size = MemoryLayout<UnsafeRawPointer>.size
        let line = raw.load(fromByteOffset: size, as: UnsafePointer<Int32>.self)
        let column = raw.load(fromByteOffset: 2 * size, as: UnsafePointer<Int32>.self)
        return XMLMark(session: self, line: line.pointee, column: column.pointee &+ 1)
    }

    /// Turns the handler of text on or off; it is on at first.
    ///
    /// Most of what stands between a document's tags is white space: where a consumer wants the text of some elements only,
    /// sparing the calls for the rest takes 3 % off parsing (GPX, x86-64, 2026-11).
    @inlinable
    public func handOver(text isWanted: Bool) {
        let size = MemoryLayout<UnsafeRawPointer>.size
        typealias Slot = UnsafeMutablePointer<XMLCharacters?>
        let handler = isWanted ? raw.load(fromByteOffset: 5 * size, as: XMLCharacters?.self) : nil
        raw.load(fromByteOffset: 3 * size, as: Slot.self).pointee = handler
        raw.load(fromByteOffset: 4 * size, as: Slot.self).pointee = handler
    }

    func position(of mark: XMLMark) -> XMLPosition {
        state.pointee.inFile(XMLPosition(line: Int(mark.line), column: Int(mark.column)))
    }

    private var state: UnsafeMutablePointer<SessionState> { raw.assumingMemoryBound(to: SessionState.self) }

    /// Where the parser stands: in `startElement` on the `>` or `/>` of the tag, in `endElement` behind the tag.
    public var position: XMLPosition { state.pointee.position }

    /// Where the tag starts that `startElement` was called for.
    public var positionOfTag: XMLPosition { state.pointee.positionOfTag() }

    /// Whether the tag that `startElement` was called for is whole; where a document breaks off inside a tag, the
    /// element is still handed over, with the attributes that are whole.
    public var tagIsWhole: Bool { state.pointee.tagIsWhole }

    /// Where a byte lies of the tag or text being handed over. A value with an entity or other characters than ASCII is
    /// placed where its tag starts. O(length of the tag).
    public func position(of byte: UnsafePointer<UInt8>) -> XMLPosition { state.pointee.position(of: byte) }

    /// Which share of the document lies behind the parser; `nil` where its size is not known, as with a pipe.
    public var shareRead: Double? { state.pointee.shareRead }

    /// Ends the parse; no handler is called again. Pointers the handler was lent are invalid from here on.
    public func stop() {
        state.pointee.wasStopped = true
        state.pointee.stopParser()
    }
}
