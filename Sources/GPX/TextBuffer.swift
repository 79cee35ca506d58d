/// Collects the text of one element at a time, in memory that is used again.
struct TextBuffer: ~Copyable {
    /// The bytes kept of one text. XML sets no limit to it.
    static let limit = 64 * 1024

    private let memory = UnsafeMutableRawPointer.allocate(byteCount: limit, alignment: 16)
    private var count = 0
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
        let (place, source) = (memory + count, UnsafeRawPointer(bytes))
        count = end
        // Numbers and times, from both ends at once where they overlap: the call that copies any length costs as much as
        // reading the number.
        switch length {
        case 16...32:
            Self.copy(SIMD16<UInt8>.self, source, to: place, length)
        case 8..<16:
            Self.copy(UInt64.self, source, to: place, length)
        case 4..<8:
            Self.copy(UInt32.self, source, to: place, length)
        case 2..<4:
            Self.copy(UInt16.self, source, to: place, length)
        default:
            place.copyMemory(from: source, byteCount: length)
        }
    }

    /// Copies `length` bytes, from one to two of those that a `Word` has.
    @inline(__always)
    private static func copy<Word: BitwiseCopyable>(
        _: Word.Type, _ source: UnsafeRawPointer, to place: UnsafeMutableRawPointer, _ length: Int
    ) {
        let rest = length &- MemoryLayout<Word>.size
        let (first, last) = (source.loadUnaligned(as: Word.self), (source + rest).loadUnaligned(as: Word.self))
        place.storeBytes(of: first, as: Word.self)
        (place + rest).storeBytes(of: last, as: Word.self)
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
