internal import CDeflate

/// The CRC-32 of bytes as gzip and zip files use it (polynomial 04C11DB7, reflected; ITU-T V.42).
///
/// Finds accidents and equal files, not forgeries.
public struct CRC32: Sendable, Hashable {
    /// The value over all bytes so far; 0 before the first.
    public private(set) var value: UInt32 = 0

    public init() {}

    /// Adds bytes behind those so far.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        // libdeflate_crc32: "updates a running CRC-32 checksum with len bytes of data and returns the updated checksum …
        // initial value … is also returned when buffer is specified as NULL".
        guard let start = bytes.baseAddress else { return }
        value = libdeflate_crc32(value, start, bytes.count)
    }

    /// The value over all of `bytes`.
    public static func value(of bytes: [UInt8]) -> UInt32 {
        var crc = CRC32()
        bytes.withUnsafeBytes { crc.append($0) }
        return crc.value
    }
}
