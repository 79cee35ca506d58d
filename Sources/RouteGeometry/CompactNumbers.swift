/// Whole numbers as few bytes: seven bits a byte, the lowest first, the eighth set while more follow; signs alternate
/// (0, −1, 1, −2 …), so that small numbers of either sign are short.
package struct CompactNumbers {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func append(_ number: Int) {
        var rest = UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Numbers read back in the order in which they were appended.
    package struct Reader {
        private var rest: ArraySlice<UInt8>

        package init(_ bytes: [UInt8]) { rest = bytes[...] }

        var isAtEnd: Bool { rest.isEmpty }

        /// `nil` where the bytes end inside a number or hold a longer one than there are.
        package mutating func next() -> Int? {
            var (value, shift) = (UInt(0), UInt(0))
            while shift < UInt(Int.bitWidth), let byte = rest.popFirst() {
                value |= UInt(byte & 0x7F) << shift
                if byte & 0x80 == 0 { return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1) }
                shift += 7
            }
            return nil
        }
    }
}
