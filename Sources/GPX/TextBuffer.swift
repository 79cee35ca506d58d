/// Collects the text of one element at a time, in memory that is used again.
struct TextBuffer: ~Copyable {
    /// The bytes kept of one text. XML sets no limit to it.
    static let limit = 64 * 1024

    private let memory = UnsafeMutableRawPointer.allocate(byteCount: limit, alignment: 16)
    private var count = 0
    /// Whether text that comes now belongs to the element.
    var isWanted = false
    /// Whether some text did not fit.
    private(set) var isCut = false

    deinit { memory.deallocate() }

    mutating func clear() {
        count = 0
        isCut = false
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
        let end = count &+ length
        guard end <= Self.limit else { return appendShare(of: bytes, length) }
        (memory + count).copyMemory(from: bytes, byteCount: length)
        count = end
    }

    @inline(never)
    private mutating func appendShare(of bytes: UnsafePointer<UInt8>, _ length: Int) {
        let share = min(length, Self.limit - count)
        (memory + count).copyMemory(from: bytes, byteCount: share)
        count += share
        isCut = isCut || share < length
    }

    /// Valid until the next change.
    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: memory.assumingMemoryBound(to: UInt8.self), count: count)
    }

    /// The text with its white space collapsed, as names are shown; `nil` when there is none.
    var collapsed: String? {
        let words = bytes.split(whereSeparator: \.isWhiteSpace).map { String(decoding: $0, as: UTF8.self) }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
