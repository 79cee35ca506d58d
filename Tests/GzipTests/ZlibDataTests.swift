import Gzip
import Testing

@Suite("Data in the zlib format")
struct ZlibDataTests {
    /// `zlib.compress(b"camber" * 3)` of Python 3.11.
    private static let data: [UInt8] = [
        0x78, 0x9C, 0x4B, 0x4E, 0xCC, 0x4D, 0x4A, 0x2D, 0x4A, 0x46, 0x22, 0x01, 0x44, 0x6D, 0x07, 0x3F,
    ]

    private func inflated(_ data: [UInt8], size: Int) throws -> [UInt8] {
        try data.withUnsafeBytes { data in
            try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                try ZlibData.inflate(data, into: UnsafeMutableRawBufferPointer(buffer))
                count = size
            }
        }
    }

    @Test("What another program compressed is read")
    func reads() throws {
        #expect(try String(decoding: inflated(Self.data, size: 18), as: UTF8.self) == "cambercambercamber")
    }

    @Test("Another size than promised is an error", arguments: [0, 1, 17, 19, 1000])
    func size(size: Int) {
        #expect(throws: GzipError.self) { try inflated(Self.data, size: size) }
    }

    @Test("Data cut off anywhere are an error", arguments: 0..<16)
    func truncated(count: Int) {
        #expect(throws: GzipError.self) { try inflated(Array(Self.data[..<count]), size: 18) }
    }

    @Test("A wrong check is told in a sentence")
    func wrongCheck() {
        let error = #expect(throws: GzipError.self) { try inflated(Self.data.dropLast() + [0x40], size: 18) }
        #expect(error?.found == "damaged zlib data")
    }
}
