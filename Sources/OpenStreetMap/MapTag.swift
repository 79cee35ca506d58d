internal import StreamingXML

/// A start tag as the parser lends it.
struct MapTag {
    let session: XMLSession
    let name: UnsafePointer<UInt8>
    let count: Int
    let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    @inline(__always)
    func attributeName(_ index: Int) -> UnsafePointer<UInt8>? { attributes?[5 * index] }

    @inline(__always)
    func value(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard let attributes, let start = attributes[5 * index + 3], let end = attributes[5 * index + 4] else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(start: start, count: end - start)
    }

    @inline(__always)
    func value(_ name: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        for index in 0..<count where attributeName(index) == name { return value(index) }
        return nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    func equals(_ word: StaticString) -> Bool {
        word.utf8CodeUnitCount == count && word.withUTF8Buffer { $0.elementsEqual(self) }
    }

    /// A whole number in decimal digits, perhaps negative; `nil` for anything else.
    var integer: Int64? {
        guard let first else { return nil }
        let isNegative = first == UInt8(ascii: "-")
        var value: Int64 = 0
        let digits = isNegative ? self[1...] : self[...]
        guard !digits.isEmpty else { return nil }
        // 18 digits always fit.
        let isLong = digits.count > 18
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9, !isLong || value <= (Int64.max - Int64(digit)) / 10 else { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        return isNegative ? -value : value
    }

    /// Degrees × 10⁷, rounded; `nil` for what is no number of degrees.
    var degrees: Int64? {
        var index = 0
        let isNegative = count > 0 && self[0] == UInt8(ascii: "-")
        if isNegative || count > 0 && self[0] == UInt8(ascii: "+") { index = 1 }
        var (value, decimals, digits): (Int64, Int, Int) = (0, -1, 0)
        var roundsUp = false
        while index < count {
            let digit = self[index] &- UInt8(ascii: "0")
            if self[index] == UInt8(ascii: "."), decimals < 0 {
                decimals = 0
            } else if digit <= 9 {
                digits += 1
                if decimals < 7 {
                    value = value &* 10 &+ Int64(digit)
                    if decimals >= 0 { decimals += 1 } else if value > 360 { return nil }
                } else if decimals == 7 {
                    roundsUp = digit >= 5
                    decimals = 8
                }
            } else {
                return exponentialDegrees
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        for _ in Swift.max(0, Swift.min(7, decimals))..<7 { value *= 10 }
        if roundsUp { value += 1 }
        return isNegative ? -value : value
    }

    /// As some programs write what is next to nothing: `4.2e-06`.
    private var exponentialDegrees: Int64? {
        guard let value = Double(String(decoding: self, as: UTF8.self)), abs(value) <= 360 else { return nil }
        return Int64((value * MapPlace.perDegree).rounded())
    }
}
