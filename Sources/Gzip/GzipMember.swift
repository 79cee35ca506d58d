#if canImport(CDeflate)
    internal import CDeflate
#endif

/// Gzip members (RFC 1952) whose bytes are all in memory, by libdeflate: faster than the streams of `Deflater` and
/// `Inflater`, and of the same format. Where libdeflate is not installed, by these.
public enum GzipMember {
    #if canImport(CDeflate)
        static let usesLibdeflate = true
    #else
        static let usesLibdeflate = false
    #endif

    /// The smallest and fastest of libdeflate's levels that is of use for files that are compressed once and seldom read.
    ///
    /// Real GPX files come out 5 % larger than with gzip's level 6, in a quarter of the time; level 2 saves 3 % for a
    /// third more of it.
    // 574 MB/s against 160 of zlib's level 6, 135 files of 0.1 MB, x86-64, libdeflate 1.14, 2026-11
    private static let level: Int32 = 1

    /// One member that holds `content`, without a name or a time; a version of libdeflate always makes the same of it.
    public static func holding(_ content: [UInt8]) -> [UInt8] {
        #if canImport(CDeflate)
            // libdeflate_alloc_compressor: "returns a pointer to the new compressor, or NULL if out of memory or if the
            // compression level is invalid". A compressor "is not safe to use by multiple threads concurrently".
            guard let compressor = libdeflate_alloc_compressor(level) else { preconditionFailure("out of memory") }
            defer { libdeflate_free_compressor(compressor) }
            let most = libdeflate_gzip_compress_bound(compressor, content.count)
            return [UInt8](unsafeUninitializedCapacity: most) { room, count in
                content.withUnsafeBytes { content in
                    // libdeflate_gzip_compress: "The return value is the compressed size in bytes, or 0 if the data
                    // could not be compressed to out_nbytes_avail bytes or fewer", which the bound rules out.
                    count = libdeflate_gzip_compress(
                        compressor, content.baseAddress, content.count, room.baseAddress, room.count)
                }
                precondition(count > 0, "compressed data are never longer than their bound")
            }
        #else
            return Deflater.data(of: content, level: 4)
        #endif
    }

    /// What `data` hold, where they are one sound member of no more than `size` bytes of content; `nil` where they are
    /// anything else, for `Inflater` to say what.
    ///
    /// No more memory is taken than the content needs, whatever the data say of themselves.
    static func content(of data: [UInt8], atMost size: Int) -> [UInt8]? {
        #if canImport(CDeflate)
            guard let claimed = claimedSize(of: data), claimed <= size else { return nil }
            // libdeflate_alloc_decompressor: "returns a pointer to the new decompressor, or NULL if out of memory".
            guard let decompressor = libdeflate_alloc_decompressor() else { preconditionFailure("out of memory") }
            defer { libdeflate_free_decompressor(decompressor) }
            var isWhole = false
            let content = [UInt8](unsafeUninitializedCapacity: claimed) { room, count in
                var taken = 0
                // libdeflate_gzip_decompress_ex: "pass NULL for actual_out_nbytes_ret. This makes [it] fail with
                // LIBDEFLATE_SHORT_OUTPUT if the data decompressed to fewer than the specified number of bytes"; "the
                // actual number of input bytes consumed is written to *actual_in_nbytes_ret". It tests CRC-32 and
                // length.
                let result = data.withUnsafeBytes { data in
                    var none: UInt8 = 0
                    return withUnsafeMutablePointer(to: &none) { none in
                        libdeflate_gzip_decompress_ex(
                            decompressor, data.baseAddress, data.count, room.baseAddress ?? none, room.count, &taken,
                            nil)
                    }
                }
                isWhole = result == LIBDEFLATE_SUCCESS && taken == data.count
                count = isWhole ? room.count : 0
            }
            return isWhole ? content : nil
        #else
            return nil
        #endif
    }

    /// The length that a member says its content has (RFC 1952, 2.3.1: ISIZE ends a member).
    ///
    /// `nil` where no deflate data expand so far (1 032:1), and where the header has a check of its own, which libdeflate
    /// passes over.
    private static func claimedSize(of data: [UInt8]) -> Int? {
        guard data.count >= 18, data.starts(with: [0x1F, 0x8B]), data[3] & 2 == 0 else { return nil }
        let size = data.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        return size / 1032 <= data.count ? size : nil
    }
}
