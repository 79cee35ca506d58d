/// Reads Protocol Buffers' wire format (protobuf.dev, Encoding) from bytes that are lent to it.
///
/// It never reads beyond them: what breaks a rule sets `failed`, and everything read from then on is 0 or empty.
struct WireReader {
    private var next: UnsafePointer<UInt8>
    private let end: UnsafePointer<UInt8>
    private(set) var failed = false

    init(_ bytes: UnsafeRawBufferPointer) {
        // Where there are no bytes the place is never looked at.
        next = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? UnsafePointer(bitPattern: 1).unsafelyUnwrapped
        end = next + bytes.count
    }

    var isAtEnd: Bool { next >= end || failed }

    /// Bytes left.
    var count: Int { end - next }

    @inline(__always)
    mutating func varint() -> UInt64 {
        if next < end, next.pointee < 0x80 {
            defer { next += 1 }
            return UInt64(next.pointee)
        }
        return longVarint()
    }

    private mutating func longVarint() -> UInt64 {
        var (value, shift): (UInt64, UInt64) = (0, 0)
        while next < end, shift < 64 {
            let byte = next.pointee
            next += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        failed = true
        return 0
    }

    /// A signed number in the zigzag form.
    @inline(__always)
    mutating func signed() -> Int64 {
        let raw = varint()
        return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
    }

    /// The next field: its number, or `nil` at the end. What follows is read with `varint()`, `bytes()` or `skip`.
    @inline(__always)
    mutating func field() -> (number: Int, type: UInt8)? {
        if isAtEnd { return nil }
        let key = varint()
        return failed ? nil : (Int(truncatingIfNeeded: key >> 3), UInt8(key & 7))
    }

    /// A field of a known length.
    mutating func bytes() -> UnsafeRawBufferPointer {
        let length = varint()
        guard !failed, length <= UInt64(end - next) else {
            failed = true
            return UnsafeRawBufferPointer(start: nil, count: 0)
        }
        defer { next += Int(length) }
        return UnsafeRawBufferPointer(start: next, count: Int(length))
    }

    /// A field that must be of the type a message's definition gives it.
    mutating func message(_ type: UInt8) -> WireReader {
        guard type == 2 else {
            failed = true
            return WireReader(UnsafeRawBufferPointer(start: nil, count: 0))
        }
        return WireReader(bytes())
    }

    mutating func number(_ type: UInt8) -> UInt64 {
        guard type == 0 else {
            failed = true
            return 0
        }
        return varint()
    }

    mutating func skip(_ type: UInt8) {
        switch type {
        case 0: _ = varint()
        case 1: advance(8)
        case 2: _ = bytes()
        case 5: advance(4)
        default: failed = true
        }
    }

    private mutating func advance(_ count: Int) {
        if end - next < count { failed = true } else { next += count }
    }
}
