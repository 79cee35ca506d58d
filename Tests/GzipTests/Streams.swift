import TestSupport
import Testing

@testable import Gzip

/// Bytes with a name, since a test's arguments are printed.
struct Content: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) {
        testDescription = name
        self.bytes = bytes
    }
}

extension ExpansionLimit {
    static let none = ExpansionLimit(allowance: .max, ratio: 1)
}

/// Bytes that do not compress.
func noise(_ count: Int) -> [UInt8] {
    var random = SplitMix64(seed: 1952)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
}

/// Runs a coder over `bytes`, which it gets at most `input` at a time, with room for `output`.
func stream<E: Error>(
    _ bytes: [UInt8], _ input: Int, _ output: Int,
    _ code: (UnsafeRawBufferPointer, UnsafeMutableRawBufferPointer, Bool) throws(E) -> (taken: Int, made: Int)
) throws(E) -> [UInt8] {
    var (result, used) = ([UInt8](), 0)
    var room = [UInt8](repeating: 0, count: output)
    while true {
        let piece = used..<min(bytes.count, used + input)
        let isLast = piece.upperBound == bytes.count
        let step = try bytes[piece].withUnsafeBufferPointer { bytes throws(E) in
            try room.withUnsafeMutableBufferPointer { room throws(E) in
                try code(UnsafeRawBufferPointer(bytes), UnsafeMutableRawBufferPointer(room), isLast)
            }
        }
        used += step.taken
        result += room[..<step.made]
        if isLast, step.made == 0, used == bytes.count { return result }
    }
}
