/// Whole numbers as few bytes: seven bits a byte, the lowest first, the eighth set while more follow; signs alternate
/// (0, −1, 1, −2 …), so that small numbers of either sign are short.
package enum CompactNumbers {
    /// Each number's bytes behind those of the one before.
    package static func bytes(of numbers: [Int]) -> [UInt8] {
        let count = numbers.reduce(0) { $0 + byteCount(alternating($1)) }
        return [UInt8](capacity: count) { bytes in
            for number in numbers {
                var rest = alternating(number)
                while rest >= 0x80 {
                    bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                    rest >>= 7
                }
                bytes.append(UInt8(truncatingIfNeeded: rest))
            }
        }
    }

    private static func alternating(_ number: Int) -> UInt {
        UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
    }

    private static func byteCount(_ number: UInt) -> Int { (UInt.bitWidth + 6 - (number | 1).leadingZeroBitCount) / 7 }

    /// Numbers read back in their order.
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
