import Gzip

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// A file as it came, compressed, with what recognises the same bytes again.
public struct OriginalContent: Sendable {
    /// What the compressed data hold: how many bytes, with which CRC-32.
    public struct Key: Sendable, Hashable {
        public let length: Int
        public let crc: UInt32
    }

    public let key: Key
    /// Gzip data.
    public let gzip: [UInt8]

    /// Compressed files stay as they are, plain ones are compressed, and so are compressed ones that are damaged.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - plain: what it holds, `bytes` where it is not compressed or damaged; see `plain(_:)`.
    public init(_ bytes: [UInt8], holding plain: [UInt8], key: Key) {
        self.key = key
        gzip = Self.isCompressed(bytes) && plain != bytes ? bytes : GzipMember.holding(bytes)
    }

    /// The key of what a file holds.
    ///
    /// - Parameters:
    ///   - plain: as `plain(_:)` gives it.
    ///   - bytes: the file. Where it says as much of itself as it held, it was held against that when it was inflated.
    public static func key(of plain: [UInt8], in bytes: [UInt8] = []) -> Key {
        if let claimed = claimedKey(of: bytes), claimed.length == plain.count, plain != bytes { return claimed }
        return Key(length: plain.count, crc: CRC32.value(of: plain))
    }

    /// The key that gzip data of one member give of what they hold, unproven (RFC 1952, 2.3: CRC32 and ISIZE end a member);
    /// `nil` for other bytes.
    static func claimedKey(of bytes: [UInt8]) -> Key? {
        guard isCompressed(bytes), bytes.count >= 18 else { return nil }
        func number(_ bytes: ArraySlice<UInt8>) -> UInt32 { bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
        return Key(length: Int(number(bytes.suffix(4))), crc: number(bytes.dropLast(4).suffix(4)))
    }

    /// What a file holds: itself where it is not compressed, or damaged.
    public static func plain(_ bytes: [UInt8]) -> [UInt8] {
        guard isCompressed(bytes) else { return bytes }
        do throws(GzipError) {
            return try inflated(bytes)
        } catch {
            return bytes
        }
    }

    /// What gzip data of a library hold.
    static func inflated(_ gzip: [UInt8]) throws(GzipError) -> [UInt8] {
        try Inflater.content(of: gzip, atMost: .max, limit: ExpansionLimit(allowance: 64 << 20, ratio: 1100))
    }

    static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }
}

extension [UInt8] {
    /// As SQLite takes them.
    var data: Data { Data(self) }

    /// Whether they are the same. `==` looks at one after the other: a seventh of an import of known files (x86-64, 2026-11).
    func isSame(as other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        return unsafe withUnsafeBytes { own in
            unsafe other.withUnsafeBytes { other in
                guard let own = own.baseAddress, let other = other.baseAddress else { return true }
                // memcmp(3): "returns an integer less than, equal to, or greater than zero"; for no bytes zero.
                return unsafe memcmp(own, other, count) == 0
            }
        }
    }
}
