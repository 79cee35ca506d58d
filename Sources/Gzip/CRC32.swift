#if canImport(CDeflate)
    internal import CDeflate
#else
    internal import CZlib
#endif

/// The CRC-32 of bytes as gzip and zip files use it (polynomial 04C11DB7, reflected; ITU-T V.42).
///
/// Finds accidents and equal files, not forgeries.
public struct CRC32: Sendable, Hashable {
    /// The value over all bytes so far; 0 before the first.
    public private(set) var value: UInt32 = 0

    public init() {}

    /// Adds bytes behind those so far.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        #if canImport(CDeflate)
            // libdeflate_crc32: "updates a running CRC-32 checksum with len bytes of data and returns the updated
            // checksum … initial value … is also returned when buffer is specified as NULL".
            value = libdeflate_crc32(value, start, bytes.count)
        #else
            // crc32_z: "Update a running CRC-32 with the bytes buf[0..len-1] and return the updated CRC-32 … If buf is
            // Z_NULL, this function returns the required initial value for the crc".
            value = UInt32(crc32_z(UInt(value), start.assumingMemoryBound(to: UInt8.self), bytes.count))
        #endif
    }

    /// The value over all of `bytes`.
    public static func value(of bytes: [UInt8]) -> UInt32 {
        var crc = CRC32()
        bytes.withUnsafeBytes { crc.append($0) }
        return crc.value
    }
}
