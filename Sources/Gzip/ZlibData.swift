internal import CZlib

#if canImport(CDeflate)
    internal import CDeflate
#endif

/// Data in the zlib format (RFC 1950) whose content's size is known beforehand, as other formats embed them.
public enum ZlibData {
    /// Decompresses all of `data` into `output`, which it must fill.
    public static func inflate(
        _ data: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(GzipError) {
        // zlib, slower, says what is wrong.
        if !isWhole(data, into: output) { try inflateByZlib(data, into: output) }
    }

    /// Whether sound data filled `output`; never without libdeflate.
    private static func isWhole(_ data: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Bool {
        #if canImport(CDeflate)
            guard let start = output.baseAddress else { return false }
            // libdeflate_alloc_decompressor: "returns a pointer to the new decompressor, or NULL if out of memory".
            guard let decompressor = libdeflate_alloc_decompressor() else { preconditionFailure("out of memory") }
            defer { libdeflate_free_decompressor(decompressor) }
            // libdeflate_zlib_decompress: "pass NULL for actual_out_nbytes_ret. This makes [it] fail with
            // LIBDEFLATE_SHORT_OUTPUT if the data decompressed to fewer than the specified number of bytes". It tests the
            // Adler-32.
            let result = libdeflate_zlib_decompress(
                decompressor, data.baseAddress, data.count, start, output.count, nil)
            return result == LIBDEFLATE_SUCCESS
        #else
            return false
        #endif
    }

    private static func inflateByZlib(
        _ data: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(GzipError) {
        var size = UInt(output.count)
        var empty: UInt8 = 0
        // uncompress: "destLen is the total size of the destination buffer, which must be large enough to hold the
        // entire uncompressed data … returns Z_OK if success, Z_MEM_ERROR if there was not enough memory, Z_BUF_ERROR if
        // there was not enough room in the output buffer, or Z_DATA_ERROR if the input data was corrupted or
        // incomplete".
        let status = withUnsafeMutablePointer(to: &empty) { empty in
            uncompress(
                output.baseAddress?.assumingMemoryBound(to: UInt8.self) ?? empty, &size,
                data.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt(data.count))
        }
        precondition(status != Z_MEM_ERROR, "out of memory while inflating")
        if status == Z_BUF_ERROR {
            throw GzipError(
                .damaged, at: 0, found: "zlib data of more than \(output.count) bytes", allowed: "that many")
        }
        guard status == Z_OK, Int(size) == output.count else {
            throw GzipError(
                .damaged, at: 0, found: status == Z_OK ? "zlib data of \(size) bytes" : "damaged zlib data",
                allowed: status == Z_OK ? "\(output.count)" : "undamaged data")
        }
    }
}
